import type { Proof } from '../rubric/instrument.ts';
import type { Lang } from '../text/lang.ts';
import type { Key, Line } from './edit.ts';
import { lineOf } from './edit.ts';
import { type Body, type Doc, entryOf, evolve, type Fact, isSettled } from './facts.ts';
import { type Item, isOpenTo, type Model } from './model.ts';
import { canVote, countsText, handsFor, pickFor } from './options.ts';
import type { ToastCode } from './toasts.ts';

/** What a person can do, whatever the face: a key in a terminal, a line in plain mode, a click in a form. */
export type Command =
  | { readonly c: 'digit'; readonly n: number }
  | { readonly c: 'move'; readonly d: number }
  | { readonly c: 'key'; readonly key: Key }
  | { readonly c: 'text'; readonly value: string }
  | { readonly c: 'paste'; readonly text: string }
  | { readonly c: 'attached'; readonly file: string | undefined; readonly sha256: string | undefined; readonly place?: string | undefined }
  | { readonly c: 'unattached'; readonly why: string }
  | { readonly c: Verb };

export type Verb =
  | 'confirm'
  | 'back'
  | 'next'
  | 'skip'
  | 'unknown'
  | 'na'
  | 'refused'
  | 'pending'
  | 'note'
  | 'evidence'
  | 'guide'
  | 'hands'
  | 'list'
  | 'sections'
  | 'nextOpen'
  | 'cancel'
  | 'quit'
  | 'keep'
  | 'lang'
  | 'save'
  | 'search'
  | 'delete'
  | 'toggle'
  | 'verdicts'
  | 'present'
  | 'pageUp'
  | 'pageDown'
  | 'add';

/** The answer being prepared; nothing of it is durable. */
export interface Pick {
  readonly cursor: number | undefined;
  readonly checked: ReadonlySet<string>;
  readonly line: Line;
  /** When the cursor last moved, for the guard against bursts of keys. */
  readonly at: number;
}

/** What a single line or a text is typed for. */
export type Field =
  | { readonly f: 'note' }
  | { readonly f: 'words' }
  | { readonly f: 'reason' }
  | { readonly f: 'due' }
  | { readonly f: 'present' }
  | { readonly f: 'proof-title' }
  | { readonly f: 'proof-file'; readonly title: string }
  /** A review's forced reason for the answer in `body`. */
  | { readonly f: 'why'; readonly body: readonly Body[] };

export type Menu =
  | { readonly m: 'range'; readonly value: string; readonly body: readonly Body[] }
  | { readonly m: 'point'; readonly values: readonly [string, string] }
  | { readonly m: 'none'; readonly body: readonly Body[] }
  | { readonly m: 'copy'; readonly title: string; readonly path: string }
  | {
      readonly m: 'state';
      readonly title: string;
      readonly file: string | undefined;
      readonly sha256: string | undefined;
      readonly states: readonly Proof[];
    }
  | { readonly m: 'verdict'; readonly index: number; readonly states: readonly Proof[] }
  | { readonly m: 'over'; readonly body: readonly Body[] };

/** What lies over the question; `under` is what it came out of and goes back to. */
export type Over =
  | { readonly at: 'line'; readonly field: Field; readonly line: Line; readonly under?: Over | undefined }
  | { readonly at: 'menu'; readonly menu: Menu; readonly cursor: number | undefined }
  | { readonly at: 'list'; readonly cursor: number; readonly query: Line; readonly searching: boolean }
  | { readonly at: 'sections'; readonly cursor: number }
  /** The guide to a question, or with `keys` the list of keys. */
  | { readonly at: 'guide'; readonly scroll: number; readonly keys?: boolean; readonly under?: Over | undefined }
  | { readonly at: 'hands'; readonly row: number; readonly counts: ReadonlyMap<string, string>; readonly closed: boolean }
  | { readonly at: 'evidence'; readonly cursor: number }
  | { readonly at: 'verdicts'; readonly cursor: number }
  /** The state of a section or rubric, or of everything where `branch` is undefined, and where to go from there. */
  | { readonly at: 'summary'; readonly branch: string | undefined; readonly next: number | undefined; readonly scroll: number };

export interface Toast {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly code: ToastCode;
  readonly args: readonly string[];
}

export interface Who {
  readonly by: string;
  readonly session: number;
}

export interface Session {
  readonly model: Model;
  readonly doc: Doc;
  readonly lang: Lang;
  readonly who: Who;
  readonly pos: number;
  readonly trail: readonly number[];
  readonly pick: Pick;
  readonly over: Over | undefined;
  readonly toast: Toast | undefined;
  readonly shownAt: number;
  /** A digit saves at once. */
  readonly fast: boolean;
  /** Counts of a show of hands stay hidden until the round is closed. */
  readonly secret: boolean;
  /** Every question begins as a show of hands. */
  readonly handsFirst: boolean;
  /** Whether keys come from a keyboard and so may bounce. */
  readonly guard: boolean;
  /** The person has asked to leave. */
  readonly quit: boolean;
}

/** What the shell must do outside the engine before the interview can go on: copy a file, or take its checksum where it lies. */
export interface Request {
  readonly r: 'attach';
  readonly path: string;
  readonly how: 'copy' | 'refer';
}

export interface Outcome {
  readonly session: Session;
  readonly facts: readonly Fact[];
  readonly request?: Request | undefined;
}

