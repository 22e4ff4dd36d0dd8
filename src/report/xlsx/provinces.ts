import { provincesOf } from '../../assess/provinces.ts';
import type { Assessment } from '../../assess/types.ts';
import { type Lang, pick, words } from '../../text/lang.ts';
import { number } from '../chapter.ts';
import { writeBook } from './adapter.ts';
import type { Book, BookCell } from './book.ts';
import { bookCell } from './cells.ts';
import { withCharts } from './charts.ts';

const say = words({
  id: {
    sheet: 'Provinsi',
    none: 'provinsi tidak diketahui',
    text: ['Provinsi', 'Periode'],
    figures: ['Kota', 'Berskor', 'Rata-rata', 'Terendah', 'Kuartil pertama', 'Median', 'Kuartil ketiga', 'Tertinggi', 'Kesenjangan'],
    ends: ['Kota terendah', 'Kota tertinggi'],
  },
  en: {
    sheet: 'Provinces',
    none: 'province not known',
    text: ['Province', 'Period'],
    figures: ['Cities', 'Scored', 'Mean', 'Lowest', 'First quartile', 'Median', 'Third quartile', 'Highest', 'Gap'],
    ends: ['Lowest city', 'Highest city'],
  },
});

/** A country as a workbook, a row a province. */
export async function provincesXlsx(assessment: Assessment, lang: Lang): Promise<Uint8Array> {
  const book = provincesBook(assessment, lang);
  return withCharts(await writeBook(book), book);
}

export function provincesBook(assessment: Assessment, lang: Lang): Book {
  const w = say[lang];
  const { instrument } = assessment;
  const plain = (text: string): BookCell => ({ kind: 'text', text });
  const score = (n: number | null | undefined): BookCell => bookCell(number('score', n ?? null), lang);
  const count = (n: number): BookCell => bookCell(number('count', n), lang);
  const rows = provincesOf(assessment).map((p) => [
    plain(p.province ?? w.none),
    plain(p.period),
    count(p.cities),
    count(p.scored),
    score(p.mean),
    ...[0, 1, 2, 3, 4].map((i) => score(p.quartiles?.[i])),
    score(p.gap),
    plain(p.lowest ?? ''),
    plain(p.highest ?? ''),
  ]);
  const columns = [
    ...w.text.map((title, i) => ({ title, width: [30, 12][i]!, right: false })),
    ...w.figures.map((title) => ({ title, width: 13, right: true })),
    ...w.ends.map((title) => ({ title, width: 16, right: false })),
  ];
  const title = `${pick(instrument.title, lang, instrument.languages)}: ${w.sheet}`;
  return { title, subject: `${instrument.id} ${instrument.version}`, date: '1980-01-02', sheets: [{ name: w.sheet, columns, rows }] };
}
