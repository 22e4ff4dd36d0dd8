import { tolerance } from '../../assess/tolerance.ts';
import type { AssessedNode, Assessment, CityAssessment, Interval } from '../../assess/types.ts';
import { quantile } from '../../assess/uncertainty/interval.ts';
import { rankOf } from '../../assess/uncertainty/ranks.ts';
import { type Lang, pick } from '../../text/lang.ts';
import { compareUtf8 } from '../../text/order.ts';
import { rangeOf } from '../comparison/verdict.ts';

/** One score among many: the index or one of its parts. Index 0 is the index, then the parts in the instrument's order. */
export interface Figure {
  /** null unless scored. */
  readonly score: number | null;
  /** As far as missing answers and, where it was asked for, disagreement could move it; null where nothing is known. */
  readonly range: Interval | null;
}

/** 1 for the highest of those that are scored; equal ones share a rank. */
export interface Place {
  readonly rank: number;
  readonly of: number;
}

export interface Standing {
  readonly city: CityAssessment;
  readonly name: string;
  readonly province: string | undefined;
  /** Title of its class, where the register gives one. */
  readonly group: string | undefined;
  readonly figures: readonly Figure[];
  /** Best and worst rank of the index that the ranges of all leave open. */
  readonly ranks: Interval | null;
  /** By figure; null where it is no score, undefined where the city has no province or class. */
  readonly places: readonly (Place | null)[];
  readonly inProvince: readonly (Place | null)[] | undefined;
  readonly inGroup: readonly (Place | null)[] | undefined;
}

/** The scored cities of a country, a province or a class: how many, and lowest, quarter, half, three quarters, highest of a figure. */
export interface Summary {
  readonly title: string | undefined;
  readonly cities: number;
  readonly scored: number;
  readonly quartiles: readonly [number, number, number, number, number] | null;
}

/** A country in one period. */
export interface Country {
  readonly assessment: Assessment;
  readonly lang: Lang;
  readonly period: string;
  /** Other periods of the inputs, which this page leaves out. */
  readonly otherPeriods: readonly string[];
  /** What the classes are: `Population class`; undefined where no fact tells classes apart. */
  readonly groupTitle: string | undefined;
  /** Titles of the index's parts. */
  readonly parts: readonly string[];
  /** Highest index first, those without a score last; equal ones by id. */
  readonly standings: readonly Standing[];
  /** A row a figure. */
  readonly distribution: readonly Summary[];
  readonly provinces: readonly Summary[];
  readonly groups: readonly Summary[];
}

/** Of several periods the last, as their names sort. */
export function countryOf(assessment: Assessment, lang: Lang): Country {
  const { instrument } = assessment;
  const tell = (t: Parameters<typeof pick>[0]): string => pick(t, lang, instrument.languages);
  const periods = [...new Set(assessment.cities.map((c) => c.case.period))].sort(compareUtf8);
  const period = periods.at(-1) ?? '';
  const cities = assessment.cities.filter((c) => c.case.period === period);
  const fact =
    instrument.profile.get('population_class') ??
    [...instrument.profile.values()].find((f) => f.type === 'choice' && new Set(cities.map((c) => c.case.profile.get(f.id))).size > 1);
  const groupOf = ({ case: c }: CityAssessment): string | undefined => {
    const value = fact === undefined ? undefined : c.profile.get(fact.id);
    const option = fact?.options.find((o) => o.id === value);
    return option === undefined ? undefined : tell(option.title);
  };
  const figures = new Map(cities.map((c) => [c, [c.index, ...c.index.children].map((n) => figureOf(n, instrument.headline))]));
  const slack = tolerance(instrument.scale);
  const all = ranking(cities, figures, slack);
  const provinces = grouped(cities, (c) => c.case.province);
  const groups = grouped(cities, groupOf);
  const within = (members: ReadonlyMap<string | undefined, readonly CityAssessment[]>): Ranked =>
    new Map([...members].flatMap(([key, list]) => (key === undefined ? [] : [...ranking(list, figures, slack)])));
  const [byProvince, byGroup] = [within(provinces), within(groups)];
  const open = openRanks(cities, figures, slack);
  const standings = cities.map((city): Standing => {
    const { name, city: id, province } = city.case;
    return {
      city,
      name: name ?? id,
      province,
      group: groupOf(city),
      figures: figures.get(city)!,
      ranks: city.rankInterval ?? open.get(city) ?? null,
      places: all.get(city)!,
      inProvince: byProvince.get(city),
      inGroup: byGroup.get(city),
    };
  });
  const of = (s: Standing): number => s.figures[0]!.score ?? Number.NEGATIVE_INFINITY;
  const summaries = (members: ReadonlyMap<string | undefined, readonly CityAssessment[]>): Summary[] =>
    [...members]
      .map(([title, list]) => summaryOf(title, list, (c) => figures.get(c)![0]!))
      .sort((a, b) => Number(a.title === undefined) - Number(b.title === undefined) || compareUtf8(a.title ?? '', b.title ?? ''));
  const titles = instrument.root.children.map((node) => tell(node.title));
  return {
    assessment,
    lang,
    period,
    otherPeriods: periods.slice(0, -1),
    groupTitle: fact === undefined ? undefined : tell(fact.title),
    parts: titles,
    standings: standings.sort((a, b) => (of(a) === of(b) ? compareUtf8(a.city.case.city, b.city.case.city) : of(b) - of(a))),
    distribution: [undefined, ...titles].map((title, i) => summaryOf(title, cities, (c) => figures.get(c)![i])),
    provinces: summaries(provinces),
    groups:
      fact === undefined
        ? []
        : inOrder(
            summaries(groups),
            fact.options.map((o) => tell(o.title)),
          ),
  };
}

