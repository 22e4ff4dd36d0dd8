import { csvText } from '../text/csv.ts';
import type { Edition } from './edition.ts';
import { showCell } from './show.ts';
import { reportTables } from './tables.ts';

const COLUMNS = ['chapter', 'table', 'row', 'item', 'column', 'value', 'text'];

/**
 * Every table of the report in one: a row a cell. `value` is the number, unrounded, and empty for words; `text` is what
 * the report prints; `item` is the row's first cell, or the id of the node that the row is about.
 */
export function reportCsv(edition: Edition): string {
  return csvText(rows(edition));
}

function* rows(edition: Edition): Generator<string[]> {
  const { lang } = edition.meta;
  yield COLUMNS;
  for (const table of reportTables(edition)) {
    for (const [i, row] of table.rows.entries()) {
      const node = row.find((cell) => typeof cell !== 'string' && cell.kind === 'node');
      const item = node !== undefined && typeof node !== 'string' && node.kind === 'node' ? node.id : showCell(row[0] ?? '', lang);
      for (const [j, cell] of row.entries()) {
        if (j === 0 && showCell(cell, lang) === item) continue;
        const value = typeof cell === 'string' || cell.kind === 'node' || cell.value === null ? '' : String(cell.value);
        yield [table.chapter, table.caption, String(i + 1), item, table.columns[j]?.title ?? '', value, showCell(cell, lang)];
      }
    }
  }
}
