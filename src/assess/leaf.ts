import { indicatorsIn } from '../rubric/condition.ts';
import {
  type Condition,
  type EvidenceRule,
  type Group,
  type Indicator,
  type Instrument,
  PROOF_RANK,
  type Profile,
  type Proof,
} from '../rubric/instrument.ts';
import { extremesOf, scoreOf } from '../rubric/types/index.ts';
import { isMissingCode, type MissingCode } from '../rubric/vocabulary.ts';
import type { Said, Voices } from '../tally/cases.ts';
import type { Value } from './aggregate.ts';
import { consensusOf } from './agreement.ts';
import { holds, type Truth } from './applies.ts';
import { Bars, type Histogram, histogram } from './consensus.ts';
import { reaches, tolerance } from './tolerance.ts';
import type { Decision, GroupOpinion, LeafDetail } from './types.ts';

/** An indicator of one city: its two values, its extremes, and everything said about it. */
export interface Leaf {
  readonly indicator: Indicator;
  readonly answered: Value;
  readonly proven: Value;
  /** Lowest and highest score a missing answer could still bring, answered and proven. */
  readonly lowest: { readonly answered: number; readonly proven: number };
  readonly highest: number;
  readonly detail: Omit<LeafDetail, 'gain' | 'priority' | 'quadrant'>;
}

const NOTHING_ASSUMED: ReadonlyMap<string, number> = new Map();

/**
 * Steps 1 to 3 of scoring (from many answers to one value), and `when`.
 * Returns a function, because conditions ask for other indicators' scores in any order; each is worked out once.
 * `figures` leaves out how far people agree: spread, consensus and perception are null then.
 * `assumed` scores stand in for what is missing, with their proof in order: what would be if one more answer came in.
 */
export function leavesOf(
  instrument: Instrument,
  voices: Voices,
  profile: Profile,
  assumed: ReadonlyMap<string, number> = NOTHING_ASSUMED,
  figures = false,
): (id: string) => Leaf {
  const known = new Map<string, Leaf>();
  const visiting = new Set<string>();
  const leaf = (id: string): Leaf => {
    const found = known.get(id);
    if (found !== undefined) return found;
    if (instrument.indicators.get(id)?.when !== undefined) askedAbout(id);
    return make(id);
  };
  /** What a condition asks about is settled first, from a list and not by recursion: a chain may be as long as the instrument. */
  const askedAbout = (id: string): void => {
    const waiting = [id];
    const asking = new Set<string>();
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const when = known.has(top) ? undefined : instrument.indicators.get(top)?.when;
      const others = when === undefined ? [] : indicatorsIn(when).filter((o) => instrument.indicators.has(o) && !known.has(o));
      if (others.length === 0) {
        waiting.pop();
        if (top !== id && !known.has(top)) make(top);
      } else if (asking.has(top)) {
        throw new Error(`a circle through ${top}`);
      } else {
        asking.add(top);
        for (const other of others) waiting.push(other);
      }
    }
  };
  const make = (id: string): Leaf => {
    const indicator = instrument.indicators.get(id);
    // Circles are errors of the rubric and refused before scoring; this only keeps a caller's mistake from running for ever.
    if (indicator === undefined || visiting.has(id)) throw new Error(`no indicator ${id}, or a circle through it`);
    const applies = indicator.when === undefined ? true : isMet(id, indicator.when);
    const decided = decide(instrument, indicator, voices, applies !== false, figures);
    const score = decided.answered === 'missing' ? assumed.get(id) : undefined;
    const made = score === undefined ? decided : { ...decided, answered: score, proven: score };
    known.set(id, made);
    return made;
  };
  const isMet = (id: string, when: Condition): Truth => {
    visiting.add(id);
    const scoreOfOther = (other: string): Value => (instrument.indicators.has(other) ? leaf(other).answered : 'missing');
    const truth = holds(when, profile, scoreOfOther, instrument.scale);
    visiting.delete(id);
    return truth;
  };
  return leaf;
}

function decide(instrument: Instrument, indicator: Indicator, voices: Voices, applies: boolean, figures: boolean): Leaf {
  const opinions = opinionsOf(instrument, indicator, voices, figures);
  const { extremes, lowest } = knownOf(indicator, instrument);
  let respondents = 0;
  let isCalled = false;
  for (const o of opinions) {
    respondents += o.n;
    isCalled ||= o.missing.has('not-applicable');
  }
  const outcome = applies
    ? outcomeOf(instrument, opinions)
    : { answered: 'not-applicable' as const, proven: 'not-applicable' as const, decision: { by: 'condition' as const } };
  const agreement = applies && !figures ? agreementOf(instrument, opinions, extremes) : NO_AGREEMENT;
  return {
    indicator,
    answered: outcome.answered,
    proven: outcome.proven,
    lowest,
    highest: extremes[1],
    detail: {
      indicator,
      respondents: applies ? respondents : 0,
      opinions: applies ? opinions : NO_OPINIONS,
      decision: outcome.decision,
      disputed: applies && respondents > 0 && isCalled,
      setAside: applies ? 0 : respondents,
      spread: agreement.spread,
      cns: agreement.cns,
      perception: agreement.perception,
      extremes,
    },
  };
}