export interface Setting {
  readonly lang: Lang;
  readonly by: string;
  readonly fast?: boolean;
  readonly secret?: boolean;
  readonly handsFirst?: boolean;
  readonly guard?: boolean;
}

/** A session at the question with a half-typed text, else at the first open one, else at the summary. */
export function begin(model: Model, doc: Doc, setting: Setting, now: number): Session {
  const drafted = model.items.findIndex((item) => entryOf(doc, item.id).drafts.size > 0);
  const first = drafted !== -1 ? drafted : (nextOpenFrom(model, doc, -1) ?? 0);
  const blank: Session = {
    model,
    doc,
    lang: setting.lang,
    who: { by: setting.by, session: doc.session },
    pos: first,
    trail: [],
    pick: { cursor: undefined, checked: new Set(), line: lineOf(''), at: now },
    over: undefined,
    toast: undefined,
    shownAt: now,
    fast: setting.fast === true,
    secret: setting.secret === true,
    handsFirst: setting.handsFirst === true,
    guard: setting.guard !== false,
    quit: false,
  };
  const started = goTo(blank, first, now, false);
  const everything = drafted === -1 && model.items.length > 0 && nextOpenFrom(model, doc, -1) === undefined;
  return everything ? { ...started, over: { at: 'summary', branch: undefined, next: undefined, scroll: 0 } } : started;
}

export const itemAt = (s: Session): Item => s.model.items[s.pos]!;

/** Facts that happened now, laid over the document. */
export function happen(s: Session, bodies: readonly Body[], now: number): Outcome {
  const at = new Date(now).toISOString();
  const facts = bodies.map((body): Fact => ({ ...body, at, ...s.who }));
  return { session: { ...s, doc: facts.reduce(evolve, s.doc) }, facts };
}

/** The next question after a position that is asked and not settled, not skipped first; skipped ones come last. */
export function nextOpenFrom(model: Model, doc: Doc, from: number): number | undefined {
  const open = (i: number): boolean => !isSettled(entryOf(doc, model.items[i]!.id)) && isOpenTo(model, doc, model.items[i]!);
  const fresh = (i: number): boolean => open(i) && !entryOf(doc, model.items[i]!.id).skipped;
  const order = model.items.map((_, i) => i);
  const after = [...order.slice(from + 1), ...order.slice(0, Math.max(0, from))];
  return order.slice(from + 1).find(fresh) ?? after.find(fresh) ?? after.find(open);
}

/** Shows a question. What was on the way to being answered before is forgotten; what is saved is shown as chosen. */
export function goTo(s: Session, pos: number, now: number, remember = true): Session {
  const item = s.model.items[pos];
  if (item === undefined) return s;
  const moved: Session = {
    ...s,
    pos,
    trail: remember && pos !== s.pos ? [...s.trail, s.pos] : s.trail,
    over: undefined,
    shownAt: now,
    pick: pickFor(s, item, now),
  };
  return s.handsFirst && canVote(item) && !isSettled(entryOf(s.doc, item.id)) ? { ...moved, over: handsFor(moved, item) } : moved;
}

export const say = (s: Session, tone: Toast['tone'], code: ToastCode, ...args: string[]): Session => ({
  ...s,
  toast: { tone, code, args },
});

/** What is half typed or half counted and would be lost: drafts to be kept, or nothing. */
export function draftOf(s: Session): Body[] {
  const { over } = s;
  if (over === undefined || s.model.items.length === 0) return [];
  const drafts = over.at === 'line' ? lineDraft(s, over) : [];
  const hands = handsUnder(over);
  return hands === undefined ? drafts : [...drafts, ...countsDraft(s, hands)];
}

function lineDraft(s: Session, { field, line }: Extract<Over, { at: 'line' }>): Body[] {
  if (field.f !== 'note' && field.f !== 'words' && field.f !== 'reason' && field.f !== 'why') return [];
  const { id } = itemAt(s);
  const entry = entryOf(s.doc, id);
  const known =
    entry.drafts.get(field.f) ??
    (field.f === 'note' || field.f === 'why' ? entry.note : field.f === 'words' ? entry.value : entry.missing?.reason) ??
    '';
  return line.text === known || line.text.trim() === '' ? [] : [{ t: 'draft', id, field: field.f, text: line.text }];
}

/** The show of hands that is on the screen, or under what lies on it. */
function handsUnder(over: Over): ReadonlyMap<string, string> | undefined {
  if (over.at === 'hands') return over.counts;
  if ((over.at === 'line' || over.at === 'guide') && over.under?.at === 'hands') return over.under.counts;
  if (over.at !== 'menu' || over.menu.m !== 'over') return undefined;
  return new Map(over.menu.body.flatMap((b) => (b.t === 'votes' ? Object.entries(b.votes).map(([v, n]) => [v, String(n)]) : [])));
}

/** Counts that were not saved yet, as a draft; an empty one where they were taken back. */
export function countsDraft(s: Session, counts: ReadonlyMap<string, string>): Body[] {
  const { id } = itemAt(s);
  const entry = entryOf(s.doc, id);
  const text = countsText(counts);
  const known = entry.drafts.get('hands') ?? countsText(new Map(Object.entries(entry.votes ?? {}).map(([v, n]) => [v, String(n)])));
  return text === known ? [] : [{ t: 'draft', id, field: 'hands', text }];
}
