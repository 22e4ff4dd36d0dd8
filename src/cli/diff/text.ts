import type { CarriedTally, Movement } from '../../assess/movement.ts';
import { type Change, EFFECTS, type Effect, type Fate, type InstrumentDiff, type Shown } from '../../rubric/diff/types.ts';
import { jsonText } from '../../text/json.ts';
import { snakeKeys } from '../../text/json-keys.ts';
import { type Lang, type LocalText, pick } from '../../text/lang.ts';
import { showChange, showQuantity, showScore } from '../../text/number.ts';
import { clip, visibleLine } from '../../text/visible.ts';
import { pad, wrap } from '../../text/wrap.ts';
import type { Terminal } from '../output/terminal.ts';
import { diffWords } from './words.ts';

/** A difference, and where a tally was given what it does to that. */
export interface DiffResult {
  readonly diff: InstrumentDiff;
  readonly tally: { readonly carried: CarriedTally; readonly movements: readonly Movement[] } | undefined;
}

const FATES: readonly Fate[] = ['kept', 'renamed', 'reconsider', 'recheck', 'dropped'];

export const ofEffect = (changes: readonly Change[], effect: Effect): readonly Change[] => changes.filter((c) => c.effect === effect);

/** A value in words. */
function show(value: Shown, lang: Lang): string {
  if (value === undefined) return diffWords[lang].nothing;
  if (typeof value === 'number') return showQuantity(value, lang);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return `[${(value as readonly (string | number)[]).map((v) => (typeof v === 'number' ? showQuantity(v, lang) : v)).join(lang === 'id' ? '; ' : ', ')}]`;
  return `"${pick(value as LocalText, lang)}"`;
}

/** The wording that differs: in the reader's language, else in the first in which it does. */
function showPair(before: Shown, after: Shown, lang: Lang): [string, string] {
  const isMap = (v: Shown): v is { readonly [lang: string]: string } => typeof v === 'object' && v !== null && !Array.isArray(v);
  if (isMap(before) && isMap(after) && before[lang] === after[lang]) {
    const other = [...new Set([...Object.keys(before), ...Object.keys(after)])].find((l) => before[l] !== after[l]);
    if (other !== undefined) return [`${other}: ${show(before[other], lang)}`, `${other}: ${show(after[other], lang)}`];
  }
  return [show(before, lang), show(after, lang)];
}

/** What happened to a node, in one line. */
function describe(change: Change, lang: Lang): string {
  const w = diffWords[lang];
  switch (change.kind) {
    case 'added':
    case 'dropped':
      return `${w[change.kind]} (${w.kinds[change.what]}): ${pick(change.title, lang)}`;
    case 'renamed':
      return w.renamed(change.from);
    case 'moved':
      return w.moved(change.from === '' ? w.top : change.from, change.to === '' ? w.top : change.to);
    case 'changed': {
      const [before, after] = showPair(change.before, change.after, lang);
      return `${change.key}: ${before} → ${after}`;
    }
  }
}

const score = (value: number | null, lang: Lang): string => (value === null ? diffWords[lang].noScore : showScore(value, lang));

function fateLines({ diff, tally }: DiffResult, lang: Lang): string[] {
  const w = diffWords[lang];
  const lines = FATES.flatMap((fate) => {
    const list = diff.fates.filter((f) => f.fate === fate);
    if (list.length === 0) return [];
    const given = tally === undefined ? '' : `, ${w.given(showQuantity(tally.carried.byFate.get(fate) ?? 0, lang))}`;
    const names =
      fate === 'kept' ? '' : `: ${list.map((f) => (f.to === undefined || f.to === f.from ? f.from : `${f.from} → ${f.to}`)).join(', ')}`;
    return [`${w.indicators(list.length)}${given} ${w.fates[fate]}${names}`];
  });
  if (diff.fresh.length > 0) lines.push(w.fresh(diff.fresh.length, diff.fresh.join(', ')));
  const aside = tally?.carried.setAside.reduce((sum, row) => sum + row.n, 0) ?? 0;
  if (aside > 0) lines.push(w.setAside(showQuantity(aside, lang)));
  return lines;
}

