import { words } from '../text/lang.ts';
import { type Block, type Cell, type Chapter, type Column, figure, number, text } from './chapter.ts';
import type { Edition } from './edition.ts';
import { numbersOf } from './figures.ts';

const say = words({
  id: {
    part: 'Tabel',
    item: 'Butir',
    content: 'Isi',
    spread: 'Sebaran jawaban',
    indicator: 'Indikator',
    group: 'Kelompok',
    score: 'Nilai',
    n: 'Jawaban',
  },
  en: {
    part: 'Table',
    item: 'Item',
    content: 'Content',
    spread: 'Spread of answers',
    indicator: 'Indicator',
    group: 'Group',
    score: 'Score',
    n: 'Answers',
  },
});

/** A table of the report as data: for spreadsheets and CSV. */
export interface ReportTable {
  readonly chapter: string;
  /** Of its block, where that has one. */
  readonly id: string | undefined;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The picture that shows these numbers. */
  readonly block: Block | undefined;
}

/**
 * Every table and picture of the report. Tables of one chapter with the same columns become one, with a column in front
 * that says where a row comes from: thirty sheets of five rows are of no use to anybody who sorts and filters.
 */
export function reportTables({ chapters, meta }: Edition): ReportTable[] {
  return chapters.flatMap((chapter) =>
    merged(chapter, say[meta.lang].part, [...tablesIn(chapter, meta.lang), ...spreads(chapter, meta.lang)]),
  );
}

function tablesIn(chapter: Chapter, lang: Edition['meta']['lang']): ReportTable[] {
  const w = say[lang];
  return chapter.blocks.flatMap((block): ReportTable[] => {
    const { id } = block;
    switch (block.kind) {
      case 'table':
        return [{ chapter: chapter.title, id, caption: block.caption, columns: block.columns, rows: block.rows, block: undefined }];
      case 'key-value': {
        const rows = block.items.map(({ key, value }) => [key, value]);
        return [
          { chapter: chapter.title, id, caption: block.caption, columns: [text(w.item, 3), text(w.content, 4)], rows, block: undefined },
        ];
      }
      case 'bars':
      case 'grid':
      case 'curve': {
        const sheet = numbersOf(block, lang);
        return sheet === undefined ? [] : [{ chapter: chapter.title, id, caption: block.title, ...sheet, block }];
      }
      default:
        return [];
    }
  });
}

/** All histograms of a chapter, a row a group and score. */
function spreads(chapter: Chapter, lang: Edition['meta']['lang']): ReportTable[] {
  const w = say[lang];
  const rows = chapter.blocks.flatMap((block): Cell[][] =>
    block.kind !== 'histogram'
      ? []
      : block.series.flatMap((s) =>
          s.counts.flatMap((n, i) => (n === 0 ? [] : [[block.title, s.label, number('score', block.bins[i]!), number('count', n)]])),
        ),
  );
  const columns = [text(w.indicator, 4), text(w.group, 3), figure(w.score, 'score'), figure(w.n, 'count')];
  return rows.length === 0 ? [] : [{ chapter: chapter.title, id: 'spread', caption: w.spread, columns, rows, block: undefined }];
}

function merged(chapter: Chapter, part: string, tables: readonly ReportTable[]): ReportTable[] {
  const bySignature = new Map<string, ReportTable[]>();
  for (const table of tables) {
    const signature = JSON.stringify([table.block?.kind, table.columns.map((c) => [c.title, c.kind])]);
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), table]);
  }
  return [...bySignature.values()].map((same): ReportTable => {
    const [first, second] = same;
    if (first === undefined || second === undefined) return first!;
    return {
      chapter: chapter.title,
      id: undefined,
      caption: `${chapter.title}: ${(first.columns[0]?.title ?? '').toLowerCase()}`,
      columns: [text(part, 3), ...first.columns],
      rows: same.flatMap((t) => t.rows.map((row) => [t.caption, ...row])),
      block: undefined,
    };
  });
}
