import { reaches, tolerance } from '../assess/tolerance.ts';
import type { GroupOpinion } from '../assess/types.ts';
import type { ChecklistIndicator, ChoiceIndicator, LevelIndicator, NumberIndicator } from '../rubric/instrument.ts';
import { NONE } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { compareUtf8 } from '../text/order.ts';
import type { Facts, LeafNode } from './facts.ts';
import { headline, levelName, standIn, tell } from './speak.ts';

const say = words({
  id: {
    between: (low: string, high: string, text: string) => `Antara ${low.toLowerCase()} dan ${high}. ${text}`,
    at: (level: string, text: string) => (text === '' ? level : `${level}: ${text}`),
    atLeast: (value: string, unit: string) => `Sekurang-kurangnya ${value}${unit}`,
    atMost: (value: string, unit: string) => `Paling banyak ${value}${unit}`,
    range: (low: string, high: string, unit: string, n: string) => `Antara ${low} dan ${high}${unit} (${n} jawaban)`,
    times: (n: string) => ` (${n} jawaban)`,
    once: (figures: string) => `${figures} (masing-masing satu jawaban)`,
    met: (n: string, all: string, answers: string) =>
      answers === '1'
        ? `${n === '0' ? 'Belum satu pun' : n} dari ${all} kriteria terpenuhi`
        : `Dari ${all} kriteria, ${n === '0' ? 'tidak satu pun' : n} dinyatakan terpenuhi oleh semua responden (${answers} jawaban)`,
    metBy: 'Terpenuhi:',
    disputedBy: 'Terpenuhi menurut sebagian jawaban:',
    unmet: 'Belum terpenuhi:',
    of: (n: string, all: string) => ` (${n} dari ${all})`,
    still: 'Yang masih harus dipenuhi:',
    any: (n: string, all: string) => `Sekurang-kurangnya ${n} dari ${all} kriteria terpenuhi`,
    best: (level: string) => `nilai ${level}`,
    complete: 'Semua kriteria sampai tingkat itu terpenuhi',
  },
  en: {
    between: (low: string, high: string, text: string) => `Between ${low.toLowerCase()} and ${high}. ${text}`,
    at: (level: string, text: string) => (text === '' ? level : `${level}: ${text}`),
    atLeast: (value: string, unit: string) => `At least ${value}${unit}`,
    atMost: (value: string, unit: string) => `At most ${value}${unit}`,
    range: (low: string, high: string, unit: string, n: string) => `Between ${low} and ${high}${unit} (${n} answers)`,
    times: (n: string) => ` (${n} ${n === '1' ? 'answer' : 'answers'})`,
    once: (figures: string) => `${figures} (one answer each)`,
    met: (n: string, all: string, answers: string) =>
      answers === '1'
        ? `${n === '0' ? 'None' : n} of ${all} criteria met`
        : `Of ${all} criteria, ${n === '0' ? 'none is' : `${n} ${n === '1' ? 'is' : 'are'}`} called met by all respondents (${answers} answers)`,
    metBy: 'Met:',
    disputedBy: 'Met according to some answers:',
    unmet: 'Not met:',
    of: (n: string, all: string) => ` (${n} of ${all})`,
    still: 'Still to be met:',
    any: (n: string, all: string) => `At least ${n} of ${all} criteria met`,
    best: (level: string) => `score ${level}`,
    complete: 'All criteria up to that level are met',
  },
});

/** The opinions that made the indicator's value: the group with authority, or the groups that entered the mean. */
export function decidingOpinions(f: Facts, { leaf }: LeafNode): readonly GroupOpinion[] {
  const { decision } = leaf;
  const authority = (group: string): number | undefined => f.instrument.groups.get(group)?.authority;
  const decides = (group: string): boolean => {
    if (decision.by === 'authority') return authority(group) === authority(decision.group);
    return decision.by === 'groups' && decision.groups.includes(group);
  };
  return leaf.opinions.filter((o) => o.n > 0 && decides(o.group));
}

/**
 * The city as it is now, in the rubric's own words; words for 'no answer yet' where nobody rated it.
 * @param brief counts the criteria of a checklist and leaves out which they are
 */
