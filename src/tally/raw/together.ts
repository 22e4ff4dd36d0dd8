import type { Answer } from '../../answers/answer.ts';
import { ANONYMOUS } from '../../answers/table.ts';
import { textOf } from './counter.ts';
import type { TableScan } from './scan.ts';

const keyOf = (who: { city: string; period: string; group: string }): string => `${who.city}\u0000${who.period}\u0000${who.group}`;

/**
 * Marks as doubtful every respondent of a scan who also answers elsewhere: in another scanned table, under another spelling of the same
 * city or group, or among answers that were read carefully. Whoever answers in one place under one name has been looked at already.
 */
export function doubtTogether(scans: readonly TableScan[], careful: readonly Answer[]): void {
  const shared = sharedKeys(scans, careful);
  if (shared.size === 0) return;
  const first = new Map<string, { scan: TableScan; respondent: number } | undefined>();
  for (const answer of careful) {
    const key = keyOf(answer);
    if (shared.has(key) && !answer.respondent.startsWith(ANONYMOUS)) first.set(`${key}\u0000${answer.respondent}`, undefined);
  }
  for (const scan of scans) {
    const { respondents } = scan.counter;
    for (let respondent = 0; respondent < respondents.size; respondent++) {
      const about = scan.meanings.identities[respondents.tag(respondent)];
      const key = about === undefined ? undefined : keyOf(about);
      if (key === undefined || !shared.has(key)) continue;
      const who = `${key}\u0000${textOf(respondents.text(respondent)).trim()}`;
      if (!first.has(who)) {
        first.set(who, { scan, respondent });
        continue;
      }
      scan.doubt(respondent);
      const other = first.get(who);
      other?.scan.doubt(other.respondent);
    }
  }
}

/** The (city, period, group) in which one respondent may stand in two places. */
function sharedKeys(scans: readonly TableScan[], careful: readonly Answer[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const scan of scans) {
    for (const about of scan.meanings.identities) {
      if (about === undefined) continue;
      const key = keyOf(about);
      if (seen.has(key) || scan.counter.untidy) shared.add(key);
      seen.add(key);
    }
  }
  for (const answer of careful) if (seen.has(keyOf(answer))) shared.add(keyOf(answer));
  return shared;
}
