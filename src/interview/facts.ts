import type { ProofDocument } from '../answers/answer.ts';
import type { Proof } from '../rubric/instrument.ts';
import type { MissingCode } from '../rubric/vocabulary.ts';

/** Everything that can happen in an interview. The journal is a list of these and the only truth; what is on the screen follows from it. */
export type Body =
  | {
      readonly t: 'start';
      readonly city: string;
      readonly cityName?: string | undefined;
      readonly province?: string | undefined;
      readonly period: string;
      readonly respondent: string;
      readonly name?: string | undefined;
      readonly group: string;
      readonly agency?: string | undefined;
      readonly instrument: string;
      readonly version: string;
      readonly digest: string;
    }
  /** `value` in canonical text; words for open questions. */
  | { readonly t: 'answer'; readonly id: string; readonly value: string; readonly via: 'typed' | 'kept' | 'sheet' }
  | {
      readonly t: 'votes';
      readonly id: string;
      readonly votes: Readonly<Record<string, number>>;
      readonly present?: number | undefined;
      readonly secret?: true | undefined;
    }
  | {
      readonly t: 'missing';
      readonly id: string;
      readonly code: MissingCode;
      readonly reason?: string | undefined;
      readonly due?: string | undefined;
    }
  | { readonly t: 'skipped'; readonly id: string }
  /** An answer taken back; the question is open again. Its documents and its note stay. */
  | { readonly t: 'clear'; readonly id: string }
  | {
      readonly t: 'proof';
      readonly id: string;
      readonly title?: string | undefined;
      readonly file?: string | undefined;
      readonly sha256?: string | undefined;
      readonly state: Proof;
    }
  | { readonly t: 'unproof'; readonly id: string; readonly index: number }
  | {
      readonly t: 'verdict';
      readonly id: string;
      readonly respondent: string;
      readonly file?: string | undefined;
      readonly sha256?: string | undefined;
      readonly state: Proof;
    }
  | { readonly t: 'note'; readonly id: string; readonly text: string }
  /** What was half typed when the interview stopped; '' takes it away. */
  | { readonly t: 'draft'; readonly id: string; readonly field: string; readonly text: string }
  /** How long the question stood on the screen, so that breaks do not distort the remaining time. */
  | { readonly t: 'seen'; readonly id: string; readonly ms: number }
  | { readonly t: 'present'; readonly n: number }
  | { readonly t: 'open' }
  | { readonly t: 'pause' }
  | {
      readonly t: 'upgrade';
      readonly version: string;
      readonly digest: string;
      readonly renamed: readonly (readonly [from: string, to: string])[];
      /** Answers that the new instrument cannot read; they are asked anew. */
      readonly dropped: readonly string[];
    };

/** A fact with who wrote it, when, and in which sitting. */
export type Fact = Body & { readonly at: string; readonly by: string; readonly session: number };
export type StartFact = Extract<Fact, { t: 'start' }>;

/** What one respondent has said about one question. */
export interface Entry {
  readonly value?: string | undefined;
  readonly votes?: Readonly<Record<string, number>> | undefined;
  readonly missing?: { readonly code: MissingCode; readonly reason?: string | undefined; readonly due?: string | undefined } | undefined;
  readonly via?: 'typed' | 'kept' | 'sheet' | 'hands' | undefined;
  readonly skipped: boolean;
  readonly note?: string | undefined;
  readonly documents: readonly ProofDocument[];
  readonly drafts: ReadonlyMap<string, string>;
  readonly at?: string | undefined;
}

/** A revision: who changed what, when, from what to what. */
export interface Change {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
}

export interface Judgement {
  readonly id: string;
  readonly respondent: string;
  readonly file?: string | undefined;
  readonly sha256?: string | undefined;
  readonly state: Proof;
  readonly by: string;
  readonly at: string;
}

/** The durable half of a session: a fold over facts and nothing else. */
export interface Doc {
  readonly start: StartFact | undefined;
  readonly version: string;
  readonly digest: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly changes: readonly Change[];
  readonly verdicts: readonly Judgement[];
  readonly times: readonly number[];
  readonly present: number | undefined;
  readonly session: number;
  readonly last: string | undefined;
  /** When what was said last changed, by the order of the journal: a clock that was put back makes no later answer an earlier one. */
  readonly answered: string | undefined;
}

export const EMPTY: Doc = {
  start: undefined,
  version: '',
  digest: '',
  entries: new Map(),
  changes: [],
  verdicts: [],
  times: [],
  present: undefined,
  session: 0,
  last: undefined,
  answered: undefined,
};

export const BLANK: Entry = { skipped: false, documents: [], drafts: new Map() };

export const entryOf = (doc: Doc, id: string): Entry => doc.entries.get(id) ?? BLANK;

/** Whether a question needs no more asking: a value, votes, or a typed missing code. A skipped one is still open. */
export const isSettled = (entry: Entry): boolean => entry.value !== undefined || entry.votes !== undefined || entry.missing !== undefined;

