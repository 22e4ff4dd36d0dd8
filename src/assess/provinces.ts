import { csvText } from '../text/csv.ts';
import { compareUtf8 } from '../text/order.ts';
import type { Assessment, CityAssessment } from './types.ts';
import { quantile } from './uncertainty/interval.ts';

/** The cities of one province in one period, each counting once; scores by the headline reading. */
export interface Province {
  /** undefined for cities whose province nobody gives. */
  readonly province: string | undefined;
  readonly period: string;
  readonly cities: number;
  /** Cities whose index is a score; only these enter the figures. */
  readonly scored: number;
  readonly mean: number | null;
  /** Lowest, quarter, half, three quarters, highest (R type 7). */
  readonly quartiles: readonly [number, number, number, number, number] | null;
  readonly lowest: string | null;
  readonly highest: string | null;
  /** Mean gap of the scored cities that have a target. */
  readonly gap: number | null;
}

/** By province, then period, as UTF-8 bytes; cities without a province last. */
export function provincesOf({ cities, instrument }: Assessment): Province[] {
  const groups = new Map<string, CityAssessment[]>();
  for (const city of cities) {
    const key = JSON.stringify([city.case.province ?? null, city.case.period]);
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [city]);
    else found.push(city);
  }
  const made = [...groups.values()].map((members) => summary(members, instrument.headline));
  const order = (p: Province): string => (p.province === undefined ? '1' : `0${p.province}`);
  return made.sort((a, b) => compareUtf8(order(a), order(b)) || compareUtf8(a.period, b.period));
}

function summary(members: readonly CityAssessment[], reading: 'answered' | 'proven'): Province {
  const { province, period } = members[0]!.case;
  const scored = members
    .flatMap(({ case: c, index }) => (index[reading].score === null ? [] : [{ city: c.city, score: index[reading].score, gap: index.gap }]))
    .sort((a, b) => a.score - b.score || compareUtf8(a.city, b.city));
  const scores = scored.map((s) => s.score);
  const gaps = scored.flatMap((s) => (s.gap === null ? [] : [s.gap]));
  const at = (p: number): number => quantile(scores, p);
  return {
    province,
    period,
    cities: members.length,
    scored: scored.length,
    mean: meanOf(scores),
    quartiles: scored.length === 0 ? null : [at(0), at(0.25), at(0.5), at(0.75), at(1)],
    lowest: scored[0]?.city ?? null,
    highest: scored.at(-1)?.city ?? null,
    gap: meanOf(gaps),
  };
}

const meanOf = (list: readonly number[]): number | null => (list.length === 0 ? null : list.reduce((sum, x) => sum + x, 0) / list.length);

/** As plain data: siapkota/provinces@1. */
export function provincesValue(assessment: Assessment, product: string): Record<string, unknown> {
  const { instrument } = assessment;
  return {
    format: 'siapkota/provinces@1',
    product,
    instrument: { id: instrument.id, version: instrument.version, digest: instrument.digest },
    inputs: { tally: assessment.tallyDigest(), answers: assessment.answers },
    reading: instrument.headline,
    provinces: provincesOf(assessment).map((p) => ({ ...p, province: p.province ?? null })),
  };
}

export function provincesCsv(assessment: Assessment): string {
  const number = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n));
  const rows = provincesOf(assessment).map((p) => [
    p.province ?? '',
    p.period,
    String(p.cities),
    String(p.scored),
    number(p.mean),
    ...[0, 1, 2, 3, 4].map((i) => number(p.quartiles?.[i])),
    p.lowest ?? '',
    p.highest ?? '',
    number(p.gap),
  ]);
  const heads = ['province', 'period', 'cities', 'scored', 'mean', 'min', 'q1', 'median', 'q3', 'max', 'lowest', 'highest', 'gap'];
  return csvText([heads, ...rows]);
}
