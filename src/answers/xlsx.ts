import { type Finding, finding } from '../finding/finding.ts';
import { knownColumn } from '../rubric/vocabulary.ts';
import { headingStrength } from './columns.ts';
import type { HeadingReader } from './headings.ts';
import { addressOf, letters, MOST_CELLS, type Rows } from './rows.ts';
import { isRepeatTable } from './system-columns.ts';
import { type Book, type BookProblem, openBook, read, type SheetEntry } from './xlsx-book.ts';
import { type Merge, readGrid, type SheetCell, type SheetGrid } from './xlsx-sheet.ts';
import { Archive } from './zip.ts';

/** The tables of answers in a workbook, and what is to be said about the rest of it. */
export interface Workbook {
  readonly tables: readonly Rows[];
  readonly findings: readonly Finding[];
  /** What our own form says about itself on its hidden sheet: `instrument`, `version`, … */
  readonly form?: ReadonlyMap<string, string>;
}

/** The sheet on which our own form says whose it is. */
const FORM_SHEET = '_siapkota';

/** Headings are looked for in so many lines: titles and notes may stand above a table. */
const HEADING_LINES = 30;

/**
 * Reads a workbook: every visible sheet that has headings of answers. Macros and links are never followed. A damaged sheet is told, and
 * the others still count.
 */
export function readWorkbook(file: string, bytes: Uint8Array, reader: HeadingReader, renamed: ReadonlyMap<string, string>): Workbook {
  const archive = Archive.open(bytes);
  const book = archive instanceof Archive ? openBook(archive) : archive;
  if (!(archive instanceof Archive) || typeof book === 'string')
    return { tables: [], findings: [problemFinding(file, book as BookProblem)] };
  const findings = book.ignored.map((what) => finding('file/ignored-content', { file }, { what }));
  const tables: Rows[] = [];
  const idle: { table: Rows; sheet: string }[] = [];
  let form: ReadonlyMap<string, string> | undefined;
  for (const entry of book.sheets) {
    const grid = openGrid(archive, book, entry);
    if (typeof grid === 'string') {
      findings.push(sheetProblem(file, entry, grid));
      continue;
    }
    if (entry.name === FORM_SHEET && entry.hidden) {
      form = new Map(grid.rows.map(({ cells }) => [textAt(cells, 0), textAt(cells, 1)]));
      continue;
    }
    const found = findTable(grid, reader, renamed);
    if (found === undefined) continue;
    const isRepeat = isRepeatTable(found.headings.map((h) => h.text));
    if (entry.hidden) {
      if (found.strength > 0 && !isRepeat)
        findings.push(finding('answers/hidden-sheet', { file, cell: entry.name }, { sheet: entry.name }));
      continue;
    }
    const table = toRows(file, entry.name, grid, found, renamed);
    if (found.strength > 0 || isRepeat) tables.push(table);
    else idle.push({ table, sheet: entry.name });
  }
  if (tables.length === 0 && idle.length > 0) {
    // Nothing looks like answers: the first sheet says best why.
    tables.push(idle.shift()!.table);
  }
  // The instructions of our own form are nobody's answers.
  const isForm = tables.some((table) => table.headings.includes('_siapkota'));
  for (const { sheet } of isForm ? [] : idle) findings.push(finding('answers/sheet-skipped', { file, cell: sheet }, { sheet }));
  if (tables.length === 0 && !findings.some((f) => f.severity !== 'info')) findings.push(finding('answers/no-rows', { file }, {}));
  return { tables, findings, ...(form === undefined ? {} : { form }) };
}

const textAt = (cells: readonly SheetCell[], column: number): string => {
  const cell = cells.find((c) => c.column === column);
  return (cell?.shown ?? cell?.text ?? '').trim();
};

function openGrid(archive: Archive, book: Book, { part }: SheetEntry): SheetGrid | 'damaged' | 'too-large' | 'locked' | 'no-archive' {
  const found = read(archive, part);
  if (typeof found !== 'object') return found ?? 'damaged';
  return readGrid(found.text, book);
}

function problemFinding(file: string, problem: BookProblem): Finding {
  switch (problem) {
    case 'too-large':
      return finding('file/too-large', { file }, { path: file, limit: LIMIT });
    case 'locked':
      return finding('file/locked', { file }, {});
    case 'ods':
    case 'xlsb':
      return finding('file/format-not-read', { file }, { format: problem.toUpperCase() });
    case 'no-workbook':
      return finding('file/format-not-read', { file }, { format: 'ZIP' });
    case 'damaged':
    case 'no-archive':
      return finding('file/broken-archive', { file }, { why: 'XLSX' });
  }
}

const LIMIT = '32 MiB (XLSX)';

const sheetProblem = (file: string, { name }: SheetEntry, problem: string): Finding =>
  problem === 'too-large'
    ? finding('file/too-large', { file, cell: name }, { path: name, limit: LIMIT })
    : finding('file/broken-archive', { file, cell: name }, { why: name });

