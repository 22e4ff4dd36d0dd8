/**
 * One cell of a CSV file that a spreadsheet may open. Text that a spreadsheet would take for a formula gets an apostrophe
 * in front, numbers do not; `readCell` takes it off again.
 */
export function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text;
  return /[",\r\n;\t|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Undoes the apostrophe of `csvCell`. */
export const readCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Rows as CSV with LF line ends, the last line ended too, in pieces of some 64 KiB. */
export function* csvPieces(rows: Iterable<readonly string[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(csvCell).join(',')}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

export const csvText = (rows: Iterable<readonly string[]>): string => [...csvPieces(rows)].join('');