/** Classes as the instrument lists them, from small to large rather than by letter; what has no class last. */
function inOrder(groups: readonly Summary[], titles: readonly string[]): Summary[] {
  const at = ({ title }: Summary): number => (title === undefined ? titles.length : titles.indexOf(title));
  return [...groups].sort((a, b) => at(a) - at(b));
}

function figureOf(node: AssessedNode, reading: 'answered' | 'proven'): Figure {
  const { score, low, high } = node[reading];
  return { score: node.state === 'scored' ? score : null, range: rangeOf({ score, low, high, interval: node.interval }) };
}

type Figures = ReadonlyMap<CityAssessment, readonly Figure[]>;
type Ranked = Map<CityAssessment, readonly (Place | null)[]>;

/** Places of some cities among themselves, by figure. */
function ranking(cities: readonly CityAssessment[], figures: Figures, slack: number): Ranked {
  const width = Math.max(0, ...cities.map((c) => figures.get(c)!.length));
  const sorted = Array.from({ length: width }, (_, i) => Float64Array.from(cities.flatMap((c) => figures.get(c)![i]?.score ?? [])).sort());
  return new Map(
    cities.map((c) => [
      c,
      figures.get(c)!.map(({ score }, i) => (score === null ? null : { rank: rankOf(score, sorted[i]!, slack), of: sorted[i]!.length })),
    ]),
  );
}

/** Best and worst rank that the ranges leave open; null where a city has none. */
function openRanks(cities: readonly CityAssessment[], figures: Figures, slack: number): Map<CityAssessment, Interval | null> {
  const scored = cities.flatMap((c) =>
    (figures.get(c)![0]!.score === null ? [] : (figures.get(c)![0]!.range ?? [])).length === 2 ? [c] : [],
  );
  const end = (k: 0 | 1): Float64Array => Float64Array.from(scored, (c) => figures.get(c)![0]!.range![k]).sort();
  const [lows, highs] = [end(0), end(1)];
  return new Map(
    scored.map((c) => {
      const [low, high] = figures.get(c)![0]!.range!;
      // Its own upper end may lie above its own lower end: it is not its own rival.
      return [c, [rankOf(high, lows, slack), rankOf(low, highs, slack) - (high > low + slack ? 1 : 0)]];
    }),
  );
}

function grouped(
  cities: readonly CityAssessment[],
  keyOf: (city: CityAssessment) => string | undefined,
): ReadonlyMap<string | undefined, readonly CityAssessment[]> {
  const found = new Map<string | undefined, CityAssessment[]>();
  for (const city of cities) {
    const members = found.get(keyOf(city));
    if (members === undefined) found.set(keyOf(city), [city]);
    else members.push(city);
  }
  return found;
}

function summaryOf(
  title: string | undefined,
  cities: readonly CityAssessment[],
  figureOfCity: (city: CityAssessment) => Figure | undefined,
): Summary {
  const scores = Float64Array.from(cities.flatMap((c) => figureOfCity(c)?.score ?? [])).sort();
  const at = (p: number): number => quantile(scores, p);
  return {
    title,
    cities: cities.length,
    scored: scores.length,
    quartiles: scores.length === 0 ? null : [at(0), at(0.25), at(0.5), at(0.75), at(1)],
  };
}
