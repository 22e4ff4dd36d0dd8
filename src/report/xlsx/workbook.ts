import { words } from '../../text/lang.ts';
import type { Cell } from '../chapter.ts';
import type { Edition } from '../edition.ts';
import { specOf, type Tones } from '../ooxml/specs.ts';
import { type ReportTable, reportTables } from '../tables.ts';
import { writeBook } from './adapter.ts';
import { arithmeticCaption, arithmeticName, arithmeticSheet } from './arithmetic.ts';
import { type Book, type BookCell, type BookSheet, sheetName } from './book.ts';
import { bookCell, bookColumn } from './cells.ts';
import { withCharts } from './charts.ts';
import { withRowFormula } from './formulas.ts';

const say = words({
  id: {
    front: 'Daftar isi',
    sheet: 'Lembar',
    holds: 'Isi',
    chapter: 'Bab',
    about: 'Keterangan',
    digest: 'Sidik instrumen (sha256)',
    tally: 'Sidik rekapitulasi (sha256)',
  },
  en: {
    front: 'Contents',
    sheet: 'Sheet',
    holds: 'Holds',
    chapter: 'Chapter',
    about: 'About',
    digest: 'Digest of the instrument (sha256)',
    tally: 'Digest of the tally (sha256)',
  },
});

/** The report's tables as a workbook: contents, the tree of the computation with its formulas, then a sheet a table. */
export async function xlsxReport([edition]: readonly [Edition, ...Edition[]]): Promise<Uint8Array> {
  const book = bookOf(edition);
  return withCharts(await writeBook(book), book);
}

export function bookOf(edition: Edition): Book {
  const { meta } = edition;
  const w = say[meta.lang];
  const taken = new Set<string>();
  const front = sheetName(w.front, taken);
  const steps = edition.arithmetic();
  const arithmetic = steps.length === 0 ? undefined : arithmeticSheet(edition, steps, sheetName(arithmeticName(edition), taken));
  const tones: Tones = new Map();
  const tables = reportTables(edition).map((table) => ({
    table,
    sheet: tableSheet(table, edition, sheetName(table.caption, taken), tones),
  }));
  const text = (t: string, sheet?: string): BookCell => ({ kind: 'text', text: t, ...(sheet === undefined ? {} : { sheet }) });
  const line = (name: string, caption: string, chapter: string): BookCell[] => [text(name, name), text(caption), text(chapter)];
  const about: [string, string][] = [
    [w.digest, meta.digests.instrument],
    ...(meta.digests.tally === undefined ? [] : [[w.tally, meta.digests.tally] as [string, string]]),
    ['', meta.product],
  ];
  const contents: BookSheet = {
    name: front,
    columns: [w.sheet, w.holds, w.chapter].map((title, i) => ({ title, width: [34, 80, 34][i]!, right: false })),
    rows: [
      [text(w.about), text(`${meta.title}\n${meta.statement}`), text('')],
      ...(arithmetic === undefined ? [] : [line(arithmetic.name, arithmeticCaption(edition), '')]),
      ...tables.map(({ table, sheet }) => line(sheet.name, table.caption, table.chapter)),
      ...about.map(([key, value]) => [text(key), text(value), text('')]),
    ],
  };
  return {
    title: meta.title,
    subject: meta.instrument,
    date: meta.date,
    sheets: [contents, ...(arithmetic === undefined ? [] : [arithmetic]), ...tables.map((t) => t.sheet)],
  };
}

function tableSheet(table: ReportTable, { meta }: Edition, name: string, tones: Tones): BookSheet {
  const { block } = table;
  const spec = block === undefined ? undefined : specOf(block, meta.lang, tones);
  const score = table.columns.findIndex((c) => c.kind === 'score');
  const scale = block?.kind === 'bars' && block.unit === 'score' ? block.scale : undefined;
  // Bars stand in the columns of figures in the order of the chart's series; columns of bounds are text and come last.
  const figures = table.columns.flatMap((c, i) => (c.kind === 'text' ? [] : [i]));
  const columns = spec === undefined ? [] : figures.filter((i) => spec.series.some((s) => s.name === table.columns[i]!.title));
  const charted = spec !== undefined && columns.length === spec.series.length;
  return {
    name,
    columns: table.columns.map(bookColumn),
    rows: table.rows.flatMap(inParts).map((row, i) =>
      withRowFormula(
        table,
        row.map((cell) => bookCell(cell, meta.lang)),
        i + 2,
      ),
    ),
    ...(scale === undefined || score < 0 ? {} : { shaded: { column: score, ...scale } }),
    ...(charted ? { chart: { spec, categoryColumn: 0, columns } } : {}),
  };
}

/** As many lines of a list as stand in one row of a sheet, where each may take two. */
const IN_A_ROW = 12;

/** A list too long for the highest row there is goes on in rows of its own, each under the name of the first. */
function inParts(row: readonly Cell[]): (readonly Cell[])[] {
  const lists = row.map((cell) => (typeof cell === 'string' ? cell.split('\n') : []));
  const parts = Math.max(1, ...lists.map((list) => Math.ceil(list.length / IN_A_ROW)));
  if (parts === 1) return [row];
  return Array.from({ length: parts }, (_, k) =>
    row.map((cell, j): Cell => {
      const list = lists[j]!;
      if (list.length > IN_A_ROW) return list.slice(k * IN_A_ROW, (k + 1) * IN_A_ROW).join('\n');
      return k === 0 || j === 0 ? cell : '';
    }),
  );
}
