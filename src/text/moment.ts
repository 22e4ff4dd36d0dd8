/** A moment as people write it in files, as milliseconds; without a time zone it is read as UTC, so that no machine reads it differently. */
export function readMoment(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text.trim(),
  );
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, milli, zone] = found;
  const number = (s: string | undefined): number => (s === undefined ? 0 : Number(s));
  const date = new Date(Date.UTC(number(year), number(month) - 1, number(day)));
  if (date.getUTCMonth() !== number(month) - 1 || number(hour) > 23 || number(minute) > 59) return undefined;
  const offset =
    zone === undefined || zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const part = milli === undefined ? 0 : Number(milli.padEnd(3, '0'));
  return date.getTime() + ((number(hour) * 60 + number(minute) - offset) * 60 + number(second)) * 1000 + part;
}
