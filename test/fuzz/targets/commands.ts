import fc from 'fast-check';
import { encodeFact } from '../../../src/answers/journal.ts';
import { freeze } from '../../../src/interview/snapshot.ts';
import { CITIES, EVIDENCE, INSTRUMENT, JSON_ROWS, LONG, MAP, RUBRIC, SETTINGS, SHEET, TALLY, WIDE } from '../support/bases.ts';
import { instrument } from '../support/instrument.ts';
import { joined, mutatedBytes, textInputs } from '../support/mutate.ts';
import { bytesOf, type Target, textOf } from '../support/target.ts';
import { hostileTexts } from '../support/texts.ts';
import { nasty } from '../support/words.ts';
import { play, type Scene } from '../support/world.ts';
import { bundleInputs, templateInputs, workbookInputs } from './archives.ts';

/** A scene as bytes, so that one that failed can be kept as a file. */
const pack = ({ argv, files }: Scene): Uint8Array =>
  bytesOf(
    JSON.stringify(
      { argv, files: Object.fromEntries(Object.entries(files).map(([name, b]) => [name, Buffer.from(b).toString('base64')])) },
      null,
      1,
    ),
  );
function unpack(bytes: Uint8Array): Scene {
  const { argv, files } = JSON.parse(textOf(bytes)) as { argv: string[]; files: Record<string, string> };
  return {
    argv,
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Uint8Array(Buffer.from(text, 'base64'))])),
  };
}

const READING = [
  'score',
  'score --format json',
  'score --format csv',
  'score --uncertainty',
  'status',
  'status --format json',
  'status --evidence',
  'status --letters out.letters',
  'report --format md',
  'report --format json',
  'report --out out.html',
  'report --out out.docx',
  'report --out out.xlsx',
  'report',
  'report --format csv',
  'explain index',
  'explain GOV-01 --format json',
  'plan',
  'tally',
  'validate',
  'validate --format json',
  'validate --format sarif --verbose',
  'form --respondent kominfo --out out.html',
  'form --respondent kominfo --out out.xlsx',
  'form --group pers --format xlsform --out out.xlsx',
  'form --all out.forms --format docx',
  'score --by province',
  'score --format xlsx --out out.xlsx',
  'score --format html --out out.html',
  'bundle out.zip',
  'compare',
  'diff method.yaml method.yaml',
  'migrate answers/kominfo.yaml',
  '',
  'report --annex out.annex',
];
const commandFor = (lines: readonly string[]): fc.Arbitrary<string[]> =>
  fc
    .tuple(fc.constantFrom(...lines), fc.constantFrom('id', 'en'))
    .map(([line, lang]) => [...line.split(' ').filter((w) => w !== ''), '--lang', lang]);

const scene = (name: string, inputs: fc.Arbitrary<Uint8Array>, lines: readonly string[]): fc.Arbitrary<Uint8Array> =>
  fc.tuple(inputs, commandFor(lines)).map(([bytes, argv]) => pack({ argv, files: { [name]: bytes } }));

const texts = (text: string): fc.Arbitrary<Uint8Array> => hostileTexts(text).map(bytesOf);

/** What an interview leaves behind: its journal, and the instrument as it was. */
const frozen = `.siapkota/instruments/${instrument.digest.replace('sha256:', '').slice(0, 32)}.json`;
const FACTS: readonly Record<string, unknown>[] = [
  {
    t: 'start',
    at: '2026-11-24T02:00:00.000Z',
    city: { id: '12.76', name: 'Kota' },
    period: '2026',
    tier: 'full',
    instrument: { id: instrument.id, version: instrument.version, digest: instrument.digest },
    respondent: { id: 'bappeda', group: 'opd', agency: 'bappeda', name: 'Bappeda' },
  },
  { t: 'answer', at: '2026-11-24T02:01:00.000Z', id: 'GOV-01', value: '3' },
  { t: 'note', at: '2026-11-24T02:02:00.000Z', id: 'GOV-01', text: 'catatan' },
];
const journalBytes = (facts: readonly Record<string, unknown>[]): Uint8Array => joined(...facts.map((fact, i) => encodeFact(i, fact)));
/** Checksums are right here, so that what the facts say gets read. */
const journals: fc.Arbitrary<Uint8Array> = fc.oneof(
  mutatedBytes(fc.constant(journalBytes(FACTS))),
  fc
    .array(
      fc.dictionary(
        fc.constantFrom('t', 'id', 'value', 'text', 'at', 'city', 'respondent', 'votes', 'instrument', 'documents', 'n'),
        fc.oneof(nasty, fc.constantFrom('start', 'answer', 'note', 'votes', 'GOV-01'), fc.jsonValue({ maxDepth: 2 })),
      ),
    )
    .map((facts) => journalBytes([...FACTS, ...facts])),
);

