import { type Finding, finding } from '../finding/finding.ts';
import type { Branch, Indicator, Instrument, Node, Tier } from '../rubric/instrument.ts';
import { clampedAt } from '../rubric/types/number.ts';
import { casesOf, SILENCE, type Tally, type Voices } from '../tally/cases.ts';
import type { TallyRow } from '../tally/tally.ts';
import { digestOnce } from '../tally/write.ts';
import { compareUtf8 } from '../text/order.ts';
import { isNumber, type Value } from './aggregate.ts';
import { type Alpha, krippendorff } from './agreement.ts';
import { bandAt } from './band.ts';
import type { Histogram } from './consensus.ts';
import { type Leaf, leavesOf } from './leaf.ts';
import { reaches, tolerance } from './tolerance.ts';
import { isLeaf, isLimb, type Limb, limbOf, type Reading, Tree } from './tree.ts';
import type { AssessedNode, Assessment, Case, CityAssessment, LeafDetail, Quadrant, Scores, State } from './types.ts';

export interface AssessOptions {
  readonly tier: Tier;
  readonly seed: number;
  /** What is known of a city besides answers; called once per city and period found in the tally. */
  readonly caseOf: (city: string, period: string) => Case;
  /** Cities to assess even if nobody answered yet, each in a period once. */
  readonly always: readonly Case[];
  /** Scores only: no agreement, no gains. */
  readonly figures?: boolean | undefined;
  /** What is kept of a city once it is scored: all of it where nothing is said. */
  readonly keep?: ((city: CityAssessment) => CityAssessment) | undefined;
}

/**
 * Scores every city and period of a tally (design: scoring). Pure: no clock, no files.
 * @param tally sorted, as TallyBuilder gives it; read a city at a time, and once more where its digest is asked for
 */
export function assess(instrument: Instrument, tally: Tally | readonly TallyRow[], options: AssessOptions): Assessment {
  const findings: Finding[] = [];
  let answers = 0;
  const cities = [...assessEach(instrument, tally, options, findings, (n) => (answers += n))];
  return { instrument, tier: options.tier, seed: options.seed, tallyDigest: digestOnce(tally), answers, cities, findings };
}

/**
 * The same, one city and period after another, in their order; nothing is held of those that have been handed over.
 * @param findings what there is to tell is put here @param onAnswers hears how many answers a city has
 */
export function* assessEach(
  instrument: Instrument,
  tally: Tally | readonly TallyRow[],
  options: AssessOptions,
  findings: Finding[],
  onAnswers: (n: number) => void = () => {},
): Generator<CityAssessment> {
  const limbs = [instrument.root, ...instrument.views.map((v) => v.root)].map((root) => limbOf(root, options.tier));
  const usual = targetsOf(instrument, new Map());
  const score = (known: Case, voices: Voices): CityAssessment => {
    const targets = known.targets.size === 0 ? usual : targetsOf(instrument, known.targets);
    const scored = new CityScorer(instrument, known, targets, voices, options, findings).score(limbs);
    return options.keep === undefined ? scored : options.keep(scored);
  };
  const waiting = [...options.always].sort(inOrder);
  for (const mine of 'cases' in tally ? tally.cases() : casesOf(tally)) {
    onAnswers(mine.answers);
    const { city, period } = mine;
    while (waiting.length > 0 && inOrder(waiting[0]!, { city, period }) < 0) yield score(waiting.shift()!, SILENCE);
    const known = waiting[0]?.city === city && waiting[0].period === period ? waiting.shift() : undefined;
    yield score(known ?? options.caseOf(city, period), mine.voices);
  }
  for (const known of waiting) yield score(known, SILENCE);
}

type InTime = Pick<Case, 'city' | 'period'>;
const inOrder = (a: InTime, b: InTime): number => compareUtf8(a.city, b.city) || compareUtf8(a.period, b.period);

/** The target of a leaf, first found: siapkota.yaml (indicator, nearest section, rubric), the indicator, the instrument. */
export function targetOf(
  indicator: Indicator,
  trail: readonly Branch[],
  targets: ReadonlyMap<string, number>,
  instrument: Instrument,
): number {
  for (const id of [indicator.id, ...trail.map((b) => b.id).reverse()]) {
    const target = targets.get(id);
    if (target !== undefined) return target;
  }
  return indicator.target ?? instrument.target;
}

