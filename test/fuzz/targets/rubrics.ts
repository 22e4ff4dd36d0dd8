import { loadInstrument } from '../../../src/rubric/load.ts';
import { memoryFiles } from '../../support/instrument.ts';
import { INSTRUMENT, RUBRIC, real } from '../support/bases.ts';
import { textInputs } from '../support/mutate.ts';
import { type Outcome, type Target, textOf } from '../support/target.ts';

const OVERLAY = `extends: base.yaml
id: lokal
version: 2.0.0
title: { id: Lokal, en: Local }
override: { GOV-01: { title: { id: Lain, en: Other }, weight: 3 }, r: { weight: 2 }, layanan: { aggregate: min } }
drop: [FREQ, SEA]
rubrics: [{ file: r2.yaml }]
target: 3
`;
const SECOND = RUBRIC.replace('id: r\n', 'id: r2\n').replaceAll(
  /\b(GOV-01|OLD-01|FREQ|SHARE|LOG|STEP|CHECK|WORDS|SEA|Q1|layanan|umum|dalam)\b/g,
  '$1-2',
);

const load = (path: string, files: Readonly<Record<string, string>>): Outcome => ({
  findings: loadInstrument(path, memoryFiles(files)).findings,
});

/** Files that a rubric author, perhaps a stranger, writes. */
export const rubricTargets: readonly Target[] = [
  {
    name: 'instrument',
    what: 'instruments (YAML)',
    inputs: textInputs([INSTRUMENT, real('rubrics/instrument.yaml').slice(0, 6000), OVERLAY]),
    runs: 60,
    take: (bytes) =>
      load('instrument.yaml', { 'instrument.yaml': textOf(bytes), 'r.yaml': RUBRIC, 'base.yaml': INSTRUMENT, 'r2.yaml': SECOND }),
  },
  {
    name: 'rubric',
    what: 'rubrics (YAML)',
    inputs: textInputs([RUBRIC, real('rubrics/smart-governance.yaml').slice(0, 12_000)]),
    runs: 60,
    take: (bytes) => load('instrument.yaml', { 'instrument.yaml': INSTRUMENT, 'r.yaml': textOf(bytes) }),
  },
  {
    name: 'overlay',
    what: 'overlays: instruments that extend instruments',
    inputs: textInputs([OVERLAY]),
    runs: 50,
    // It is also its own base where a slip names it so.
    take: (bytes) =>
      load('instrument.yaml', { 'instrument.yaml': textOf(bytes), 'base.yaml': INSTRUMENT, 'r.yaml': RUBRIC, 'r2.yaml': SECOND }),
  },
];
