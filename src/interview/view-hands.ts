import { histogram, within } from '../assess/consensus.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { showScore } from '../text/number.ts';
import { pad, width } from '../text/wrap.ts';
import { allot, bar, compose, type Dims, hintRows, type Row, room, row, rowOf, type View, windowAt, wrapTo } from './canvas.ts';
import { askOf, optionTexts, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { optionLabels, voteRows } from './options.ts';
import { itemAt, type Over, type Session } from './session.ts';
import { handsRaised, votesOf } from './step-hands.ts';
import { askRows, headRows, toastRow } from './view-parts.ts';

type Hands = Extract<Over, { at: 'hands' }>;

/** A show of hands: a row a level with its count, the sum beside the number of people present, and how split the room is. */
export function viewHands(s: Session, over: Hands, dims: Dims): View {
  const w = wordsOf(s);
  const item = itemAt(s);
  const rows = voteRows(item);
  const labels = [...optionLabels(item), 'u', 'x'];
  const texts = [...optionTexts(s, item), w.missing.unknown, w.missing['not-applicable']];
  const hidden = s.secret && !over.closed;
  const hints = over.closed ? [w.h.save, w.h.note, w.h.close] : [w.h.count, w.h.nextRow, w.h.close, w.h.present, w.h.note, w.h.lang];
  const hint = hintRows(hints, [w.h.help, w.h.quit], dims, dims.rows >= 18 ? 2 : 1);
  const head = headRows(s, dims);
  const facts = over.closed ? closedRows(s, over, dims) : [row(hidden ? w.hidden : '', dims.paint.dim)];
  const note = entryOf(s.doc, item.id).note;
  const noteRows = note === undefined ? [] : [row(`${w.note}: ${note.replace(/\s+/g, ' ')}`, dims.paint.dim)];
  const space = dims.rows - 1 - hint.length - head.length - facts.length - noteRows.length - 2;
  const asks = wrapTo(askOf(s, item), room(dims), 9).length;
  const ask = askRows(s, dims, Math.max(1, Math.min(asks, space - rows.length - 1, 4)));
  const budget = Math.max(1, space - ask.length - 1);
  const size = Math.max(...labels.map((l) => l.length));
  const cell = 5;
  const columns = room(dims) - 2 - size - 1 - cell - 1;
  const wants = texts.map((t) => wrapTo(t, columns, 9).length);
  const [from, to] = rows.length > budget ? windowAt(rows.length, budget, over.row) : [0, rows.length];
  const lines = allot(wants.slice(from, to), over.row - from, budget);
  const list = rows.slice(from, to).flatMap((value, i): Row[] => {
    const at = from + i;
    const count = over.counts.get(value) ?? '';
    const shown = hidden ? (count === '' ? '' : '••') : count;
    const here = at === over.row && !over.closed;
    const style = here ? dims.paint.cyan : undefined;
    const field = `${pad(shown + (here ? '_' : ''), cell, 'left')} `;
    return wrapTo(texts[at]!, columns, lines[i]!).map((text, k) =>
      row(`${k === 0 ? `${here ? '❯ ' : '  '}${labels[at]!.padStart(size)}${field}` : ' '.repeat(3 + size + cell)}${text}`, style),
    );
  });
  return compose(
    [...head, ...ask, row(w.handsTitle, dims.paint.dim), ...list, ...facts, ...noteRows, toastRow(s, dims), sumRow(s, over, hidden, dims)],
    hint,
    dims,
  );
}

/** Σ beside the number of people present. */
function sumRow(s: Session, over: Hands, hidden: boolean, dims: Dims): Row {
  const w = wordsOf(s);
  const raised = handsRaised(over);
  const { present } = s.doc;
  const sum = hidden ? 'Σ ••' : `Σ ${w.raised(raised)}`;
  const people = present === undefined ? w.presentUnknown : w.present(present);
  const rest = present === undefined || hidden || raised >= present || !over.closed ? '' : ` · ${w.rest(present - raised)}`;
  const wrong = present !== undefined && !hidden && raised > present;
  return rowOf([`${sum} · ${people}${rest}`, wrong ? dims.paint.red : dims.paint.bold]);
}

/** Bars, median and spread, once the round is closed. The median is scoring's own: what is saved are the votes. */
function closedRows(s: Session, over: Hands, dims: Dims): Row[] {
  const w = wordsOf(s);
  const { instrument } = s.model;
  const item = itemAt(s);
  if (item.kind === 'open') return [];
  const votes = Object.entries(votesOf(over)).filter(([value]) => !isMissingCode(value));
  const scores = votes.flatMap(([value, n]): [number, number][] => {
    const score = scoreOf(item.indicator, value, instrument.scale);
    return score === undefined ? [] : [[score, n]];
  });
  const h = histogram(scores);
  const middle = within('median', h);
  const most = Math.max(...votes.map(([, n]) => n), 1);
  const cells = Math.min(20, Math.max(6, Math.floor(room(dims) / 4)));
  const spread = h.length === 0 ? 0 : h.at(-1)!.score - h[0]!.score;
  const facts = middle === undefined ? '' : `${w.median} ${showScore(middle, s.lang)} · ${w.spread} ${showScore(spread, s.lang, 0)}`;
  const strip = votes.map(([value, n]) => `${value} ${bar(n / most, Math.max(1, Math.min(cells, 8)))} ${n}`).join('  ');
  const wide = width(strip) <= room(dims);
  const split = spread >= (instrument.scale.max - instrument.scale.min) / 2 ? [row(w.split, dims.paint.yellow)] : [];
  return [...(wide && dims.rows >= 18 ? [row(strip, dims.paint.cyan)] : []), row(facts), ...split, row(w.closed, dims.paint.green)];
}
