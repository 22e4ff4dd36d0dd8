import { finding } from '../../finding/finding.ts';
import { type LocalText, wordings } from '../../text/lang.ts';
import { normalise } from '../../text/visible.ts';
import { type Branch, branches, type Indicator, isScored } from '../instrument.ts';
import { isMap } from '../raw.ts';
import { below, type Path, placeAt, placeOfKey } from '../source.ts';
import { wholeLevels } from '../types/rules.ts';
import type { LintContext } from './index.ts';
import { listAt } from './raw-at.ts';

/**
 * Rules that keep what a rubric says good. An instrument shows how finished it means to be: a rule about proof, advice or the
 * short form speaks only where the instrument uses proof, advice or the short form at all.
 */
export function lintContent(context: LintContext): void {
  const { instrument } = context;
  const indicators = [...instrument.indicators.values()];
  for (const indicator of indicators) {
    lintQuestion(indicator, context);
    lintLevels(indicator, context);
    lintLengths(indicator, context);
    lintCitations(indicator, context);
    if (indicator.weight !== 1 && indicator.weightReason === undefined && indicators.some((i) => i.weightReason !== undefined)) {
      context.report(finding('content/weight-reason', placeAt(indicator.origin, 'weight'), { id: indicator.id, weight: indicator.weight }));
    }
  }
  lintProof(indicators, context);
  lintAdvice(indicators, context);
  lintCoreTier(context);
  lintUse(indicators, context);
  lintLanguage(indicators, context);
  lintViews(context);
}

/** Words that everyone reads differently. */
const VAGUE =
  /\b(cukup baik|cukup memadai|sangat baik|kurang baik|memadai|secara optimal|optimal|dengan baik|seperlunya|sesuai kebutuhan|good enough|adequate|adequately|sufficient|sufficiently|fairly good|very good|optimally|as needed|appropriate|appropriately|satisfactory|well-functioning)\b/i;

/** Every text by which an answer is chosen, with its path. */
function* choosingTexts(indicator: Indicator): Generator<{ text: LocalText; path: Path }> {
  if (indicator.type === 'level') for (const [level, text] of indicator.levels) yield { text, path: ['levels', String(level)] };
  if (indicator.type === 'choice')
    for (const [i, option] of indicator.options.entries()) yield { text: option.title, path: ['options', i, 'title'] };
  if (indicator.type === 'checklist')
    for (const [i, criterion] of indicator.criteria.entries()) yield { text: criterion.title, path: ['criteria', i, 'title'] };
}

function lintLevels(indicator: Indicator, { report }: LintContext): void {
  if (indicator.type === 'choice') return;
  for (const { text, path } of choosingTexts(indicator)) {
    for (const wording of wordings(text)) {
      const found = VAGUE.exec(wording);
      if (found !== null) report(finding('content/vague-descriptor', placeAt(indicator.origin, ...path), { word: found[0] }));
    }
  }
  if (indicator.type !== 'level') return;
  const levels = [...indicator.levels];
  levels.forEach(([level, text], i) => {
    const before = levels[i - 1];
    if (before === undefined) return;
    const pairs = wordings(before[1]).map((w, k): [string, string] => [w, wordings(text)[k] ?? '']);
    if (pairs.some(([a, b]) => nearlySame(a, b))) {
      report(finding('content/near-same-levels', placeAt(indicator.origin, 'levels', String(level)), { first: before[0], second: level }));
    }
  });
}

/** Sentences of five words or more that share all but one or two: a level that differs by an adverb. */
function nearlySame(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    normalise(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w !== '');
  const [left, right] = [words(a), words(b)];
  if (left.length < 5 || right.length < 5 || normalise(a) === normalise(b)) return false;
  const unshared = (from: string[], other: ReadonlySet<string>): number => from.filter((w) => !other.has(w)).length;
  return unshared(left, new Set(right)) + unshared(right, new Set(left)) <= 2;
}

function lintQuestion(indicator: Indicator, { report }: LintContext): void {
  for (const wording of wordings(indicator.ask)) {
    const marks = (wording.match(/\?/g) ?? []).length;
    if (
      marks > 1 ||
      /\b(dan apakah|serta apakah|dan bagaimana|serta bagaimana|and whether|and how|and is there|and does)\b/i.test(wording)
    ) {
      report(finding('content/two-questions', placeAt(indicator.origin, 'ask'), {}));
      return;
    }
  }
}

/** Room on an 80 x 24 screen (design: interview, space plan): four lines of question, one or two for each level. */
const ROOM: readonly { key: keyof Indicator; max: number }[] = [
  { key: 'title', max: 75 },
  { key: 'ask', max: 240 },
];
const ROOM_FOR_CHOICES = 230;

function lintLengths(indicator: Indicator, { report }: LintContext): void {
  const check = (text: LocalText, path: Path, max: number): void => {
    const length = Math.max(0, ...wordings(text).map((w) => w.length));
    if (length > max) report(finding('content/too-long', placeAt(indicator.origin, ...path), { where: path.join('.'), length, max }));
  };
  for (const { key, max } of ROOM) check(indicator[key] as LocalText, [key], max);
  for (const { text, path } of choosingTexts(indicator)) check(text, path, ROOM_FOR_CHOICES);
}

