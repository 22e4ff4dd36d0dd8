import { lineOf } from './edit.ts';
import { type Body, entryOf } from './facts.ts';
import { type Command, happen, itemAt, type Menu, type Outcome, type Session, say } from './session.ts';
import { answer, leave } from './step-advance.ts';
import { askState, type MenuOver } from './step-line.ts';
import { offerNumber } from './step-number.ts';
import { documentsHere } from './verdicts.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** How many ways out a menu offers. */
export function menuSize(menu: Menu): number {
  switch (menu.m) {
    case 'range':
    case 'none':
    case 'over':
    case 'point':
    case 'copy':
      return 2;
    case 'state':
    case 'verdict':
      return menu.states.length;
  }
}

/** A question back: choose with a digit, or arrows and Enter. Nothing is chosen beforehand. */
export function stepMenu(s: Session, over: MenuOver, command: Command, now: number): Outcome {
  const { menu } = over;
  const count = menuSize(menu);
  switch (command.c) {
    case 'digit':
      return command.n >= 1 && command.n <= count ? choose(s, menu, command.n - 1, now) : still(say(s, 'warn', 'noSuchOption'));
    case 'text': {
      const n = /^\d$/.test(command.value.trim()) ? Number(command.value.trim()) : 0;
      return n >= 1 && n <= count ? choose(s, menu, n - 1, now) : still(say(s, 'warn', 'noSuchOption'));
    }
    case 'move': {
      const from = over.cursor ?? (command.d > 0 ? -1 : count);
      return still({ ...s, over: { ...over, cursor: Math.min(count - 1, Math.max(0, from + command.d)) } });
    }
    case 'confirm':
      return over.cursor === undefined ? still(say(s, 'warn', 'pickFirst')) : choose(s, menu, over.cursor, now);
    case 'cancel':
    case 'back':
      return still({
        ...s,
        over:
          menu.m === 'copy' || menu.m === 'state'
            ? { at: 'evidence', cursor: 0 }
            : menu.m === 'verdict'
              ? { at: 'verdicts', cursor: menu.index }
              : undefined,
      });
    case 'quit':
      return leave(s, now);
    case 'attached':
      return menu.m === 'copy'
        ? askState(s, command.place === undefined ? menu.title : `${menu.title} (${command.place})`, command.file, command.sha256)
        : still(s);
    case 'unattached':
      return still(
        menu.m === 'copy'
          ? {
              ...say(s, 'bad', 'notAttached', menu.path, command.why),
              over: { at: 'line', field: { f: 'proof-file', title: menu.title }, line: lineOf(menu.path) },
            }
          : s,
      );
    default:
      return still(s);
  }
}

function choose(s: Session, menu: Menu, index: number, now: number): Outcome {
  const item = itemAt(s);
  const { id } = item;
  const back: Session = { ...s, over: undefined };
  switch (menu.m) {
    case 'range':
    case 'none':
    case 'over':
      return index === 0
        ? answer(back, menu.body, now)
        : still(
            menu.m === 'over'
              ? {
                  ...back,
                  over: {
                    at: 'hands',
                    row: 0,
                    counts: new Map(Object.entries(votesIn(menu.body)).map(([v, n]) => [v, String(n)])),
                    closed: false,
                  },
                }
              : back,
          );
    case 'point':
      return item.kind === 'indicator' && item.indicator.type === 'number'
        ? offerNumber(s, item.indicator, menu.values[index]!, now)
        : still(back);
    case 'copy':
      return { session: s, facts: [], request: { r: 'attach', path: menu.path, how: index === 0 ? 'copy' : 'refer' } };
    case 'state': {
      const { session, facts } = happen(
        s,
        [{ t: 'proof', id, title: menu.title, file: menu.file, sha256: menu.sha256, state: menu.states[index]! }],
        now,
      );
      return {
        session: {
          ...say(session, 'good', 'proofSaved', menu.title),
          over: { at: 'evidence', cursor: entryOf(session.doc, id).documents.length - 1 },
        },
        facts,
      };
    }
    case 'verdict': {
      const target = documentsHere(s)[menu.index];
      if (target === undefined) return still(back);
      const { session, facts } = happen(
        s,
        [{ t: 'verdict', id, respondent: target.respondent, file: target.file, sha256: target.sha256, state: menu.states[index]! }],
        now,
      );
      return { session: { ...say(session, 'good', 'verdictSaved', id), over: { at: 'verdicts', cursor: menu.index } }, facts };
    }
  }
}

const votesIn = (body: readonly Body[]): Readonly<Record<string, number>> =>
  body.flatMap((b) => (b.t === 'votes' ? [b.votes] : []))[0] ?? {};
