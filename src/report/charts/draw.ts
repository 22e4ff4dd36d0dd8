import type { Lang } from '../../text/lang.ts';
import type { Block } from '../chapter.ts';
import { bars, dumbbell } from './bars.ts';
import { curve } from './curve.ts';
import { grid } from './grid.ts';
import { histogram } from './histogram.ts';
import { matrix } from './matrix.ts';
import { radar } from './radar.ts';

/** A radar needs three axes to be a shape. */
const MIN_AXES = 3;

/** The picture of a block, as an SVG element without colours of its own (theme.ts); undefined for blocks that are no picture. */
export function draw(block: Block, lang: Lang): string | undefined {
  switch (block.kind) {
    case 'bars':
      if (block.draw === 'radar' && block.bars.length >= MIN_AXES) return radar(block, lang);
      return block.draw === 'dumbbell' ? dumbbell(block, lang) : bars(block, lang);
    case 'grid':
      return grid(block, lang);
    case 'histogram':
      return histogram(block, lang);
    case 'curve':
      return curve(block, lang);
    case 'matrix':
      return matrix(block);
    default:
      return undefined;
  }
}
