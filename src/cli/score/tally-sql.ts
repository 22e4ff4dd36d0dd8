import { nearest } from '../../finding/suggest.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { Dialect } from '../../tally/dialects.ts';
import { SQL_COLUMNS, type SqlColumn, tallySql } from '../../tally/sql.ts';
import { type Lang, words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';

const say = words({
  id: {
    tally: [
      'Tally mentah: satu baris untuk tiap isi sel yang berbeda. Simpan hasilnya sebagai CSV beserta judul kolomnya,',
      'lalu: siapkota score --instrument … tally.csv',
    ],
    check: [
      'Pemeriksaan: responden dengan lebih dari satu baris untuk satu indikator. Hasilnya harus kosong, sebab pernyataan',
      'kedua menghitung baris, bukan orang.',
    ],
    checkWide: [
      'Pemeriksaan: responden dengan lebih dari satu baris. Hasilnya harus kosong, sebab pernyataan kedua menghitung baris,',
      'bukan orang.',
    ],
    noCheck: ['Tabel ini tidak menyebut responden, jadi setiap baris dihitung sebagai satu orang.'],
    unknown: (name: string, near: string | undefined) =>
      `--columns: tidak ada kolom "${name}".${near === undefined ? ` Yang dikenal: ${SQL_COLUMNS.join(', ')}.` : ` Maksud Anda ${near}?`}`,
    lacks: (names: string) => `--columns: tabel ini memerlukan ${names}.`,
  },
  en: {
    tally: [
      'The raw tally: one row for each distinct cell. Save its result as CSV with its headings,',
      'then: siapkota score --instrument … tally.csv',
    ],
    check: [
      'Check: respondents with more than one row for an indicator. It must find nobody, because the second statement',
      'counts rows and not people.',
    ],
    checkWide: [
      'Check: respondents with more than one row. It must find nobody, because the second statement counts rows',
      'and not people.',
    ],
    noCheck: ['This table names no respondents, so every row counts as one person.'],
    unknown: (name: string, near: string | undefined) =>
      `--columns: there is no column "${name}".${near === undefined ? ` Known: ${SQL_COLUMNS.join(', ')}.` : ` Did you mean ${near}?`}`,
    lacks: (names: string) => `--columns: this table needs ${names}.`,
  },
});

export interface SqlOptions {
  readonly dialect: Dialect;
  readonly table: string;
  readonly layout: 'long' | 'wide';
  /** `city,group=kelompok,value`: our names, and the table's own where they differ. */
  readonly columns: string | undefined;
}

/** Two statements with a comment above each. */
export function sqlText(options: SqlOptions, instrument: Instrument, lang: Lang): string {
  const columns = readColumns(options, lang);
  const { tally, check } = tallySql(options.dialect, { name: options.table, layout: options.layout, columns }, instrument);
  const w = say[lang];
  const comment = (lines: readonly string[]): string => lines.map((line) => `-- ${line}`).join('\n');
  const first = check === undefined ? comment(w.noCheck) : `${comment(options.layout === 'long' ? w.check : w.checkWide)}\n${check}`;
  return `${first}\n\n${comment(w.tally)}\n${tally}\n`;
}

/** What --columns says, or the usual names. */
export function readColumns({ columns, layout }: Pick<SqlOptions, 'columns' | 'layout'>, lang: Lang): Map<SqlColumn, string> {
  const usual = layout === 'long' ? SQL_COLUMNS : SQL_COLUMNS.filter((c) => !['indicator', 'value', 'proof'].includes(c));
  const found = new Map<SqlColumn, string>();
  for (const text of columns?.split(',') ?? usual) {
    const at = text.indexOf('=');
    const name = (at === -1 ? text : text.slice(0, at)).trim();
    if (!(SQL_COLUMNS as readonly string[]).includes(name))
      throw new Failure(EXIT.usage, say[lang].unknown(visibleLine(name), nearest(name, SQL_COLUMNS)));
    found.set(name as SqlColumn, at === -1 ? name : text.slice(at + 1).trim());
  }
  const needed: readonly SqlColumn[] = layout === 'long' ? ['city', 'indicator', 'value'] : ['city'];
  const lacking = needed.filter((name) => !found.has(name));
  if (lacking.length > 0) throw new Failure(EXIT.usage, say[lang].lacks(lacking.join(', ')));
  return found;
}