export function conditionNow(f: Facts, node: LeafNode, brief = false): string {
  const { indicator } = node.leaf;
  const value = node.values.answered;
  if (node.state !== 'scored' || value === null) return standIn(f, node);
  switch (indicator.type) {
    case 'level':
      return atLevel(f, indicator, value);
    case 'choice':
      return chosen(f, indicator, countsOf(f, node));
    case 'number':
      return measured(f, indicator, countsOf(f, node));
    case 'checklist':
      return ticked(f, indicator, countsOf(f, node), brief);
    case 'text':
      return '';
  }
}

/** What one answer says, in the rubric's own words. @param value a canonical value, not a missing code */
export function conditionSaid(f: Facts, { leaf: { indicator } }: LeafNode, value: string): string {
  const counts = new Map([[value, 1]]);
  switch (indicator.type) {
    case 'level':
      return atLevel(f, indicator, Number(value));
    case 'choice':
      return chosen(f, indicator, counts);
    case 'number':
      return measured(f, indicator, counts);
    case 'checklist':
      return ticked(f, indicator, counts, false);
    case 'text':
      return value;
  }
}

/** The city as it should be at the indicator's target. */
export function conditionWanted(f: Facts, node: LeafNode): string {
  const { indicator } = node.leaf;
  if (node.target === null) return standIn(f, node);
  const slack = tolerance(f.instrument.scale);
  switch (indicator.type) {
    case 'level': {
      const level = Math.ceil(node.target - slack);
      return say[f.lang].at(levelName(f, level), tell(f, indicator.levels.get(level)));
    }
    case 'choice': {
      const enough = indicator.options.filter((o) => reaches(o.score, node.target!, slack)).sort((a, b) => a.score - b.score);
      return tell(f, enough[0]?.title);
    }
    case 'number':
      return figureWanted(f, indicator, node.target);
    case 'checklist':
      return criteriaWanted(f, indicator, node);
    case 'text':
      return '';
  }
}

/** Advice towards the next level above the present one. */
export function nextStep(f: Facts, node: LeafNode): { readonly level: number; readonly text: string } | undefined {
  const value = headline(f, node).score;
  if (value === null) return undefined;
  const levels = [...node.leaf.indicator.advice.keys()].sort((a, b) => a - b);
  const level = levels.find((l) => l > value + tolerance(f.instrument.scale));
  return level === undefined ? undefined : { level, text: tell(f, node.leaf.indicator.advice.get(level)) };
}

function atLevel(f: Facts, indicator: LevelIndicator, value: number): string {
  const slack = tolerance(f.instrument.scale);
  const low = Math.floor(value + slack);
  const text = say[f.lang].at(levelName(f, low), tell(f, indicator.levels.get(low)));
  return value - low <= slack ? text : say[f.lang].between(levelName(f, low).replace(/ \(.*$/s, ''), String(low + 1), text);
}

/** Canonical value -> answers, over the deciding groups. */
function countsOf(f: Facts, node: LeafNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const o of decidingOpinions(f, node)) for (const [value, n] of o.counts) counts.set(value, (counts.get(value) ?? 0) + n);
  return new Map([...counts].sort(([a], [b]) => compareUtf8(a, b)));
}

const totalOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

function chosen(f: Facts, indicator: ChoiceIndicator, counts: ReadonlyMap<string, number>): string {
  const picked = indicator.options.filter((o) => counts.has(o.id));
  return picked
    .map((o) => tell(f, o.title) + (picked.length > 1 ? say[f.lang].times(showQuantity(counts.get(o.id)!, f.lang)) : ''))
    .join('; ');
}

const unitOf = (f: Facts, indicator: NumberIndicator): string => {
  const unit = tell(f, indicator.unit);
  // '70 (index 0–100)': a unit that names a range is no unit that a figure can be followed by.
  if (unit === '') return '';
  if (/\d[–-]\d/.test(unit)) return ` (${unit})`;
  return unit.startsWith('%') && f.lang === 'en' ? unit : ` ${unit}`;
};

function measured(f: Facts, indicator: NumberIndicator, counts: ReadonlyMap<string, number>): string {
  const figures = [...counts].map(([value, n]) => ({ value: Number(value), n })).sort((a, b) => a.value - b.value);
  const unit = unitOf(f, indicator);
  const show = (v: number): string => showQuantity(v, f.lang);
  if (figures.length > 3) return say[f.lang].range(show(figures[0]!.value), show(figures.at(-1)!.value), unit, show(totalOf(counts)));
  if (figures.length > 1 && figures.every((x) => x.n === 1)) return say[f.lang].once(figures.map((x) => show(x.value) + unit).join('; '));
  return figures.map((x) => show(x.value) + unit + (figures.length > 1 ? say[f.lang].times(show(x.n)) : '')).join('; ');
}

