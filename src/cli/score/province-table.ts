import { type Province, provincesOf } from '../../assess/provinces.ts';
import type { Assessment } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { showQuantity, showScore } from '../../text/number.ts';
import { indent } from '../../text/wrap.ts';
import { type ColumnOf, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    province: 'Provinsi',
    none: 'provinsi tidak diketahui',
    cities: 'Kota',
    scored: 'Berskor',
    mean: 'Rata-rata',
    middle: 'Median',
    quarters: 'Separuh tengah',
    range: 'Terendah–tertinggi',
    gap: 'Selisih',
    note: 'Setiap kota dihitung satu kali, berapa pun penduduknya; hanya kota yang indeksnya memiliki skor. Separuh tengah: dari kuartil pertama sampai ketiga.',
    nobody: 'Belum ada jawaban; tidak ada yang dapat dihitung.',
  },
  en: {
    province: 'Province',
    none: 'province not known',
    cities: 'Cities',
    scored: 'Scored',
    mean: 'Mean',
    middle: 'Median',
    quarters: 'Middle half',
    range: 'Lowest–highest',
    gap: 'Gap',
    note: 'Each city counts once, however many people live there; only cities whose index is a score. Middle half: from the first to the third quartile.',
    nobody: 'No answers yet; there is nothing to score.',
  },
});

/** A country as a row a province. */
export function provinceTable(assessment: Assessment, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const provinces = provincesOf(assessment);
  if (provinces.length === 0) return `${w.nobody}\n`;
  const score = (n: number | null | undefined): string => (n === null || n === undefined ? '' : showScore(n, lang));
  const between = (p: Province, low: number, high: number): string =>
    p.quartiles === null ? '' : `${score(p.quartiles[low])}–${score(p.quartiles[high])}`;
  const columns: ColumnOf<Province>[] = [
    { title: w.province, align: 'left', cell: (p) => `${p.province ?? w.none}${p.period === '' ? '' : ` · ${p.period}`}` },
    { title: w.cities, align: 'right', cell: (p) => showQuantity(p.cities, lang) },
    { title: w.scored, align: 'right', cell: (p) => showQuantity(p.scored, lang) },
    { title: w.mean, align: 'right', optional: true, cell: (p) => score(p.mean) },
    { title: w.middle, align: 'right', cell: (p) => score(p.quartiles?.[2]) },
    { title: w.quarters, align: 'right', optional: true, cell: (p) => between(p, 1, 3) },
    { title: w.range, align: 'right', cell: (p) => between(p, 0, 4) },
    { title: w.gap, align: 'right', cell: (p) => score(p.gap) },
  ];
  return `${renderTable(provinces, columns, terminal)}\n${terminal.out.dim(indent(w.note, terminal.columns, ''))}\n`;
}
