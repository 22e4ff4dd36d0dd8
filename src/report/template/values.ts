import type { AssessedNode } from '../../assess/types.ts';
import { showChange, showQuantity } from '../../text/number.ts';
import { clean } from '../clean.ts';
import { type Facts, factsOf, type ReportInput } from '../facts.ts';
import { metaOf } from '../meta.ts';
import { byGap, byPriority } from '../ranking.ts';
import { showCell } from '../show.ts';
import { bandOf, boundsOf, coverageCell, gapCell, headline, ownersOf, scoreCell, standIn, targetCell, titleOf } from '../speak.ts';
import type { TagValues } from './tags.ts';

/** Words for every tag of a template that stands for words. */
export function tagValues(input: ReportInput): TagValues {
  const f = factsOf(input);
  const meta = metaOf(input);
  const { index } = f.city;
  const shown = (node: AssessedNode) => ({
    score: showCell(scoreCell(f, node), f.lang),
    target: showCell(targetCell(f, node), f.lang),
    gap: showCell(gapCell(f, node), f.lang),
  });
  return {
    title: clean(meta.title),
    city: clean(meta.city),
    province: clean(meta.province ?? ''),
    period: clean(meta.period),
    instrument: clean(meta.instrument),
    date: meta.dateInWords,
    statement: clean(meta.statement),
    index: showCell(scoreCell(f, index), f.lang),
    band: clean(bandOf(f, index)),
    bounds: boundsOf(f, headline(f, index)) || standIn(f, index),
    proven: showCell(scoreCell(f, index, index.proven), f.lang),
    target: showCell(targetCell(f, index), f.lang),
    gap: showCell(gapCell(f, index), f.lang),
    coverage: showCell(coverageCell(f, index), f.lang),
    digest: meta.digests.instrument,
    tally: meta.digests.tally ?? '',
    product: meta.product,
    rubrics: index.children.map((node) => ({
      title: clean(titleOf(f, node)),
      ...shown(node),
      band: clean(bandOf(f, node)),
      bounds: boundsOf(f, headline(f, node)) || standIn(f, node),
      coverage: showCell(coverageCell(f, node), f.lang),
    })),
    gaps: byGap(f).map((leaf) => ({
      id: clean(leaf.id),
      title: clean(titleOf(f, leaf)),
      rubric: clean(titleOf(f, f.trails.get(leaf.id)?.[0] ?? index)),
      ...shown(leaf),
      owners: clean(ownersOf(f, leaf.leaf.indicator.owners)),
    })),
    priorities: byPriority(f).map(({ rank, leaf }) => ({
      rank: quantity(f, rank),
      id: clean(leaf.id),
      title: clean(titleOf(f, leaf)),
      ...shown(leaf),
      gain: leaf.leaf.gain === null ? '–' : showChange(leaf.leaf.gain, f.lang),
      impact: quantity(f, leaf.leaf.indicator.impact),
      effort: quantity(f, leaf.leaf.indicator.effort),
    })),
  };
}

const quantity = (f: Facts, n: number): string => showQuantity(n, f.lang);
