import { tolerance } from '../../assess/tolerance.ts';
import { type AssessedNode, assessedLeaves, findNode } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, list, number, paragraph, subheading, text } from '../chapter.ts';
import { changeOf as judge, type Measured } from '../comparison/verdict.ts';
import { changeWords, verdictInWords } from '../comparison/words.ts';
import type { Facts, LeafNode } from '../facts.ts';
import { boundsOf, headline, isScoredNode, labelOf, nodeCell, nodeCellAt, scoreCell, standIn, tell, titleOf } from '../speak.ts';

const say = words({
  id: {
    title: 'Perbandingan',
    lead: (before: string, now: string) => `Bab ini membandingkan ${now} dengan ${before}.`,
    period: (p: string) => (p === '' ? 'penilaian tanpa periode' : `periode ${p}`),
    basis: (both: string, now: string, before: string) =>
      `${both} indikator bernilai pada kedua penilaian; ${[...(now === '0' ? [] : [`${now} hanya bernilai sekarang`]), ...(before === '0' ? [] : [`${before} hanya bernilai dahulu`])].join(' dan ')}. Perubahan nilai gabungan karena itu dapat juga berasal dari indikator yang masuk atau keluar.`,
    same: (both: string) =>
      `Indikator yang bernilai pada kedua penilaian tidak berbeda (${both} indikator), sehingga nilai gabungannya dapat dibandingkan langsung.`,
    none: 'Tidak ada indikator yang bernilai pada kedua penilaian.',
    otherInstrument: (was: string, is: string) => `Penilaian dahulu memakai instrumen lain (${was}, sekarang ${is}).`,
    otherVersion: (was: string, is: string) => `Penilaian dahulu memakai versi lain dari instrumen ini (${was}, sekarang ${is}).`,
    otherText: 'Isi instrumen berubah sejak penilaian dahulu, walaupun versinya sama.',
    otherTier: (was: string, is: string) => `Penilaian dahulu memakai ${was}, sekarang ${is}.`,
    tiers: { core: 'versi singkat', full: 'versi lengkap' },
    otherScale: 'Skalanya berbeda, sehingga tidak ada perubahan yang dihitung.',
    careful: 'Perubahan nilai karena itu dapat berasal dari cara menilai.',
    before: 'Dahulu',
    now: 'Sekarang',
    unknown: 'tidak diketahui',
    absent: 'belum ada',
    bounds: 'Batas dahulu dan sekarang',
    gone: 'Indikator penilaian dahulu yang tidak lagi ditanyakan',
  },
  en: {
    title: 'Comparison',
    lead: (before: string, now: string) => `This chapter compares ${now} with ${before}.`,
    period: (p: string) => (p === '' ? 'the assessment without a period' : `the period ${p}`),
    basis: (both: string, now: string, before: string) =>
      `${both} ${both === '1' ? 'indicator has' : 'indicators have'} a score in both assessments; ${[...(now === '0' ? [] : [`${now} only now`]), ...(before === '0' ? [] : [`${before} only before`])].join(' and ')}. A change of combined scores can therefore also come from indicators that came in or went out.`,
    same: (both: string) =>
      `The same ${both} indicators have a score in both assessments, so that combined scores can be compared directly.`,
    none: 'No indicator has a score in both assessments.',
    otherInstrument: (was: string, is: string) => `The earlier assessment used another instrument (${was}, now ${is}).`,
    otherVersion: (was: string, is: string) => `The earlier assessment used another version of this instrument (${was}, now ${is}).`,
    otherText: 'The content of the instrument has changed since the earlier assessment, although its version is the same.',
    otherTier: (was: string, is: string) => `The earlier assessment used ${was}, this one ${is}.`,
    tiers: { core: 'the short form', full: 'the full form' },
    otherScale: 'The scales differ, so that no change is computed.',
    careful: 'A change of scores can therefore come from the method.',
    before: 'Before',
    now: 'Now',
    unknown: 'not known',
    absent: 'not there',
    bounds: 'Bounds before and now',
    gone: 'Indicators of the earlier assessment that are no longer asked',
  },
});

/** Against the previous period; undefined where there is none. */
export function comparison(f: Facts): Chapter | undefined {
  const { previous } = f;
  if (previous === undefined) return undefined;
  const w = say[f.lang];
  const c = changeWords[f.lang];
  const today = (id: string): string => f.instrument.formerly.get(id) ?? id;
  const before = new Map(assessedLeaves(previous.index).map((leaf) => [today(leaf.id), leaf]));
  const pairs = f.leaves.flatMap((leaf) => {
    const change = changeOf(f, before.get(leaf.id), leaf);
    return change === null ? [] : [{ leaf, before: before.get(leaf.id)!, change }];
  });
  const slack = tolerance(f.instrument.scale);
  const risen = pairs.filter((p) => p.change > slack).sort((a, b) => b.change - a.change);
  const fallen = pairs.filter((p) => p.change < -slack).sort((a, b) => a.change - b.change);
  const changes = (title: string, found: typeof pairs, none: string): Block[] => [
    subheading(title),
    found.length === 0 ? paragraph(none) : leafTable(f, title, found),
  ];
  const gone = [...before].filter(([id]) => !f.leafById.has(id)).map(([, leaf]) => leaf);
  return {
    id: 'comparison',
    title: w.title,
    blocks: [
      paragraph(`${w.lead(w.period(previous.case.period), w.period(f.city.case.period))} ${basis(f, pairs.length, before)}`),
      ...methodWarning(f),
      paragraph(`${c.rule} ${f.city.index.interval === undefined || previous.index.interval === undefined ? c.noIntervals : c.intervals}`),
      partsTable(f, previous.index),
      ...changes(c.risen, risen, c.noRise),
      ...changes(c.fallen, fallen, c.noFall),
      ...(gone.length > 0 ? [subheading(w.gone), list(gone.map((leaf) => labelOf(f, leaf)))] : []),
    ],
  };
}

