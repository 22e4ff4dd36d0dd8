import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readDelimited } from '../../src/answers/delimited.ts';

/** Text as a spreadsheet would write it: any cell may be quoted, and must be where it holds a quote, a comma or a line end. */
const cell = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '"', ',', ';', '\n', '\r\n', 'é', '.', '-'), maxLength: 6 }),
  quoted: fc.boolean(),
});
const written = ({ text, quoted }: { text: string; quoted: boolean }): string =>
  quoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
    width: fc.constant(width),
    end: fc.constantFrom('\n', '\r\n'),
    closed: fc.boolean(),
  }),
);

test('a well-formed table is read as the library that everybody knows reads it', () => {
  fc.assert(
    fc.property(table, ({ rows, width, end, closed }) => {
      const heading = Array.from({ length: width }, (_, i) => `h${i}`).join(',');
      const text = [heading, ...rows.map((row) => row.map(written).join(','))].join(end) + (closed ? end : '');
      const known = (parse(text, { skip_empty_lines: true }) as string[][]).slice(1).filter((row) => row.some((c) => c.trim() !== ''));
      const read = readDelimited('t.csv', text);
      if (known.length > 0) expect(read.findings).toEqual([]);
      expect(read.rows.filter((row) => row.cells.some((c) => c.trim() !== '')).map((row) => [...row.cells])).toEqual(known);
    }),
    { numRuns: 2000 },
  );
});
