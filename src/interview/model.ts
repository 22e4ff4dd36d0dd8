import type { ProofDocument } from '../answers/answer.ts';
import { isNumber, type Value } from '../assess/aggregate.ts';
import { holds } from '../assess/applies.ts';
import { histogram, within } from '../assess/consensus.ts';
import {
  type Branch,
  type Indicator,
  type Instrument,
  isAsked,
  isScored,
  type OpenQuestion,
  type Profile,
  type Proof,
  type Tier,
} from '../rubric/instrument.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { type Doc, type Entry, entryOf, isSettled } from './facts.ts';

/** One question of an interview and the branches above it: rubric, section, … */
export type Item = { readonly id: string; readonly trail: readonly Branch[] } & (
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'open'; readonly question: OpenQuestion }
);

/** What the same respondent said last time. */
export interface Prior {
  readonly period: string;
  readonly value?: string | undefined;
  readonly votes?: ReadonlyMap<string, number> | undefined;
  readonly note?: string | undefined;
}

/** What somebody else says about an indicator; shown side by side in a review. */
export interface Voice {
  readonly respondent: string;
  readonly name: string;
  readonly group: string;
  readonly value: string;
  readonly n: number;
  readonly note: string | undefined;
  readonly reason: string | undefined;
  readonly proof: Proof;
  readonly documents: readonly ProofDocument[];
}

export type Why = 'contested' | 'missing' | 'unproven';

/** Why an indicator is on the table of a review. */
export interface Case {
  readonly why: readonly Why[];
  readonly cns: number | null;
  readonly voices: readonly Voice[];
}

export interface Speaker {
  readonly respondent: string;
  readonly name: string | undefined;
  readonly group: string;
  readonly agency: string | undefined;
}

/** Everything an interview is about that does not change while it runs. */
export interface Model {
  readonly instrument: Instrument;
  readonly tier: Tier;
  readonly city: { readonly id: string; readonly name: string | undefined; readonly province: string | undefined };
  readonly period: string;
  readonly profile: Profile;
  readonly targets: ReadonlyMap<string, number>;
  readonly speaker: Speaker;
  readonly items: readonly Item[];
  readonly position: ReadonlyMap<string, number>;
  readonly prior: ReadonlyMap<string, Prior>;
  /** Scores of indicators that others answered: `when` may ask for them. */
  readonly elsewhere: ReadonlyMap<string, Value>;
  /** Set in a review. */
  readonly cases: ReadonlyMap<string, Case> | undefined;
}

export type ModelInput = Omit<Model, 'items' | 'position' | 'cases'> & {
  /** The order of a review; undefined in an ordinary interview. */
  readonly review?: readonly (readonly [id: string, about: Case])[] | undefined;
};

export function buildModel(input: ModelInput): Model {
  const { review, ...rest } = input;
  const all = itemsFor(input.instrument, input.speaker, input.tier);
  const items = review === undefined ? all : review.flatMap(([id]) => all.filter((item) => item.id === id));
  return {
    ...rest,
    items,
    position: new Map(items.map((item, i) => [item.id, i])),
    cases: review === undefined ? undefined : new Map(review),
  };
}

/**
 * What a respondent is asked, in the order of the rubric: indicators by the one rule (isAsked); open questions where the respondent is
 * asked an indicator of the same section or below it. The short form has no open questions.
 */
export function itemsFor(instrument: Instrument, speaker: Pick<Speaker, 'group' | 'agency'>, tier: Tier): Item[] {
  const walk = (branch: Branch, trail: readonly Branch[]): Item[] => {
    const here = branch === instrument.root ? trail : [...trail, branch];
    const below = branch.children.flatMap((child): Item[] => {
      if (child.kind !== 'indicator') return walk(child, here);
      return isAsked(child, speaker, instrument, tier) ? [{ id: child.id, kind: 'indicator', indicator: child, trail: here }] : [];
    });
    if (tier === 'core' || !below.some((item) => item.kind === 'indicator')) return below;
    return [...below, ...branch.open.map((question): Item => ({ id: question.id, kind: 'open', question, trail: here }))];
  };
  return walk(instrument.root, []);
}