/** A level 3 of another scale is another 3. */
function sameScale({ instrument, previousMethod }: Facts): boolean {
  const { scale } = previousMethod?.instrument ?? instrument;
  return scale.min === instrument.scale.min && scale.max === instrument.scale.max;
}

/** What was done in another way before: a change can then come from the method. */
function methodWarning(f: Facts): Block[] {
  const w = say[f.lang];
  const { instrument, assessment, previousMethod: was } = f;
  if (was === undefined) return [];
  const lines: string[] = [];
  if (was.instrument.id !== instrument.id) lines.push(w.otherInstrument(tell(f, was.instrument.title), tell(f, instrument.title)));
  else if (was.instrument.version !== instrument.version)
    lines.push(w.otherVersion(was.instrument.version || '–', instrument.version || '–'));
  else if (was.instrument.digest !== instrument.digest) lines.push(w.otherText);
  if (was.tier !== assessment.tier) lines.push(w.otherTier(w.tiers[was.tier], w.tiers[assessment.tier]));
  if (!sameScale(f)) lines.push(w.otherScale);
  if (lines.length === 0) return [];
  return [{ id: 'method-changed', kind: 'callout', tone: 'warning', text: [...lines, w.careful].join(' ') }];
}

/** Score now less score before; null where one of them is missing or withheld. */
function changeOf(f: Facts, before: AssessedNode | undefined, now: AssessedNode | undefined): number | null {
  if (before === undefined || now === undefined || !sameScale(f) || !isScoredNode(f, before) || !isScoredNode(f, now)) return null;
  return headline(f, now).score! - headline(f, before).score!;
}

function basis(f: Facts, both: number, before: ReadonlyMap<string, AssessedNode>): string {
  const w = say[f.lang];
  const show = (n: number): string => showQuantity(n, f.lang);
  const onlyNow = f.leaves.filter((leaf) => isScoredNode(f, leaf)).length - both;
  const onlyBefore = [...before.values()].filter((leaf) => isScoredNode(f, leaf)).length - both;
  if (both === 0) return w.none;
  return onlyNow === 0 && onlyBefore === 0 ? w.same(show(both)) : w.basis(show(both), show(onlyNow), show(onlyBefore));
}

function partsTable(f: Facts, earlier: AssessedNode): Block {
  const w = say[f.lang];
  const c = changeWords[f.lang];
  const nodes = deep(f.city.index, 0);
  return {
    id: 'parts',
    kind: 'table',
    caption: c.parts,
    columns: [
      text(c.part, 3),
      figure(w.before, 'score'),
      figure(w.now, 'score'),
      figure(c.change, 'change'),
      text(w.bounds, 2),
      text(c.certain, 2),
    ],
    rows: [...nodes.slice(1), nodes[0]!].map(({ now, depth }): Cell[] => {
      const before = now === f.city.index ? earlier : findNode(earlier, now.id);
      const was = before === undefined ? number('score', null, w.absent) : scoreCell(f, before);
      return [
        nodeCellAt(f, now, Math.max(0, depth - 1)),
        was,
        scoreCell(f, now),
        number('change', changeOf(f, before, now), w.unknown),
        bothBounds(f, before, now),
        verdict(f, before, now),
      ];
    }),
  };
}

/** Branches of a tree with their depth, parents first. */
function deep(now: AssessedNode, depth: number): { now: AssessedNode; depth: number }[] {
  return now.leaf === null ? [{ now, depth }, ...now.children.flatMap((child) => deep(child, depth + 1))] : [];
}

function bothBounds(f: Facts, before: AssessedNode | undefined, now: AssessedNode): string {
  const of = (node: AssessedNode | undefined): string =>
    node === undefined ? say[f.lang].absent : boundsOf(f, headline(f, node)) || standIn(f, node);
  return `${of(before)} → ${of(now)}`;
}

/** Whether the change is larger than bounds and disagreement allow. */
function verdict(f: Facts, before: AssessedNode | undefined, now: AssessedNode): string {
  const measured = (node: AssessedNode | undefined): Measured | undefined =>
    node === undefined || !sameScale(f)
      ? undefined
      : { ...headline(f, node), ...(isScoredNode(f, node) ? {} : { score: null }), interval: node.interval };
  return verdictInWords(judge(measured(before), measured(now), tolerance(f.instrument.scale)), f.lang);
}

function leafTable(f: Facts, caption: string, found: readonly { leaf: LeafNode; before: AssessedNode; change: number }[]): Block {
  const w = say[f.lang];
  const c = changeWords[f.lang];
  return {
    kind: 'table',
    caption,
    columns: [text(c.indicator, 4), text(c.part, 2), figure(w.before, 'score'), figure(w.now, 'score'), figure(c.change, 'change')],
    rows: found.map(({ leaf, before, change }): Cell[] => [
      nodeCell(f, leaf),
      titleOf(f, f.trails.get(leaf.id)?.at(-1) ?? f.city.index),
      scoreCell(f, before),
      scoreCell(f, leaf),
      number('change', change),
    ]),
  };
}
