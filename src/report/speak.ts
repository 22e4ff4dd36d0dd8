import type { Speaker } from '../answers/answer.ts';
import { tolerance } from '../assess/tolerance.ts';
import { type AssessedNode, findNode, type Scores } from '../assess/types.ts';
import { type LocalText, pick, words } from '../text/lang.ts';
import { showScore } from '../text/number.ts';
import { clip } from '../text/visible.ts';
import { type Bar, type NodeCell, type NumberCell, number } from './chapter.ts';
import type { Facts } from './facts.ts';

const say = words({
  id: {
    missing: 'belum ada jawaban',
    blocked: 'tidak dapat dihitung',
    notApplicable: 'tidak berlaku',
    insufficient: (bounds: string) => (bounds === '' ? 'data belum cukup' : `data belum cukup (${bounds})`),
    exact: (value: string) => `${value} (lengkap)`,
    outsideBands: 'di luar batas predikat',
    level: (level: string, label: string) => (label === '' ? `Tingkat ${level}` : `Tingkat ${level} (${label})`),
  },
  en: {
    missing: 'no answer yet',
    blocked: 'cannot be computed',
    notApplicable: 'does not apply',
    insufficient: (bounds: string) => (bounds === '' ? 'not enough data' : `not enough data (${bounds})`),
    exact: (value: string) => `${value} (complete)`,
    outsideBands: 'outside the bands',
    level: (level: string, label: string) => (label === '' ? `Level ${level}` : `Level ${level} (${label})`),
  },
});

/** An author's text in the report's language. */
export const tell = (f: Facts, t: LocalText | undefined): string => pick(t, f.lang, f.instrument.languages);
export const titleOf = (f: Facts, node: AssessedNode): string => tell(f, node.node.title);
/** `ECO-09 Bursa kerja`: what a reader needs to find it again. */
export const labelOf = (f: Facts, node: AssessedNode): string => (node.leaf === null ? titleOf(f, node) : `${node.id} ${titleOf(f, node)}`);
export const nodeCell = (f: Facts, node: AssessedNode): NodeCell => ({ kind: 'node', id: node.id, text: labelOf(f, node) });
/** The same in a table that holds several depths of the tree. */
export const nodeCellAt = (f: Facts, node: AssessedNode, depth: number): NodeCell => ({
  kind: 'node',
  id: node.id,
  text: `${'– '.repeat(depth)}${labelOf(f, node)}`,
});
export const cityName = (f: Facts): string => f.city.case.name ?? f.city.case.city;
export const score = (f: Facts, value: number): string => showScore(value, f.lang);

export const groupName = (f: Facts, id: string): string => tell(f, f.instrument.groups.get(id)?.title) || id;
export const agencyName = (f: Facts, id: string): string => tell(f, f.instrument.agencies.get(id)) || id;
/** Group and agency; never the person: notes are weighed by where they come from. */
export function sourceOf(f: Facts, { group, agency }: Pick<Speaker, 'group' | 'agency'>): string {
  return agency === undefined ? groupName(f, group) : `${groupName(f, group)} (${agencyName(f, agency)})`;
}
/** The agency alone where there is one: what stands in brackets already. */
export const speakerOf = (f: Facts, { group, agency }: Pick<Speaker, 'group' | 'agency'>): string =>
  agency === undefined ? groupName(f, group) : agencyName(f, agency);
export const ownersOf = (f: Facts, owners: readonly string[]): string => owners.map((id) => agencyName(f, id)).join('; ');

/** The scores that band, gap and priority follow. */
export const headline = (f: Facts, node: AssessedNode): Scores => node[f.instrument.headline];
export const isScoredNode = (f: Facts, node: AssessedNode): boolean => node.state === 'scored' && headline(f, node).score !== null;

/** Lowest–highest; '' where nothing is known, one number where no answer is missing. */
export function boundsOf(f: Facts, { low, high }: Pick<Scores, 'low' | 'high'>): string {
  if (low === null || high === null) return '';
  return high - low <= tolerance(f.instrument.scale) ? say[f.lang].exact(score(f, low)) : `${score(f, low)}–${score(f, high)}`;
}

