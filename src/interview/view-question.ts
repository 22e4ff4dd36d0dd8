import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { showQuantity } from '../text/number.ts';
import { width } from '../text/wrap.ts';
import {
  allot,
  chosenStyle,
  clipTo,
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
import { askOf, optionTexts, quantity, shownValue, textOf, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { optionLabels, optionValues } from './options.ts';
import { itemAt, type Session } from './session.ts';
import { readNumber } from './step-number.ts';
import { askRows, headRows, labelled, savedRows, statusRow, toastRows, typedRows } from './view-parts.ts';
import { ticksOf, voiceRows } from './view-review.ts';

/** The question and what can be answered. */
export function viewQuestion(s: Session, dims: Dims): View {
  const item = itemAt(s);
  const hint = questionHints(s, dims);
  const head = headRows(s, dims);
  const saved = savedRows(s, dims);
  const tail = toastRows(s, dims);
  const total = dims.rows - 1 - hint.length - head.length - saved.length - tail.length;
  const review =
    s.model.cases === undefined
      ? []
      : [...voiceRows(s, dims, Math.max(2, Math.floor(total / 2) - 1)), ...(total > 14 ? [legendRow(s, dims)] : [])];
  const space = total - review.length;
  const asks = wrapTo(askOf(s, item), room(dims), 20).length;
  const last = lastRows(s, dims, space);
  const needed = answersWanted(s, dims);
  const ask = askRows(s, dims, Math.max(1, Math.min(asks, Math.max(2, space - last.length - needed.least))));
  let left = space - ask.length - last.length;
  const air = left - needed.full >= 3 ? 3 : left - needed.full >= 2 ? 2 : left - needed.least >= 8 ? 1 : 0;
  left -= air;
  const answers = answerRows(s, dims, Math.max(0, left));
  const body = [
    ...head,
    ...(air >= 1 ? [row('')] : []),
    ...ask,
    ...(air >= 2 ? [row('')] : []),
    ...review,
    ...answers,
    ...(air >= 3 ? [row('')] : []),
    ...saved,
    ...tail,
    ...last,
  ];
  return compose(body, hint, dims);
}

/** What the counts beside the criteria of a review mean. */
function legendRow(s: Session, dims: Dims): Row {
  const ticks = ticksOf(s);
  return row(ticks === undefined ? '' : wordsOf(s).tickedBy(ticks.of), dims.paint.dim);
}

/** Lines that the answers need at least, and in full. */
function answersWanted(s: Session, dims: Dims): { least: number; full: number } {
  const texts = listTexts(s);
  if (texts === undefined) return { least: 0, full: helpRows(s, dims).length };
  const wants = texts.map((t) => wrapTo(t.text, room(dims) - t.margin, 20).length);
  return { least: texts.length, full: wants.reduce((a, b) => a + b, 0) };
}

interface Listed {
  readonly mark: string;
  readonly text: string;
  readonly margin: number;
  readonly chosen: boolean;
  readonly saved: boolean;
}

/** Options or criteria as they are listed; undefined for numbers and words. */
function listTexts(s: Session): Listed[] | undefined {
  const item = itemAt(s);
  if (item.kind === 'open') return undefined;
  const { indicator } = item;
  const entry = entryOf(s.doc, item.id);
  if (indicator.type === 'checklist') {
    const ticks = ticksOf(s);
    return indicator.criteria.map((c, i) => {
      const said = ticks === undefined ? '' : ` ${`${ticks.met.get(c.id) ?? 0}/${ticks.of}`.padStart(`${ticks.of}`.length * 2 + 1)}`;
      const mark = `${i < 9 ? i + 1 : ' '} ${s.pick.checked.has(c.id) ? '[x]' : '[ ]'}${said}`;
      return { mark, text: textOf(s, c.title), margin: 2 + width(mark) + 1, chosen: s.pick.cursor === i, saved: s.pick.checked.has(c.id) };
    });
  }
  const labels = optionLabels(item);
  if (labels.length === 0) return undefined;
  const values = optionValues(item);
  const size = Math.max(...labels.map((l) => l.length));
  return optionTexts(s, item).map((text, i) => ({
    mark: labels[i]!.padStart(size),
    text,
    margin: 2 + size + 1,
    chosen: s.pick.cursor === i,
    saved: entry.value === values[i],
  }));
}

function answerRows(s: Session, dims: Dims, budget: number): Row[] {
  const listed = listTexts(s);
  if (listed === undefined) return helpRows(s, dims).slice(0, budget);
  if (budget <= 0) return [];
  const cursor = s.pick.cursor ?? 0;
  // The chosen one unfolds in full, and where there is no room for that the others scroll.
  const unfolded = s.pick.cursor === undefined ? 1 : wrapTo(listed[cursor]!.text, room(dims) - listed[cursor]!.margin, 20).length;
  const size = Math.max(1, Math.min(listed.length, budget - unfolded + 1));
  const [from, to] = windowAt(listed.length, size, cursor);
  const window = listed.slice(from, to);
  const wants = window.map((l) => wrapTo(l.text, room(dims) - l.margin, 20).length);
  const lines = allot(wants, s.pick.cursor === undefined ? undefined : s.pick.cursor - from, budget);
  return window.flatMap((l, i) => {
    const more = (i === 0 && from > 0 ? '↑' : '') || (i === window.length - 1 && to < listed.length ? '↓' : '');
    const lead = l.chosen
      ? '❯ '
      : more !== ''
        ? `${more} `
        : l.saved && itemAt(s).kind === 'indicator' && !l.mark.includes('[')
          ? '✔ '
          : '  ';
    const style = l.chosen ? chosenStyle(dims) : undefined;
    return labelled(lead + l.mark, l.text, room(dims), lines[i]!).map((line) => row(line, style));
  });
}

/** Beside a number: its unit and what is usual. Beside words: how to begin, and the text so far. */
function helpRows(s: Session, dims: Dims): Row[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  if (item.kind === 'indicator' && item.indicator.type === 'number') {
    const { unit, range } = item.indicator;
    const parts = [
      unit === undefined ? '' : `${w.unit}: ${textOf(s, unit)}`,
      range === undefined ? '' : w.believable(showQuantity(range[0], s.lang), showQuantity(range[1], s.lang)),
    ].filter((t) => t !== '');
    return parts.length === 0 ? [] : wrapTo(parts.join(' · '), room(dims), 3).map((line) => row(line, dims.paint.dim));
  }
  const entry = entryOf(s.doc, item.id);
  if (entry.value !== undefined)
    return entry.value
      .split('\n')
      .flatMap((line) => wrapTo(line, room(dims) - 2, 4))
      .map((line) => row(`  ${line}`));
  const draft = entry.drafts.has('words') ? w.draftKept : w.openAsk;
  return wrapTo(draft, room(dims), 3).map((line) => row(line, dims.paint.dim));
}

/** What stands at the very bottom: for a number the line that is typed into, else the state of the answer. */
function lastRows(s: Session, dims: Dims, space: number): Row[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const entry = entryOf(s.doc, item.id);
  if (item.kind === 'open' || item.indicator.type === 'text') return [statusRow(s, dims, undefined)];
  const { indicator } = item;
  if (indicator.type === 'number') {
    const typed = s.pick.line.text.trim();
    const read = typed === '' ? undefined : readNumber(typed, indicator, s);
    const same = read !== undefined && entry.value === String(read.value);
    const state =
      typed === ''
        ? statusRow(s, dims, undefined)
        : read === undefined
          ? row('?', dims.paint.yellow)
          : same
            ? statusRow(s, dims, undefined)
            : rowOf(
                [`${w.readAs}: `, dims.paint.dim],
                [
                  read.other === undefined
                    ? quantity(s, item, read.value)
                    : `${quantity(s, item, read.value)} / ${quantity(s, item, read.other)} ?`,
                ],
                [` (${w.unsaved})`, dims.paint.yellow],
              );
    const input = typedRows(s.pick.line, `${w.answer}: `, dims, Math.max(1, Math.min(2, space - 3)));
    return typed === '' && entry.value === undefined && entry.missing === undefined && !entry.skipped ? input : [state, ...input];
  }
  if (indicator.type === 'checklist') {
    const value = canonicalCriteria(s.pick.checked);
    const untouched = entry.value === undefined && s.pick.checked.size === 0;
    return [statusRow(s, dims, untouched || entry.value === value ? undefined : shownValue(s, item, value))];
  }
  const value = s.pick.cursor === undefined ? undefined : optionValues(item)[s.pick.cursor];
  return [
    statusRow(
      s,
      dims,
      value === undefined || value === entry.value ? undefined : clipTo(shownValue(s, item, value), Math.max(8, room(dims) - 30)),
    ),
  ];
}

function questionHints(s: Session, dims: Dims): Row[] {
  const { h } = wordsOf(s);
  const item = itemAt(s);
  const lines = dims.rows >= 30 ? 3 : dims.rows >= 18 ? 2 : 1;
  const always = [h.help, h.quit];
  if (item.kind === 'open' || item.indicator.type === 'text')
    return hintRows(
      [h.write, h.skip, h.back, ...(s.model.prior.has(item.id) ? [h.keep] : []), h.nextOpen, h.list, h.sections, h.note, h.lang],
      always,
      dims,
      lines,
    );
  const { indicator } = item;
  const labels = optionLabels(item);
  const digits = labels.length > 0 && labels.every((l) => l.length === 1);
  const how =
    indicator.type === 'number'
      ? [h.type, h.save]
      : indicator.type === 'checklist'
        ? [h.tick('1', String(Math.min(9, indicator.criteria.length))), h.toggle, h.save]
        : [digits ? h.digits(labels[0]!, labels.at(-1)!) : h.arrows, h.save];
  const review = s.model.cases !== undefined;
  const rest = [
    ...(s.model.prior.get(item.id)?.value === undefined ? [] : [h.keep]),
    h.back,
    h.unknown,
    h.na,
    h.skip,
    ...(review ? [h.verdicts] : []),
    h.note,
    h.proof,
    h.list,
    ...(labels.length > 0 && !review ? [h.hands] : []),
    h.pending,
    h.nextOpen,
    h.sections,
    h.refused,
    h.lang,
  ];
  return hintRows([...how, ...rest], always, dims, lines);
}