/** Whole commands in an assessment of which one file is hostile. */
export const commandTargets: readonly Target[] = [
  {
    name: 'command',
    what: 'whole commands in an assessment with one hostile file',
    inputs: fc.oneof(
      scene('siapkota.yaml', textInputs([SETTINGS]), READING),
      scene('method.yaml', textInputs([INSTRUMENT]), READING),
      scene('r.yaml', textInputs([RUBRIC]), READING),
      scene('answers/kominfo.yaml', textInputs([SHEET]), READING),
      scene('answers/table.csv', textInputs([WIDE, LONG, TALLY]), READING),
      scene('answers/rows.json', textInputs([JSON_ROWS]), READING),
      scene('answers/book.xlsx', workbookInputs, [
        'score',
        'ingest answers/book.xlsx',
        'ingest --dry-run --cells answers/book.xlsx',
        'validate',
      ]),
      scene('in.csv', textInputs([WIDE, LONG]), [
        'ingest in.csv',
        'ingest in.csv --dry-run',
        'ingest in.csv --tally',
        'ingest in.csv --format json',
        'score in.csv',
        'ingest in.csv --force --trust-proof',
      ]),
      scene('evidence.yaml', textInputs([EVIDENCE]), [
        'status --evidence',
        'score',
        'validate',
        'report --format md',
        'migrate evidence.yaml',
      ]),
      scene('cities.csv', textInputs([CITIES]), [
        'score --cities cities.csv',
        'report --cities cities.csv --format md',
        'score --cities cities.csv --by province',
      ]),
      scene('map.yaml', textInputs([MAP]), ['ingest --map map.yaml rows.csv', 'score --map map.yaml rows.csv']),
      scene('.siapkota/journal/bappeda_2026.jsonl', journals, ['score', 'status']),
      scene(
        '.siapkota/exchange.json',
        textInputs(['{"format":"siapkota/exchange@1","known":{"answers/kominfo.yaml":{"answers/GOV-01":["abc"]}}}']),
        ['bundle out.zip'],
      ),
      scene('baseline.json', textInputs([`{"format":"siapkota/baseline@1","findings":[{"fingerprint":"abc","code":"x","file":"y"}]}`]), [
        'validate --baseline baseline.json',
      ]),
      scene('in.zip', bundleInputs, [
        'bundle --open in.zip',
        'bundle --open in.zip --dry-run --format json',
        'bundle --open in.zip --dir new',
        'bundle --open in.zip --prefer bundle',
      ]),
    ),
    runs: 60,
    take: (bytes) => play(unpack(bytes)),
  },
  {
    name: 'texts',
    what: 'whole commands over sound files whose titles, names and notes are hostile',
    inputs: fc.oneof(
      scene('siapkota.yaml', texts(SETTINGS), READING),
      scene('method.yaml', texts(INSTRUMENT), READING),
      scene('r.yaml', texts(RUBRIC), READING),
      scene('answers/kominfo.yaml', texts(SHEET), READING),
      scene(
        'answers/names.csv',
        fc.array(nasty, { minLength: 8, maxLength: 8 }).map((w) => {
          const q = (t: string): string => `"${t.replaceAll('"', '""')}"`;
          return bytesOf(
            `city,city_name,province,period,respondent,respondent_name,group,agency,GOV-01,GOV-01/note,SEA,SEA/reason\n12.76,${q(w[0]!)},${q(w[1]!)},2026,${q(w[2]!)},${q(w[3]!)},opd,${q(w[4]!)},3,${q(w[5]!)},not-applicable,${q(w[6]!)}\n`,
          );
        }),
        READING,
      ),
      scene(
        'names.csv',
        fc.array(nasty, { minLength: 6, maxLength: 6 }).map((w) => {
          const q = (t: string): string => `"${t.replaceAll('"', '""')}"`;
          return bytesOf(
            `city,city_name,province,period,respondent,group,GOV-01,FREQ\n${q(w[0]!)},${q(w[1]!)},${q(w[2]!)},${q(w[3]!)},${q(w[4]!)},opd,3,monthly\n${q(w[5]!)},,,2026,a,pers,,never\n`,
          );
        }),
        [
          'score names.csv --instrument method.yaml',
          'score names.csv --instrument method.yaml --format json',
          'score names.csv --instrument method.yaml --format jsonl',
          'score names.csv --instrument method.yaml --format csv',
          'score names.csv --instrument method.yaml --format html --out out.html',
          'score names.csv --instrument method.yaml --format xlsx --out out.xlsx',
          'score names.csv --instrument method.yaml --uncertainty',
          'ingest names.csv --instrument method.yaml --out out.csv',
          'tally names.csv --instrument method.yaml',
          'score names.csv --instrument method.yaml --by province',
          'report names.csv --instrument method.yaml --format md',
          'score names.csv --instrument method.yaml --by province --format csv',
          'ingest names.csv --instrument method.yaml --tally',
        ],
      ),
    ),
    runs: 60,
    take: (bytes) => play(unpack(bytes)),
  },
  {
    name: 'template-fill',
    what: 'reports poured into hostile Word templates',
    inputs: scene('template.docx', templateInputs, [
      'report --template template.docx --out out.docx',
      'report --check-template template.docx',
    ]),
    runs: 20,
    take: (bytes) => play(unpack(bytes)),
  },
  {
    name: 'interview',
    what: 'kept instruments of interviews',
    inputs: fc
      .tuple(textInputs([freeze(instrument)]), commandFor(['score', 'status']))
      .map(([bytes, argv]) => pack({ argv, files: { [frozen]: bytes, '.siapkota/journal/bappeda_2026.jsonl': journalBytes(FACTS) } })),
    runs: 30,
    take: (bytes) => play(unpack(bytes)),
  },
];