/** What is printed in place of a score. */
export function standIn(f: Facts, node: AssessedNode, scores: Scores = headline(f, node)): string {
  const w = say[f.lang];
  if (node.state === 'not-applicable') return w.notApplicable;
  if (node.state === 'insufficient') return w.insufficient(boundsOf(f, scores));
  if (node.state === 'missing' && (node.coverage === null || node.coverage === 0)) return w.missing;
  return w.blocked;
}

export function scoreCell(f: Facts, node: AssessedNode, scores: Scores = headline(f, node)): NumberCell {
  return number('score', node.state === 'scored' ? scores.score : null, standIn(f, node, scores));
}

export const coverageCell = (f: Facts, node: AssessedNode): NumberCell => number('share', node.coverage, say[f.lang].notApplicable);
export const targetCell = (f: Facts, node: AssessedNode): NumberCell =>
  number('score', node.target, node.state === 'not-applicable' ? say[f.lang].notApplicable : '–');
/** Bounds of a score are no bounds of a gap, so a withheld gap has none. */
export function gapCell(f: Facts, node: AssessedNode): NumberCell {
  if (node.state === 'scored') return number('score', node.gap);
  return number('score', node.gap, node.state === 'insufficient' ? say[f.lang].insufficient('') : standIn(f, node));
}

export function bandOf(f: Facts, node: AssessedNode): string {
  if (node.state === 'insufficient') return say[f.lang].insufficient('');
  if (!isScoredNode(f, node)) return standIn(f, node);
  const band = node.band === null ? undefined : f.instrument.bands[node.band];
  return band === undefined ? say[f.lang].outsideBands : tell(f, band.title);
}

/** `Tingkat 3 (Terdefinisi)`. */
export const levelName = (f: Facts, level: number): string =>
  say[f.lang].level(String(level), tell(f, f.instrument.scale.levels.get(level)));

/** The node's score in the period before, where both were measured on one scale. */
function previousScore(f: Facts, node: AssessedNode): number | null {
  const scale = f.previousMethod?.instrument.scale ?? f.instrument.scale;
  if (f.previous === undefined || scale.min !== f.instrument.scale.min || scale.max !== f.instrument.scale.max) return null;
  const before = node === f.city.index ? f.previous.index : findNode(f.previous.index, node.id);
  return before === undefined || !isScoredNode(f, before) ? null : headline(f, before).score;
}

export function barOf(f: Facts, node: AssessedNode): Bar {
  const scores = headline(f, node);
  return {
    id: node.id,
    label: clip(labelOf(f, node), 60),
    now: node.state === 'scored' ? scores.score : null,
    target: node.target,
    previous: previousScore(f, node),
    low: scores.low,
    high: scores.high,
    instead: standIn(f, node),
  };
}

const alt = words({
  id: {
    bar: (label: string, now: string, target: string) => (target === '' ? `${label} ${now}` : `${label} ${now} dengan target ${target}`),
    chart: (title: string, min: string, max: string, bars: string) => `Grafik: ${title}. Skala ${min} sampai ${max}. ${bars}.`,
  },
  en: {
    bar: (label: string, now: string, target: string) => (target === '' ? `${label} ${now}` : `${label} ${now}, target ${target}`),
    chart: (title: string, min: string, max: string, bars: string) => `Chart: ${title}. Scale ${min} to ${max}. ${bars}.`,
  },
});

/** A chart said in words, for those who do not see it. */
export function altOf(f: Facts, title: string, bars: readonly Bar[]): string {
  const w = alt[f.lang];
  const { min, max } = f.instrument.scale;
  const said = bars.map((b) => w.bar(b.label, b.now === null ? b.instead : score(f, b.now), b.target === null ? '' : score(f, b.target)));
  return w.chart(title, score(f, min), score(f, max), said.join('; '));
}
