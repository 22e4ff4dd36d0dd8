import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { readInput } from '../../../src/answers/input.ts';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import type { Kind } from '../../../src/bundle/manifest.ts';
import { planFile, type Version } from '../../../src/bundle/merge.ts';
import { openBundle } from '../../../src/bundle/open.ts';
import { packBundle, sumOf } from '../../../src/bundle/pack.ts';
import { isSafePath } from '../../../src/bundle/paths.ts';
import { checkTemplate } from '../../../src/report/template/check.ts';
import { collect } from '../../../src/tally/collect.ts';
import { bookParts, formula, shared, styled } from '../../answers/book.ts';
import { mutatedArchive } from '../support/archive.ts';
import { EVIDENCE, INSTRUMENT, LONG, RUBRIC, realBytes, SETTINGS, SHEET, TALLY, WIDE } from '../support/bases.ts';
import { instrument } from '../support/instrument.ts';
import { mutatedText } from '../support/mutate.ts';
import { bytesOf, type Target } from '../support/target.ts';

const HEADINGS = ['respondent', 'group', 'GOV-01', 'FREQ', 'SHARE', 'CHECK/a', 'LOG', 'taken'];
const workbook = bookParts([
  {
    name: 'Jawaban',
    rows: [
      HEADINGS,
      ['kominfo', 'opd', 4, 'monthly', styled(0.125, 3), true, formula('A1', '12'), styled(46000, 1)],
      ['koran', 'pers', shared(1), null, '12,5', 'ya', styled(3.1, 2), styled(46000.5, 5)],
    ],
    merges: ['A2:A3'],
  },
  {
    name: '_siapkota',
    state: 'veryHidden',
    rows: [
      ['instrument', 'kaya'],
      ['version', '1.0.0'],
    ],
  },
  {
    name: 'Long',
    rows: [
      ['respondent', 'group', 'indicator', 'value'],
      ['a', 'opd', 'GOV-01', 3],
    ],
  },
]);
const csvs = {
  'a.csv': bytesOf(WIDE),
  'b/c.csv': bytesOf(LONG),
  'd.yaml': bytesOf(SHEET),
  'e.json': strToU8('[{"GOV-01":3}]'),
  'f.txt': bytesOf('x'),
};

const FILES: readonly (readonly [path: string, kind: Kind, text: string])[] = [
  ['siapkota.yaml', 'settings', SETTINGS],
  ['model/instrument.yaml', 'model', INSTRUMENT],
  ['model/r.yaml', 'model', RUBRIC],
  ['answers/kominfo.yaml', 'answers', SHEET],
  ['answers/tally.csv', 'answers', TALLY],
  ['evidence.yaml', 'verdicts', EVIDENCE],
  ['evidence/perwal.pdf', 'evidence', '%PDF'],
];
const ABOUT = {
  product: 'siapkota 1',
  city: '12.76',
  period: '2026',
  instrument: { id: 'kaya', version: '1.0.0', digest: instrument.digest },
  known: new Map(),
};
const packed = (files: readonly (readonly [string, Kind, string])[]): Uint8Array =>
  packBundle(
    ABOUT,
    files.map(([path, kind, text]) => {
      const bytes = bytesOf(text);
      return { path, kind, sha256: sumOf(bytes), size: bytes.length, bytes };
    }),
  );
const soundParts = unzipSync(packed(FILES));

/** A bundle whose checksums are right, so that hostile texts and paths get further than the first look. */
const forged: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.nat(FILES.length - 1),
    fc.constantFrom(
      'answers/../../x.yaml',
      '../x.yaml',
      '/tmp/x.yaml',
      'answers/x.yaml',
      'answers/.siapkota/x.yaml',
      '.siapkota/x.yaml',
      'answers//x.yaml',
      'answers/\u202e.yaml',
      'ANSWERS/kominfo.yaml',
      'answers/con.yaml',
      `answers/${'x'.repeat(300)}.yaml`,
    ),
    fc.boolean(),
    mutatedText(FILES.map(([, , text]) => text)),
  )
  .map(([i, path, isRenamed, text]) => packed(FILES.map((file, j) => (j === i ? [isRenamed ? path : file[0], file[1], text] : file))));

export const bundleInputs: fc.Arbitrary<Uint8Array> = fc.oneof(mutatedArchive([soundParts]), forged);

/** What each file here looks like to a bundle that is opened over it. */
const here = (kind: Kind): Version => {
  const bytes = bytesOf(FILES.find(([, k]) => k === kind)![2].replaceAll('12', '13'));
  return { sha256: sumOf(bytes), bytes: () => bytes, name: 'here' };
};

const template = unzipSync(realBytes('examples/tebing-tinggi/template.docx'));

export const templateInputs = mutatedArchive([template]);
export const workbookInputs = mutatedArchive([workbook]);

/** Inputs that are archives. */
export const archiveTargets: readonly Target[] = [
  {
    name: 'workbook',
    what: 'workbooks (XLSX): parts, XML, damaged archives',
    inputs: workbookInputs,
    runs: 250,
    take: (bytes) => ({ findings: collect([readInput({ file: 'book.xlsx', bytes }, instrument, PLAIN_READING)]).findings }),
  },
  {
    name: 'packed',
    what: 'answers packed in a ZIP',
    inputs: mutatedArchive([csvs]),
    runs: 100,
    take: (bytes) => ({ findings: collect([readInput({ file: 'packed.zip', bytes }, instrument, PLAIN_READING)]).findings }),
  },
  {
    name: 'bundle',
    what: 'bundles, opened over an assessment',
    inputs: bundleInputs,
    runs: 150,
    take(bytes) {
      const { opened, findings } = openBundle('b.zip', bytes);
      const told = [...findings];
      const broken: string[] = [];
      for (const file of opened?.manifest.files ?? []) {
        if (!isSafePath(file.path, file.kind)) broken.push(`the path ${file.path}`);
        const there: Version = {
          sha256: file.sha256,
          bytes: file.included ? () => opened!.bytes(file) : undefined,
          name: `b.zip!${file.path}`,
        };
        for (const mine of [undefined, here(file.kind)])
          told.push(...planFile(file, mine, there, { here: undefined, there: opened!.manifest.known.get(file.path) }, undefined).findings);
      }
      return { findings: told, broken };
    },
  },
  {
    name: 'template',
    what: 'Word templates, checked',
    inputs: templateInputs,
    runs: 150,
    take: (bytes) => ({ findings: checkTemplate('template.docx', bytes).findings }),
  },
];
