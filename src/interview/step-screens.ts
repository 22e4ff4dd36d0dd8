import { pick, wordings } from '../text/lang.ts';
import { normalise } from '../text/visible.ts';
import { edit, insert, lineOf } from './edit.ts';
import { entryOf } from './facts.ts';
import { type Item, sectionsOf } from './model.ts';
import { type Command, goTo, happen, itemAt, nextOpenFrom, type Outcome, type Over, type Session, say } from './session.ts';
import { leave } from './step-advance.ts';
import { documentsHere, VERDICTS } from './verdicts.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });
const clamp = (n: number, count: number): number => Math.min(Math.max(0, count - 1), Math.max(0, n));
const stepOf = (command: Command): number | undefined =>
  command.c === 'move' ? command.d : command.c === 'pageUp' ? -10 : command.c === 'pageDown' ? 10 : undefined;

type Of<At extends Over['at']> = Extract<Over, { at: At }>;

export function titleOf(item: Item, s: Session): string {
  return item.kind === 'open'
    ? pick(item.question.ask, s.lang, s.model.instrument.languages)
    : pick(item.indicator.title, s.lang, s.model.instrument.languages);
}

/** Positions of the questions that a search finds: by id, title or wording, in any language. */
export function found(s: Session, query: string): number[] {
  const wanted = normalise(query);
  const texts = (item: Item): string[] => [
    item.id,
    ...(item.kind === 'open' ? wordings(item.question.ask) : [...wordings(item.indicator.title), ...wordings(item.indicator.ask)]),
  ];
  return s.model.items.flatMap((item, i) => (wanted === '' || texts(item).some((t) => normalise(t).includes(wanted)) ? [i] : []));
}

/** All questions with their state; `cursor` is a position among all, kept on one that the search shows. */
export function stepList(s: Session, over: Of<'list'>, command: Command, now: number): Outcome {
  const shown = found(s, over.query.text);
  const at = Math.max(0, shown.indexOf(over.cursor));
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, cursor: shown[clamp(at + d, shown.length)] ?? over.cursor } });
  const search = (query: typeof over.query): Outcome => {
    const now_ = found(s, query.text);
    return still({ ...s, over: { ...over, query, cursor: now_.includes(over.cursor) ? over.cursor : (now_[0] ?? over.cursor) } });
  };
  switch (command.c) {
    case 'search':
      return still({ ...s, over: { ...over, searching: true } });
    case 'key':
      return search(edit(over.query, command.key));
    case 'paste':
      return over.searching ? search(insert(over.query, command.text)) : still(s);
    case 'text': {
      const exact = s.model.items.findIndex((item) => item.id.toLowerCase() === command.value.trim().toLowerCase());
      if (exact !== -1) return still(goTo(s, exact, now));
      if (found(s, command.value).length === 0) return still({ ...say(s, 'warn', 'nothingFound'), over: undefined });
      return search(lineOf(command.value));
    }
    case 'confirm':
      return shown.length === 0 ? still(say(s, 'warn', 'nothingFound')) : still(goTo(s, shown[at]!, now));
    case 'cancel':
      return over.searching || over.query.text !== ''
        ? still({ ...s, over: { ...over, searching: false, query: lineOf('') } })
        : still({ ...s, over: undefined });
    case 'list':
    case 'back':
      return still({ ...s, over: undefined });
    case 'sections':
      return still({ ...s, over: { at: 'sections', cursor: 0 } });
    case 'nextOpen': {
      const next = nextOpenFrom(s.model, s.doc, over.cursor);
      return next === undefined ? still(s) : still(goTo(s, next, now));
    }
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}

export function stepSections(s: Session, over: Of<'sections'>, command: Command, now: number): Outcome {
  const sections = sectionsOf(s.model);
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, cursor: clamp(over.cursor + d, sections.length) } });
  switch (command.c) {
    case 'confirm': {
      const items = sections[over.cursor]?.items ?? [];
      const positions = items.map((item) => s.model.position.get(item.id)!);
      const open = positions.find((p) => nextOpenFrom(s.model, s.doc, p - 1) === p);
      const to = open ?? positions[0];
      return to === undefined ? still(s) : still(goTo(s, to, now));
    }
    case 'list':
      return still({ ...s, over: { at: 'list', cursor: s.pos, query: lineOf(''), searching: false } });
    case 'cancel':
    case 'back':
    case 'sections':
      return still({ ...s, over: undefined });
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}

