import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, countIndicators } from '../../rubric/counts.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { INDICATOR_TYPES } from '../../rubric/types/index.ts';
import { pick, words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { nodeFiles, shown } from '../output/files.ts';
import { toStdout } from '../output/output.ts';
import { type ColumnOf, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    what: 'Rubrik dan bagian',
    all: 'Indikator',
    core: 'core',
    open: 'Terbuka',
    none: (path: string) => `Di ${path} tidak ada instrumen yang dapat dibaca.`,
  },
  en: {
    what: 'Rubrics and sections',
    all: 'Indicators',
    core: 'core',
    open: 'Open',
    none: (path: string) => `There is no readable instrument at ${path}.`,
  },
});

/** Prints what instruments hold; a folder means the instrument.yaml in it. */
export async function printCounts(paths: readonly string[], terminal: Terminal): Promise<void> {
  for (const path of paths) {
    const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    const { instrument } = loadInstrument(shown(folder ? join(path, 'instrument.yaml') : path), nodeFiles);
    if (instrument === undefined) throw new Failure(EXIT.inputs, say[terminal.lang].none(shown(path)));
    await toStdout(countsTable(instrument, terminal));
  }
}

/** How many indicators an instrument has: by rubric and section, type, tier and language. */
function countsTable(instrument: Instrument, terminal: Terminal): string {
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
