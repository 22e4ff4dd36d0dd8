import { ANONYMOUS } from '../answers/table.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import type { Facts } from './facts.ts';

/** One who answered and is not anonymous, or a show of hands. */
export interface Respondent {
  readonly group: string;
  readonly id: string;
  readonly agency: string | undefined;
  readonly people: number;
  readonly rated: number;
  readonly missing: number;
  /** First day on which they answered, as written. */
  readonly taken: string | undefined;
}

/** People by group. A show of hands counts as the most hands that any one indicator got. */
export function peopleByGroup(f: Facts): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  if (f.tallyOnly) {
    for (const { leaf } of f.leaves) {
      for (const o of leaf.opinions) {
        const n = o.n + [...o.missing.values()].reduce((sum, m) => sum + m, 0);
        people.set(o.group, Math.max(people.get(o.group) ?? 0, n));
      }
    }
    return people;
  }
  const add = (group: string, n: number): void => {
    people.set(group, (people.get(group) ?? 0) + n);
  };
  for (const r of named(f)) add(r.group, r.people);
  const single = new Set<string>();
  const hands = new Map<string, Map<string, number>>();
  for (const a of f.answers) {
    if (!a.respondent.startsWith(ANONYMOUS)) continue;
    if (!a.counted) single.add(`${a.group}\u0000${a.respondent}`);
    else {
      const byIndicator = hands.get(a.group) ?? new Map<string, number>();
      byIndicator.set(a.indicator, (byIndicator.get(a.indicator) ?? 0) + a.n);
      hands.set(a.group, byIndicator);
    }
  }
  for (const key of single) add(key.slice(0, key.indexOf('\u0000')), 1);
  for (const [group, byIndicator] of hands) add(group, Math.max(...byIndicator.values()));
  return people;
}

export function named(f: Facts): readonly Respondent[] {
  const found = new Map<
    string,
    { first: Respondent; votes: Map<string, number>; rated: Set<string>; missing: Set<string>; taken: string | undefined }
  >();
  for (const a of f.answers) {
    if (a.respondent.startsWith(ANONYMOUS)) continue;
    const key = `${a.group}\u0000${a.respondent}`;
    const entry = found.get(key) ?? {
      first: { group: a.group, id: a.respondent, agency: a.agency, people: 1, rated: 0, missing: 0, taken: undefined },
      votes: new Map(),
      rated: new Set(),
      missing: new Set(),
      taken: undefined,
    };
    entry.votes.set(a.indicator, (entry.votes.get(a.indicator) ?? 0) + a.n);
    (isMissingCode(a.value) ? entry.missing : entry.rated).add(a.indicator);
    if (a.taken !== undefined && (entry.taken === undefined || a.taken < entry.taken)) entry.taken = a.taken;
    found.set(key, entry);
  }
  return [...found.values()].map(({ first, votes, rated, missing, taken }) => ({
    ...first,
    people: Math.max(1, ...votes.values()),
    rated: rated.size,
    missing: [...missing].filter((id) => !rated.has(id)).length,
    taken,
  }));
}
