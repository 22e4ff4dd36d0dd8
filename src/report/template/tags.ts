import type { LocalText } from '../../text/lang.ts';

/** What a city may write between braces in its own Word template. Names are codes: they are the same in every language. */

const both = (id: string, en: string): LocalText & { id: string; en: string } => ({ id, en });

/** Tags that are replaced by words, anywhere in a line, also in headers and footers. */
export const TEXT_TAGS = {
  title: both('judul laporan', 'title of the report'),
  city: both('nama kota', 'name of the city'),
  province: both('provinsi', 'province'),
  period: both('periode', 'period'),
  instrument: both('instrumen dan versinya', 'instrument and its version'),
  date: both('tanggal laporan', 'date of the report'),
  statement: both(
    'pernyataan bahwa ini penilaian mandiri, bukan indeks resmi',
    'statement that this is a self-assessment, not an official index',
  ),
  index: both('nilai indeks', 'the index'),
  band: both('predikat indeks', 'band of the index'),
  bounds: both('batas bawah–atas indeks', 'lower–upper bound of the index'),
  proven: both('nilai terbukti', 'proven score'),
  target: both('target indeks', 'target of the index'),
  gap: both('kesenjangan indeks', 'gap of the index'),
  coverage: both('cakupan jawaban', 'coverage of answers'),
  digest: both('sidik instrumen', 'digest of the instrument'),
  tally: both('sidik rekapitulasi', 'digest of the tally'),
  product: both('program yang membuat laporan', 'program that made the report'),
} as const;

/** Tags that repeat what stands between {#name} and {/name}: words, a row of a table, an item of a list. */
export const LOOP_TAGS = {
  rubrics: {
    about: both('setiap rubrik', 'each rubric'),
    fields: ['title', 'score', 'band', 'bounds', 'target', 'gap', 'coverage'],
  },
  gaps: {
    about: both('indikator di bawah target, dari kesenjangan terlebar', 'indicators below their target, widest gap first'),
    fields: ['id', 'title', 'rubric', 'score', 'target', 'gap', 'owners'],
  },
  priorities: {
    about: both('indikator menurut urutan prioritas', 'indicators in order of priority'),
    fields: ['rank', 'id', 'title', 'score', 'gap', 'gain', 'impact', 'effort'],
  },
} as const satisfies Record<string, { about: LocalText; fields: readonly string[] }>;

/** Tags that stand alone in a paragraph and are replaced by whole pieces of the report. */
export const BLOCK_TAGS = {
  report: both('semua bab yang tidak disebut dengan tag sendiri', 'all chapters that have no tag of their own'),
  contents: both('daftar isi dari bab yang dimasukkan', 'contents of the chapters poured in'),
  chapter_summary: both('bab Ringkasan eksekutif', 'chapter: executive summary'),
  chapter_method: both('bab Metode dan data', 'chapter: method and data'),
  chapter_readiness: both('bab Analisis kesiapan', 'chapter: readiness analysis'),
  chapter_dimensions: both('bab Kondisi per dimensi', 'chapter: condition by dimension'),
  chapter_gaps: both('bab Analisis kesenjangan', 'chapter: gap analysis'),
  chapter_perception: both('bab Beda persepsi', 'chapter: differences of perception'),
  chapter_swot: both('bab Analisis SWOT', 'chapter: SWOT analysis'),
  chapter_priorities: both('bab Prioritas dan calon program percepatan', 'chapter: priorities and quick wins'),
  chapter_missing_data: both('bab Data yang masih kurang', 'chapter: data still missing'),
  chapter_comparison: both('bab Perbandingan', 'chapter: comparison'),
  chapter_annex: both('Lampiran', 'annex'),
  radar: both('grafik radar nilai dan target', 'radar chart of scores and targets'),
  readiness_grid: both('kisi kesiapan', 'readiness grid'),
} as const;

export type TextTag = keyof typeof TEXT_TAGS;
export type LoopTag = keyof typeof LOOP_TAGS;
export type BlockTag = keyof typeof BLOCK_TAGS;

export const isTextTag = (name: string): name is TextTag => Object.hasOwn(TEXT_TAGS, name);
export const isLoopTag = (name: string): name is LoopTag => Object.hasOwn(LOOP_TAGS, name);
export const isBlockTag = (name: string): name is BlockTag => Object.hasOwn(BLOCK_TAGS, name);

/** The chapter that a tag pours in. */
export const chapterOf = (tag: BlockTag): string | undefined =>
  tag.startsWith('chapter_') ? tag.slice('chapter_'.length).replaceAll('_', '-') : undefined;
export const CHAPTER_TAGS = (Object.keys(BLOCK_TAGS) as BlockTag[]).filter((tag) => chapterOf(tag) !== undefined);

/** What the words of a report put into a template's tags. */
export type TagValues = { readonly [T in TextTag]: string } & {
  readonly [L in LoopTag]: readonly { readonly [F in (typeof LOOP_TAGS)[L]['fields'][number]]: string }[];
};
