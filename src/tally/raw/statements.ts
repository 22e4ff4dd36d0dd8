import type { ReadOptions } from '../../answers/read.ts';
import { readSheet } from '../../answers/sheet.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { Said } from './meaning.ts';

export type Scalar = string | number | boolean;

/** An answer as it stands in a sheet. */
export type Cell = readonly [id: string, value: Scalar];

/** A sheet of nothing but scalars: who speaks, and what. */
export interface PlainSheet {
  readonly city: string;
  readonly period: string;
  readonly group: string;
  readonly respondent: string;
  readonly facts: { readonly name: string | undefined; readonly province: string | undefined };
  /** Everything that decides what a cell of this sheet means, besides the cell. */
  readonly version: unknown;
  readonly agency: string | undefined;
  readonly answers: readonly Cell[];
}

/** How a manner reads cells, as far as they have been met; `careful` where there is something to tell about one. */
interface Manner {
  /** The group as the careful reader names it; undefined until anything said in this manner was understood. */
  group: string | undefined;
  /** By id, then by value. */
  readonly cells: Map<string, Map<Scalar, Statement | 'careful'>>;
}

/** What a cell means, with a number for counting it. */
export interface Statement {
  readonly said: Said;
  readonly number: number;
}

/** How cells were understood so far. Different cells that say the same are one statement. */
export class Understanding {
  readonly manners = new Map<string, Manner>();
  readonly statements = new Map<string, Statement>();

  manner(sheet: PlainSheet): Manner {
    const key = JSON.stringify([sheet.group, sheet.agency, sheet.version]);
    const manner = this.manners.get(key) ?? { group: undefined, cells: new Map() };
    this.manners.set(key, manner);
    return manner;
  }

  statement({ indicator, value, proof }: Said): Statement {
    const key = [indicator, value, proof].join('\u0000');
    const found = this.statements.get(key) ?? { said: { indicator, value, proof }, number: this.statements.size };
    this.statements.set(key, found);
    return found;
  }
}

/** @returns undefined where there is something to tell about an answer */
export function understand(
  sheet: PlainSheet,
  understanding: Understanding,
  instrument: Instrument,
  options: ReadOptions,
): { group: string; said: Statement[] } | undefined {
  const manner = understanding.manner(sheet);
  const fresh: Cell[] = [];
  const said: Statement[] = [];
  const look = (): boolean => {
    for (const cell of sheet.answers) {
      const found = manner.cells.get(cell[0])?.get(cell[1]);
      if (found === 'careful') return false;
      if (found === undefined) fresh.push(cell);
      else said.push(found);
    }
    return true;
  };
  if (!look()) return undefined;
  if (fresh.length > 0) {
    learn(sheet, fresh, manner, understanding, instrument, options);
    said.length = 0;
    if (!look()) return undefined;
  }
  return manner.group === undefined ? undefined : { group: manner.group, said };
}

/** Shows cells to the careful reader, all together and, where it has anything to tell, one by one. */
function learn(
  sheet: PlainSheet,
  cells: readonly Cell[],
  manner: Manner,
  understanding: Understanding,
  instrument: Instrument,
  options: ReadOptions,
): void {
  const { answers, findings, open, balance } = readSheet('-', probe(sheet, cells), instrument, options);
  const clean = findings.length === 0 && open.length === 0 && balance.rowsRefused === 0 && answers.length === cells.length;
  if (!clean && cells.length > 1) {
    for (const cell of cells) learn(sheet, [cell], manner, understanding, instrument, options);
    return;
  }
  cells.forEach(([id, value], i) => {
    const answer = clean ? answers[i] : undefined;
    if (answer !== undefined) manner.group = answer.group;
    const isPlain = answer?.n === 1;
    const values = manner.cells.get(id) ?? new Map<Scalar, Statement | 'careful'>();
    manner.cells.set(id, values);
    values.set(value, isPlain ? understanding.statement(answer) : 'careful');
  });
}

/** A sheet with a few cells of another: what is quoted in JSON is quoted in YAML. */
function probe({ city, group, agency, version }: PlainSheet, cells: readonly Cell[]): string {
  const quoted = JSON.stringify;
  return [
    `city: { id: ${quoted(city)} }`,
    `respondent: { id: x, group: ${quoted(group)}${agency === undefined ? '' : `, agency: ${quoted(agency)}`} }`,
    ...(version === undefined ? [] : [`instrument: ${quoted(version)}`]),
    'answers:',
    ...cells.map(([id, value]) => `  ${quoted(id)}: ${quoted(value)}`),
    '',
  ].join('\n');
}