/** An answer as one text, for the change log: `3`, `votes 2:5 3:11`, `not-applicable`. '' where there is none. */
export function spoken(entry: Entry): string {
  if (entry.votes !== undefined)
    return Object.entries(entry.votes)
      .map(([value, n]) => `${value}:${n}`)
      .join(' ');
  if (entry.missing !== undefined)
    return [entry.missing.code, entry.missing.due, entry.missing.reason].filter((t) => t !== undefined).join(' ');
  return entry.value ?? '';
}

/** Facts that change what a sheet says. */
const ANSWERING: ReadonlySet<string> = new Set(['answer', 'votes', 'missing', 'clear', 'proof', 'unproof', 'note']);

/** The state after one more fact. Pure: the journal is `facts.reduce(evolve, EMPTY)`. */
export function evolve(doc: Doc, fact: Fact): Doc {
  const answered = ANSWERING.has(fact.t) ? fact.at : doc.answered;
  const base: Doc = { ...doc, session: Math.max(doc.session, fact.session), last: fact.at, answered };
  switch (fact.t) {
    case 'start':
      return { ...base, start: fact, version: fact.version, digest: fact.digest };
    case 'answer':
      return settle(base, fact, { value: fact.value, via: fact.via });
    case 'votes':
      return settle(base, fact, { votes: fact.votes, via: 'hands' });
    case 'missing':
      return settle(base, fact, { missing: { code: fact.code, reason: fact.reason, due: fact.due } });
    case 'clear':
      return settle(base, fact, {});
    case 'skipped':
      return change(base, fact.id, (e) => ({ ...e, skipped: true }));
    case 'proof': {
      const document: ProofDocument = { title: fact.title, file: fact.file, sha256: fact.sha256, state: fact.state };
      return change(base, fact.id, (e) => ({ ...e, documents: [...e.documents, document], at: fact.at }));
    }
    case 'unproof':
      return change(base, fact.id, (e) => ({ ...e, documents: e.documents.filter((_, i) => i !== fact.index), at: fact.at }));
    case 'verdict': {
      const { id, respondent, file, sha256, state, by, at } = fact;
      const same = (v: Judgement): boolean => v.id === id && v.respondent === respondent && v.file === file && v.sha256 === sha256;
      return { ...base, verdicts: [...base.verdicts.filter((v) => !same(v)), { id, respondent, file, sha256, state, by, at }] };
    }
    case 'note': {
      const before = entryOf(base, fact.id).note ?? '';
      const noted = change(base, fact.id, (e) => ({ ...e, note: fact.text === '' ? undefined : fact.text, at: fact.at }));
      return before === '' || before === fact.text ? noted : logged(noted, fact, before, fact.text);
    }
    case 'draft':
      return change(base, fact.id, (e) => {
        const drafts = new Map(e.drafts);
        if (fact.text === '') drafts.delete(fact.field);
        else drafts.set(fact.field, fact.text);
        return { ...e, drafts };
      });
    case 'seen':
      return { ...base, times: [...base.times, fact.ms] };
    case 'present':
      return { ...base, present: fact.n };
    case 'open':
    case 'pause':
      return base;
    case 'upgrade':
      return upgrade(base, fact);
    default:
      // A journal of a newer version may hold facts that this one does not know; what it knows still counts.
      return ignored(fact, base);
  }
}

/** The compiler's proof that every fact of this version is handled above. */
const ignored = (_fact: never, doc: Doc): Doc => doc;

export const replay = (facts: Iterable<Fact>): Doc => {
  let doc = EMPTY;
  for (const fact of facts) doc = evolve(doc, fact);
  return doc;
};

function change(doc: Doc, id: string, to: (entry: Entry) => Entry): Doc {
  const entries = new Map(doc.entries);
  entries.set(id, to(entryOf(doc, id)));
  return { ...doc, entries };
}

const logged = (doc: Doc, { at, by, id }: { at: string; by: string; id: string }, from: string, to: string): Doc => ({
  ...doc,
  changes: [...doc.changes, { id, at, by, from, to }],
});

function settle(doc: Doc, fact: Fact & { id: string }, said: Pick<Entry, 'value' | 'votes' | 'missing' | 'via'>): Doc {
  const before = spoken(entryOf(doc, fact.id));
  const settled = change(doc, fact.id, ({ note, documents, drafts }) => ({
    ...said,
    note,
    documents,
    drafts,
    skipped: false,
    at: fact.at,
  }));
  const after = spoken(entryOf(settled, fact.id));
  return before === '' || before === after ? settled : logged(settled, fact, before, after);
}

function upgrade(doc: Doc, { version, digest, renamed, dropped }: Extract<Fact, { t: 'upgrade' }>): Doc {
  const today = new Map(renamed);
  const entries = new Map<string, Entry>();
  for (const [id, entry] of doc.entries) {
    const { value: _value, votes: _votes, missing: _missing, via: _via, ...rest } = entry;
    entries.set(today.get(id) ?? id, dropped.includes(id) ? { ...rest, skipped: false } : entry);
  }
  return { ...doc, version, digest, entries };
}