/** How far those agree who have no authority. */
function agreementOf(
  instrument: Instrument,
  opinions: readonly GroupOpinion[],
  [low, high]: readonly [number, number],
): Pick<LeafDetail, 'spread' | 'cns' | 'perception'> {
  const ordinary = opinions.filter((o) => instrument.groups.get(o.group)?.authority === undefined);
  const said = histogram(ordinary.flatMap((o) => o.histogram.map((bar): [number, number] => [bar.score, bar.n])));
  return {
    spread: said.length === 0 ? null : said.at(-1)!.score - said[0]!.score,
    cns: consensusOf(said, low, high),
    perception: widestDifference(ordinary, instrument),
  };
}

const NO_AGREEMENT = { spread: null, cns: null, perception: null };

/** The proven score of one answer: at or above `required_from` and with proof ranking below `counts` it is min(score, cap). */
export function provenScore(rule: EvidenceRule | undefined, score: number, proof: Proof): number {
  if (rule === undefined || score < rule.requiredFrom || PROOF_RANK[proof] >= PROOF_RANK[rule.counts]) return score;
  return Math.min(score, rule.cap);
}

/** An answer still to come may be a high one without proof, so its lowest proven score can lie below its lowest score. */
function lowestProven(rule: EvidenceRule | undefined, low: number, high: number): number {
  return rule === undefined || high < rule.requiredFrom ? low : Math.min(low, rule.cap);
}

function opinionsOf(instrument: Instrument, indicator: Indicator, voices: Voices, figures: boolean): GroupOpinion[] {
  const opinions: GroupOpinion[] = [];
  for (const group of instrument.groups.values()) {
    const said = voices(indicator.id, group.id);
    const opinion = said === undefined ? undefined : opinionOf(instrument, indicator, group, said, figures);
    if (opinion !== undefined) opinions.push(opinion);
  }
  return opinions;
}

const NO_OPINIONS: readonly GroupOpinion[] = [];
const NO_BARS: Histogram = [];
const NOTHING_MISSING: ReadonlyMap<MissingCode, number> = new Map();
const NOT_COUNTED: ReadonlyMap<string, number> = new Map();

/** Filled and asked in turn, never kept. */
const saidBars = new Bars();
const provenBars = new Bars();

/** @returns undefined where the group says nothing */
function opinionOf(
  instrument: Instrument,
  indicator: Indicator,
  group: Group,
  { statements, counts: times, from, to }: Said,
  figures: boolean,
): GroupOpinion | undefined {
  // Figures need no counts, but a clamp that bites is told by the value it bites.
  const counts = figures && indicator.type !== 'number' ? undefined : new Map<string, number>();
  let missing: Map<MissingCode, number> | undefined;
  const { evidence, within } = instrument;
  const { meaningOf } = knownOf(indicator, instrument);
  saidBars.clear();
  provenBars.clear();
  let isSilent = true;
  for (let at = from; at < to; at++) {
    const n = times[at]!;
    if (n === 0) continue;
    isSilent = false;
    const { value, proof } = statements[at]!;
    const meaning = meaningOf(value);
    if (typeof meaning === 'string') {
      missing ??= new Map();
      missing.set(meaning, (missing.get(meaning) ?? 0) + n);
      continue;
    }
    if (meaning === undefined) continue;
    counts?.set(value, (counts.get(value) ?? 0) + n);
    saidBars.add(meaning, n);
    if (evidence !== undefined) provenBars.add(provenScore(evidence, meaning, proof), n);
  }
  if (isSilent) return undefined;
  const value = saidBars.within(within) ?? null;
  const said = figures ? NO_BARS : saidBars.histogram();
  return {
    group: group.id,
    n: saidBars.total,
    value,
    proven: evidence === undefined ? value : (provenBars.within(within) ?? null),
    counts: counts ?? NOT_COUNTED,
    histogram: said,
    provenHistogram: figures || evidence === undefined ? said : provenBars.histogram(),
    missing: missing ?? NOTHING_MISSING,
  };
}

type MeaningOf = (value: string) => number | MissingCode | undefined;