/** The targets of all leaves. @param own targets by indicator, section or rubric that go before those of the instrument */
function targetsOf(instrument: Instrument, own: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  const walk = (branch: Branch, trail: readonly Branch[]): void => {
    for (const child of branch.children) {
      if (child.kind === 'indicator') targets.set(child.id, targetOf(child, trail, own, instrument));
      else walk(child, [...trail, child]);
    }
  };
  walk(instrument.root, [instrument.root]);
  return targets;
}

/** One city. Short-lived: made, asked for its tree and its views, thrown away. */
class CityScorer {
  readonly #instrument: Instrument;
  readonly #case: Case;
  readonly #tier: Tier;
  readonly #figures: boolean;
  readonly #leaf: (id: string) => Leaf;
  readonly #targets: ReadonlyMap<string, number>;
  readonly #findings: Finding[];
  readonly #headline: Reading;

  constructor(
    instrument: Instrument,
    known: Case,
    targets: ReadonlyMap<string, number>,
    voices: Voices,
    options: AssessOptions,
    findings: Finding[],
  ) {
    this.#instrument = instrument;
    this.#case = known;
    this.#tier = options.tier;
    this.#figures = options.figures === true;
    this.#findings = findings;
    this.#headline = instrument.headline;
    this.#targets = targets;
    this.#leaf = leavesOf(instrument, voices, known.profile, undefined, this.#figures);
  }

