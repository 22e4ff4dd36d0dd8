import { type Finding, finding } from '../finding/finding.ts';
import { MOST_CELLS, type Rows } from './rows.ts';

type JsonRow = Readonly<Record<string, unknown>>;

/** JSON lines: an object a line. Lines that are none are refused by name. */
export function readJsonLines(file: string, text: string): Rows {
  const findings: Finding[] = [];
  const rows: { line: number; row: JsonRow }[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const row = parseRow(line);
    if (row === undefined) findings.push(finding('answers/json-line', { file, line: i + 1, col: 1 }, {}));
    else rows.push({ line: i + 1, row });
  });
  return toRows(file, rows, findings.length, findings);
}

/**
 * A JSON array of objects, bare or as the one list in the answer of a form tool's interface. Rows are numbered in the order of the array,
 * since JSON keeps no lines.
 */
export function readJsonTable(file: string, text: string): Rows {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return toRows(file, [], 0, [finding('answers/json-line', { file, line: 1, col: 1 }, {})]);
  }
  const findings: Finding[] = [];
  const rows: { line: number; row: JsonRow }[] = [];
  (listIn(list) ?? []).forEach((row, i) => {
    if (isRow(row)) rows.push({ line: i + 1, row });
    else findings.push(finding('answers/json-line', { file, line: i + 1 }, {}));
  });
  return toRows(file, rows, findings.length, findings);
}

/** Keys under which form tools hand over their submissions. */
const LISTS = ['results', 'value', 'data', 'submissions', 'responses'];

/** The list of submissions in a JSON value; undefined where there is none. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRow(value) || Object.hasOwn(value, 'answers')) return undefined;
  return LISTS.flatMap((key) => (Object.hasOwn(value, key) && Array.isArray(value[key]) ? [value[key] as unknown[]] : []))[0];
}

/** Whether a JSON object wraps a list of submissions. */
export function isWrappedList(text: string): boolean {
  if (!new RegExp(`"(${LISTS.join('|')})"\\s*:\\s*\\[`).test(text)) return false;
  try {
    return listIn(JSON.parse(text)) !== undefined;
  } catch {
    return false;
  }
}

const isRow = (value: unknown): value is JsonRow => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseRow(line: string): JsonRow | undefined {
  try {
    const row: unknown = JSON.parse(line);
    return isRow(row) ? row : undefined;
  } catch {
    return undefined;
  }
}

function toRows(file: string, rows: readonly { line: number; row: JsonRow }[], refusedRows: number, findings: readonly Finding[]): Rows {
  const flat = rows.map(({ line, row }) => ({ line, cells: flatten(row) }));
  const headings = [...new Set(flat.flatMap((row) => [...row.cells.keys()]))];
  if (headings.length * flat.length > MOST_CELLS) {
    const wide = finding('file/too-large', { file }, { path: file, limit: 'cells' });
    return { file, headings: [], headingLine: 1, rows: [], refusedRows: refusedRows + flat.length, findings: [...findings, wide] };
  }
  const cells = flat.map((row) => ({ line: row.line, cells: headings.map((h) => row.cells.get(h) ?? '') }));
  return {
    file,
    headings,
    headingLine: 1,
    rows: cells,
    refusedRows,
    typed: true,
    findings: rows.length === 0 && findings.length === 0 ? [finding('answers/no-rows', { file }, {})] : findings,
  };
}

const MOST_DEPTH = 20;

/** Groups inside groups become paths, as form tools write them in tables: `GOV/GOV-01`. A list of objects is a repeated group. */
function flatten(row: JsonRow, prefix = '', found = new Map<string, string>(), depth = 0): Map<string, string> {
  for (const [key, value] of Object.entries(row)) {
    const path = `${prefix}${key}`;
    // A key that JavaScript gives another meaning is no group of questions.
    if (isRow(value) && depth < MOST_DEPTH && key !== '__proto__') flatten(value, `${path}/`, found, depth + 1);
    else if (Array.isArray(value) && value.some(isRow)) found.set(`${path}[1]`, String(value.length));
    else found.set(path, toCell(value));
  }
  return found;
}

/** A JSON value as a cell's text; lists are checklists. */
function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .filter((v) => v !== null)
      .map(plainText)
      .join(' ');
  return plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than it can be printed; it is no answer either way.
    return '{…}';
  }
}
