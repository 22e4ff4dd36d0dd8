/** Numbers of the built-in formats that show a date or a time. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const BUILT_IN: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 49: '@' };

/** How a cell shows its number. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** The first section of the format's code, without colours, literals and padding; '' where nothing is known. */
  readonly code: string;
}

export const GENERAL: NumberFormat = { isDate: false, code: '' };

export function numberFormat(id: number, written: string | undefined): NumberFormat {
  if (written === undefined) return { isDate: BUILT_IN_DATES.has(id), code: BUILT_IN[id] ?? '' };
  const code = written
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .trim();
  return { isDate: /[ymdhs]/i.test(code.replace(/general|e[+-]/gi, '')), code };
}

/**
 * What a spreadsheet shows for a number: trailing and leading zeros of its format kept (35.1 as 35.10), per cent as per cent.
 * A format that is not one of digits shows the number as it is.
 */
export function shownNumber(value: number, { code }: NumberFormat): string {
  const found = /^(?:#,##)?([0#]*?)(0+)?(?:\.(0*)(#*))?(%)?$/.exec(code);
  if (code === '' || code === '@' || found === null) return plain(value);
  const [, , zeros = '', decimals = '', , percent] = found;
  const scaled = percent === undefined ? value : percentOf(value);
  const text = decimals === '' && code.includes('#') ? plain(scaled) : Math.abs(scaled).toFixed(Math.min(decimals.length, 20));
  if (text.includes('e')) return plain(value);
  const [whole = '', rest] = text.replace('-', '').split('.');
  return `${scaled < 0 ? '-' : ''}${whole.padStart(zeros.length, '0')}${rest === undefined ? '' : `.${rest}`}${percent ?? ''}`;
}

/** A share as per cent, without the noise of binary fractions: 0.07 is 7. */
export const percentOf = (share: number): number => Number((share * 100).toPrecision(15));

/** 15 significant digits, as spreadsheets keep them. */
export const plain = (value: number): string => String(Number(value.toPrecision(15)));

const DAY = 86_400_000;

/** A day count as an ISO date, with the time where there is one. The year 1900 has a 29th of February in spreadsheets. */
export function shownDate(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = Math.round(((days - 25_569) * DAY) / 1000) * 1000;
  const date = new Date(moment);
  if (Number.isNaN(date.getTime()) || serial < 0 || date.getUTCFullYear() > 9999) return plain(serial);
  const iso = date.toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return moment % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
