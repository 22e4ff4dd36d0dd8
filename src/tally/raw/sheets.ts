import { NOTHING_READ, type Reading } from '../../answers/answer.ts';
import type { ReadOptions } from '../../answers/read.ts';
import validateSheet from '../../answers/schema/sheet.validate.js';
import { ANONYMOUS } from '../../answers/table.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { YamlSource } from '../../rubric/source.ts';
import { isMissingCode, isUnanswered } from '../../rubric/vocabulary.ts';
import { readMoment } from '../../text/moment.ts';
import { CanonicalSheets } from './canonical-sheet.ts';
import type { About } from './meaning.ts';
import type { SheetCounts } from './sorted.ts';
import { type Cell, type PlainSheet, type Scalar, type Statement, Understanding, understand } from './statements.ts';

/** A sheet as text, or what made it none: that is for the careful reader to tell. */
export interface SheetText {
  readonly file: string;
  readonly text: string;
}

export interface CountedSheets {
  /** What was only counted. */
  readonly counts: SheetCounts;
  /** One for each source, in their order: the careful reader's, or a balance and what the sheet says of its city. */
  readonly readings: readonly Reading[];
}

type Raw = Readonly<Record<string, unknown>>;

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
  const understanding = new Understanding();
  const alike = new CountedReadings();
  const canonical = new CanonicalSheets(instrument);
  const readings: Reading[] = [];
  const counted = new Map<string, { at: number; about: About; said: readonly Statement[] }>();
  const elsewhere = new Set<string>();
  const readCarefully = (source: Source): Reading => {
    const reading = careful(source);
    for (const answer of reading.answers) if (!answer.respondent.startsWith(ANONYMOUS)) elsewhere.add(keyOf(answer));
    return reading;
  };
  sources.forEach((source, at) => {
    const plain = plainSheet(source, textOf, canonical, instrument, options);
    const understood = plain === undefined ? undefined : understand(plain, understanding, instrument, options);
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
      readings.push(alike.of(plain, understood.said));
    }
  });
  // Whoever turned up in a careful sheet later on.
  for (const [key, { at }] of counted) {
    if (!elsewhere.has(key)) continue;
    counted.delete(key);
    readings[at] = careful(sources[at]!);
  }
  return { counts: sumUp(counted.values(), understanding), readings };
}

const keyOf = (who: { city: string; period: string; group: string; respondent: string }): string =>
  `${who.city}\u0000${who.period}\u0000${who.group}\u0000${who.respondent}`;

const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTextOrNone = (value: unknown): value is string | undefined => value === undefined || isText(value);

function plainSheet<Source>(
  source: Source,
  textOf: (source: Source) => SheetText | undefined,
  canonical: CanonicalSheets,
  { formerly }: Instrument,
  { set, onlyCity }: ReadOptions,
): PlainSheet | undefined {
  const text = textOf(source);
  if (text === undefined) return undefined;
  const quick = canonical.read(text.text);
  const data = quick?.head ?? wholeDocument(text);
  if (data === undefined) return undefined;
  const { city, respondent, answers, period, taken, instrument: version, ...others } = data;
  if (Object.keys(others).length > 0 || !isMap(city) || !isMap(respondent) || !isMap(answers)) return undefined;
  if (!isText(city.id) || !isText(respondent.id) || !isText(respondent.group) || !isTextOrNone(period) || !isTextOrNone(taken))
    return undefined;
  if (!isTextOrNone(city.name) || !isTextOrNone(city.province) || !isTextOrNone(respondent.agency)) return undefined;
  if (onlyCity !== undefined && city.id !== onlyCity) return undefined;
  if (taken !== undefined && readMoment(taken) === undefined) return undefined;
  const list = quick?.answers ?? saidIn(answers, formerly);
  if (list === undefined) return undefined;
  return {
    city: city.id,
    period: period ?? set.period ?? '',
    group: respondent.group,
    respondent: respondent.id,
    facts: { name: city.name ?? set.city_name, province: city.province ?? set.province },
    version,
    agency: respondent.agency,
    answers: list,
  };
}

/** The answers that say anything; undefined where one is more than a scalar, or told. */
function saidIn(answers: Raw, formerly: Instrument['formerly']): Cell[] | undefined {
  const list: Cell[] = [];
  for (const [id, value] of Object.entries(answers)) {
    if (value !== null && typeof value === 'object') return undefined;
    if (value !== null && (typeof value !== 'string' || !isUnanswered(value))) list.push([id, value as Scalar]);
    // A former name is told, also where nothing stands behind it.
    else if (formerly.has(id)) return undefined;
  }
  return list;
}

function wholeDocument({ file, text }: SheetText): Raw | undefined {
  const { data, findings } = new YamlSource(file, text);
  return findings.length > 0 || !isMap(data) || !validateSheet(data) ? undefined : data;
}

/** Readings of sheets that were only counted. Most of a city's are alike, and alike ones are one. */
class CountedReadings {
  readonly #known = new Map<string, Reading>();

  of({ city, facts }: PlainSheet, statements: readonly Statement[]): Reading {
    let missing = 0;
    for (const { said } of statements) if (isMissingCode(said.value)) missing++;
    const key = JSON.stringify([city, facts.name, facts.province, statements.length, missing]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = {
      answers: [],
      open: [],
      balance: { ...NOTHING_READ, rowsRead: 1, answersRead: statements.length, counted: statements.length - missing, missing },
      findings: [],
      cities: new Map([[city, facts]]),
    };
    this.#known.set(key, made);
    return made;
  }
}

/** Counts the statements of each city and group. One row of counters serves all, as most would hold few of the statements that there are. */
function sumUp(sheets: Iterable<{ about: About; said: readonly Statement[] }>, { statements }: Understanding): SheetCounts {
  const byAbout = new Map<string, { about: About; said: (readonly Statement[])[] }>();
  for (const { about, said } of sheets) {
    const key = `${about.city}\u0000${about.period}\u0000${about.group}`;
    const found = byAbout.get(key);
    if (found === undefined) byAbout.set(key, { about, said: [said] });
    else found.said.push(said);
  }
  const counts = new Float64Array(statements.size);
  const abouts = [...byAbout.values()].map(({ about, said }) => {
    const numbers: number[] = [];
    for (const list of said) for (const { number } of list) if (counts[number]!++ === 0) numbers.push(number);
    const own = Float64Array.from(numbers, (number) => counts[number]!);
    for (const number of numbers) counts[number] = 0;
    return { about, numbers: Int32Array.from(numbers), counts: own };
  });
  return { statements: [...statements.values()].map(({ said }) => said), abouts };
}