function lintCitations(indicator: Indicator, { instrument, report }: LintContext): void {
  const written = listAt(below(indicator.origin, 'references'));
  const citations = written.map((cited) =>
    isMap(cited) ? { id: cited.id, marked: cited.verified === false } : { id: cited, marked: false },
  );
  citations.forEach(({ id, marked }, i) => {
    if (typeof id === 'string' && !marked && instrument.references.get(id)?.verified === false)
      report(finding('content/unmarked-reference', placeAt(indicator.origin, 'references', i), { id }));
  });
}

function lintProof(indicators: readonly Indicator[], { instrument, report }: LintContext): void {
  if (instrument.evidence === undefined || !indicators.some((i) => i.evidence.length > 0)) return;
  for (const indicator of indicators) {
    if (isScored(indicator) && indicator.evidence.length === 0)
      report(finding('content/no-evidence', placeAt(indicator.origin, 'id'), { id: indicator.id }));
  }
}

function lintAdvice(indicators: readonly Indicator[], { instrument, report }: LintContext): void {
  if (!indicators.some((i) => i.advice.size > 0)) return;
  const steps = wholeLevels(instrument.scale).slice(1);
  for (const indicator of indicators) {
    const missing = isScored(indicator) ? steps.filter((level) => !indicator.advice.has(level)) : [];
    if (missing.length > 0)
      report(finding('content/no-advice', placeAt(indicator.origin, indicator.advice.size > 0 ? 'advice' : 'id'), { missing }));
  }
}

function lintCoreTier({ instrument, report }: LintContext): void {
  if (![...instrument.indicators.values()].some((i) => i.tier === 'core')) return;
  const bare = (section: Branch): boolean =>
    section.children.some((c) => c.kind === 'indicator') && !section.children.some((c) => c.kind === 'indicator' && c.tier === 'core');
  const sections = [...branches(instrument.root)].filter((b) => b.kind === 'section' && bare(b)).map((b) => b.id);
  if (sections.length > 0) report(finding('content/core-tier', placeAt(instrument.root.origin, 'id'), { sections }));
}

/** Registers hold what is used, and nothing else. */
function lintUse(indicators: readonly Indicator[], { instrument, report }: LintContext): void {
  const owners = new Set(indicators.flatMap((i) => i.owners));
  if (owners.size > 0) {
    for (const id of instrument.agencies.keys()) {
      if (!owners.has(id)) report(finding('content/idle-agency', placeOfKey(instrument.root.origin, 'agencies', id), { id }));
    }
  }
  const cited = new Set(
    indicators.flatMap((i) => [
      ...i.references.map((r) => r.id),
      ...(i.type === 'number' ? i.benchmarks.map((b) => b.reference ?? '') : []),
    ]),
  );
  if (cited.size === 0) return;
  for (const id of instrument.references.keys()) {
    if (!cited.has(id)) report(finding('content/uncited-reference', placeOfKey(instrument.root.origin, 'references', id), { id }));
  }
}

const INDONESIAN = new Set(
  'yang dan di ke dari untuk dengan pada adalah tidak atau oleh dalam sudah belum setiap oleh para kota warga apakah bagaimana berapa'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the and of to in for with on is are not or by has have each every does how what which city residents from'.split(' '),
);

/** A text of six words or more in which the other language's small words clearly outnumber its own. */
function lintLanguage(indicators: readonly Indicator[], { instrument, report }: LintContext): void {
  if (!instrument.languages.includes('id') || !instrument.languages.includes('en')) return;
  const texts = (i: Indicator): { text: LocalText; path: Path }[] => [{ text: i.ask, path: ['ask'] }, ...choosingTexts(i)];
  for (const indicator of indicators) {
    for (const { text, path } of texts(indicator)) {
      if (typeof text === 'string') continue;
      for (const [lang, own, other, looks] of [
        ['id', INDONESIAN, ENGLISH, 'en'],
        ['en', ENGLISH, INDONESIAN, 'id'],
      ] as const) {
        const words = normalise(text[lang] ?? '')
          .split(/[^\p{L}]+/u)
          .filter((w) => w !== '');
        const count = (set: ReadonlySet<string>): number => words.filter((w) => set.has(w)).length;
        if (words.length >= 6 && count(other) >= 3 && count(other) > 2 * count(own)) {
          report(finding('content/wrong-language', placeAt(indicator.origin, ...path, lang), { lang, looks }));
        }
      }
    }
  }
}

/** A view that explains what it leaves out must explain all of it. */
function lintViews({ instrument, report }: LintContext): void {
  const scored = [...instrument.indicators.values()].filter(isScored).map((i) => i.id);
  for (const view of instrument.views) {
    if (view.leftOut.length === 0) continue;
    const inside = new Set([...branches(view.root)].flatMap((b) => b.children.filter((c) => c.kind === 'indicator').map((c) => c.id)));
    const explained = new Set(view.leftOut.flatMap((l) => l.indicators));
    const missing = scored.filter((id) => !inside.has(id) && !explained.has(id));
    if (missing.length > 0) report(finding('content/view-leaves-out', placeAt(view.root.origin, 'id'), { view: view.root.id, missing }));
  }
}