/** The score that an entry stands for; undefined where it has none. */
export function scoreOfEntry(entry: Entry, indicator: Indicator, instrument: Instrument): Value {
  if (entry.votes !== undefined) {
    const scores = Object.entries(entry.votes).flatMap(([value, n]): [number, number][] => {
      const score = isMissingCode(value) || n === 0 ? undefined : scoreOf(indicator, value, instrument.scale);
      return score === undefined ? [] : [[score, n]];
    });
    return within(instrument.within, histogram(scores)) ?? ((entry.votes['not-applicable'] ?? 0) > 0 ? 'not-applicable' : 'missing');
  }
  if (entry.missing !== undefined) return entry.missing.code === 'not-applicable' ? 'not-applicable' : 'missing';
  return entry.value === undefined ? 'missing' : (scoreOf(indicator, entry.value, instrument.scale) ?? 'missing');
}

/** Whether a question is asked now: its `when` is not known to be false, with this respondent's answers first and the others' after them. */
export function isOpenTo(model: Model, doc: Doc, item: Item, above: readonly string[] = []): boolean {
  if (item.kind === 'open' || item.indicator.when === undefined) return true;
  return conditionOf(model, doc, item.indicator, above) !== false;
}

function conditionOf(model: Model, doc: Doc, indicator: Indicator, above: readonly string[]): boolean | 'unknown' {
  if (indicator.when === undefined) return true;
  const { instrument, profile } = model;
  const here = [...above, indicator.id];
  const score = (id: string): Value => {
    const other = instrument.indicators.get(id);
    if (other === undefined || here.includes(id)) return 'missing';
    if (conditionOf(model, doc, other, here) === false) return 'not-applicable';
    const own = doc.entries.get(id);
    if (own !== undefined && isSettled(own)) return scoreOfEntry(own, other, instrument);
    return model.elsewhere.get(id) ?? 'missing';
  };
  return holds(indicator.when, profile, score, instrument.scale);
}

/** How far an interview is. Open questions are counted apart: they may stay unsaid. */
export interface Progress {
  readonly asked: number;
  readonly settled: number;
  readonly open: readonly string[];
}

export function progressOf(model: Model, doc: Doc, items: readonly Item[] = model.items): Progress {
  const asked = items.filter((item) => isOpenTo(model, doc, item));
  const open = asked.filter((item) => !isSettled(entryOf(doc, item.id)));
  return { asked: asked.length, settled: asked.length - open.length, open: open.map((item) => item.id) };
}

/** Answers at or above the level that needs proof, without it. */
export function unprovenIn(model: Model, doc: Doc, items: readonly Item[] = model.items): string[] {
  const rule = model.instrument.evidence;
  if (rule === undefined) return [];
  return items.flatMap((item) => {
    if (item.kind === 'open' || !isScored(item.indicator) || !isOpenTo(model, doc, item)) return [];
    const entry = entryOf(doc, item.id);
    const score = scoreOfEntry(entry, item.indicator, model.instrument);
    const proven = entry.documents.some((d) => d.state === 'accepted' || (d.state === 'sent' && rule.counts === 'sent'));
    return isNumber(score) && score >= rule.requiredFrom && !proven ? [item.id] : [];
  });
}

/** The branches directly below the instrument that hold questions of this interview, with their questions. */
export function rubricsOf(model: Model): { branch: Branch; items: Item[] }[] {
  return groupBy(model.items, (item) => item.trail[0]);
}

/** The nearest sections, with their questions. */
export function sectionsOf(model: Model): { branch: Branch; items: Item[] }[] {
  return groupBy(model.items, (item) => item.trail.at(-1));
}

function groupBy(items: readonly Item[], of: (item: Item) => Branch | undefined): { branch: Branch; items: Item[] }[] {
  const groups = new Map<string, { branch: Branch; items: Item[] }>();
  for (const item of items) {
    const branch = of(item);
    if (branch === undefined) continue;
    const found = groups.get(branch.id);
    if (found === undefined) groups.set(branch.id, { branch, items: [item] });
    else found.items.push(item);
  }
  return [...groups.values()];
}
