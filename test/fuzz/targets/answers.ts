import fc from 'fast-check';
import { readRegister } from '../../../src/answers/cities.ts';
import { readInput } from '../../../src/answers/input.ts';
import { decodeJournal, encodeFact } from '../../../src/answers/journal.ts';
import { readMap } from '../../../src/answers/map.ts';
import { migrateText } from '../../../src/answers/migrate.ts';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import { readAssessmentFacts, readAssessmentFile } from '../../../src/answers/siapkota.ts';
import { applyVerdicts, readVerdicts } from '../../../src/answers/verdicts.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import { YamlSource } from '../../../src/rubric/source.ts';
import { collect, tallyOf } from '../../../src/tally/collect.ts';
import { CITIES, EVIDENCE, JSON_LINES, JSON_ROWS, KOBO, LONG, MAP, SETTINGS, SHEET, TALLY, WIDE } from '../support/bases.ts';
import { instrument } from '../support/instrument.ts';
import { joined, mutatedBytes, textInputs } from '../support/mutate.ts';
import { bytesOf, type Outcome, type Target, textOf } from '../support/target.ts';

/** Read, joined, counted, and the books balance. */
const answersIn =
  (file: string) =>
  (bytes: Uint8Array): Outcome => {
    const reading = readInput({ file, bytes }, instrument, PLAIN_READING);
    const { findings, balance: b, answers } = collect([reading]);
    for (const _ of tallyOf(answers));
    const adds = b.answersRead === b.counted + b.missing + b.refused + b.duplicates + b.setAside && b.rowsRefused <= b.rowsRead;
    const whole = Object.values(b).every((n) => Number.isSafeInteger(n) && n >= 0);
    return { findings, broken: adds && whole ? [] : [`the balance ${JSON.stringify(b)}`] };
  };

const yaml =
  (file: string, work: (source: YamlSource, report: (f: Finding) => void) => void) =>
  (bytes: Uint8Array): Outcome => {
    const source = new YamlSource(file, textOf(bytes));
    const findings: Finding[] = [...source.findings];
    if (source.data !== undefined) work(source, (f) => findings.push(f));
    return { findings };
  };

const judged = collect([readInput({ file: 'answers/kominfo.yaml', bytes: bytesOf(SHEET) }, instrument, PLAIN_READING)]).answers;
const sheetJson = JSON.stringify(new YamlSource('s.yaml', SHEET).data, null, 1);

const journal = joined(
  ...[
    { t: 'start', city: '12.76', name: 'Kota' },
    { t: 'answer', id: 'GOV-01', value: '3' },
    { t: 'votes', id: 'FREQ', votes: { never: 5, unknown: 2 } },
    { t: 'note', id: 'GOV-01', text: 'baris\nkedua ,"crc":"00000000"}' },
  ].map((fact, i) => encodeFact(i, fact)),
);

/** Answer files of every kind that is text, and the files beside them. */
export const answerTargets: readonly Target[] = [
  { name: 'sheet', what: 'answer sheets (YAML)', inputs: textInputs([SHEET]), runs: 300, take: answersIn('sheet.yaml') },
  { name: 'sheet-json', what: 'answer sheets (JSON)', inputs: textInputs([sheetJson]), runs: 200, take: answersIn('sheet.json') },
  {
    name: 'table',
    what: 'tables: wide, long, tally, exports of form tools; CSV, TSV; five encodings',
    inputs: textInputs([WIDE, LONG, TALLY, KOBO, WIDE.replaceAll(',', '\t'), WIDE.replaceAll('\n', '\r\n'), LONG.replaceAll(';', '|')]),
    runs: 400,
    take: answersIn('table.csv'),
  },
  {
    name: 'json-rows',
    what: 'rows as JSON, JSON lines, answers of interfaces',
    inputs: textInputs([JSON_ROWS, JSON_LINES]),
    runs: 200,
    take: answersIn('rows.json'),
  },
  {
    name: 'register',
    what: 'registers of cities',
    inputs: textInputs([CITIES]),
    runs: 200,
    take(bytes) {
      const findings: Finding[] = [];
      readRegister('cities.csv', bytes, instrument, (f) => findings.push(f));
      return { findings };
    },
  },
  {
    name: 'settings',
    what: 'siapkota.yaml',
    inputs: textInputs([SETTINGS]),
    runs: 200,
    take: yaml('siapkota.yaml', (source, report) => {
      const file = readAssessmentFile(source, report);
      if (file !== undefined) readAssessmentFacts(file, instrument, report);
    }),
  },
  {
    name: 'verdicts',
    what: 'evidence.yaml',
    inputs: textInputs([EVIDENCE]),
    runs: 150,
    take: yaml('evidence.yaml', (source, report) => {
      applyVerdicts(judged, readVerdicts(source, report), source, report);
    }),
  },
  {
    name: 'map',
    what: 'maps for ingest',
    inputs: textInputs([MAP]),
    runs: 150,
    take: yaml('map.yaml', (source, report) => readMap(source, report, instrument)),
  },
  {
    name: 'migrate',
    what: 'files for migrate',
    inputs: textInputs([SHEET, SETTINGS, EVIDENCE]),
    runs: 150,
    take(bytes) {
      migrateText(textOf(bytes), instrument);
      return {};
    },
  },
  {
    name: 'journal',
    what: 'journals of interviews',
    inputs: mutatedBytes(fc.constant(journal)),
    runs: 400,
    take(bytes) {
      const { length, torn, damagedLine } = decodeJournal(bytes);
      const whole = damagedLine !== undefined || length + (torn?.length ?? 0) === bytes.length;
      return { broken: whole ? [] : ['bytes were lost'] };
    },
  },
];
