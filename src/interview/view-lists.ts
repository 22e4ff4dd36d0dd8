import { showShare } from '../text/number.ts';
import { pad } from '../text/wrap.ts';
import {
  bar,
  clipTo,
  compose,
  type Dims,
  hintRows,
  justified,
  type Row,
  room,
  row,
  rowOf,
  type View,
  width,
  windowAt,
  wrapTo,
} from './canvas.ts';
import { askOf, shownEntry, shownScore, textOf, titleOfItem, wordsOf } from './describe.ts';
import { entryOf, isSettled } from './facts.ts';
import { type Item, isOpenTo, progressOf, sectionsOf } from './model.ts';
import { nodeOf, scoreSoFar } from './score.ts';
import { itemAt, type Over, type Session } from './session.ts';
import { found } from './step-screens.ts';
import { toastRows, typedRows } from './view-parts.ts';

type Of<At extends Over['at']> = Extract<Over, { at: At }>;

/** One sign a state, told apart without colour: saved, missing code, skipped, not asked, open. */
function signOf(s: Session, item: Item): string {
  const entry = entryOf(s.doc, item.id);
  if (!isOpenTo(s.model, s.doc, item)) return '-';
  if (entry.missing !== undefined) return '?';
  if (isSettled(entry)) return '✔';
  return entry.skipped ? '○' : '·';
}

/** Before a row: the cursor, or that there is more above or below. */
const leadOf = (i: number, from: number, to: number, count: number, here: boolean): string =>
  here ? '❯ ' : i === 0 && from > 0 ? '↑ ' : from + i === to - 1 && to < count ? '↓ ' : '  ';

/** All questions with their state; a search narrows them. */
export function viewList(s: Session, { cursor, query, searching }: Of<'list'>, dims: Dims): View {
  const w = wordsOf(s);
  const shown = found(s, query.text);
  const hint = hintRows(
    searching ? [w.h.open, w.h.arrows, w.h.cancel] : [w.h.open, w.h.arrows, w.h.cancel, w.h.search, w.h.nextOpen, w.h.sections],
    searching ? [] : [w.h.quit],
    dims,
    1,
  );
  const { settled, asked } = progressOf(s.model, s.doc);
  const head = justified(
    [`${w.list}${s.model.cases === undefined ? '' : ` (${w.review})`}`, dims.paint.bold],
    [w.answered(settled, asked), dims.paint.cyan],
    dims,
  );
  const space = Math.max(1, dims.rows - 1 - hint.length - 3);
  const at = Math.max(0, shown.indexOf(cursor));
  const [from, to] = windowAt(shown.length, space, at);
  const ids = Math.min(12, Math.max(...s.model.items.map((i) => width(i.id))));
  const rows = shown.slice(from, to).map((position, i): Row => {
    const item = s.model.items[position]!;
    const said = isOpenTo(s.model, s.doc, item) ? (shownEntry(s, item, entryOf(s.doc, item.id)) ?? '') : w.inapplicable;
    const here = from + i === at;
    const title = item.kind === 'open' ? `${titleOfItem(s, item)}: ${askOf(s, item)}` : titleOfItem(s, item);
    const right = clipTo(said.replace(/\s+/g, ' '), Math.max(10, Math.floor(room(dims) * 0.35)));
    const style = here ? dims.paint.cyan : signOf(s, item) === '✔' ? undefined : dims.paint.dim;
    return justified(
      [`${leadOf(i, from, to, shown.length, here)}${signOf(s, item)} ${pad(clipTo(item.id, ids), ids)} ${title}`, style],
      [right, style],
      dims,
    );
  });
  const search =
    searching || query.text !== ''
      ? typedRows(query, `${w.search}: `, searching ? dims : { ...dims, invert: (t) => t }, 1)
      : [rowOf([`✔ ${w.saidBefore}  ? ${w.noVoice}  ○ ${w.skippedState}  · ${w.none}`, dims.paint.dim])];
  const empty = shown.length === 0 ? [row(w.noMatch, dims.paint.yellow)] : [];
  return compose([head, ...rows, ...empty, ...toastRows(s, dims), ...search], hint, dims);
}

/** Every section with how far it is and what it comes to. */
export function viewSections(s: Session, { cursor }: Of<'sections'>, dims: Dims): View {
  const w = wordsOf(s);
  const sections = sectionsOf(s.model);
  const hint = hintRows([w.h.open, w.h.arrows, w.h.cancel, w.h.list], [w.h.quit], dims, 1);
  const { settled, asked } = progressOf(s.model, s.doc);
  const head = justified([w.sections, dims.paint.bold], [w.answered(settled, asked), dims.paint.cyan], dims);
  const assessed = s.model.cases === undefined ? scoreSoFar(s.model, s.doc) : undefined;
  const here = sections[cursor];
  const p = here === undefined ? undefined : progressOf(s.model, s.doc, here.items);
  const detail =
    here === undefined || assessed === undefined
      ? []
      : wrapTo(`${w.score}: ${shownScore(nodeOf(assessed, here.branch.id), s)}`, room(dims), 2).map((line) => row(line, dims.paint.dim));
  const covered =
    p === undefined || p.asked === 0 ? '' : `${w.coverage} ${showShare(p.settled / p.asked, s.lang)}, ${w.answered(p.settled, p.asked)}`;
  const below = [...toastRows(s, dims), ...detail, row(covered === '' ? itemAt(s).id : covered)];
  const space = Math.max(1, dims.rows - 1 - hint.length - 1 - below.length);
  const [from, to] = windowAt(sections.length, space, cursor);
  const cells = dims.cols >= 70 ? 8 : 4;
  const shares = sections.map(({ items }) => {
    const { settled: n, asked: all } = progressOf(s.model, s.doc, items);
    return `${bar(all === 0 ? 1 : n / all, cells)} ${pad(`${n}/${all}`, 5, 'left')}`;
  });
  const full = sections.map(({ branch, items }) => {
    const rubric = items[0]!.trail[0];
    return `${rubric === undefined || rubric === branch ? '' : `${textOf(s, rubric.title)} › `}${textOf(s, branch.title)}`;
  });
  // Where not all titles fit with their rubrics, they stand alone, all of them.
  const fits = full.every((title, i) => width(title) + width(shares[i]!) + 4 <= room(dims));
  const rows = sections.slice(from, to).map(({ branch }, i): Row => {
    const here = from + i === cursor;
    const title = fits ? full[from + i]! : textOf(s, branch.title);
    const style = here ? dims.paint.cyan : undefined;
    return justified([`${leadOf(i, from, to, sections.length, here)}${title}`, style], [shares[from + i]!, style], dims);
  });
  return compose([head, ...rows, ...below], hint, dims);
}
