import { type Counts, countIndicators } from '../rubric/counts.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { INDICATOR_TYPES } from '../rubric/types/index.ts';
import { pick, words } from '../text/lang.ts';
import { type ColumnOf, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: { what: 'Rubrik dan bagian', all: 'Indikator', core: 'core', open: 'Terbuka' },
  en: { what: 'Rubrics and sections', all: 'Indicators', core: 'core', open: 'Open' },
});

/** How many indicators an instrument has: by rubric and section, type, tier and language. */
export function countsTable(instrument: Instrument, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const counts = countIndicators(instrument);
  const depth = { instrument: 0, rubric: 1, section: 2 } as const;
  const number = (title: string, cell: (c: Counts) => number): ColumnOf<Counts> => ({
    title,
    align: 'right',
    cell: (c) => String(cell(c)),
  });
  // A type that the instrument does not use needs no column.
  const used = INDICATOR_TYPES.filter((type) => counts[0]!.types[type] > 0);
  const columns: ColumnOf<Counts>[] = [
    { title: w.what, align: 'left', cell: (c) => '  '.repeat(depth[c.kind]) + pick(c.branch.title, lang, instrument.languages) },
    number(w.all, (c) => c.indicators),
    ...used.map((type) => number(type, (c) => c.types[type])),
    number(w.core, (c) => c.core),
    number(w.open, (c) => c.open),
    ...instrument.languages.map((code) => number(code, (c) => c.languages.get(code) ?? 0)),
  ];
  return `${renderTable(counts, columns, terminal)}\n`;
}
