import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Balance, Reading } from '../../answers/answer.ts';
import { type Sheets, sheetsOf } from '../../answers/sheets.ts';
import { unexpectedRespondents } from '../../answers/unexpected.ts';
import type { Finding } from '../../finding/finding.ts';
import { type Collected, collect } from '../../tally/collect.ts';
import { catchUp, expand, given, readAll, renames, setValues } from '../inputs/inputs.ts';
import { openInputs, withOpened } from '../inputs/opened.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { isInside } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';

export interface IngestOptions {
  readonly set: readonly string[];
  readonly map: string | undefined;
  readonly encoding: 'windows-1252' | undefined;
  readonly trustProof: boolean;
  /** Values for what no column gives. */
  readonly city: string | undefined;
  readonly period: string | undefined;
  readonly group: string | undefined;
}

/** Everything the inputs hold, before anything is written. */
export interface Ingested {
  readonly readings: readonly Reading[];
  readonly collected: Collected;
  readonly findings: readonly Finding[];
  readonly source: (file: string) => string | undefined;
}

/**
 * Reads the inputs of an ingest. Inside an assessment its city and period hold for whatever does not say.
 * @param ownCityOnly answers for another city are refused: they would end up among the sheets of this one
 */
export async function readIngest(
  inputs: readonly string[],
  workspace: Workspace,
  options: IngestOptions,
  ownCityOnly: boolean,
  terminal: Terminal,
): Promise<Ingested> {
  const findings: Finding[] = [];
  const report = (f: Finding): void => {
    findings.push(f);
  };
  if (ownCityOnly) await catchUp(workspace, terminal);
  // What stands among the answers is there already: a folder around it does not mean it.
  const named = (await expand(inputs, terminal)).filter((path) => !ownCityOnly || alreadyThere([path], workspace).length === 0);
  const texts = new Map<string, string>();
  const { city, period, group } = options;
  const own = workspace.file;
  const set: Record<string, string> = {
    ...(own === undefined ? {} : given(own)),
    ...(city === undefined || city === own?.city ? {} : { city_name: '' }),
    ...defined({ city, period, group }),
    ...setValues(options.set, report, terminal),
  };
  const reading = {
    ...renames(options, workspace.instrument, report),
    set,
    trustProof: options.trustProof,
    onlyCity: ownCityOnly ? own?.city : undefined,
    people: new Map(workspace.expected.map((person) => [person.id, person])),
  };
  const opened = await openInputs(named, report, terminal);
  const readings = await withOpened(opened, () =>
    readAll(opened.paths, opened.bytes, workspace.instrument, reading, options.encoding, report, texts, terminal),
  );
  const collected = collect(readings);
  const all = [...workspace.findings, ...findings, ...collected.findings, ...unexpectedRespondents(collected.answers, workspace.expected)];
  return { readings, collected, findings: all, source: (file) => texts.get(file) ?? workspace.source(file) };
}

const defined = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** Inputs that stand among the assessment's answers already, where every command reads them. */
export function alreadyThere(inputs: readonly string[], { folder, file }: Workspace): readonly string[] {
  if (folder === undefined || file === undefined) return [];
  const answers = resolve(folder, file.answers);
  return inputs.filter((input) => input !== '-' && statSync(input, { throwIfNoEntry: false }) !== undefined && isInside(answers, input));
}

/** The sheets of what was read. */
export function toSheets({ collected, readings }: Ingested, workspace: Workspace): Sheets {
  const own = workspace.own;
  const cities = new Map(collected.cities);
  if (own !== undefined) {
    const named = cities.get(own.city);
    cities.set(own.city, { name: own.name ?? named?.name, province: own.province ?? named?.province });
  }
  const rowIds = new Map(readings.flatMap((r) => [...(r.rowIds ?? [])]));
  return sheetsOf(collected.answers, collected.open, workspace.instrument, cities, rowIds);
}

/** The balance once some answers found no place in a sheet. */
export function withRefused(balance: Balance, refused: number): Balance {
  return { ...balance, refused: balance.refused + refused, counted: balance.counted - refused };
}
