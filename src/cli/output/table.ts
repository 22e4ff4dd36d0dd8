import Table from 'cli-table3';
import { largest } from '../../text/lists.ts';
import { clip, visibleLine } from '../../text/visible.ts';
import { width, wrap } from '../../text/wrap.ts';
import type { Terminal } from './terminal.ts';

export interface ColumnOf<Row> {
  /** A line feed in it makes a head of two lines: a narrow column with a long name. */
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
  /** A column that gives up its room first when the terminal is narrow. */
  readonly optional?: boolean;
}

const ASCII = {
  top: '-',
  'top-mid': '--',
  'top-left': '',
  'top-right': '',
  bottom: '-',
  'bottom-mid': '--',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const UNICODE = { ...ASCII, top: '─', 'top-mid': '──', bottom: '─', 'bottom-mid': '──' };

/** Characters of a cell that are shown; nobody reads more in a table, and a file may hold a name of megabytes. */
const MOST_SHOWN = 2000;

/** A table for a terminal: folds its first column, and drops optional ones, so that it fits. Everything from outside is made visible. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[], terminal: Terminal): string {
  let shown = [...columns];
  const widthOf = (column: ColumnOf<Row>): number =>
    Math.max(
      largest(column.title.split('\n').map(width)),
      largest(rows.map((row) => width(visibleText(clip(column.cell(row), MOST_SHOWN))))),
    );
  const others = (): number => shown.slice(1).reduce((sum, c) => sum + widthOf(c) + 2, 0);
  const wanted = Math.max(16, widthOf(columns[0]!));
  while (others() + Math.min(wanted, 22) > terminal.columns - 1 && shown.some((c) => c.optional === true)) {
    const last = shown.findLastIndex((c) => c.optional === true);
    shown = shown.filter((_, i) => i !== last);
  }
  // The first column folds, and the last one where it is text: each gets what the other leaves, half at least. Numbers are never broken.
  const last = shown.length - 1;
  const full = widthOf(shown[last]!);
  const room = terminal.columns - 1 - others() + full;
  const lastWidth = shown[last]!.align === 'left' ? Math.min(full, Math.max(12, room - wanted, Math.floor(room / 2))) : full;
  const first = Math.max(16, Math.min(wanted, room - lastWidth));
  const table = new Table({
    head: shown.map((c) => terminal.out.bold(c.title)),
    colAligns: shown.map((c) => c.align),
    colWidths: [first, ...shown.slice(1).map((c, i) => (i + 1 === last ? lastWidth : widthOf(c)))],
    chars: terminal.unicode ? UNICODE : ASCII,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) {
    const cells = shown.map((c, i) => {
      const text = clip(c.cell(row), MOST_SHOWN);
      return i === 0 ? folded(text, first) : i === last ? folded(text, lastWidth) : [visibleText(text)];
    });
    // A row of the library for each line: for cells of several lines it takes time that grows with the cube of their length.
    for (let line = 0; line < Math.max(...cells.map((c) => c.length)); line++) table.push(cells.map((c) => c[line] ?? ''));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** Keeps leading spaces: they show the depth of a node. */
function visibleText(text: string): string {
  const margin = /^ */.exec(text)![0];
  return margin + visibleLine(text);
}

/** A cell over several lines, each at the depth of the first. */
function folded(text: string, columns: number): string[] {
  const margin = /^ */.exec(text)![0];
  return wrap(visibleLine(text), Math.max(8, columns - margin.length)).map((line) => margin + line);
}
