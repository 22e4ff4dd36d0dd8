import { readInput } from '../../src/answers/input.ts';
import { PLAIN_READING } from '../../src/answers/read.ts';
import { readAssessmentFacts, readAssessmentFile } from '../../src/answers/siapkota.ts';
import { unexpectedRespondents } from '../../src/answers/unexpected.ts';
import { applyVerdicts, readVerdicts } from '../../src/answers/verdicts.ts';
import { assess } from '../../src/assess/assess.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { Example } from '../../src/finding/rules/page.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { collect, tallyOf } from '../../src/tally/collect.ts';
import { instrumentFrom } from '../support/instrument.ts';

const METHOD = `id: kota-siap
version: 2.0.0
title: Kota Siap
languages: [id]
scale: { min: 1, max: 5, levels: { 1: Rintisan, 2: Terkelola, 3: Terdefinisi, 4: Terpadu, 5: Optimum } }
groups: { consensus: { title: Kesepakatan, authority: 1 }, opd: { title: Perangkat daerah }, press: { title: Pers } }
agencies: { dishub: Dinas Perhubungan, dinkes: Dinas Kesehatan }
profile: { coastal: { type: boolean, title: Pesisir } }
rubrics: [{ file: rubric.yaml }]
`;
const LEVELS = 'type: level, levels: { 1: loket, 2: formulir, 3: portal, 4: satu akun, 5: tanpa permohonan }';
const RUBRIC = `id: liv
version: 1.0.0
title: Kehidupan
sections:
  - id: s
    title: Layanan
    indicators:
      - { id: LIV-01, title: Portal layanan, ${LEVELS} }
      - { id: LIV-02, title: Cakupan air minum, type: number, unit: "%", range: [0, 100], goalposts: { worst: 0, best: 100 } }
      - { id: LIV-03, title: Pengguna harian, type: number, range: [0, 5000], goalposts: { worst: 0, best: 5000 } }
      - { id: LIV-04, title: Investasi, type: number, goalposts: { worst: 1, best: 1000, transform: log, clamp: false } }
      - { id: LIV-05, title: Puskesmas, weight: 0, owners: [dinkes], ${LEVELS} }
      - { id: LIV-06, title: Pelabuhan, when: { profile: coastal, is: true }, ${LEVELS} }
      - { id: LIV-07, title: Taman per kelurahan, type: number, goalposts: { worst: 0, best: 10 } }
      - { id: LIV-08, title: Jadwal, type: choice, options: [{ id: a, title: lisan, score: 0 }, { id: b, title: tertulis, score: 5 }] }
`;
const CITY = '12.70';
const SHEET = [
  'city: { id: "12.70" }',
  'period: "2026"',
  'respondent: { id: dishub, group: opd, agency: dishub }',
  'answers: { LIV-01: { value: 3, evidence: [{ file: evidence/perwal-12.pdf }] } }',
];
const SIAPKOTA = [
  'instrument: instrument.yaml',
  'city: { id: "12.70", name: Kota Contoh }',
  'period: "2026"',
  'profile: { coastal: false }',
  'respondents: [{ id: dishub, group: opd, agency: dishub }, { id: ruang, group: consensus }]',
];

const keyOf = (line: string): string => /^[\w-]+/.exec(line)?.[0] ?? '';
/** Lines of the example in the place of those with the same key. */
function over(common: readonly string[], lines: string): string {
  const own = new Set(lines.split('\n').map(keyOf));
  return `${[...common.filter((line) => !own.has(keyOf(line))), lines].join('\n')}\n`;
}

export const isAboutAnswers = ({ in: where }: Example): boolean =>
  ['answers', 'sheet', 'table', 'json-lines', 'siapkota', 'evidence'].includes(where);

/** An assessment of one city around the lines of an example. */
export function answerFiles(
  { in: where }: Example,
  lines: string,
): { readonly main: string; readonly files: Readonly<Record<string, string>> } {
  const sound = over(SHEET, '');
  const data = where === 'table' ? 'answers/data.csv' : where === 'json-lines' ? 'answers/data.jsonl' : 'answers/dishub.yaml';
  const indented = lines
    .split('\n')
    .map((l) => `  ${l}`)
    .join('\n');
  const text =
    where === 'answers'
      ? over(SHEET, `answers:\n${indented}`)
      : where === 'sheet'
        ? over(SHEET, lines)
        : where === 'table' || where === 'json-lines'
          ? `${lines}\n`
          : sound;
  const main = where === 'siapkota' ? 'siapkota.yaml' : where === 'evidence' ? 'evidence.yaml' : data;
  return {
    main,
    files: {
      [data]: text,
      'siapkota.yaml': where === 'siapkota' ? over(SIAPKOTA, lines) : over(SIAPKOTA, ''),
      'evidence.yaml': where === 'evidence' ? `verdicts:\n${indented}\n` : '',
    },
  };
}

/** Everything that reading, collecting and scoring say about it. */
export function lintAnswers(example: Example, lines: string): Finding[] {
  const { files } = answerFiles(example, lines);
  const findings: Finding[] = [];
  const report = (f: Finding): void => void findings.push(f);
  const instrument: Instrument = instrumentFrom({
    'instrument.yaml': over(METHOD.trimEnd().split('\n'), example.beside ?? ''),
    'rubric.yaml': RUBRIC,
  });
  const file = readAssessmentFile(new YamlSource('siapkota.yaml', files['siapkota.yaml']!), report);
  const facts = file === undefined ? undefined : readAssessmentFacts(file, instrument, report);
  const [data, text] = Object.entries(files).find(([name]) => name.startsWith('answers/'))!;
  // A table that names cities of its own is one of many cities, outside any assessment.
  const own = example.in === 'table' && lines.startsWith('city,');
  const named = /(^|,)(respondent)(,|$)/m.test(lines) || example.in !== 'table';
  const reading = readInput({ file: data, bytes: new TextEncoder().encode(text) }, instrument, {
    ...PLAIN_READING,
    ...(own ? {} : { set: { city: CITY, period: '2026', ...(named ? {} : { respondent: 'dishub' }) }, onlyCity: CITY }),
  });
  const { answers, findings: collected } = collect([reading]);
  findings.push(...collected);
  if (example.in !== 'table') findings.push(...unexpectedRespondents(answers, facts?.expected ?? []));
  if (example.in === 'evidence') {
    const source = new YamlSource('evidence.yaml', files['evidence.yaml']!);
    applyVerdicts(answers, readVerdicts(source, report), source, report);
  }
  const known = { profile: facts?.profile ?? new Map(), targets: facts?.targets ?? new Map() };
  const assessed = assess(instrument, tallyOf(answers), {
    tier: 'full',
    seed: 1,
    always: [],
    caseOf: (city, period) => ({ ...known, city, period }),
  });
  return [...findings, ...assessed.findings];
}
