import type { Body } from '../../interview/facts.ts';
import { type Doc, EMPTY, type Fact, replay } from '../../interview/facts.ts';
import { type Item, isOpenTo, type Model } from '../../interview/model.ts';
import { begin, goTo, happen, itemAt, nextOpenFrom, type Session } from '../../interview/session.ts';
import type { Lang } from '../../text/lang.ts';
import { type Act, actOn } from '../page-act.ts';
import type { PageData } from '../page-data.ts';
import { outgrown, startOf } from '../page-sheet.ts';
import { type PageWords, pageFormWords } from '../page-words.ts';
import { type Draft, inMemory, type Journal, openJournal } from './journal.ts';

/** `refused` is about the answer and stands beside it; `failed` is about the browser. */
export interface Message {
  readonly text: string;
  readonly tone: 'good' | 'refused' | 'failed';
}

export type View = 'start' | 'question' | 'list' | 'finish';

/** What the page asks of its browser besides the document, so that there is one place where the clock is read. */
export interface Outside {
  now(): number;
  /** Hexadecimal digits that nobody else gets. */
  random(): string;
}

/** The state behind the page: the same session as an interview's, and the journal it is kept in. */
export class App {
  readonly data: PageData;
  readonly model: Model;
  journal: Journal;
  readonly #outside: Outside;
  readonly #listeners: (() => void)[] = [];
  session: Session;
  view: View = 'start';
  /** One sentence about what just happened, for everybody and for screen readers. */
  message: Message = { text: '', tone: 'good' };
  /** Facts since the answers were last saved as a file. */
  unsaved = 0;
  #name: string | undefined;

  constructor(data: PageData, model: Model, outside: Outside) {
    this.data = data;
    this.model = model;
    this.#outside = outside;
    const { speaker, city, period, instrument } = model;
    this.journal = openJournal(['siapkota', instrument.id, city.id, period, speaker.group, speaker.respondent].join('/'));
    this.session = this.#load(data.lang);
    this.#upgrade();
    this.#finishDraft(this.journal.draft());
    this.journal.onElsewhere(() => {
      this.session = this.#load(this.session.lang, this.session.pos);
      this.say(this.words.elsewhere);
      this.tell();
    });
  }

  get words(): PageWords {
    return pageFormWords[this.session.lang];
  }
  get item(): Item {
    return itemAt(this.session);
  }
  now = (): number => this.#outside.now();

  /** Called after every change. */
  onChange(then: () => void): void {
    this.#listeners.push(then);
  }
  tell(): void {
    for (const listener of this.#listeners) listener();
  }
  say(text: string, tone: Message['tone'] = 'good'): void {
    this.message = { text, tone };
  }

  /** Done and kept, or refused with a sentence that says why. */
  act(act: Act): void {
    const { session, facts } = actOn(this.session, act, this.now());
    const kept = this.#commit(facts);
    this.session = session;
    this.journal.keepDraft(undefined);
    const { toast } = session;
    if (!kept) this.say(this.words.failed, 'failed');
    else if (toast?.tone === 'warn') this.say(complaint(this.words, toast.code), 'refused');
    else if (act.a === 'clear' && facts.length > 0) this.say(this.words.cleared);
    else this.say(facts.length > 0 ? this.words.saved : '');
    this.tell();
  }

  draft(act: Act): void {
    this.journal.keepDraft({ id: this.item.id, act });
  }

  /** Other facts than those of an answer, with what is to be said about them: a name, answers from a file. */
  record(bodies: readonly Body[], text: string): void {
    const { session, facts } = happen(this.session, bodies, this.now());
    const kept = this.#commit(facts);
    this.session = session;
    this.say(kept ? text : this.words.failed, kept ? 'good' : 'failed');
  }

  /** The name of somebody whose answers have not begun yet. */
  rename(name: string | undefined): void {
    this.#name = name;
  }

  show(view: View, pos?: number): void {
    if (pos !== undefined) this.session = goTo(this.session, pos, this.now());
    else if (view === 'question') this.session = goTo(this.session, this.session.pos, this.now(), false);
    this.session = { ...this.session, over: undefined, toast: undefined };
    this.view = view;
    this.say('');
    this.tell();
  }

  /** The neighbour that is asked, in either direction. */
  neighbour(step: 1 | -1): number | undefined {
    const { items } = this.model;
    for (let i = this.session.pos + step; i >= 0 && i < items.length; i += step)
      if (isOpenTo(this.model, this.session.doc, items[i]!)) return i;
    return undefined;
  }
  nextOpen(): number | undefined {
    return nextOpenFrom(this.model, this.session.doc, this.session.pos);
  }

  setLang(lang: Lang): void {
    this.session = { ...this.session, lang };
    this.say('');
    this.tell();
  }

  wipe(): void {
    this.journal.wipe();
    this.#name = undefined;
    this.session = this.#load(this.session.lang);
    this.unsaved = 0;
    this.view = 'start';
    this.say(this.words.wiped);
    this.tell();
  }

  #load(lang: Lang, pos?: number): Session {
    try {
      const facts = this.journal.read();
      if (!facts.every(isFact)) throw new TypeError('no facts');
      return this.#sessionOf(replay(facts), lang, pos);
    } catch {
      this.journal.setAside();
      this.say(pageFormWords[lang].damaged, 'failed');
      return this.#sessionOf(EMPTY, lang, pos);
    }
  }

