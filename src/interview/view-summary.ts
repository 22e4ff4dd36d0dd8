import { MISSING_CODES } from '../rubric/vocabulary.ts';
import { showScore, showShare } from '../text/number.ts';
import { pad } from '../text/wrap.ts';
import { bar, compose, type Dims, hintRows, justified, type Row, room, row, type View, wrapTo } from './canvas.ts';
import { shownScore, textOf, titleOfItem, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { type Item, isOpenTo, progressOf, rubricsOf, sectionsOf, unprovenIn } from './model.ts';
import { nodeOf, scoreSoFar } from './score.ts';
import type { Over, Session } from './session.ts';
import { toastRows } from './view-parts.ts';

type Summary = Extract<Over, { at: 'summary' }>;

/** Where a section, a rubric, or the whole interview stands: score with its bounds, what is missing, what is unproven, how to go on. */
export function viewSummary(s: Session, over: Summary, dims: Dims): View {
  const w = wordsOf(s);
  const open = progressOf(s.model, s.doc).open.length;
  const hints =
    over.next !== undefined
      ? [w.h.go, w.h.list, w.h.sections, w.h.back]
      : [w.h.finish, ...(open > 0 ? [w.h.nextOpen] : []), w.h.list, w.h.sections, w.h.back];
  const hint = hintRows([...hints, w.h.lang], [w.h.quit], dims, dims.rows >= 18 ? 2 : 1);
  const all = summaryRows(s, over, dims);
  const next = over.next === undefined ? undefined : s.model.items[over.next];
  const last =
    next === undefined
      ? row(open > 0 ? w.finish : w.finishDone, dims.paint.bold)
      : row(w.goOn(`${next.trail.map((b) => textOf(s, b.title)).join(' › ')}`), dims.paint.bold);
  const toasts = toastRows(s, dims);
  const space = Math.max(1, dims.rows - 1 - hint.length - toasts.length - 1);
  const from = Math.min(over.scroll, Math.max(0, all.length - space));
  const shown = all.slice(from, from + space);
  const left = all.length - from - shown.length;
  const below = s.toast === undefined && left > 0 ? [row(`↓ ${w.lines(left)}`, dims.paint.dim)] : toasts;
  return compose([...shown, ...below, last], hint, dims);
}

/** The same as plain lines. */
export const summaryLines = (s: Session, over: Summary, dims: Dims): string[] =>
  summaryRows(s, over, dims).map((r) => r.parts.map(([text]) => text).join(''));

const listsOf = new WeakMap<object, Map<string, readonly Item[]>>();

/** The questions of a section or rubric as one list object, so that its score is worked out once a state. */
function itemsOf(s: Session, branch: string | undefined): readonly Item[] {
  if (branch === undefined) return s.model.items;
  let lists = listsOf.get(s.model);
  if (lists === undefined) {
    lists = new Map([...sectionsOf(s.model), ...rubricsOf(s.model)].map((part) => [part.branch.id, part.items]));
    listsOf.set(s.model, lists);
  }
  return lists.get(branch) ?? s.model.items;
}

function summaryRows(s: Session, over: Summary, dims: Dims): Row[] {
  const w = wordsOf(s);
  const items = itemsOf(s, over.branch);
  const trail = items[0]?.trail ?? [];
  const branch = over.branch === undefined ? undefined : trail.find((b) => b.id === over.branch);
  const progress = progressOf(s.model, s.doc, items);
  const columns = room(dims);
  const share = progress.asked === 0 ? 1 : progress.settled / progress.asked;
  const title =
    branch === undefined
      ? `${w.summary}: ${textOf(s, s.model.speaker.name ?? s.model.instrument.groups.get(s.model.speaker.group)?.title ?? s.model.speaker.respondent)}`
      : trail
          .slice(0, trail.indexOf(branch) + 1)
          .map((b) => textOf(s, b.title))
          .join(' › ');
  const rows: Row[] = [
    justified([title, dims.paint.bold], [`${bar(share, 10)} ${showShare(share, s.lang)}`, dims.paint.cyan], dims),
    row(w.answered(progress.settled, progress.asked)),
  ];
  if (s.model.cases === undefined && items.some((i) => i.kind === 'indicator' && i.indicator.type !== 'text'))
    rows.push(...scoreRows(s, items, branch?.id, dims));
  rows.push(...missingRows(s, over, items, progress.open, columns, dims));
  return rows;
}

function scoreRows(s: Session, items: readonly Item[], id: string | undefined, dims: Dims): Row[] {
  const w = wordsOf(s);
  const assessed = scoreSoFar(s.model, s.doc, items);
  const node = id === undefined ? assessed.index : nodeOf(assessed, id);
  if (node === undefined) return [];
  const proven =
    node.proven.score === null || node.answered.score === null || node.proven.score === node.answered.score
      ? ''
      : ` · ${w.provenScore} ${showScore(node.proven.score, s.lang)}`;
  const rows: Row[] = [row(''), row(`${w.score}: ${shownScore(node, s)}${proven}`, dims.paint.bold), row(w.ofAnswers, dims.paint.dim)];
  const parts = node.children.filter((child) => child.leaf === null);
  if (parts.length > 0) rows.push(row(''));
  for (const part of parts) {
    const said = shownScore(part, s);
    rows.push(justified([`  ${textOf(s, part.node.title)}`], [pad(said, 0)], dims));
  }
  return rows;
}

/** What is open, what has no value and why, what lacks proof. Ids with titles, as many as a person reads. */
function missingRows(s: Session, over: Summary, items: readonly Item[], open: readonly string[], columns: number, dims: Dims): Row[] {
  const w = wordsOf(s);
  const rows: Row[] = [row('')];
  const named = (ids: readonly string[]): Row[] => {
    const shown = ids.slice(0, 8).map((id) => `${id} ${titleOfItem(s, items.find((i) => i.id === id)!)}`);
    const text = shown.join('; ') + (ids.length > shown.length ? `; ${w.more(ids.length - shown.length)}` : '');
    return wrapTo(text, columns - 2, 6).map((line) => row(`  ${line}`, dims.paint.dim));
  };
  if (open.length === 0) rows.push(row(`✔ ${over.branch === undefined ? w.allAnswered : w.allHere}`, dims.paint.green));
  else rows.push(row(w.open(open.length), dims.paint.yellow), ...named(open));
  const without = MISSING_CODES.map((code) => ({
    code,
    ids: items.filter((i) => isOpenTo(s.model, s.doc, i) && entryOf(s.doc, i.id).missing?.code === code).map((i) => i.id),
  })).filter(({ ids }) => ids.length > 0);
  if (without.length > 0) {
    rows.push(row(w.missingCount(without.map(({ code, ids }) => `${w.missing[code]} ${ids.length}`).join(', '))));
    // What does not apply is settled; the others somebody may still find out.
    const owed = without.flatMap(({ code, ids }) => (code === 'not-applicable' ? [] : ids));
    if (owed.length > 0) rows.push(...named(owed));
  }
  const unproven = unprovenIn(s.model, s.doc, items);
  if (unproven.length > 0 && s.model.cases === undefined)
    rows.push(row(w.unproven(unproven.length), dims.paint.yellow), ...named(unproven));
  return rows;
}
