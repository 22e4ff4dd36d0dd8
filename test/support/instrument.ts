import { posix } from 'node:path';
import { assess } from '../../src/assess/assess.ts';
import { assessmentValue } from '../../src/assess/json.ts';
import {
  type AssessedNode,
  type Assessment,
  assessedNodes,
  type CityAssessment,
  findNode,
  type LeafDetail,
} from '../../src/assess/types.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { SourceFiles } from '../../src/rubric/files.ts';
import { type Instrument, PROOFS, type ProfileValue, type Proof, type Tier } from '../../src/rubric/instrument.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { mergeTallies, type TallyRow } from '../../src/tally/tally.ts';
import { compareUtf8 } from '../../src/text/order.ts';

/** A file system that is a map from file name to text. Paths use `/`; nothing outside the map exists. */
export function memoryFiles(map: Readonly<Record<string, string>>): SourceFiles {
  const files = new Map(Object.entries(map).map(([path, text]) => [posix.normalize(path), text]));
  const folderOf = (path: string): string => posix.dirname(posix.normalize(path));
  return {
    read(path) {
      const text = files.get(posix.normalize(path));
      return text === undefined ? { unreadable: 'missing', detail: 'not in the map' } : { text };
    },
    resolve: (from, relative) => posix.normalize(posix.join(posix.dirname(from), relative)),
    within(from, path) {
      const step = posix.relative(folderOf(from), posix.normalize(path));
      return step !== '..' && !step.startsWith('../') && !posix.isAbsolute(step);
    },
    folderOf,
    siblings: (path) => [...files.keys()].filter((name) => folderOf(name) === folderOf(path)).map((name) => posix.basename(name)),
  };
}

/** An instrument from files given as text. Throws, with every finding, where one of them is an error. */
export function instrumentFrom(map: Readonly<Record<string, string>>, path = 'instrument.yaml'): Instrument {
  const { instrument, findings } = loadInstrument(path, memoryFiles(map));
  const errors = findings.filter((f) => f.severity === 'error');
  if (instrument === undefined || errors.length > 0) {
    throw new Error(`the test's instrument does not load:\n${(errors.length > 0 ? errors : findings).map(show).join('\n')}`);
  }
  return instrument;
}

const show = (f: Finding): string =>
  `  ${f.place.file}:${f.place.line ?? '?'}:${f.place.col ?? '?'} ${f.severity} ${f.code} ${JSON.stringify(f.data)}`;

export const CITY = 'kota';
export const PERIOD = '2026';

/**
 * A sorted tally from rows such as `opd A 3`, `press A unknown x12`, `opd A 4 sent`, `opd C a+b x2 accepted`:
 * group, indicator, value, then in any order how many and the state of proof. Criteria are joined by `+`.
 * A first word with a slash names another city and period: `medan/2025 opd A 3`.
 */
export function tally(rows: readonly string[]): TallyRow[] {
  return mergeTallies([rows.map(readRow)]);
}

function readRow(row: string): TallyRow {
  const words = row.trim().split(/\s+/);
  const [city, period] = words[0]?.includes('/') ? (words.shift() as string).split('/') : [CITY, PERIOD];
  const [group, indicator, written, ...rest] = words;
  if (!city || !period || !group || !indicator || !written) throw new Error(`not a row of a test tally: ${row}`);
  let n = 1;
  let proof: Proof = 'none';
  for (const word of rest) {
    if (/^x\d+$/.test(word)) n = Number(word.slice(1));
    else if ((PROOFS as readonly string[]).includes(word)) proof = word as Proof;
    else throw new Error(`neither a count nor a state of proof: ${word} in ${row}`);
  }
  const value = /^[^+]+(\+[^+]+)+$/.test(written) ? written.split('+').sort(compareUtf8).join(' ') : written;
  return { city, period, group, indicator, value, proof, n };
}

export interface AssessSettings {
  readonly profile?: Readonly<Record<string, ProfileValue>>;
  readonly targets?: Readonly<Record<string, number>>;
  readonly tier?: Tier;
}

/** One city's assessment and shorthands to look into it. A node or leaf that is not there throws. */
export interface Assessed {
  readonly assessment: Assessment;
  readonly city: CityAssessment;
  readonly index: AssessedNode;
  readonly findings: readonly Finding[];
  node(id: string): AssessedNode;
  leaf(id: string): LeafDetail;
  /** A node of a view. */
  viewNode(view: string, id: string): AssessedNode;
  /** The published value, before it is text. */
  json(): Record<string, unknown>;
}

/** Assesses the one city that `tally` writes about, also where no row names it. */
export function assessOne(instrument: Instrument, rows: readonly string[] | readonly TallyRow[], settings: AssessSettings = {}): Assessed {
  const sorted = rows.every((r): r is string => typeof r === 'string') ? tally(rows) : mergeTallies([rows as readonly TallyRow[]]);
  const known = {
    city: CITY,
    period: PERIOD,
    profile: new Map(Object.entries(settings.profile ?? {})),
    targets: new Map(Object.entries(settings.targets ?? {})),
  };
  const assessment = assess(instrument, sorted, {
    tier: settings.tier ?? 'full',
    seed: 1,
    caseOf: (city, period) => ({ ...known, city, period }),
    always: [known],
  });
  const city = assessment.cities.find((c) => c.case.city === CITY && c.case.period === PERIOD)!;
  const find = (root: AssessedNode, id: string): AssessedNode => {
    const found = findNode(root, id);
    if (found === undefined) throw new Error(`no node ${id}; there are ${[...assessedNodes(root)].map((n) => n.id).join(' ')}`);
    return found;
  };
  return {
    assessment,
    city,
    index: city.index,
    findings: assessment.findings,
    node: (id) => find(city.index, id),
    leaf(id) {
      const { leaf } = find(city.index, id);
      if (leaf === null) throw new Error(`${id} is no leaf`);
      return leaf;
    },
    viewNode(view, id) {
      const root = city.views.find((v) => v.id === view);
      if (root === undefined) throw new Error(`no view ${view}`);
      return find(root, id);
    },
    json: () => assessmentValue(assessment, 'test'),
  };
}
