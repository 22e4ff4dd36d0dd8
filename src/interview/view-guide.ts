import { type Indicator, isScored } from '../rubric/instrument.ts';
import { showDate, showList, showQuantity } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { pad, width } from '../text/wrap.ts';
import { compose, type Dims, hintRows, paragraphs, type Row, room, row, type View, wrapTo } from './canvas.ts';
import { askOf, optionTexts, shownValue, textOf, wordsOf } from './describe.ts';
import { itemAt, type Over, type Session } from './session.ts';
import { headRows, labelled } from './view-parts.ts';
import { voicesInFull } from './view-review.ts';

/** Everything there is to know about a question, to scroll through. */
export function viewGuide(s: Session, { scroll, keys }: Extract<Over, { at: 'guide' }>, dims: Dims): View {
  const w = wordsOf(s);
  const hint = hintRows([w.h.scroll, w.h.closeGuide, keys === true ? w.h.leavePage : w.h.keyPage, w.h.lang], [], dims, 1);
  const head = headRows(s, dims).slice(0, 1);
  const all = keys === true ? keyRows(s, dims) : guideRows(s, dims);
  const space = Math.max(1, dims.rows - 1 - hint.length - head.length - 1);
  const from = Math.min(scroll, Math.max(0, all.length - space));
  const shown = all.slice(from, from + space);
  const left = all.length - from - shown.length;
  return compose(
    [...head, ...shown, row(left > 0 ? `↓ ${w.lines(left)}` : keys === true ? w.keys : `${w.guide}: ${itemAt(s).id}`, dims.paint.dim)],
    hint,
    dims,
  );
}

/** The guide as plain lines, for plain mode, with what may be typed there. */
export const guideLines = (s: Session, dims: Dims): string[] => [
  ...guideRows(s, dims).map((r) => r.parts.map(([text]) => text).join('')),
  `${wordsOf(s).keys}: ${wordsOf(s).plain.help}`,
];

/** Every key with what it does. */
function keyRows(s: Session, dims: Dims): Row[] {
  const w = wordsOf(s);
  const size = Math.max(...w.keyList.map(([key]) => width(key)));
  return [
    row(w.keys, dims.paint.bold),
    ...w.keyList.flatMap(([key, does]) => labelled(`  ${pad(key, size)}`, does, room(dims), 3, 2)).map((line) => row(line)),
  ];
}

function guideRows(s: Session, dims: Dims): Row[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const columns = room(dims);
  const rows: Row[] = [];
  const block = (title: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    rows.push(row(''), row(title, dims.paint.bold), ...lines.map((l) => row(l)));
  };
  const bullets = (texts: readonly string[]): string[] => texts.flatMap((t) => labelled('  •', t, columns, 9));
  rows.push(...wrapTo(askOf(s, item), columns, 9).map((t) => row(t, dims.paint.bold)));
  if (s.model.cases !== undefined) block(w.saidBy, voicesInFull(s, dims));
  if (item.kind === 'indicator') {
    const i = item.indicator;
    block(w.probe, bullets(i.probe.map((t) => textOf(s, t))));
    block(...scaleBlock(s, i, columns));
    block(w.askFor, bullets(i.evidence.map((t) => textOf(s, t))));
    block(w.notProof, bullets(i.notEvidence.map((t) => textOf(s, t))));
    block(
      w.owners,
      i.owners.length === 0
        ? []
        : labelled(
            '  •',
            showList(
              i.owners.map((o) => textOf(s, s.model.instrument.agencies.get(o)) || visibleLine(o)),
              s.lang,
            ),
            columns,
            6,
          ),
    );
    block(w.reference, bullets(referenceTexts(s, i)));
    if (i.type === 'number')
      block(
        w.benchmarks,
        bullets(
          i.benchmarks.map((b) => `${textOf(s, b.title)}: ${showQuantity(b.value, s.lang)}${b.year === undefined ? '' : ` (${b.year})`}`),
        ),
      );
  }
  const prior = s.model.prior.get(item.id);
  if (prior?.value !== undefined)
    block(`${w.lastAnswer}${prior.period === '' ? '' : ` (${prior.period})`}`, [
      ...labelled('  •', shownValue(s, item, prior.value), columns, 6),
      ...(prior.note === undefined ? [] : labelled('  •', `${w.note}: ${prior.note}`, columns, 4)),
    ]);
  const changes = s.doc.changes.filter((c) => c.id === item.id);
  block(
    w.history,
    changes.flatMap((c) =>
      labelled(
        '  •',
        `${showDate(c.at, s.lang)} ${c.at.slice(11, 16)} UTC, ${visibleLine(c.by)}: ${visibleLine(c.from)} → ${visibleLine(c.to)}`,
        columns,
        3,
      ),
    ),
  );
  const how = s.model.instrument.howToAnswer;
  if (how !== undefined)
    block(
      w.howTo,
      paragraphs(typeof how === 'string' ? how : (how[s.lang] ?? textOf(s, how)), columns - 2).map((t) => `  ${t}`),
    );
  return rows;
}

/** Levels with what separates each from the next (the advice that leads there), criteria by level, or options. */
function scaleBlock(s: Session, i: Indicator, columns: number): [string, string[]] {
  const w = wordsOf(s);
  const advice = (level: number): string[] => {
    const text = i.advice.get(level);
    return text === undefined ? [] : labelled('    ', `${w.advice(String(level))}: ${textOf(s, text)}`, columns, 9);
  };
  switch (i.type) {
    case 'level':
      return [
        w.levels,
        [...i.levels].flatMap(([level, text], at) => [
          ...advice(level),
          ...labelled(`${s.pick.cursor === at ? '❯' : ' '} ${level}`, textOf(s, text), columns, 9),
        ]),
      ];
    case 'checklist': {
      const numbered = i.criteria.map((c, at) => ({ ...c, number: String(at + 1).padStart(`${i.criteria.length}`.length) }));
      const levels = [...new Set(i.criteria.map((c) => c.level))];
      return [
        levels.length === 1 ? w.criteria : w.scope,
        levels.flatMap((level) => [
          ...(level === undefined || levels.length === 1 ? [] : [`  ${w.level(String(level))}`]),
          ...numbered.filter((c) => c.level === level).flatMap((c) => labelled(`    ${c.number}`, textOf(s, c.title), columns, 9)),
        ]),
      ];
    }
    case 'choice':
      return [w.options, optionTexts(s, itemAt(s)).flatMap((t, n) => labelled(`  ${n + 1}`, t, columns, 9))];
    case 'number':
      return [
        w.levels,
        [
          ...(i.range === undefined ? [] : [`  ${w.believable(showQuantity(i.range[0], s.lang), showQuantity(i.range[1], s.lang))}`]),
          ...[...i.advice.keys()].flatMap(advice),
        ],
      ];
    case 'text':
      return [w.levels, []];
  }
}

function referenceTexts(s: Session, i: Indicator): string[] {
  const w = wordsOf(s);
  if (!isScored(i) && i.references.length === 0) return [];
  return i.references.map((citation) => {
    const known = s.model.instrument.references.get(citation.id);
    const at = citation.at === undefined ? '' : `, ${textOf(s, citation.at)}`;
    return `${known === undefined ? visibleLine(citation.id) : textOf(s, known.title)}${at}${citation.verified ? '' : ` (${w.unverified})`}`;
  });
}