  score(limbs: readonly (Limb | undefined)[]): CityAssessment {
    const roots = [this.#instrument.root, ...this.#instrument.views.map((v) => v.root)];
    const planted = limbs.map((limb) => (limb === undefined ? undefined : this.#plant(limb)));
    const main = planted[0]?.tree;
    const gains = main === undefined || this.#figures ? new Map<string, Gain>() : this.#gains(main);
    const assessed = roots.map((root, i) => this.#branch(root, limbs[i], planted[i], gains));
    if (main !== undefined) this.#tell(main);
    return { case: this.#case, index: assessed[0]!, views: assessed.slice(1) };
  }

  #plant(limb: Limb): Planted {
    const tree = new Tree(limb, this.#leaf);
    const targetOf = (indicator: Indicator): number => this.#targets.get(indicator.id)!;
    return {
      tree,
      target: tree.revalued(this.#headline, (_score, indicator) => targetOf(indicator)),
      reached: tree.revalued(this.#headline, (score, indicator) => Math.min(score, targetOf(indicator))),
    };
  }

  /** Walks the model, not the limb, so that branches without leaves are shown too. */
  #branch(branch: Branch, limb: Limb | undefined, planted: Planted | undefined, gains: ReadonlyMap<string, Gain>): AssessedNode {
    const children = branch.children
      .filter((child) => child.kind !== 'indicator' || isLeaf(child, this.#tier))
      .map((child) => this.#child(child, limb, planted, gains));
    const agreement = this.#agreement(children);
    const computed = limb === undefined ? undefined : planted?.tree.compute(limb);
    if (computed === undefined || limb === undefined || planted === undefined || computed.applicable === 0) {
      const { id, kind, weight, aggregate } = branch;
      const notApplicable = computed === undefined ? 0 : 1;
      return { ...nothing('not-applicable'), id, kind, node: branch, weight, aggregate, children, leaf: null, agreement, notApplicable };
    }
    const { value, low, high, notApplicable } = computed;
    const coverage = computed.rated / computed.applicable;
    const state = this.#state(value.answered, coverage);
    const scores = (reading: Reading): Scores => {
      const known = value[reading];
      return { score: state === 'scored' && isNumber(known) ? known : null, low: low[reading], high: high[reading] };
    };
    const answered = scores('answered');
    const proven = scores('proven');
    const { target, gap } = this.#gapOf(limb, planted, state);
    // Written out, and in the order of an indicator's node: see there.
    return {
      id: branch.id,
      kind: branch.kind,
      node: branch,
      weight: branch.weight,
      aggregate: branch.aggregate,
      state,
      answered,
      proven,
      values: { answered: orNull(value.answered), proven: orNull(value.proven) },
      coverage,
      notApplicable,
      band: this.#band((this.#headline === 'proven' ? proven : answered).score),
      target,
      gap,
      children,
      leaf: null,
      agreement,
    };
  }

  #child(child: Node, limb: Limb | undefined, planted: Planted | undefined, gains: ReadonlyMap<string, Gain>): AssessedNode {
    if (child.kind === 'indicator') return this.#indicator(child, gains.get(child.id));
    const inner = limb?.parts.map((p) => p.node).find((n): n is Limb => isLimb(n) && n.branch === child);
    return this.#branch(child, inner, planted, gains);
  }

  #indicator(indicator: Indicator, gain: Gain | undefined): AssessedNode {
    const { answered, proven, detail } = this.#leaf(indicator.id);
    const applies = answered !== 'not-applicable';
    const shown = orNull(this.#headline === 'proven' ? proven : answered);
    const target = applies ? this.#targets.get(indicator.id)! : null;
    const one = scoresOf(answered);
    const other = proven === answered ? one : scoresOf(proven);
    // Written out: a country has tens of thousands of these, and spreading objects into one another costs more than scoring.
    return {
      id: indicator.id,
      kind: 'indicator',
      node: indicator,
      weight: indicator.weight,
      aggregate: null,
      state: isNumber(answered) ? 'scored' : answered,
      answered: one,
      proven: other,
      values: { answered: one.score, proven: other.score },
      coverage: applies ? (isNumber(answered) ? 1 : 0) : null,
      notApplicable: applies ? 0 : 1,
      band: this.#band(shown),
      target,
      gap: shown === null || target === null ? null : Math.max(0, target - shown),
      children: NO_CHILDREN,
      leaf: {
        indicator,
        respondents: detail.respondents,
        opinions: detail.opinions,
        decision: detail.decision,
        disputed: detail.disputed,
        setAside: detail.setAside,
        spread: detail.spread,
        cns: detail.cns,
        perception: detail.perception,
        extremes: detail.extremes,
        gain: gain?.gain ?? null,
        priority: gain?.priority ?? null,
        quadrant: gain?.quadrant ?? null,
      },
      agreement: NO_AGREEMENT,
    };
  }

  #state(value: Value, coverage: number): State {
    if (value === 'not-applicable') return 'not-applicable';
    if (value === 'missing') return 'missing';
    return reaches(coverage, this.#instrument.minimumCoverage, tolerance(this.#instrument.scale)) ? 'scored' : 'insufficient';
  }

  #band(score: number | null): number | null {
    return score === null ? null : bandAt(this.#instrument, score);
  }

  /** aggregate(targets) − aggregate(min(score, target)) over the rated leaves: a surplus pays for no gap elsewhere. */
  #gapOf(limb: Limb, { target: targetOf, reached: reachedOf }: Planted, state: State): { target: number | null; gap: number | null } {
    const target = orNull(targetOf(limb));
    if (state !== 'scored' || target === null) return { target, gap: null };
    const reached = orNull(reachedOf(limb));
    return { target, gap: reached === null ? null : Math.max(0, target - reached) };
  }

  /** What each leaf with a gap would add to the index if it reached its target, exactly, through every weight and aggregate. */
  #gains(tree: Tree): ReadonlyMap<string, Gain> {
    const gains = new Map<string, Gain>();
    const now = tree.valueOf(tree.root, this.#headline);
    for (const indicator of this.#instrument.indicators.values()) {
      if (!isLeaf(indicator, this.#tier)) continue;
      const value = this.#leaf(indicator.id)[this.#headline];
      const target = this.#targets.get(indicator.id);
      // Rounding noise below the target is no gap.
      if (!isNumber(value) || target === undefined || reaches(value, target, tolerance(this.#instrument.scale))) continue;
      const then = isNumber(now) ? tree.rootWith(indicator, this.#headline, target) : 'missing';
      const gain = isNumber(now) && isNumber(then) ? then - now : null;
      gains.set(indicator.id, {
        gain,
        priority: gain === null ? null : (gain * indicator.impact) / indicator.effort,
        quadrant: quadrantOf(indicator),
      });
    }
    return gains;
  }

  /** Krippendorff's alpha per group over the leaves below: ordinal over stepped types; interval where there are only numbers. */
  #agreement(children: readonly AssessedNode[]): ReadonlyMap<string, Alpha> {
    if (this.#figures) return NO_AGREEMENT;
    const below: LeafDetail[] = [];
    gatherLeaves(children, below);
    const isStepped = below.some((leaf) => leaf.indicator.type !== 'number');
    const units = new Map<string, Histogram[]>([...this.#instrument.groups.keys()].map((group) => [group, []]));
    for (const { indicator, opinions } of below) {
      if (isStepped && indicator.type === 'number') continue;
      for (const { group, n, histogram } of opinions) if (n > 0) units.get(group)!.push(histogram);
    }
    const found = new Map<string, Alpha>();
    for (const [group, rated] of units) if (rated.length > 0) found.set(group, krippendorff(rated, isStepped ? 'ordinal' : 'interval'));
    return found;
  }

  /** What a reader must be told: clamps that bite, ratings set aside, aggregates that cannot be formed. */
  #tell(tree: Tree): void {
    const { city, period } = this.#case;
    for (const indicator of this.#instrument.indicators.values()) {
      if (!isLeaf(indicator, this.#tier)) continue;
      const { detail } = this.#leaf(indicator.id);
      const place = { file: city };
      if (detail.setAside > 0)
        this.#findings.push(finding('assess/ratings-set-aside', place, { city, period, indicator: indicator.id, n: detail.setAside }));
      if (indicator.type !== 'number') continue;
      for (const value of detail.opinions.flatMap((o) => [...o.counts.keys()])) {
        const clamped = clampedAt(indicator, Number(value));
        if (clamped !== undefined)
          this.#findings.push(finding('assess/clamped', place, { city, period, indicator: indicator.id, value, ...clamped }));
      }
    }
    this.#tellBlocked(tree, tree.root);
  }

  #tellBlocked(tree: Tree, limb: Limb): void {
    const { city, period } = this.#case;
    const parts = limb.counting;
    for (const { node } of parts) if (isLimb(node)) this.#tellBlocked(tree, node);
    const { aggregate, id } = limb.branch;
    // A proven score is never the higher one, so that one which cannot be formed as answered cannot be as proven either.
    const reading = this.#headline;
    if (tree.compute(limb).value[reading] !== 'missing') return;
    const nameOf = (node: Limb | Indicator): string => (isLimb(node) ? node.branch.id : node.id);
    for (const { node } of parts) {
      const value = tree.valueOf(node, reading);
      if (isNumber(value) && value <= 0 && (aggregate === 'geometric' || aggregate === 'harmonic')) {
        this.#findings.push(
          finding('assess/not-positive', { file: city }, { city, period, node: id, leaf: nameOf(node), score: value, aggregate }),
        );
      }
      const begun = parts.some((p) => isNumber(tree.valueOf(p.node, reading)));
      if (aggregate === 'sum' && value === 'missing' && begun) {
        this.#findings.push(finding('assess/sum-incomplete', { file: city }, { city, period, node: id, leaf: nameOf(node) }));
      }
    }
  }
}

/** A tree in a city, with what its nodes are to reach and how much of that they have reached. */
interface Planted {
  readonly tree: Tree;
  readonly target: (node: Limb | Indicator) => Value;
  readonly reached: (node: Limb | Indicator) => Value;
}

interface Gain {
  readonly gain: number | null;
  readonly priority: number | null;
  readonly quadrant: Quadrant;
}

function quadrantOf({ impact, effort }: Indicator): Quadrant {
  if (impact >= 2) return effort >= 2 ? 'strategic' : 'quick-win';
  return effort >= 2 ? 'later' : 'fill-in';
}

function gatherLeaves(nodes: readonly AssessedNode[], into: LeafDetail[]): void {
  for (const { leaf, children } of nodes) {
    if (leaf === null) gatherLeaves(children, into);
    else into.push(leaf);
  }
}

const orNull = (value: Value): number | null => (isNumber(value) ? value : null);

const NO_CHILDREN: readonly AssessedNode[] = [];
const NO_AGREEMENT: ReadonlyMap<string, Alpha> = new Map();

function scoresOf(value: Value): Scores {
  const score = orNull(value);
  return score === null ? NO_SCORES : { score, low: score, high: score };
}

const NO_SCORES: Scores = { score: null, low: null, high: null };

/** A node about which nothing can be said in numbers. */
function nothing(
  state: 'missing' | 'not-applicable',
): Pick<AssessedNode, 'state' | 'answered' | 'proven' | 'values' | 'coverage' | 'notApplicable' | 'band' | 'target' | 'gap'> {
  return {
    state,
    answered: NO_SCORES,
    proven: NO_SCORES,
    values: { answered: null, proven: null },
    coverage: null,
    notApplicable: 0,
    band: null,
    target: null,
    gap: null,
  };
}
