import type { AssessedNode } from '../assess/types.ts';
import type { View } from '../rubric/instrument.ts';
import { words } from '../text/lang.ts';
import { type Block, paragraph, subheading, text } from './chapter.ts';
import type { Facts } from './facts.ts';
import { labelOf, tell } from './speak.ts';

const say = words({
  id: {
    heading: 'Indikator yang tidak masuk',
    lead: 'Indikator berikut sengaja tidak dimasukkan ke dalam bacaan ini.',
    indicators: 'Indikator',
    reason: 'Alasan',
  },
  en: {
    heading: 'Indicators left out',
    lead: 'These indicators are left out of this reading on purpose.',
    indicators: 'Indicators',
    reason: 'Reason',
  },
});

/** The instrument's view that an assessed tree was made from. */
export const viewOf = (f: Facts, node: AssessedNode): View | undefined => f.instrument.views.find((v) => v.root === node.node);

/** What a view leaves out and why, in the author's words. */
export function leftOut(f: Facts, node: AssessedNode): Block[] {
  const w = say[f.lang];
  const rows = (viewOf(f, node)?.leftOut ?? []).map(({ indicators, reason }) => {
    const known = indicators.map((id) => f.leafById.get(id)).filter((leaf) => leaf !== undefined);
    return [known.map((leaf) => labelOf(f, leaf)).join('\n'), tell(f, reason)];
  });
  const shown = rows.filter(([labels]) => labels !== '');
  if (shown.length === 0) return [];
  return [
    subheading(w.heading, 3),
    paragraph(w.lead),
    { kind: 'table', caption: w.heading, columns: [text(w.indicators, 3), text(w.reason, 4)], rows: shown },
  ];
}
