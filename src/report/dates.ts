/** Days since 1970-01-01 of a date that begins with YYYY-MM-DD; undefined for anything else. Source: Hinnant, chrono-compatible low-level date algorithms, days_from_civil. */
function dayNumber(iso: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (found === null) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** Days from one date to another, negative where `to` is earlier; undefined where one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const [first, second] = [dayNumber(from), dayNumber(to)];
  return first === undefined || second === undefined ? undefined : second - first;
}
