import type { TallyRow } from './tally.ts';

/** What can be said about an indicator, with the state of its evidence. */
export type Statement = Pick<TallyRow, 'indicator' | 'value' | 'proof'>;

/** What one group of a city says about one indicator: each of `statements` from `from` to before `to` as often as `counts` tells; 0 where nobody does. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly counts: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

/** What each group says about each indicator, as far as it says anything. */
export type Voices = (indicator: string, group: string) => Said | undefined;

/** The tally of one city in one period. */
export interface CaseTally {
  readonly city: string;
  readonly period: string;
  /** Sum of n. */
  readonly answers: number;
  readonly voices: Voices;
}

/** A whole tally: its rows in the order of a tally file, or the same a city in a period at a time. Can be read again. */
export interface Tally extends Iterable<TallyRow> {
  readonly cases: () => Iterable<CaseTally>;
  /** Sum of n. */
  readonly answers: () => number;
}

/** @param rows sorted by city and period at least */
export function* casesOf(rows: Iterable<TallyRow>): Generator<CaseTally> {
  let mine: TallyRow[] = [];
  for (const row of rows) {
    if (mine.length > 0 && (mine[0]!.city !== row.city || mine[0]!.period !== row.period)) {
      yield caseOf(mine);
      mine = [];
    }
    mine.push(row);
  }
  if (mine.length > 0) yield caseOf(mine);
}

function caseOf(rows: readonly TallyRow[]): CaseTally {
  const { city, period } = rows[0]!;
  let answers = 0;
  for (const { n } of rows) answers += n;
  return { city, period, answers, voices: voicesOf(rows) };
}

/** Rows of one city in one period, put in their places. A sorted tally comes in runs of one group and indicator, so each place is looked up once. */
export function voicesOf(rows: Iterable<TallyRow>): Voices {
  const places = new Map<string, Map<string, Place>>();
  let last: TallyRow | undefined;
  let place: Place = { statements: [], counts: [] };
  for (const row of rows) {
    if (last?.indicator !== row.indicator || last.group !== row.group) place = placeOf(places, row);
    place.statements.push(row);
    place.counts.push(row.n);
    last = row;
  }
  return (indicator, group) => {
    const found = places.get(indicator)?.get(group);
    return found === undefined ? undefined : { ...found, from: 0, to: found.statements.length };
  };
}

interface Place {
  readonly statements: Statement[];
  readonly counts: number[];
}

function placeOf(places: Map<string, Map<string, Place>>, { indicator, group }: TallyRow): Place {
  const groups = places.get(indicator) ?? new Map<string, Place>();
  const place = groups.get(group) ?? { statements: [], counts: [] };
  places.set(indicator, groups.set(group, place));
  return place;
}

/** Nobody says anything. */
export const SILENCE: Voices = () => undefined;