  #sessionOf(doc: Doc, lang: Lang, pos: number | undefined): Session {
    const { speaker } = this.model;
    const begun = begin(this.model, doc, { lang, by: doc.start?.respondent ?? speaker.respondent, guard: false }, this.now());
    const session: Session = { ...begun, over: undefined, who: { ...begun.who, session: doc.session + 1 } };
    return pos === undefined ? session : goTo(session, pos, this.now(), false);
  }

  /** Answers kept from an older form of the same assessment. */
  #upgrade(): void {
    const { doc } = this.session;
    const { version, digest } = this.model.instrument;
    if (doc.start === undefined || doc.digest === digest) return;
    const dropped = outgrown(doc, this.model);
    this.record([{ t: 'upgrade', version, digest, renamed: [], dropped }], this.words.newer(dropped.length));
  }

  #finishDraft(draft: Draft | undefined): void {
    const pos = draft === undefined ? undefined : this.model.position.get(draft.id);
    if (draft === undefined || pos === undefined) return;
    this.session = goTo(this.session, pos, this.now(), false);
    this.act(draft.act);
    this.session = { ...this.session, over: undefined, toast: undefined };
    this.say('');
  }

  /**
   * What another tab wrote meanwhile comes first and is kept. Where the browser keeps no more, the answers go on in memory.
   * @returns whether the facts are kept
   */
  #commit(facts: readonly Fact[]): boolean {
    if (facts.length === 0) return true;
    const kept = this.journal.read();
    const opening = kept.some((f) => f.t === 'start') ? [] : [this.#start(facts[0]!.at)];
    const all = [...kept, ...opening, ...facts];
    this.unsaved += facts.length;
    try {
      this.journal.write(all);
      return true;
    } catch {
      this.journal = inMemory(all);
      return false;
    }
  }

  #start(at: string): Fact {
    const { speaker } = this.model;
    const respondent = speaker.respondent === '' ? `${speaker.group}-${this.#outside.random()}` : speaker.respondent;
    return { ...startOf(this.model, respondent, this.#name ?? speaker.name), at, by: respondent, session: 1 } as Fact;
  }
}

/** Whether something read from the browser is what this page once wrote. */
const isFact = ({ t, at, by, session }: Fact): boolean =>
  typeof t === 'string' && typeof at === 'string' && typeof by === 'string' && typeof session === 'number';

const complaint = (w: PageWords, code: string): string =>
  Object.hasOwn(w.complaints, code) ? w.complaints[code as keyof PageWords['complaints']] : w.complaints.noSuchOption;

/** What is kept, with the respondent at its head: what a file of answers is made from. */
export const documentOf = (app: App): Doc => replay(app.journal.read());