/** For a terminal. */
export function diffText(result: DiffResult, { lang, out, columns }: Terminal): string {
  const { diff, tally } = result;
  const w = diffWords[lang];
  const blocks = [`${out.bold(`${diff.from.id} ${diff.from.version}`)} → ${out.bold(`${diff.to.id} ${diff.to.version}`)}`];
  const names = [...diff.changes.map((c) => c.id), ...(tally?.movements ?? []).map((m) => m.node)];
  const margin = Math.min(28, Math.max(...names.map((n) => n.length), 8) + 4);
  const item = (id: string, text: string): string => {
    const body = wrap(visibleLine(clip(text, 600)), Math.max(30, columns - margin));
    const head = pad(`  ${clip(visibleLine(id), margin - 4)}`, margin);
    return body.map((line, i) => (i === 0 ? head : ' '.repeat(margin)) + line).join('\n');
  };
  for (const effect of [...EFFECTS].reverse()) {
    const list = ofEffect(diff.changes, effect);
    if (list.length > 0)
      blocks.push([out.bold(`${w.effects[effect]} (${list.length})`), ...list.map((c) => item(c.id, describe(c, lang)))].join('\n'));
  }
  if (diff.changes.length === 0) blocks.push(w.same);
  else
    blocks.push(
      [
        out.bold(w.answers),
        ...fateLines(result, lang).flatMap((l) => wrap(visibleLine(l), columns - 4).map((x, i) => (i === 0 ? '  ' : '    ') + x)),
      ].join('\n'),
    );
  if (tally !== undefined) {
    const moved = tally.movements.map((m) =>
      item(
        m.node,
        `${m.city} ${m.period}  ${score(m.before, lang)} → ${score(m.after, lang)}  ${m.change === null ? '' : showChange(m.change, lang)}`.trimEnd(),
      ),
    );
    blocks.push([out.bold(w.scores), ...(moved.length === 0 ? [`  ${w.unmoved}`] : moved)].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

const cell = (text: string): string =>
  visibleLine(text).replace(/[\\|<>`*_[\]]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`));

/** For a pull request or a release note. */
export function diffMarkdown(result: DiffResult, lang: Lang): string {
  const { diff, tally } = result;
  const w = diffWords[lang];
  const c = w.columns;
  let text = `## ${cell(`${diff.from.id} ${diff.from.version} → ${diff.to.id} ${diff.to.version}`)}\n`;
  for (const effect of [...EFFECTS].reverse()) {
    const list = ofEffect(diff.changes, effect);
    if (list.length === 0) continue;
    text += `\n### ${w.effects[effect]} (${list.length})\n\n| ${c.node} | ${c.what} |\n| --- | --- |\n`;
    for (const change of list) text += `| ${cell(change.id)} | ${cell(clip(describe(change, lang), 600))} |\n`;
  }
  if (diff.changes.length === 0) return `${text}\n${w.same}\n`;
  text += `\n### ${w.answers}\n\n${fateLines(result, lang)
    .map((l) => `- ${cell(l)}\n`)
    .join('')}`;
  if (tally === undefined) return text;
  text += `\n### ${w.scores}\n\n`;
  if (tally.movements.length === 0) return `${text}${w.unmoved}\n`;
  text += `| ${c.city} | ${c.node} | ${c.before} | ${c.after} | ${c.change} |\n| --- | --- | ---: | ---: | ---: |\n`;
  for (const m of tally.movements)
    text += `| ${cell(`${m.city} ${m.period}`)} | ${cell(m.node)} | ${score(m.before, lang)} | ${score(m.after, lang)} | ${m.change === null ? '' : showChange(m.change, lang)} |\n`;
  return text;
}

/** For a program: format siapkota/diff@1. Texts as authors wrote them, numbers not rounded. */
export function diffJson({ diff, tally }: DiffResult, product: string): string {
  const counts = Object.fromEntries(EFFECTS.map((effect) => [effect, ofEffect(diff.changes, effect).length]));
  const value = {
    format: 'siapkota/diff@1',
    product,
    from: diff.from,
    to: diff.to,
    counts,
    changes: diff.changes,
    answers: diff.fates,
    fresh: diff.fresh,
    ...(tally === undefined
      ? {}
      : {
          tally: {
            by_fate: Object.fromEntries(FATES.map((fate) => [fate, tally.carried.byFate.get(fate) ?? 0])),
            set_aside: tally.carried.setAside,
            movements: snakeKeys(tally.movements, STATES),
          },
        }),
  };
  return `${jsonText(value, 2, (_key, v) => (v === undefined ? null : v))}\n`;
}

const STATES: ReadonlySet<string> = new Set(['stateBefore', 'stateAfter'] satisfies (keyof Movement)[]);