/** What no answer changes. */
interface Known {
  readonly instrument: Instrument;
  readonly lowest: Leaf['lowest'];
  readonly extremes: readonly [number, number];
  /** What a value means, each once worked out: a country has millions of answers and few distinct ones. */
  readonly meaningOf: MeaningOf;
}

const known = new WeakMap<Indicator, Known>();

function knownOf(indicator: Indicator, instrument: Instrument): Known {
  const found = known.get(indicator);
  return found?.instrument === instrument ? found : learn(indicator, instrument);
}

function learn(indicator: Indicator, instrument: Instrument): Known {
  const { scale, evidence } = instrument;
  const values = new Map<string, number | MissingCode | undefined>();
  const meaningOf: MeaningOf = (value) => {
    const meaning = values.get(value);
    if (meaning !== undefined || values.has(value)) return meaning;
    if (values.size > 10_000) values.clear();
    const fresh = isMissingCode(value) ? value : scoreOf(indicator, value, scale);
    values.set(value, fresh);
    return fresh;
  };
  const extremes = extremesOf(indicator, scale);
  const [low, high] = extremes;
  const made = { instrument, extremes, lowest: { answered: low, proven: lowestProven(evidence, low, high) }, meaningOf };
  known.set(indicator, made);
  return made;
}

/** Steps 2 and 3: an authority decides; else the weighted mean of the groups that rated; else not applicable if anyone says so. */
function outcomeOf(instrument: Instrument, opinions: readonly GroupOpinion[]): { answered: Value; proven: Value; decision: Decision } {
  // The authority that speaks first, if any does, decides alone.
  let first: GroupOpinion | undefined;
  let deciding = Number.POSITIVE_INFINITY;
  let isCalled = false;
  for (const o of opinions) {
    const isOutside = o.missing.has('not-applicable');
    isCalled ||= isOutside;
    const { authority } = instrument.groups.get(o.group)!;
    if (authority === undefined || authority >= deciding || (o.value === null && !isOutside)) continue;
    first = o;
    deciding = authority;
  }
  let rating = 0;
  let weights = 0;
  const sum = { value: 0, proven: 0 };
  let one: GroupOpinion | undefined;
  const isOne = { value: true, proven: true };
  for (const o of opinions) {
    const { authority, weight: own } = instrument.groups.get(o.group)!;
    const counts = first === undefined ? authority === undefined && own > 0 : authority === deciding;
    if (o.value === null || !counts) continue;
    const weight = first === undefined ? own : 1;
    one ??= o;
    rating++;
    weights += weight;
    sum.value += weight * o.value;
    sum.proven += weight * o.proven!;
    if (o.value !== one.value) isOne.value = false;
    if (o.proven !== one.proven) isOne.proven = false;
  }
  if (one === undefined) {
    const value: Value = isCalled ? 'not-applicable' : 'missing';
    return { answered: value, proven: value, decision: first === undefined ? { by: 'nobody' } : { by: 'authority', group: first.group } };
  }
  // Groups that agree are not moved by the rounding of their weights.
  return {
    answered: isOne.value ? one.value! : sum.value / weights,
    proven: isOne.proven ? one.proven! : sum.proven / weights,
    decision: first === undefined ? decidedBy(instrument, opinions, rating) : { by: 'authority', group: first.group },
  };
}

const usual = new WeakMap<Instrument, Decision & { readonly by: 'groups' }>();

/** @param rating how many ordinary groups with a weight rate; in a country mostly all of them, so that one list of them serves nearly every leaf */
function decidedBy(instrument: Instrument, opinions: readonly GroupOpinion[], rating: number): Decision {
  const mayDecide = ({ authority, weight }: Group): boolean => authority === undefined && weight > 0;
  let all = usual.get(instrument);
  if (all === undefined) {
    all = { by: 'groups', groups: [...instrument.groups.values()].filter(mayDecide).map(({ id }) => id) };
    usual.set(instrument, all);
  }
  if (all.groups.length === rating) return all;
  const groups = opinions.filter((o) => o.value !== null && mayDecide(instrument.groups.get(o.group)!)).map((o) => o.group);
  return { by: 'groups', groups };
}

/** The two groups that see it most differently, if they do so by at least a quarter of the scale's width. */
function widestDifference(ordinary: readonly GroupOpinion[], instrument: Instrument): LeafDetail['perception'] {
  const { scale } = instrument;
  const rated = ordinary.filter((o): o is GroupOpinion & { value: number } => o.value !== null);
  if (rated.length < 2) return null;
  const low = rated.reduce((a, b) => (b.value < a.value ? b : a));
  const high = rated.reduce((a, b) => (b.value > a.value ? b : a));
  const difference = high.value - low.value;
  return reaches(difference, (scale.max - scale.min) / 4, tolerance(scale)) ? { low: low.group, high: high.group, difference } : null;
}