/** Criterion id -> answers that say it is met. */
function ticksOf(indicator: ChecklistIndicator, counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const ticks = new Map(indicator.criteria.map((c): [string, number] => [c.id, 0]));
  for (const [value, n] of counts) for (const id of value === NONE ? [] : value.split(' ')) ticks.set(id, (ticks.get(id) ?? 0) + n);
  return ticks;
}

function ticked(f: Facts, indicator: ChecklistIndicator, counts: ReadonlyMap<string, number>, brief: boolean): string {
  const w = say[f.lang];
  const all = totalOf(counts);
  const ticks = ticksOf(indicator, counts);
  const show = (n: number): string => showQuantity(n, f.lang);
  const having = (test: (n: number) => boolean): string[] =>
    indicator.criteria.filter((c) => test(ticks.get(c.id)!)).map((c) => tell(f, c.title));
  const met = having((n) => n === all);
  const some = indicator.criteria
    .filter((c) => ticks.get(c.id)! > 0 && ticks.get(c.id)! < all)
    .map((c) => tell(f, c.title) + w.of(show(ticks.get(c.id)!), show(all)));
  const unmet = having((n) => n === 0);
  const count = `${w.met(show(met.length), show(indicator.criteria.length), show(all))}.`;
  if (brief) return count;
  return [count, ...listed(w.metBy, met), ...listed(w.disputedBy, some), ...listed(w.unmet, unmet)].join('\n');
}

/** A heading and an entry a line; nothing where there are none. */
const listed = (heading: string, entries: readonly string[]): string[] =>
  entries.length === 0 ? [] : [heading, ...entries.map((entry) => `– ${entry}`)];

function criteriaWanted(f: Facts, indicator: ChecklistIndicator, node: LeafNode): string {
  const w = say[f.lang];
  const { min, max } = f.instrument.scale;
  const slack = tolerance(f.instrument.scale);
  const target = node.target!;
  const all = indicator.criteria.length;
  if (indicator.scoring === 'share') {
    const needed = Math.ceil(((target - min) / (max - min)) * all - 1e-9);
    return w.any(showQuantity(Math.max(0, needed), f.lang), showQuantity(all, f.lang));
  }
  const counts = countsOf(f, node);
  const ticks = ticksOf(indicator, counts);
  // A level without criteria of its own is reached with the next one that has some.
  const reach = Math.min(...indicator.criteria.map((c) => c.level ?? min).filter((l) => reaches(l, target, slack)), max);
  const open = indicator.criteria.filter((c) => (c.level ?? min) <= reach && (counts.size === 0 || ticks.get(c.id)! < totalOf(counts)));
  const level = levelName(f, Math.ceil(target - slack));
  if (open.length === 0) return w.at(level, w.complete);
  return [
    level,
    ...listed(
      w.still,
      open.map((c) => tell(f, c.title)),
    ),
  ].join('\n');
}

/** The figure at which a score is reached: the threshold, or the goalposts' line turned round. */
function figureWanted(f: Facts, indicator: NumberIndicator, target: number): string {
  const w = say[f.lang];
  const { min, max } = f.instrument.scale;
  const { scoring } = indicator;
  const say1 = (value: number, rising: boolean): string =>
    (rising ? w.atLeast : w.atMost)(showQuantity(value, f.lang), unitOf(f, indicator));
  if (scoring.by === 'thresholds') {
    const { thresholds } = scoring;
    const rising = thresholds.length < 2 || thresholds[1]! > thresholds[0]!;
    const passed = Math.ceil(target - min - tolerance(f.instrument.scale));
    const threshold = thresholds[passed - 1];
    return threshold === undefined ? w.best(showQuantity(target, f.lang)) : say1(threshold, rising);
  }
  const { worst, best, transform } = scoring.goalposts;
  const share = (target - min) / (max - min);
  const value =
    transform === 'log' ? Math.exp(Math.log(worst) + share * (Math.log(best) - Math.log(worst))) : worst + share * (best - worst);
  return say1(value, best > worst);
}
