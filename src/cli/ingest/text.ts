import type { Reading, TableView } from '../../answers/answer.ts';
import { ANONYMOUS } from '../../answers/table.ts';
import type { Place } from '../../finding/finding.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { clip, visibleLine } from '../../text/visible.ts';
import { wrap } from '../../text/wrap.ts';
import { renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import type { PlannedSheet, SheetState } from './write.ts';

const TOOL_NAMES: Readonly<Record<string, string>> = {
  kobotoolbox: 'KoboToolbox',
  odk: 'ODK Central',
  'google-forms': 'Google Forms',
  'microsoft-forms': 'Microsoft Forms',
  limesurvey: 'LimeSurvey',
};

export const ingestWords = words({
  id: {
    form: 'formulir siapkota',
    export: (tool: string) => `ekspor ${tool}`,
    shape: { wide: 'satu baris per responden', long: 'satu baris per jawaban', tally: 'tally', repeat: 'kelompok berulang, dilewati' },
    rows: (n: string) => `${n} baris`,
    column: 'Kolom',
    meaning: 'Dibaca sebagai',
    unread: '(tidak dibaca)',
    quiet: (n: number) => `${n} kolom sistem atau kolom lain tidak dibaca; --verbose menampilkannya.`,
    respondent: 'Responden',
    group: 'Kelompok',
    answers: 'Jawaban',
    missing: 'Tanpa nilai',
    file: 'Lembar',
    state: 'Keadaan',
    states: { new: 'baru', same: 'sudah sama', replaced: 'ditimpa', conflict: 'berbeda, tidak diubah' } satisfies Record<
      SheetState,
      string
    >,
    more: (n: number) => `… dan ${n} lembar lagi; --verbose menampilkan semuanya.`,
    writing: 'Menulis lembar',
    dry: 'Uji coba: tidak ada yang ditulis.',
    done: (written: number, same: number) => `${written} lembar ditulis, ${same} sudah sama.`,
    strict: 'Ada galat di masukan, jadi tidak ada yang ditulis (--strict).',
    nothing: 'Tidak ada jawaban untuk ditulis.',
    there: (paths: string) =>
      `Sudah berada di folder jawaban dan dibaca dari sana: ${paths}. Pindahkan dahulu ke luar folder itu bila ingin dijadikan lembar.`,
    nowhere: 'Di luar penilaian, sebutkan tujuannya: --tally untuk layar, --out tally.csv, atau --out folder/ untuk lembar jawaban.',
    openStays: (n: string) => `${n} jawaban terbuka tidak ikut ke tally; hanya lembar yang memuatnya.`,
    tallyIsCsv: 'Tally selalu berbentuk CSV; --format json hanya untuk --dry-run dan untuk lembar jawaban.',
    anonymous: '(tanpa nama)',
    cell: 'Sel',
    answer: 'Dibaca',
  },
  en: {
    form: 'siapkota form',
    export: (tool: string) => `${tool} export`,
    shape: { wide: 'a row a respondent', long: 'a row an answer', tally: 'tally', repeat: 'repeated group, passed over' },
    rows: (n: string) => `${n} row${n === '1' ? '' : 's'}`,
    column: 'Column',
    meaning: 'Read as',
    unread: '(not read)',
    quiet: (n: number) => `${n} system or other column${n === 1 ? '' : 's'} not read; --verbose shows them.`,
    respondent: 'Respondent',
    group: 'Group',
    answers: 'Answers',
    missing: 'Missing',
    file: 'Sheet',
    state: 'State',
    states: { new: 'new', same: 'same already', replaced: 'replaced', conflict: 'differs, left alone' },
    more: (n: number) => `… and ${n} more sheet${n === 1 ? '' : 's'}; --verbose shows them all.`,
    writing: 'Writing sheets',
    dry: 'Dry run: nothing was written.',
    done: (written: number, same: number) => `${written} sheet${written === 1 ? '' : 's'} written, ${same} the same already.`,
    strict: 'There are errors in the inputs, so nothing was written (--strict).',
    nothing: 'There are no answers to write.',
    there: (paths: string) =>
      `In the answers folder already, and read from there: ${paths}. Move it out of that folder first if it should become sheets.`,
    nowhere: 'Outside an assessment say where to: --tally for the screen, --out tally.csv, or --out folder/ for answer sheets.',
    openStays: (n: string) => `${n} open answer(s) stay out of the tally; only sheets hold them.`,
    tallyIsCsv: 'A tally is always CSV; --format json is for --dry-run and for answer sheets.',
    anonymous: '(no name)',
    cell: 'Cell',
    answer: 'Read',
  },
});

/**
 * How each table was understood: where it comes from and what its headings mean. Without --verbose only what is read, and of our own form,
 * whose columns are always the same, the sheets alone.
 */
export function viewText(tables: readonly TableView[], terminal: Terminal): string {
  const w = ingestWords[terminal.lang];
  const isPlain = ({ tool, shape }: TableView): boolean => shape === 'repeat' || (tool === 'siapkota' && !terminal.verbose);
  return tables
    .map((table) => {
      const columns = terminal.verbose ? table.columns : table.columns.filter((c) => c.meaning !== undefined);
      const quiet = table.columns.filter((c) => c.meaning === undefined && c.heading !== '').length;
      const body = renderTable(
        columns,
        [
          { title: w.column, align: 'left', cell: (c) => clip(c.heading, Math.max(30, terminal.columns - 40)) },
          { title: w.meaning, align: 'left', cell: (c) => c.meaning ?? w.unread },
        ],
        terminal,
      );
      const hidden = terminal.verbose || quiet === 0 ? '' : `\n${terminal.out.dim(w.quiet(quiet))}`;
      const title = `${wrap(heading(table, terminal), terminal.columns).join('\n')}\n`;
      return isPlain(table) || columns.length === 0 ? title : `${title}${body}${hidden}\n\n`;
    })
    .join('');
}

function heading({ file, sheet, tool, shape, rows }: TableView, terminal: Terminal): string {
  const w = ingestWords[terminal.lang];
  const name = sheet === undefined ? file : `${file} [${sheet}]`;
  const from = tool === undefined ? [] : [tool === 'siapkota' ? w.form : w.export(TOOL_NAMES[tool] ?? tool)];
  const facts = [...from, w.shape[shape], w.rows(showQuantity(rows, terminal.lang))];
  return `${terminal.out.bold(visibleLine(name))}: ${facts.join(', ')}`;
}

/** Every answer with the cell it was read from, by file and in the order of its lines. */
export function cellsText(readings: readonly Reading[], terminal: Terminal): string {
  const w = ingestWords[terminal.lang];
  const who = (respondent: string): string => (respondent.startsWith(ANONYMOUS) ? w.anonymous : visibleLine(respondent));
  const where = ({ line, col, column, cell }: Place): string =>
    cell ??
    [line === undefined ? '' : `${line}${col === undefined ? '' : `:${col}`}`, column === undefined ? '' : `[${clip(column, 24)}]`].join(
      ' ',
    );
  const files = new Map<string, Row[]>();
  for (const { answers, open } of readings) {
    for (const { place, respondent, indicator, value, n, counted } of answers)
      push(files, place.file, { place, cells: [where(place), who(respondent), `${indicator} = ${value}${counted ? ` × ${n}` : ''}`] });
    for (const { place, respondent, question, text } of open)
      push(files, place.file, { place, cells: [where(place), who(respondent), `${question} = ${clip(visibleLine(text), 40)}`] });
  }
  return [...files]
    .map(([file, rows]) => {
      rows.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
      const columns = [w.cell, w.respondent, w.answer].map((title, i) => ({
        title,
        align: 'left' as const,
        cell: (r: Row) => r.cells[i]!,
      }));
      return `${terminal.out.bold(visibleLine(file))}\n${renderTable(rows, columns, terminal)}\n`;
    })
    .join('\n');
}

interface Row {
  readonly place: Place;
  readonly cells: readonly string[];
}

function push(files: Map<string, Row[]>, file: string, row: Row): void {
  const rows = files.get(file);
  if (rows === undefined) files.set(file, [row]);
  else rows.push(row);
}

const FEW = 20;

/** One line a sheet: whose, how many answers, where, and what became of it. */
export function sheetsText(sheets: readonly PlannedSheet[], showPath: (path: string) => string, terminal: Terminal): string {
  const w = ingestWords[terminal.lang];
  const listed = terminal.verbose ? sheets : sheets.slice(0, FEW);
  const missing = ({ document }: PlannedSheet): number =>
    [...document.answers.values()].filter((a) => typeof a.value === 'string' && isMissingCode(a.value)).length;
  const number = (n: number): string => showQuantity(n, terminal.lang);
  const table = renderTable(
    listed,
    [
      { title: w.file, align: 'left', cell: (s) => showPath(s.path) },
      { title: w.group, align: 'left', cell: (s) => s.document.respondent.group, optional: true },
      { title: w.answers, align: 'right', cell: (s) => number(s.document.answers.size) },
      { title: w.missing, align: 'right', cell: (s) => number(missing(s)) },
      { title: w.state, align: 'left', cell: (s) => w.states[s.state] },
    ],
    terminal,
  );
  return `${table}\n${sheets.length > listed.length ? `${w.more(sheets.length - listed.length)}\n` : ''}`;
}
