import { readMoment } from '../text/moment.ts';
import { normalise } from '../text/visible.ts';

/** Which of two numbers in 11/10/2026 is the day. */
export type DateOrder = 'day-first' | 'month-first' | 'either';

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'pebruari'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'ags', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov', 'nopember', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];
const ZONES: Readonly<Record<string, string>> = { z: 'Z', utc: 'Z', gmt: 'Z', wib: '+07:00', wita: '+08:00', wit: '+09:00' };

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=$|[\s,T])/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=$|[\s,T])/;
const DAY_MONTH = /^(\d{1,2})[\s.-]+([a-z]+)\.?[\s,.-]+(\d{4}|\d{2})(?=$|[\s,])/;
const MONTH_DAY = /^([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})(?=$|[\s,])/;
const TIME = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(?:(z|utc|gmt|wib|wita|wit)?\s*([+-]\d{1,2})?(?::?(\d{2}))?)$/;

/** Characters of the longest moment with a zone and a day's name. */
const LONGEST = 100;

/** Decides the order of a column from all its texts: 24/11 can only be a day first. Days first where nothing tells, as in Indonesia. */
export function dateOrder(texts: Iterable<string>): DateOrder {
  let order: DateOrder = 'either';
  for (const text of texts) {
    const found = NUMERIC.exec(text.trim());
    if (found === null) continue;
    if (Number(found[1]) > 12) return 'day-first';
    if (Number(found[2]) > 12) order = 'month-first';
  }
  return order;
}

/** Whether a text could be two dates. */
export function isEitherDate(text: string): boolean {
  const found = NUMERIC.exec(text.trim());
  return found !== null && Number(found[1]) <= 12 && Number(found[2]) <= 12 && Number(found[1]) !== Number(found[2]);
}

/**
 * A moment as forms and people write it, in the ISO form that sheets have: `24/11/2026 9.12`, `24 November 2026`,
 * `2026/11/24 9:12:00 AM GMT+7`, `8/20/25 12:51:45`. A zone is kept where one is given.
 */
export function readTaken(text: string, order: DateOrder): string | undefined {
  const plain = text.trim();
  if (plain.length > LONGEST) return undefined;
  if (readMoment(plain) !== undefined) return plain.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
  const words = normalise(plain).replace(
    /^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun),?\s+/,
    '',
  );
  const date = readDate(words, order);
  if (date === undefined) return undefined;
  const time = words.slice(date.length).replace(/^[\s,t]*(pukul|at|jam)?\s*/, '');
  const clock = time === '' ? '' : readTime(time);
  if (clock === undefined) return undefined;
  const iso = `${date.iso}${clock}`;
  return readMoment(iso) === undefined ? undefined : iso;
}

function readDate(text: string, order: DateOrder): { iso: string; length: number } | undefined {
  const made = (match: RegExpExecArray, year: string, month: number, day: number): { iso: string; length: number } | undefined => {
    const full = year.length === 2 ? `20${year}` : year;
    return month < 1 ? undefined : { iso: `${full}-${two(month)}-${two(day)}`, length: match[0].length };
  };
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) {
    const [a, b] = [Number(numeric[1]), Number(numeric[2])];
    return order === 'month-first' ? made(numeric, numeric[3]!, a, b) : made(numeric, numeric[3]!, b, a);
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return made(yearFirst, yearFirst[1]!, Number(yearFirst[2]), Number(yearFirst[3]));
  const worded = DAY_MONTH.exec(text);
  if (worded !== null) return made(worded, worded[3]!, monthNamed(worded[2]!), Number(worded[1]));
  const english = MONTH_DAY.exec(text);
  return english === null ? undefined : made(english, english[3]!, monthNamed(english[1]!), Number(english[2]));
}

function readTime(text: string): string | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const [, hour = '', minute = '', second, half, zone, offset, offsetMinutes] = found;
  let at = Number(hour);
  if (half !== undefined) {
    if (at < 1 || at > 12) return undefined;
    at = (at % 12) + (half === 'pm' ? 12 : 0);
  }
  const named = zone === undefined ? '' : ZONES[zone]!;
  const shift = offset === undefined ? named : `${offset[0]}${two(Number(offset.slice(1)))}:${offsetMinutes ?? '00'}`;
  return `T${two(at)}:${minute}:${second ?? '00'}${shift}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const monthNamed = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1;
