import { expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { Block, Cell, Chapter } from '../../src/report/chapter.ts';
import { docxReport } from '../../src/report/docx/document.ts';
import { editionOf } from '../../src/report/edition.ts';
import { numbersOf } from '../../src/report/figures.ts';
import { htmlPage } from '../../src/report/html/page.ts';
import { reportJson } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { showCell } from '../../src/report/show.ts';
import { xlsxReport } from '../../src/report/xlsx/workbook.ts';
import { answer, inputOf, NORMAL, spoken } from './fixture.ts';
import { all, partOf, unpack, wordsIn } from './ooxml.ts';

// Whoever copies a number from one format finds it in every other: row by row, each number of the JSON report.

const edition = (lang: 'id' | 'en') =>
  editionOf(
    inputOf({
      answers: NORMAL,
      open: [spoken('public', 'p1', 'WQ1', 'Mata air baru.')],
      previous: [
        answer('office', 'works', 'R1', '2', { agency: 'works' }),
        answer('office', 'water', 'R3', 'a', { agency: 'water-board' }),
      ],
      lang,
    }),
  );

const isNumber = (cell: Cell): boolean => typeof cell !== 'string' && cell.kind !== 'node' && cell.value !== null;

/** Rows with numbers, of tables, fact sheets and pictures; read from the published JSON, so that it is what everything is held against. */
function numberRows(json: string, lang: 'id' | 'en'): Cell[][] {
  const { chapters } = JSON.parse(json) as { chapters: readonly Chapter[] };
  const rowsOf = (block: Block): readonly (readonly Cell[])[] => {
    if (block.kind === 'table') return block.rows;
    if (block.kind === 'key-value') return block.items.map(({ key, value }) => [key, value]);
    return block.kind === 'bars' || block.kind === 'curve' ? numbersOf(block, lang)!.rows : [];
  };
  return chapters.flatMap((c) =>
    c.blocks.flatMap((b) =>
      rowsOf(b)
        .filter((row) => row.some(isNumber))
        .map((row) => [...row]),
    ),
  );
}

/** One line of text, whatever a format does with line feeds. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const shown = (row: readonly Cell[], lang: 'id' | 'en'): string => row.map((cell) => flat(showCell(cell, lang))).join(' | ');

const inMarkdown = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => flat(cell.replaceAll('<br>', ' ').replace(/\\(.)/g, '$1')))
        .join(' | '),
    );

const inHtml = (text: string): string[] =>
  [...text.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)]
      .map(([, cell]) => {
        const plain = cell!.replace(/<br>|<\/span>/g, ' ').replace(/<[^>]*>/g, '');
        return flat(plain.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))));
      })
      .join(' | '),
  );

const inWord = (bytes: Uint8Array): string[] =>
  all(partOf(unpack(bytes), 'word/document.xml'), 'w:tr').map((row) =>
    all(row, 'w:tc')
      .map((cell) => flat(all(cell, 'w:p').map(wordsIn).join(' ')))
      .join(' | '),
  );

test.each(['id', 'en'] as const)('every number of the JSON report stands beside its name in every other format, in %s', async (lang) => {
  const one = edition(lang);
  const rows = numberRows(reportJson(one.chapters, one.meta), lang);
  const numbers = rows.flat().filter(isNumber).length;
  expect(numbers).toBeGreaterThan(150);
  const texts = { md: inMarkdown(markdown(one.chapters, one.meta)), html: inHtml(htmlPage([one])), docx: inWord(await docxReport([one])) };
  for (const [format, found] of Object.entries(texts)) {
    const lost = rows.map((row) => shown(row, lang)).filter((row) => !found.some((line) => line === row || line.startsWith(`${row} | `)));
    expect({ format, lost }).toEqual({ format, lost: [] });
  }
});

test.each(['id', 'en'] as const)('a workbook holds the same numbers unrounded, in %s', async (lang) => {
  const one = edition(lang);
  const rows = numberRows(reportJson(one.chapters, one.meta), lang);
  const { sheets } = await readXlsx(await xlsxReport([one]));
  const keyOf = (cells: readonly unknown[]): string =>
    JSON.stringify(cells.map((c) => (typeof c === 'number' ? c : flat(String(c ?? '')))));
  // Tables of one kind share a sheet, with the name of each in front.
  const found = new Set(sheets.flatMap((sheet) => sheet.rows.flatMap((row) => [keyOf(row), keyOf(row.slice(1))])));
  const lost = rows
    .map((row) =>
      row.map((cell) => (typeof cell !== 'string' && cell.kind !== 'node' && cell.value !== null ? cell.value : showCell(cell, lang))),
    )
    .filter((row) => !found.has(keyOf(row)));
  expect(lost).toEqual([]);
});
