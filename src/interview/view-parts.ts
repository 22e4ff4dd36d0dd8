import { showShare } from '../text/number.ts';
import { pad } from '../text/wrap.ts';
import { bar, type Dims, justified, type Part, type Row, room, row, rowOf, width, wrapTo } from './canvas.ts';
import { askOf, duration, shownEntry, shownVotes, textOf, titleOfItem, wordsOf } from './describe.ts';
import { type Line, layOut } from './edit.ts';
import { entryOf } from './facts.ts';
import { isOpenTo, progressOf } from './model.ts';
import { remainingMinutes } from './remaining-time.ts';
import { itemAt, type Session } from './session.ts';
import { toastText } from './toasts.ts';

/** Two lines at the top of every question: what it is, and how far we are. */
export function headRows(s: Session, dims: Dims): Row[] {
  const item = itemAt(s);
  const asked = s.model.items.filter((i) => isOpenTo(s.model, s.doc, i));
  const number = asked.indexOf(item) + 1;
  const position = `${number} / ${asked.length}`;
  const progress = progressOf(s.model, s.doc);
  const share = progress.asked === 0 ? 1 : progress.settled / progress.asked;
  const left =
    progress.open.length === 0 ? '' : ` · ${wordsOf(s).minutes(duration(remainingMinutes(s.doc.times, progress.open.length), s))}`;
  const cells = dims.cols >= 100 ? 20 : dims.cols >= 70 ? 10 : 6;
  const titles = item.trail.map((b) => textOf(s, b.title));
  const mode = s.model.cases !== undefined ? `${wordsOf(s).review}: ` : '';
  const far = `${bar(share, cells)} ${showShare(share, s.lang)}${dims.cols >= 56 ? left : ''}`;
  const full = mode + titles.join(' › ');
  // The nearest section says more than the beginning of its whole way.
  const where = width(full) + width(far) + 2 <= room(dims) ? full : mode + (titles.at(-1) ?? '');
  return [
    justified([`${item.id}  ${titleOfItem(s, item)}`, dims.paint.bold], [position, dims.paint.bold], dims),
    justified([where, dims.paint.dim], [far, dims.paint.cyan], dims),
  ];
}

export function askRows(s: Session, dims: Dims, most: number): Row[] {
  return wrapTo(askOf(s, itemAt(s)), room(dims), most).map((line) => row(line, dims.paint.bold));
}

/** The message under the question, in two lines where it is long; a blank line where there is none, so that nothing jumps. */
export function toastRows(s: Session, dims: Dims): Row[] {
  const { toast } = s;
  if (toast === undefined) return [row('')];
  const style = toast.tone === 'good' ? dims.paint.green : toast.tone === 'warn' ? dims.paint.yellow : dims.paint.red;
  const mark = toast.tone === 'good' ? '✔' : '!';
  return labelled(mark, toastText(s.lang, toast.code, toast.args), room(dims), dims.rows >= 16 ? 2 : 1).map((line) => row(line, style));
}

/** Lines being typed, with our own cursor in them; at most `most`, around the cursor. */
export function typedRows(line: Line, prefix: string, dims: Dims, most: number): Row[] {
  const margin = ' '.repeat(Math.min(width(prefix), 2));
  const first = width(prefix) <= room(dims) / 2;
  const columns = Math.max(8, room(dims) - (first ? width(prefix) : 2) - 1);
  const rows = layOut(line, columns);
  const cursor = Math.max(
    0,
    rows.findIndex((cells) => cells.some((c) => c.on)),
  );
  const from = Math.max(0, Math.min(cursor - most + 1, rows.length - most));
  const lead = (i: number): Part => (first ? [i === 0 ? prefix : ' '.repeat(width(prefix)), dims.paint.bold] : [margin]);
  const shown = rows.slice(from, from + most).map((cells, i) => {
    const at = cells.findIndex((c) => c.on);
    const text = (part: typeof cells): string => part.map((c) => c.text).join('');
    if (at === -1) return rowOf(lead(from + i), [text(cells)]);
    const under = cells[at]!.text;
    const mark: Part = dims.invert === undefined ? [`|${under === ' ' && at === cells.length - 1 ? '' : under}`] : [under, dims.invert];
    return rowOf(lead(from + i), [text(cells.slice(0, at))], mark, [text(cells.slice(at + 1))]);
  });
  return first ? shown : [row(prefix, dims.paint.bold), ...shown];
}

/** What is saved for this question: the answer, who keeps it company, and last year's beside it. */
export function savedRows(s: Session, dims: Dims): Row[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const entry = entryOf(s.doc, item.id);
  const rows: Row[] = [];
  const prior = s.model.prior.get(item.id);
  if (prior !== undefined) {
    const said =
      prior.value === undefined
        ? shownVotes(s, item, Object.fromEntries(prior.votes ?? []))
        : shownEntry(s, item, { skipped: false, documents: [], drafts: new Map(), value: prior.value })!;
    rows.push(
      rowOf(
        [`${w.lastYear(prior.period)}: `, dims.paint.dim],
        [said],
        [prior.value === undefined ? '' : ` (${w.keepHint})`, dims.paint.dim],
      ),
    );
  }
  const beside = [
    entry.documents.length > 0 ? w.proofs(entry.documents.length) : '',
    entry.note === undefined ? '' : `${w.note}: ${entry.note}`,
  ]
    .filter((t) => t !== '')
    .join(' · ');
  if (beside !== '') rows.push(row(beside.replace(/\s+/g, ' '), dims.paint.dim));
  for (const field of ['note', 'reason', 'hands', 'why'] as const)
    if (entry.drafts.has(field)) rows.push(row(w.drafts[field], dims.paint.yellow));
  return rows;
}

/** The last line of a question: what would be saved, or what is. */
export function statusRow(s: Session, dims: Dims, pending: string | undefined): Row {
  const w = wordsOf(s);
  const item = itemAt(s);
  const entry = entryOf(s.doc, item.id);
  const saved = shownEntry(s, item, entry);
  if (pending !== undefined) return rowOf([`${w.answer}: `, dims.paint.bold], [pending], [` (${w.unsaved})`, dims.paint.yellow]);
  if (saved !== undefined) return rowOf(['✔ ', dims.paint.green], [`${w.saidBefore}: `, dims.paint.bold], [saved.replace(/\s+/g, ' ')]);
  return rowOf([`${w.answer}: `, dims.paint.bold], [entry.skipped ? w.skippedState : w.noneYet, dims.paint.dim]);
}

/** A label column and its text, wrapped beside it. */
export function labelled(label: string, text: string, columns: number, lines: number, gap = 1): string[] {
  const margin = width(label) + gap;
  return wrapTo(text, columns - margin, lines).map((line, i) => (i === 0 ? pad(label, margin) : ' '.repeat(margin)) + line);
}
