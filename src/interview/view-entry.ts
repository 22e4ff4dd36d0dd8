import { showQuantity } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { compose, type Dims, hintRows, justified, type Row, room, row, rowOf, type View, wrapTo } from './canvas.ts';
import { askOf, quantity, shownValue, shownVotes, textOf, titleOfItem, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { itemAt, type Menu, type Over, type Session } from './session.ts';
import { takesLines } from './step-line.ts';
import { documentsHere } from './verdicts.ts';
import { askRows, headRows, labelled, toastRows, typedRows } from './view-parts.ts';
import { documentRows } from './view-review.ts';

type Of<At extends Over['at']> = Extract<Over, { at: At }>;

/** A note, a reason, a text: the question above, what is typed below. */
export function viewLine(s: Session, { field, line }: Of<'line'>, dims: Dims): View {
  const w = wordsOf(s);
  const many = takesLines(field);
  const hints = many ? [w.h.newline, w.h.saveText, w.h.cancel] : [w.h.save, w.h.cancel];
  const hint = hintRows(hints, [], dims, dims.rows >= 16 ? 2 : 1);
  const head = headRows(s, dims);
  const label = `${w.fields[field.f]}${field.f === 'proof-file' ? ` "${visibleLine(field.title)}"` : ''}`;
  const help = w.fieldHelp[field.f];
  const helpRows = help === '' ? [] : wrapTo(help, room(dims), 2).map((t) => row(t, dims.paint.dim));
  const toasts = toastRows(s, dims);
  const space = dims.rows - 1 - hint.length - head.length - helpRows.length - toasts.length - 1;
  const asks = askRows(s, dims, Math.max(1, Math.min(4, Math.floor(space / 3))));
  const given = field.f === 'why' ? [row(chosenText(s, field.body), dims.paint.cyan)] : [];
  const air = space - asks.length > 8 ? [row('')] : [];
  const input = typedRows(line, '❯ ', dims, Math.max(1, space - asks.length - given.length - 2 * air.length));
  return compose(
    [...head, ...air, ...asks, ...air, ...given, rowOf([label, dims.paint.bold]), ...helpRows, ...toasts, ...input],
    hint,
    dims,
  );
}

function chosenText(s: Session, body: Extract<Of<'line'>['field'], { f: 'why' }>['body']): string {
  const w = wordsOf(s);
  const [first] = body;
  if (first?.t === 'answer') return `${w.answer}: ${shownValue(s, itemAt(s), first.value)}`;
  if (first?.t === 'votes') return `${w.answer}: ${shownVotes(s, itemAt(s), first.votes)}`;
  return first?.t === 'missing' ? `${w.answer}: ${w.missing[first.code]}` : '';
}

/** A question back, with its ways out. */
export function viewMenu(s: Session, { menu, cursor }: Of<'menu'>, dims: Dims): View {
  const w = wordsOf(s);
  const { ask, options } = menuWords(s, menu);
  const hint = hintRows([w.h.digits('1', String(options.length)), w.h.cancel], [w.h.quit], dims, 1);
  const head = headRows(s, dims);
  const above = dims.rows >= 16 ? [row(''), ...askRows(s, dims, 3), row('')] : [];
  const lines = wrapTo(ask, room(dims), 3).map((t) => row(t, dims.paint.bold));
  const rows = options.map((text, i) => row(`${cursor === i ? '❯ ' : '  '}${i + 1} ${text}`, cursor === i ? dims.paint.cyan : undefined));
  const status = rowOf([`${w.answer}: `, dims.paint.bold], [cursor === undefined ? '…' : options[cursor]!]);
  return compose([...head, ...above, ...lines, ...rows, ...toastRows(s, dims), status], hint, dims);
}

/** The sentence of a question back and its options, for every face. */
export function menuWords(s: Session, menu: Menu): { ask: string; options: string[] } {
  const w = wordsOf(s);
  const item = itemAt(s);
  switch (menu.m) {
    case 'range': {
      const range =
        item.kind === 'indicator' && item.indicator.type === 'number' && item.indicator.range !== undefined
          ? w.believable(showQuantity(item.indicator.range[0], s.lang), showQuantity(item.indicator.range[1], s.lang))
          : '';
      return { ask: w.menus.range(quantity(s, item, Number(menu.value)), range), options: [w.yes, w.no] };
    }
    case 'point':
      return {
        ask: w.menus.point(visibleLine(s.pick.line.text.trim())),
        options: menu.values.map(
          (v) =>
            `${quantity(s, item, Number(v))} (${menu.values.some((other) => Number(other) > Number(v)) ? w.asDecimal : w.asThousands})`,
        ),
      };
    case 'none':
      return { ask: w.menus.none, options: [w.yes, w.no] };
    case 'over': {
      const votes = menu.body.flatMap((b) => (b.t === 'votes' ? [b] : []))[0];
      const raised = Object.values(votes?.votes ?? {}).reduce((a, b) => a + b, 0);
      return { ask: w.menus.over(raised, votes?.present ?? 0), options: [w.yes, w.no] };
    }
    case 'copy':
      return { ask: w.menus.copy(visibleLine(menu.path)), options: [w.copyIt, w.referIt] };
    case 'state':
      return { ask: w.menus.state(visibleLine(menu.title)), options: menu.states.map((p) => w.proofStates[p]) };
    case 'verdict':
      return {
        ask: w.menus.verdict(visibleLine(documentsHere(s)[menu.index]?.title ?? '')),
        options: menu.states.map((p) => w.proofStates[p]),
      };
  }
}

/** The documents of an answer. */
export function viewEvidence(s: Session, { cursor }: Of<'evidence'>, dims: Dims): View {
  const w = wordsOf(s);
  const item = itemAt(s);
  const { documents } = entryOf(s.doc, item.id);
  const hint = hintRows(
    [w.h.add, ...(documents.length > 0 ? [w.h.remove] : []), w.h.done, w.h.cancel],
    [w.h.quit],
    dims,
    dims.rows >= 18 ? 2 : 1,
  );
  const head = headRows(s, dims);
  const wanted = item.kind === 'indicator' ? item.indicator.evidence.map((t) => textOf(s, t)) : [];
  const title = rowOf([`${w.evidence} ${item.id}`, dims.paint.bold]);
  const list = documents.map((d, i): Row => {
    const where = d.file === undefined ? '' : ` (${visibleLine(d.file)})`;
    const style = i === cursor ? dims.paint.cyan : undefined;
    const left = `${i === cursor ? '❯ ' : '  '}${i + 1} ${visibleLine(d.title ?? '')}${where}`;
    return justified([left, style], [w.proofStates[d.state].split(' (')[0]!, style], dims);
  });
  const toasts = toastRows(s, dims);
  const space = dims.rows - 1 - hint.length - head.length - list.length - toasts.length - 2;
  const asked =
    wanted.length > 0 && space > 2
      ? [
          row(`${w.askFor}:`, dims.paint.dim),
          ...wanted
            .flatMap((t) => labelled('  •', t, room(dims), 2))
            .slice(0, Math.max(0, space - 1))
            .map((t) => row(t, dims.paint.dim)),
        ]
      : [];
  const status =
    documents.length === 0 ? rowOf([w.noEvidence, dims.paint.yellow]) : rowOf(['✔ ', dims.paint.green], [w.proofs(documents.length)]);
  return compose([...head, title, ...list, ...asked, ...toasts, status], hint, dims);
}

/** Everybody's documents, to be judged. */
export function viewVerdicts(s: Session, { cursor }: Of<'verdicts'>, dims: Dims): View {
  const w = wordsOf(s);
  const rows = documentRows(s, dims, cursor);
  const hint = hintRows(rows.length > 0 ? [w.h.judge, w.h.arrows, w.h.cancel] : [w.h.cancel], [w.h.quit], dims, 1);
  const title = row(`${w.verdicts}: ${itemAt(s).id} ${titleOfItem(s, itemAt(s))}`, dims.paint.bold);
  const toasts = toastRows(s, dims);
  const space = dims.rows - 1 - hint.length - 5 - toasts.length;
  const from = Math.max(0, Math.min(cursor - space + 1, rows.length - space));
  const ask = wrapTo(askOf(s, itemAt(s)), room(dims), 2).map((t) => row(t, dims.paint.dim));
  return compose(
    [
      ...headRows(s, dims).slice(1),
      title,
      ...ask,
      ...rows.slice(from, from + Math.max(1, space)),
      ...toasts,
      row(rows.length === 0 ? w.noVerdicts : w.proofs(rows.length), dims.paint.dim),
    ],
    hint,
    dims,
  );
}
