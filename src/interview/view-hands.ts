import { consensusOf } from '../assess/agreement.ts';
import { histogram, within } from '../assess/consensus.ts';
import { extremesOf, scoreOf } from '../rubric/types/index.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { showScore } from '../text/number.ts';
import { pad } from '../text/wrap.ts';
import {
  allot,
  bar,
  chosenStyle,
  compose,
  type Dims,
  hintRows,
  type Row,
  room,
  row,
  rowOf,
  type View,
  windowAt,
  wrapTo,
} from './canvas.ts';
import { askOf, optionTexts, shortOption, shownVotes, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { voteLabels, voteRows } from './options.ts';
import { AGREED } from './review.ts';
import { itemAt, type Over, type Session } from './session.ts';
import { handsRaised, votesOf } from './step-hands.ts';
import { askRows, headRows, toastRows } from './view-parts.ts';

type Hands = Extract<Over, { at: 'hands' }>;

/** A show of hands: a row a level with its count, the sum beside the number of people present, and how split the room is. */
export function viewHands(s: Session, over: Hands, dims: Dims): View {
  const w = wordsOf(s);
  const hidden = s.secret && !over.closed;
  const hints = over.closed
    ? [w.h.save, w.h.reopen, w.h.note, w.h.close, w.h.lang]
    : [w.h.count, w.h.nextRow, w.h.skip, w.h.close, w.h.present, w.h.note, w.h.list, w.h.nextOpen, w.h.lang];
  const hint = hintRows(hints, [w.h.help, w.h.quit], dims, dims.rows >= 18 ? 2 : 1);
  const { note } = entryOf(s.doc, itemAt(s).id);
  const below = [
    ...(over.closed ? outcomeRows(s, over, dims) : hidden ? [row(w.hidden, dims.paint.dim)] : []),
    ...(note === undefined ? [] : [row(`${w.note}: ${note.replace(/\s+/g, ' ')}`, dims.paint.dim)]),
    ...toastRows(s, dims),
    sumRow(s, over, hidden, dims),
  ];
  const head = headRows(s, dims);
  const space = dims.rows - 1 - hint.length - head.length - below.length - 1;
  const count = voteRows(itemAt(s)).length;
  const asks = wrapTo(askOf(s, itemAt(s)), room(dims), 9).length;
  const ask = askRows(s, dims, Math.max(1, Math.min(asks, space - count, 4)));
  const budget = Math.max(1, space - ask.length);
  const title = row(over.closed ? w.handsClosed : w.handsTitle, dims.paint.dim);
  const list = over.closed ? resultRows(s, over, dims, budget) : countRows(s, over, dims, budget);
  const air = budget - list.length >= 3 ? [row('')] : [];
  return compose([...head, ...air, ...ask, ...air, title, ...list, ...(over.closed ? air : []), ...below], hint, dims);
}

/** Columns of a count between its brackets: three digits. */
const CELL = 3;

/** While hands are counted: what each row means, and the count in brackets. */
function countRows(s: Session, over: Hands, dims: Dims, budget: number): Row[] {
  const w = wordsOf(s);
  const rows = voteRows(itemAt(s));
  const labels = voteLabels(itemAt(s));
  const texts = [...optionTexts(s, itemAt(s)), w.missing.unknown, w.missing['not-applicable']];
  const size = Math.max(...labels.map((l) => l.length));
  const margin = 2 + size + 1 + CELL + 2 + 1;
  const wants = texts.map((t) => wrapTo(t, room(dims) - margin, 9).length);
  const [from, to] = rows.length > budget ? windowAt(rows.length, budget, over.row) : [0, rows.length];
  const lines = allot(wants.slice(from, to), over.row - from, budget);
  return rows.slice(from, to).flatMap((value, i): Row[] => {
    const at = from + i;
    const here = at === over.row;
    const count = over.counts.get(value) ?? '';
    const shown = s.secret ? (count === '' ? '' : '••') : count;
    const field = `[${pad(shown + (here ? '_' : ''), CELL, 'left').slice(-CELL)}] `;
    return wrapTo(texts[at]!, room(dims) - margin, lines[i]!).map((text, k) =>
      row(
        `${k === 0 ? `${here ? '❯ ' : '  '}${labels[at]!.padStart(size)} ${field}` : ' '.repeat(margin)}${text}`,
        here ? chosenStyle(dims) : undefined,
      ),
    );
  });
}

/** Once the round is closed: the counts as bars, for the room to look at. Where there is no space for all, rows without hands go first. */
function resultRows(s: Session, over: Hands, dims: Dims, budget: number): Row[] {
  const item = itemAt(s);
  const labels = voteLabels(itemAt(s));
  const size = Math.max(...labels.map((l) => l.length));
  const counts = votesOf(over);
  const most = Math.max(...Object.values(counts), 1);
  const cells = Math.min(30, Math.max(6, Math.floor(room(dims) / 3)));
  const all = voteRows(item).map((value, i) => ({ value, label: labels[i]!, n: counts[value] ?? 0 }));
  const shown = all.length <= budget ? all : all.filter(({ n }) => n > 0);
  // A terminal that has no line for each: the counts themselves, none left out.
  if (shown.length > budget) return wrapTo(shownVotes(s, item, counts), room(dims), budget).map((line) => row(line, dims.paint.cyan));
  return shown.map(({ value, label, n }) => {
    const name = shortOption(s, item, value);
    const bare = name.startsWith(`${label} `) ? name.slice(label.length + 1) : name === label ? '' : name;
    const strip = n === 0 ? ' '.repeat(cells) : `${bar(1, Math.max(1, Math.round((n / most) * cells)))}`.padEnd(cells);
    return rowOf([`  ${label.padStart(size)} [${String(n).padStart(CELL)}] `], [strip, dims.paint.cyan], [` ${bare}`]);
  });
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
  return rowOf([`${sum} · ${people}${rest}${wrong ? ` · ${w.tooMany}` : ''}`, wrong ? dims.paint.red : dims.paint.bold]);
}

/** Median, spread and agreement of a closed round. All of them are scoring's own: what is saved are the votes. */
function outcomeRows(s: Session, over: Hands, dims: Dims): Row[] {
  const w = wordsOf(s);
  const { scale } = s.model.instrument;
  const item = itemAt(s);
  if (item.kind === 'open') return [];
  const scores = Object.entries(votesOf(over)).flatMap(([value, n]): [number, number][] => {
    const score = isMissingCode(value) ? undefined : scoreOf(item.indicator, value, scale);
    return score === undefined ? [] : [[score, n]];
  });
  const h = histogram(scores);
  const middle = within('median', h);
  const spread = h.length === 0 ? 0 : h.at(-1)!.score - h[0]!.score;
  const agreed = consensusOf(h, ...extremesOf(item.indicator, scale));
  const split = agreed !== null && agreed < AGREED;
  const agreement = agreed === null ? '' : ` · ${w.agreement} ${showScore(agreed, s.lang)}`;
  return [
    ...(middle === undefined
      ? []
      : [row(`${w.median} ${showScore(middle, s.lang)} · ${w.spread} ${showScore(spread, s.lang, 0)}${agreement}`)]),
    ...(split ? [row(w.split, dims.paint.yellow)] : []),
    row(w.closed, dims.paint.green),
  ];
}
