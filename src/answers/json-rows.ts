import { type Finding, finding } from '../finding/finding.ts';
import type { Rows } from './rows.ts';

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

/** A JSON array of objects. Rows are numbered in the order of the array, since JSON keeps no lines. */
export function readJsonTable(file: string, text: string): Rows {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return toRows(file, [], 0, [finding('answers/json-line', { file, line: 1, col: 1 }, {})]);
  }
  const findings: Finding[] = [];
  const rows: { line: number; row: JsonRow }[] = [];
  (Array.isArray(list) ? list : []).forEach((row, i) => {
    if (isRow(row)) rows.push({ line: i + 1, row });
    else findings.push(finding('answers/json-line', { file, line: i + 1 }, {}));
  });
  return toRows(file, rows, findings.length, findings);
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
  const headings = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  const cells = rows.map(({ line, row }) => ({ line, cells: headings.map((h) => (Object.hasOwn(row, h) ? toCell(row[h]) : '')) }));
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

/** A JSON value as a cell's text; lists are checklists. */
function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plainText).join(' ');
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
