import { NOTHING_READ, type Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import validateSheet from '../../answers/schema/sheet.validate.js';
import { readSheet } from '../../answers/sheet.ts';
import { ANONYMOUS } from '../../answers/table.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { YamlSource } from '../../rubric/source.ts';
import { isMissingCode, isUnanswered } from '../../rubric/vocabulary.ts';
import { readMoment } from '../../text/moment.ts';
import type { TallyRow } from '../tally.ts';
import type { About, Said } from './meaning.ts';

/** A sheet as text, or what made it none: that is for the careful reader to tell. */
export interface SheetText {
  readonly file: string;
  readonly text: string;
}

export interface CountedSheets {
  /** What was only counted, summed up. */
  readonly rows: readonly TallyRow[];
  /** One for each source, in their order: the careful reader's, or a balance and what the sheet says of its city. */
  readonly readings: readonly Reading[];
}

type Scalar = string | number | boolean;
type Raw = Readonly<Record<string, unknown>>;

/** A sheet of nothing but scalars: who speaks, and what. */
interface PlainSheet {
  readonly city: string;
  readonly period: string;
  readonly group: string;
  readonly respondent: string;
  readonly facts: { readonly name: string | undefined; readonly province: string | undefined };
  /** Everything that decides what a cell of this sheet means, besides the cell; and the same as the head of a sheet. */
  readonly manner: string;
  readonly head: string;
  readonly answers: readonly Cell[];
}

/** How a manner reads cells, as far as they have been met; `careful` where there is something to tell about one. */
interface Manner {
  /** The group as the careful reader names it; undefined until anything said in this manner was understood. */
  group: string | undefined;
  readonly cells: Map<string, Said | 'careful'>;
}

/**
 * Thousands of sheets, counted. A value that is met for the first time in its manner (group, agency, version) is put into a made-up sheet
 * and shown to the careful reader; where that has nothing to tell, the answer it makes of it is what the value means from then on. A
 * sheet with anything else in it is read carefully, and so are all sheets of a respondent who has several, since which of them counts is
 * decided there.
 * @param textOf the text of a source; undefined where it is no plain sheet @param careful reads a source the careful way
 */
export function countSheets<Source>(
  sources: readonly Source[],
  instrument: Instrument,
  options: ReadOptions,
  textOf: (source: Source) => SheetText | undefined,
  careful: (source: Source) => Reading,
): CountedSheets {
  const manners = new Map<string, Manner>();
  const readings: Reading[] = [];
  const counted = new Map<string, { at: number; about: About; said: readonly Said[] }>();
  const elsewhere = new Set<string>();
  const readCarefully = (source: Source): Reading => {
    const reading = careful(source);
    for (const answer of reading.answers) if (!answer.respondent.startsWith(ANONYMOUS)) elsewhere.add(keyOf(answer));
    return reading;
  };
  sources.forEach((source, at) => {
    const plain = plainSheet(source, textOf, instrument, options);
    const understood = plain === undefined ? undefined : understand(plain, manners, instrument, options);
    if (plain === undefined || understood === undefined) {
      readings.push(readCarefully(source));
      return;
    }
    const about = { city: plain.city, period: plain.period, group: understood.group };
    const key = keyOf({ ...about, respondent: plain.respondent });
    const other = counted.get(key);
    if (other !== undefined) {
      counted.delete(key);
      readings[other.at] = careful(sources[other.at]!);
      elsewhere.add(key);
    }
    if (elsewhere.has(key)) readings.push(careful(source));
    else {
      counted.set(key, { at, about, said: understood.said });
      readings.push(readingOf(plain, understood.said));
    }
  });
  // Whoever turned up in a careful sheet later on.
  for (const [key, { at }] of counted) {
    if (!elsewhere.has(key)) continue;
    counted.delete(key);
    readings[at] = careful(sources[at]!);
  }
  return { rows: sumUp([...counted.values()]), readings };
}

const keyOf = (who: { city: string; period: string; group: string; respondent: string }): string =>
  `${who.city}\u0000${who.period}\u0000${who.group}\u0000${who.respondent}`;

const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTextOrNone = (value: unknown): value is string | undefined => value === undefined || isText(value);

function plainSheet<Source>(
  source: Source,
  textOf: (source: Source) => SheetText | undefined,
  { formerly }: Instrument,
  { set, onlyCity }: ReadOptions,
): PlainSheet | undefined {
  const text = textOf(source);
  if (text === undefined) return undefined;
  const { data, findings } = new YamlSource(text.file, text.text);
  if (findings.length > 0 || !isMap(data) || !validateSheet(data)) return undefined;
  const { city, respondent, answers, period, taken, instrument: version, ...others } = data;
  if (Object.keys(others).length > 0 || !isMap(city) || !isMap(respondent) || !isMap(answers)) return undefined;
  if (!isText(city.id) || !isText(respondent.id) || !isText(respondent.group) || !isTextOrNone(period) || !isTextOrNone(taken))
    return undefined;
  if (!isTextOrNone(city.name) || !isTextOrNone(city.province) || !isTextOrNone(respondent.agency)) return undefined;
  if (onlyCity !== undefined && city.id !== onlyCity) return undefined;
  if (taken !== undefined && readMoment(taken) === undefined) return undefined;
  const list: Cell[] = [];
  for (const [id, value] of Object.entries(answers)) {
    if (value !== null && typeof value === 'object') return undefined;
    if (value !== null && (typeof value !== 'string' || !isUnanswered(value))) list.push([id, value as Scalar]);
    // A former name is told, also where nothing stands behind it.
    else if (formerly.has(id)) return undefined;
  }
  return {
    city: city.id,
    period: period ?? set.period ?? '',
    group: respondent.group,
    respondent: respondent.id,
    facts: { name: city.name ?? set.city_name, province: city.province ?? set.province },
    manner: JSON.stringify([respondent.group, respondent.agency, version]),
    head: [
      `city: { id: ${JSON.stringify(city.id)} }`,
      `respondent: { id: x, group: ${JSON.stringify(respondent.group)}${respondent.agency === undefined ? '' : `, agency: ${JSON.stringify(respondent.agency)}`} }`,
      ...(version === undefined ? [] : [`instrument: ${JSON.stringify(version)}`]),
      '',
    ].join('\n'),
    answers: list,
  };
}

const cellKey = (id: string, value: Scalar): string => `${id}\u0000${typeof value}\u0000${String(value)}`;

function understand(
  sheet: PlainSheet,
  manners: Map<string, Manner>,
  instrument: Instrument,
  options: ReadOptions,
): { group: string; said: Said[] } | undefined {
  let manner = manners.get(sheet.manner);
  if (manner === undefined) {
    manner = { group: undefined, cells: new Map() };
    manners.set(sheet.manner, manner);
  }
  const fresh = sheet.answers.filter(([id, value]) => !manner.cells.has(cellKey(id, value)));
  if (fresh.length > 0) learn(sheet, fresh, manner, instrument, options);
  const said: Said[] = [];
  for (const [id, value] of sheet.answers) {
    const found = manner.cells.get(cellKey(id, value))!;
    if (found === 'careful') return undefined;
    said.push(found);
  }
  return manner.group === undefined ? undefined : { group: manner.group, said };
}

type Cell = readonly [id: string, value: Scalar];

/** Shows cells to the careful reader, all together and, where it has anything to tell, one by one. */
function learn(sheet: PlainSheet, cells: readonly Cell[], manner: Manner, instrument: Instrument, options: ReadOptions): void {
  const { answers, findings, open, balance } = readSheet('-', probe(sheet, cells), instrument, options);
  const clean = findings.length === 0 && open.length === 0 && balance.rowsRefused === 0 && answers.length === cells.length;
  if (!clean && cells.length > 1) {
    for (const cell of cells) learn(sheet, [cell], manner, instrument, options);
    return;
  }
  cells.forEach(([id, value], i) => {
    const answer = clean ? answers[i] : undefined;
    if (answer !== undefined) manner.group = answer.group;
    const said = answer?.n === 1 ? { indicator: answer.indicator, value: answer.value, proof: answer.proof } : 'careful';
    manner.cells.set(cellKey(id, value), said);
  });
}

/** A sheet with a few cells of another: what is quoted in JSON is quoted in YAML. */
function probe({ head }: PlainSheet, cells: readonly Cell[]): string {
  return `${head}answers:\n${cells.map(([id, value]) => `  ${JSON.stringify(id)}: ${JSON.stringify(value)}\n`).join('')}`;
}

function readingOf({ city, facts }: PlainSheet, said: readonly Said[]): Reading {
  const missing = said.filter(({ value }) => isMissingCode(value)).length;
  return {
    answers: [],
    open: [],
    balance: { ...NOTHING_READ, rowsRead: 1, answersRead: said.length, counted: said.length - missing, missing },
    findings: [],
    cities: new Map([[city, facts]]),
  };
}

function sumUp(sheets: readonly { about: About; said: readonly Said[] }[]): TallyRow[] {
  const byAbout = new Map<string, { about: About; sums: Map<Said, number> }>();
  for (const { about, said } of sheets) {
    const key = `${about.city}\u0000${about.period}\u0000${about.group}`;
    const found = byAbout.get(key) ?? { about, sums: new Map<Said, number>() };
    byAbout.set(key, found);
    for (const one of said) found.sums.set(one, (found.sums.get(one) ?? 0) + 1);
  }
  return [...byAbout.values()].flatMap(({ about, sums }) => [...sums].map(([said, n]) => ({ ...about, ...said, n })));
}