interface Found {
  readonly headings: readonly SheetCell[];
  readonly line: number;
  /** How many headings are known; 0 where nothing in the sheet answers an indicator. */
  readonly strength: number;
}

/** The line that reads most like headings of answers; the first line with content where none does. */
function findTable({ rows }: SheetGrid, reader: HeadingReader, renamed: ReadonlyMap<string, string>): Found | undefined {
  let best: Found | undefined;
  for (const { line, cells } of rows.slice(0, HEADING_LINES)) {
    const headings = [...cells].sort((a, b) => a.column - b.column);
    const strength = headingStrength(
      headings.map((c) => c.text),
      reader,
      renamed,
    );
    if (best === undefined || strength > best.strength) best = { headings, line, strength };
  }
  return best;
}

/** Columns whose merged cells hold for every row of the merge: whose answers these are, not the answers. */
const SPEAKER = ['city', 'city_name', 'province', 'period', 'respondent', 'respondent_name', 'group', 'agency', 'taken', 'indicator'];

function toRows(
  file: string,
  sheet: string,
  { rows, merges }: SheetGrid,
  { headings, line }: Found,
  renamed: ReadonlyMap<string, string>,
): Rows {
  const columns = headings.map((h) => h.column);
  const position = new Map(columns.map((column, i) => [column, i]));
  const below = rows.filter((row) => row.line > line);
  if (below.length * columns.length > MOST_CELLS) {
    const wide = finding('file/too-large', { file, cell: sheet }, { path: sheet, limit: 'cells' });
    return {
      file,
      sheet: { name: sheet, columns: [] },
      headings: [],
      headingLine: line,
      rows: [],
      refusedRows: below.length,
      findings: [wide],
    };
  }
  const made: { line: number; cells: string[]; facts: (SheetCell | undefined)[] }[] = [];
  let outside = 0;
  let firstOutside = '';
  for (const row of below) {
    const cells = new Array<string>(columns.length).fill('');
    const facts = new Array<SheetCell | undefined>(columns.length).fill(undefined);
    let any = false;
    for (const cell of row.cells) {
      const at = position.get(cell.column);
      if (at === undefined) {
        if (outside++ === 0) firstOutside = addressOf(sheet, row.line, cell.column);
        continue;
      }
      any = true;
      cells[at] = cell.text;
      if (cell.kind !== 'text' || cell.shown !== undefined) facts[at] = cell;
    }
    if (any) made.push({ line: row.line, cells, facts });
  }
  const texts = headings.map((h) => h.text.trim());
  const isSpeaker = texts.map((h) => SPEAKER.includes(knownColumn(renamed.get(h) ?? h) ?? ''));
  const findings: Finding[] = [];
  const covering = fillMerges(made, merges, position, isSpeaker);
  if (covering.length > 0) {
    const { top, left, bottom, right } = covering[0]!;
    const range = `${letters(left)}${top}:${letters(right)}${bottom}`;
    findings.push(finding('answers/merged-cells', { file, cell: addressOf(sheet, top, left) }, { range, n: covering.length }));
  }
  if (outside > 0) findings.push(finding('answers/outside-table', { file, cell: firstOutside }, { n: outside }));
  if (made.length === 0) findings.push(finding('answers/no-rows', { file, cell: sheet }, {}));
  return { file, sheet: { name: sheet, columns }, headings: texts, headingLine: line, rows: made, refusedRows: 0, findings };
}

/** Steps that looking at merged cells may take; a sheet that people made needs a few thousand. */
const MOST_STEPS = 2_000_000;

/** Fills merged cells of speakers' columns down; gives back the merges that cover several answers, where the rest stays empty. */
function fillMerges(
  rows: readonly { line: number; cells: string[]; facts: (SheetCell | undefined)[] }[],
  merges: readonly Merge[],
  position: ReadonlyMap<number, number>,
  isSpeaker: readonly boolean[],
): Merge[] {
  const covering: Merge[] = [];
  const byLine = new Map(rows.map((row, i) => [row.line, i]));
  let steps = 0;
  for (const merge of merges) {
    const first = byLine.get(merge.top);
    const at = position.get(merge.left);
    if (first === undefined || at === undefined || rows[first]!.cells[at] === '' || steps > MOST_STEPS) continue;
    let covered = 0;
    for (let i = first + 1; i < rows.length && rows[i]!.line <= merge.bottom; i++) {
      covered++;
      steps++;
      if (isSpeaker[at] !== true) break;
      if (rows[i]!.cells[at] !== '') continue;
      rows[i]!.cells[at] = rows[first]!.cells[at]!;
      rows[i]!.facts[at] = rows[first]!.facts[at];
    }
    for (let column = merge.left + 1; column <= merge.right && covered === 0; column++, steps++) if (position.has(column)) covered++;
    if (isSpeaker[at] !== true && covered > 0) covering.push(merge);
  }
  return covering;
}
