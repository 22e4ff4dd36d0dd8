import { showQuantity } from '../text/number.ts';
import { plain } from '../text/paint.ts';
import { visibleLine } from '../text/visible.ts';
import type { Dims } from './canvas.ts';
import { askOf, optionTexts, shownEntry, shownValue, shownVotes, textOf, titleOfItem, wordsOf } from './describe.ts';
import { entryOf } from './facts.ts';
import { screenOf } from './keymap.ts';
import { isOpenTo } from './model.ts';
import { optionLabels } from './options.ts';
import { type Command, itemAt, type Session, type Verb } from './session.ts';
import { votesOf } from './step-hands.ts';
import { found } from './step-screens.ts';
import { toastText } from './toasts.ts';
import { documentsHere } from './verdicts.ts';
import { menuWords } from './view-entry.ts';
import { guideLines } from './view-guide.ts';
import { reviewTitle, ticksOf, voicesInFull } from './view-review.ts';
import { summaryLines } from './view-summary.ts';

/** Plain mode has no width: lines are as long as they are, and a screen reader or a pipe breaks them itself. */
const WIDE: Dims = { cols: 100_000, rows: 100_000, paint: plain, invert: undefined, unicode: true };

/** What is said when a screen comes up: no redraw, no colour, no cursor. The last line asks for the input. */
export function plainScreen(s: Session): string[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const { over } = s;
  switch (over?.at) {
    case undefined:
      return plainQuestion(s);
    case 'line':
      return [
        ...(over.field.f === 'words'
          ? [w.plain.words]
          : [
              `${w.fields[over.field.f].replace(/[?:]$/, '')}${w.fields[over.field.f].endsWith('?') ? '?' : ':'}${w.fieldHelp[over.field.f] === '' ? '' : ` (${w.fieldHelp[over.field.f]})`}`,
            ]),
      ];
    case 'menu': {
      const { ask, options } = menuWords(s, over.menu);
      return [ask, ...options.map((o, i) => `${i + 1}. ${o}`), w.plain.menu];
    }
    case 'hands':
      return over.closed
        ? [`${w.handsClosed}: ${shownVotes(s, item, votesOf(over))}`, w.plain.closed]
        : [
            w.handsTitle,
            ...optionTexts(s, item).map((t, i) => `${optionLabels(item)[i]}. ${t}`),
            `u. ${w.missing.unknown}`,
            `x. ${w.missing['not-applicable']}`,
            w.plain.hands,
          ];
    case 'evidence':
      return [
        `${w.evidence} ${item.id}`,
        ...entryOf(s.doc, item.id).documents.map((d, i) => `${i + 1}. ${visibleLine(d.title ?? '')}: ${w.proofStates[d.state]}`),
        w.plain.evidence,
      ];
    case 'verdicts':
      return [
        w.verdicts,
        ...documentsHere(s).map((d, i) => `${i + 1}. ${visibleLine(d.title)}, ${visibleLine(d.name)}: ${w.proofStates[d.state]}`),
        w.plain.verdicts,
      ];
    case 'list':
    case 'sections':
      return [
        w.list,
        ...found(s, over.at === 'list' ? over.query.text : '').map((at) => {
          const i = s.model.items[at]!;
          const said = isOpenTo(s.model, s.doc, i) ? (shownEntry(s, i, entryOf(s.doc, i.id)) ?? w.none) : w.inapplicable;
          return `${i.id} ${titleOfItem(s, i)}: ${said}`;
        }),
        w.plain.line('ID'),
      ];
    case 'guide':
      return [...guideLines(s, WIDE).filter((t) => t !== ''), ...plainQuestion({ ...s, over: undefined }).slice(-1)];
    case 'summary':
      return [
        ...summaryLines(s, over, WIDE)
          .filter((t) => t !== '')
          .map((t) => t.replace(/[█░]+ ?/g, '').replace(/ {3,}/g, ': ')),
        ...(over.next === undefined ? [w.plain.summary] : []),
      ];
  }
}

function plainQuestion(s: Session): string[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const asked = s.model.items.filter((i) => isOpenTo(s.model, s.doc, i));
  const place = (item.kind === 'open' ? w.plain.questionPosition : w.plain.position)(asked.indexOf(item) + 1, asked.length);
  const saved = shownEntry(s, item, entryOf(s.doc, item.id));
  const prior = s.model.prior.get(item.id);
  const lines = ['', `${place}: ${item.id}, ${titleOfItem(s, item)}`, item.trail.map((b) => textOf(s, b.title)).join(', '), askOf(s, item)];
  const title = reviewTitle(s);
  if (title !== undefined) {
    const voices = voicesInFull(s, WIDE).map((t) => t.trim());
    lines.push(title, ...(voices.length === 0 ? [w.nobodySaid] : voices));
  }
  if (item.kind === 'indicator') {
    const i = item.indicator;
    const ticks = ticksOf(s);
    const saidOf = (id: string): string => (ticks === undefined ? '' : ` (${ticks.met.get(id) ?? 0}/${ticks.of})`);
    if (ticks !== undefined) lines.push(w.tickedBy(ticks.of));
    if (i.type === 'checklist') lines.push(...i.criteria.map((c) => `${c.id}. ${textOf(s, c.title)}${saidOf(c.id)}`));
    else if (i.type === 'number' && i.unit !== undefined)
      lines.push(
        `${w.unit}: ${textOf(s, i.unit)}${i.range === undefined ? '' : `, ${w.believable(showQuantity(i.range[0], s.lang), showQuantity(i.range[1], s.lang))}`}`,
      );
    else lines.push(...optionTexts(s, item).map((t, k) => `${optionLabels(item)[k]}. ${t}`));
  }
  if (prior?.value !== undefined) lines.push(`${w.lastYear(prior.period)}: ${shownValue(s, item, prior.value)} (${w.keepHint})`);
  if (saved !== undefined) lines.push(`${w.saidBefore}: ${saved}`);
  const type = item.kind === 'open' ? 'text' : item.indicator.type;
  lines.push(
    type === 'text' ? w.plain.words : type === 'number' ? w.plain.number : type === 'checklist' ? w.plain.checklist : w.plain.choose,
  );
  return lines;
}

