import { tolerance } from '../assess/tolerance.ts';
import { type AssessedNode, assessedNodes } from '../assess/types.ts';
import { words } from '../text/lang.ts';
import { showList, showQuantity } from '../text/number.ts';
import type { Facts, LeafNode } from './facts.ts';
import { contested } from './ranking.ts';
import { bandOf, headline, isScoredNode, score, standIn, titleOf } from './speak.ts';

const say = words({
  id: {
    scored: (name: string, value: string, band: string) => `${name} bernilai ${value} dengan predikat “${band}”.`,
    noScore: (name: string, why: string) => `${name}: ${why}.`,
    ends: (best: string, high: string, worst: string, low: string) =>
      `Bagian terkuat adalah ${best} (${high}) dan yang terlemah ${worst} (${low}).`,
    gap: (target: string, gap: string) => `Kesenjangan terhadap target ${target} adalah ${gap}.`,
    surplus: (target: string) => `Target ${target} tercapai pada semua indikator yang bernilai.`,
    proven: (value: string) => `Bila hanya jawaban yang didukung bukti dihitung penuh, nilainya ${value}.`,
    unrated: (n: string, all: string) => `Dari ${all} indikator yang berlaku, ${n} belum bernilai`,
    bounds: (low: string, high: string) => `; bila jawabannya masuk, nilai berada di antara ${low} dan ${high}`,
    contested: (n: string, ids: string) => `Pandangan responden berbeda pada ${n} indikator: ${ids}.`,
    more: (n: string) => `${n} lainnya`,
  },
  en: {
    scored: (name: string, value: string, band: string) => `${name} scores ${value}, in the band “${band}”.`,
    noScore: (name: string, why: string) => `${name}: ${why}.`,
    ends: (best: string, high: string, worst: string, low: string) =>
      `Its strongest part is ${best} (${high}), its weakest ${worst} (${low}).`,
    gap: (target: string, gap: string) => `The gap to the target of ${target} is ${gap}.`,
    surplus: (target: string) => `Every indicator with a score has reached its target (${target} on the whole).`,
    proven: (value: string) => `If only answers backed by proof count in full, the score is ${value}.`,
    unrated: (n: string, all: string) => `Of the ${all} indicators that apply, ${n} ${n === '1' ? 'has' : 'have'} no score yet`,
    bounds: (low: string, high: string) => `; once answered, the score will lie between ${low} and ${high}`,
    contested: (n: string, ids: string) => `Respondents see ${n} ${n === '1' ? 'indicator' : 'indicators'} differently: ${ids}.`,
    more: (n: string) => `${n} more`,
  },
});

/** Contested indicators that a sentence names, most contested first. */
const NAMED = 6;

/**
 * What can be said of a branch, in sentences a plan may keep. Each sentence has its own condition: strongest and weakest
 * part only where they differ, proof only where it changes the printed score, disagreement only where there is some.
 */
export function inWords(f: Facts, node: AssessedNode): string {
  const w = say[f.lang];
  const slack = tolerance(f.instrument.scale);
  const of = (n: AssessedNode): number => headline(f, n).score!;
  const sentences: string[] = [];
  if (!isScoredNode(f, node)) sentences.push(w.noScore(titleOf(f, node), standIn(f, node)));
  else {
    sentences.push(w.scored(titleOf(f, node), score(f, of(node)), bandOf(f, node)));
    const parts = node.children.filter((c) => c.leaf === null && isScoredNode(f, c));
    const ends = [Math.max(...parts.map(of)), Math.min(...parts.map(of))] as const;
    if (parts.length > 1 && ends[0] - ends[1] > slack) {
      const named = (value: number): string =>
        showList(
          parts.filter((p) => Math.abs(of(p) - value) <= slack).map((p) => titleOf(f, p)),
          f.lang,
        );
      sentences.push(w.ends(named(ends[0]), score(f, ends[0]), named(ends[1]), score(f, ends[1])));
    }
    if (node.gap !== null && node.target !== null)
      sentences.push(node.gap > slack ? w.gap(score(f, node.target), score(f, node.gap)) : w.surplus(score(f, node.target)));
    const proven = node.proven.score;
    if (f.instrument.headline === 'answered' && proven !== null && score(f, proven) !== score(f, of(node)))
      sentences.push(w.proven(score(f, proven)));
  }
  return [...sentences, ...unratedBelow(f, node), ...contestedBelow(f, node)].join(' ');
}

const leavesBelow = (f: Facts, node: AssessedNode): LeafNode[] =>
  [...assessedNodes(node)].flatMap((n) => (n.leaf === null ? [] : (f.leafById.get(n.id) ?? [])));

function unratedBelow(f: Facts, node: AssessedNode): string[] {
  const w = say[f.lang];
  const applicable = leavesBelow(f, node).filter((l) => l.state !== 'not-applicable');
  const unrated = applicable.filter((l) => l.state === 'missing').length;
  if (unrated === 0 || unrated === applicable.length) return [];
  const { low, high } = headline(f, node);
  // What is withheld already stands there with its bounds.
  const range = node.state !== 'scored' || low === null || high === null ? '' : w.bounds(score(f, low), score(f, high));
  return [`${w.unrated(showQuantity(unrated, f.lang), showQuantity(applicable.length, f.lang))}${range}.`];
}

function contestedBelow(f: Facts, node: AssessedNode): string[] {
  const below = new Set(leavesBelow(f, node));
  const found = contested(f).filter((leaf) => below.has(leaf));
  if (found.length === 0) return [];
  const rest = found.length - NAMED;
  const ids = showList(
    // One more name is no longer than 'and 1 more'.
    rest > 1 ? [...found.slice(0, NAMED).map((l) => l.id), say[f.lang].more(showQuantity(rest, f.lang))] : found.map((l) => l.id),
    f.lang,
  );
  return [say[f.lang].contested(showQuantity(found.length, f.lang), ids)];
}
