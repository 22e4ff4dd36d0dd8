import type { Balance } from '../../answers/answer.ts';
import type { Finding } from '../../finding/finding.ts';
import { prettyFindings } from '../../finding/pretty.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { wrap } from '../../text/wrap.ts';
import { toStderr } from './output.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    balance: (b: Balance, n: (value: number) => string) =>
      `Baris: ${n(b.rowsRead)} dibaca = ${n(b.rowsRead - b.rowsRefused)} dipakai + ${n(b.rowsRefused)} ditolak. ` +
      `Jawaban: ${n(b.answersRead)} dibaca = ${n(b.counted)} dihitung + ${n(b.missing)} tanpa nilai + ${n(b.refused)} ditolak + ${n(b.duplicates)} kembar + ${n(b.setAside)} disisihkan.` +
      (b.open > 0 ? ` Jawaban terbuka: ${n(b.open)}.` : ''),
    notes: (n: number) => `${n} catatan tidak ditampilkan; --verbose menampilkannya.`,
  },
  en: {
    balance: (b: Balance, n: (value: number) => string) =>
      `Rows: ${n(b.rowsRead)} read = ${n(b.rowsRead - b.rowsRefused)} used + ${n(b.rowsRefused)} refused. ` +
      `Answers: ${n(b.answersRead)} read = ${n(b.counted)} counted + ${n(b.missing)} missing codes + ${n(b.refused)} refused + ${n(b.duplicates)} duplicates + ${n(b.setAside)} set aside.` +
      (b.open > 0 ? ` Open answers: ${n(b.open)}.` : ''),
    notes: (n: number) => `${n} note${n === 1 ? '' : 's'} not shown; --verbose shows them.`,
  },
});

/** Findings on stderr. Notes only with --verbose, and a few of each code unless everything is asked for. */
export function tellFindings(findings: readonly Finding[], source: (file: string) => string | undefined, terminal: Terminal): void {
  const { lang, verbose, quiet } = terminal;
  const wanted = findings.filter((f) => (quiet ? f.severity === 'error' : verbose || f.severity !== 'info'));
  const options = { lang, paint: terminal.err, columns: terminal.columns, source };
  const text = prettyFindings(wanted, verbose ? options : { ...options, most: 5 });
  if (text !== '') toStderr(`${text}\n`);
  const hidden = quiet ? 0 : findings.length - wanted.length;
  if (hidden > 0) toStderr(`${terminal.err.dim(say[lang].notes(hidden))}\n`);
}

/** The closing line that always adds up. */
export function tellBalance(balance: Balance, terminal: Terminal): void {
  if (terminal.quiet) return;
  const line = say[terminal.lang].balance(balance, (value) => showQuantity(value, terminal.lang));
  // One line for whoever reads it by program; folded between words for whoever reads it on a screen.
  const shown = process.stderr.isTTY ? wrap(line, terminal.columns).join('\n') : line;
  toStderr(`${terminal.err.dim(shown)}\n`);
}