/** What is said after a step, before the next screen. */
export const plainToast = (s: Session): string | undefined => {
  if (s.toast === undefined) return undefined;
  const { code, args } = s.toast;
  return toastText(s.lang, code, args);
};

const VERBS: Readonly<Record<string, Verb>> = {
  b: 'back',
  s: 'skip',
  u: 'unknown',
  x: 'na',
  n: 'note',
  e: 'evidence',
  h: 'hands',
  q: 'quit',
  p: 'pending',
  r: 'refused',
  v: 'verdicts',
  l: 'lang',
  g: 'list',
  o: 'sections',
  '?': 'guide',
  '=': 'keep',
};

/** What a letter may mean while hands are counted. */
const IN_HANDS: ReadonlySet<Verb> = new Set(['quit', 'guide', 'note', 'skip', 'back', 'hands', 'list', 'sections', 'lang']);

/** Words that lead out of a field, in both languages. */
const CANCEL = new Set(['batal', 'cancel', '/batal', '/cancel']);

/**
 * What a line means on the screen that is up. Words to an open question are gathered until an empty line; `gathered` holds them.
 * @returns commands in order, or the text gathered so far
 */
export function plainLine(s: Session, raw: string, gathered: readonly string[]): { commands: Command[]; gathered: readonly string[] } {
  const text = raw.replace(/\r$/, '');
  const bare = text.trim();
  const screen = screenOf(s);
  const does = (...commands: Command[]): { commands: Command[]; gathered: readonly string[] } => ({ commands, gathered: [] });
  const verb = VERBS[bare.toLowerCase()];
  if (screen === 'text' || (screen === 'words' && gathered.length > 0)) {
    if (CANCEL.has(bare.toLowerCase())) return does({ c: 'cancel' });
    if (bare !== '') return { commands: [], gathered: [...gathered, text] };
    return gathered.length === 0
      ? does({ c: 'cancel' })
      : does(...(screen === 'words' ? [{ c: 'confirm' } as const] : []), { c: 'text', value: gathered.join('\n') });
  }
  if (screen === 'line') return CANCEL.has(bare.toLowerCase()) ? does({ c: 'cancel' }) : does({ c: 'text', value: text });
  if (CANCEL.has(bare.toLowerCase())) return does({ c: 'cancel' });
  const jump = /^g\s+(\S+)$/i.exec(bare);
  if (jump !== null) return does({ c: 'list' }, { c: 'text', value: jump[1]! });
  switch (screen) {
    case 'words':
      if (bare === '') return does({ c: 'skip' });
      return verb !== undefined ? does({ c: verb }) : { commands: [], gathered: [text] };
    case 'options':
    case 'number':
    case 'checklist':
      if (bare === '') return does();
      // A letter can be a criterion's or an option's id as well as a command; the question comes first.
      return verb !== undefined && !isAnswer(s, bare) ? does({ c: verb }) : does({ c: 'text', value: bare });
    case 'menu':
      return does({ c: 'text', value: bare });
    case 'hands':
      if (bare.toLowerCase() === 'p') return does({ c: 'present' });
      return verb !== undefined && IN_HANDS.has(verb) ? does({ c: verb }) : does({ c: 'text', value: bare });
    case 'evidence':
      return bare === '' ? does({ c: 'cancel' }) : does({ c: 'text', value: bare });
    case 'verdicts':
      return bare === '' ? does({ c: 'cancel' }) : does({ c: 'text', value: bare });
    case 'list':
    case 'search':
    case 'sections':
      return bare === ''
        ? does({ c: 'cancel' }, { c: 'cancel' })
        : does(...(screen === 'sections' ? [{ c: 'list' } as const] : []), { c: 'text', value: bare });
    case 'guide':
      return bare === '' ? does({ c: 'cancel' }) : does({ c: 'cancel' }, ...plainLine({ ...s, over: undefined }, raw, []).commands);
    case 'summary':
      return bare === ''
        ? does({ c: s.over?.at === 'summary' && s.over.next === undefined ? 'quit' : 'confirm' })
        : verb !== undefined
          ? does({ c: verb })
          : does();
  }
}

function isAnswer(s: Session, text: string): boolean {
  const item = itemAt(s);
  if (item.kind === 'open') return false;
  if (item.indicator.type === 'checklist') return item.indicator.criteria.some((c) => c.id === text);
  return item.indicator.type === 'choice' && item.indicator.options.some((o) => o.id === text);
}