/** The guide scrolls; the view knows how far it can. */
export function stepGuide(s: Session, over: Of<'guide'>, command: Command): Outcome {
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, scroll: Math.max(0, over.scroll + d) } });
  switch (command.c) {
    case 'guide':
      return still({ ...s, over: over.keys === true ? over.under : { ...over, scroll: 0, keys: true } });
    case 'cancel':
    case 'confirm':
    case 'back':
    case 'quit':
      return still({ ...s, over: over.under });
    default:
      return still(s);
  }
}

export function stepSummary(s: Session, over: Of<'summary'>, command: Command, now: number): Outcome {
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, scroll: Math.max(0, over.scroll + d) } });
  switch (command.c) {
    case 'confirm':
    case 'next':
      if (over.next !== undefined) return still(goTo(s, over.next, now));
      return command.c === 'confirm' ? leave(s, now) : still(s);
    case 'nextOpen': {
      const next = over.next ?? nextOpenFrom(s.model, s.doc, -1);
      return next === undefined ? still(say(s, 'good', 'nothingOpen')) : still(goTo(s, next, now));
    }
    case 'back':
    case 'cancel':
      return still({ ...goTo(s, s.pos, now, false), over: undefined });
    case 'list':
      return still({ ...s, over: { at: 'list', cursor: s.pos, query: lineOf(''), searching: false } });
    case 'sections':
      return still({ ...s, over: { at: 'sections', cursor: 0 } });
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}

/** The documents handed in for this answer. */
export function stepEvidence(s: Session, over: Of<'evidence'>, command: Command, now: number): Outcome {
  const { id } = itemAt(s);
  const { documents } = entryOf(s.doc, id);
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, cursor: clamp(over.cursor + d, documents.length) } });
  switch (command.c) {
    case 'text':
      return still({ ...s, over: { at: 'line', field: { f: 'proof-file', title: command.value.trim() }, line: lineOf('') } });
    case 'add':
    case 'note':
      return still({ ...s, over: { at: 'line', field: { f: 'proof-title' }, line: lineOf('') } });
    case 'delete': {
      if (documents[over.cursor] === undefined) return still(s);
      const { session, facts } = happen(s, [{ t: 'unproof', id, index: over.cursor }], now);
      return {
        session: { ...say(session, 'good', 'proofGone'), over: { at: 'evidence', cursor: clamp(over.cursor, documents.length - 1) } },
        facts,
      };
    }
    case 'confirm':
      return documents.length === 0 ? stepEvidence(s, over, { c: 'add' }, now) : still({ ...s, over: undefined });
    case 'cancel':
    case 'back':
    case 'evidence':
      return still({ ...s, over: undefined });
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}

/** Verdicts on everybody's documents, in a review. */
export function stepVerdicts(s: Session, over: Of<'verdicts'>, command: Command, now: number): Outcome {
  const documents = documentsHere(s);
  const d = stepOf(command);
  if (d !== undefined) return still({ ...s, over: { ...over, cursor: clamp(over.cursor + d, documents.length) } });
  switch (command.c) {
    case 'digit':
    case 'text': {
      const n = command.c === 'digit' ? command.n : Number(command.value);
      return documents[n - 1] === undefined
        ? still(say(s, 'warn', 'noSuchOption'))
        : stepVerdicts(s, { ...over, cursor: n - 1 }, { c: 'confirm' }, now);
    }
    case 'confirm':
      if (documents[over.cursor] === undefined) return still({ ...s, over: undefined });
      // A verdict finds its document by checksum or file; one that is only named cannot be found again.
      if (documents[over.cursor]!.file === undefined && documents[over.cursor]!.sha256 === undefined)
        return still(say(s, 'warn', 'noFileToJudge'));
      return still({ ...s, over: { at: 'menu', menu: { m: 'verdict', index: over.cursor, states: VERDICTS }, cursor: undefined } });
    case 'cancel':
    case 'back':
    case 'verdicts':
      return still({ ...s, over: undefined });
    case 'quit':
      return leave(s, now);
    default:
      return still(s);
  }
}
