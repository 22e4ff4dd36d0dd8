import { type Lang, words } from '../text/lang.ts';
import type { Paint } from '../text/paint.ts';
import { clip, visible, visibleLine } from '../text/visible.ts';
import { indent } from '../text/wrap.ts';
import { messageOf, type Severity } from './catalogue.ts';
import { countBySeverity, type Finding, orderFindings, type Place } from './finding.ts';
import { showPlace } from './place.ts';

const say = words({
  id: {
    severity: { error: 'galat', warning: 'peringatan', info: 'catatan' },
    also: 'juga di',
    clean: 'Tidak ada masalah.',
    total: (e: number, w: number, i: number) =>
      [e > 0 ? `${e} galat` : '', w > 0 ? `${w} peringatan` : '', i > 0 ? `${i} catatan` : ''].filter((t) => t !== '').join(', '),
    more: (n: number) => `… dan ${n} lagi dari jenis ini (--verbose menampilkan semua).`,
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    also: 'also at',
    clean: 'No problems found.',
    total: (e: number, w: number, i: number) =>
      [
        e > 0 ? `${e} error${e === 1 ? '' : 's'}` : '',
        w > 0 ? `${w} warning${w === 1 ? '' : 's'}` : '',
        i > 0 ? `${i} note${i === 1 ? '' : 's'}` : '',
      ]
        .filter((t) => t !== '')
        .join(', '),
    more: (n: number) => `… and ${n} more of this kind (--verbose shows all).`,
  },
});

export interface PrettyOptions {
  readonly lang: Lang;
  readonly paint: Paint;
  readonly columns: number;
  /** Text of a file, for the excerpt; undefined where it is not at hand. */
  readonly source: (file: string) => string | undefined;
  /** How many findings of one code are shown in full; the rest is counted. */
  readonly most?: number;
}

function colour(severity: Severity, paint: Paint): (text: string) => string {
  return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
}

/** The line of a place with a caret under it, cut around the caret so that it fits. */
function excerpt(place: Place, options: PrettyOptions): string[] {
  if (place.line === undefined || place.col === undefined) return [];
  const text = options.source(place.file);
  const line = text?.split(/\r\n|\r|\n/, place.line)[place.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const number = String(place.line).padStart(5);
  const room = Math.max(20, options.columns - number.length - 6);
  const start = Math.max(0, Math.min(place.col - 1 - Math.floor(room / 3), line.length - room));
  const before = start > 0 ? '…' : '';
  const shown = visible(line.slice(start)).replaceAll('\t', ' ');
  const caret = visible(line.slice(start, place.col - 1)).length + before.length;
  const end = place.endLine === place.line && place.endCol !== undefined ? place.endCol : place.col + 1;
  const length = Math.max(1, Math.min(end - place.col, room - caret));
  return [
    options.paint.dim(`${number} | `) + clip(before + shown, room),
    options.paint.dim(`${' '.repeat(number.length)} | `) + ' '.repeat(caret) + options.paint.red('^'.repeat(length)),
  ];
}

function block(f: Finding, options: PrettyOptions): string {
  const { lang, paint, columns } = options;
  const message = messageOf(f, lang);
  const lines = [
    `${paint.bold(showPlace(f.place))}  ${colour(f.severity, paint)(say[lang].severity[f.severity])}  ${paint.dim(f.code)}`,
    indent(visibleLine(message.found), columns, '  '),
    ...excerpt(f.place, options),
    indent(visibleLine(message.fix), columns, '  '),
  ];
  if (f.related.length > 0) lines.push(indent(`${say[lang].also} ${f.related.slice(0, 5).map(showPlace).join(', ')}`, columns, '  '));
  return lines.join('\n');
}

/** Findings for a person: place, what was found, the line with a caret, what to do; then how many there are. */
export function prettyFindings(findings: readonly Finding[], options: PrettyOptions): string {
  const ordered = orderFindings(findings);
  if (ordered.length === 0) return '';
  const seen = new Map<string, number>();
  const blocks: string[] = [];
  for (const f of ordered) {
    const n = (seen.get(f.code) ?? 0) + 1;
    seen.set(f.code, n);
    if (n <= (options.most ?? Number.POSITIVE_INFINITY)) blocks.push(block(f, options));
  }
  for (const [code, n] of seen) {
    const most = options.most ?? Number.POSITIVE_INFINITY;
    if (n > most) blocks.push(`${options.paint.dim(code)}  ${say[options.lang].more(n - most)}`);
  }
  return `${blocks.join('\n\n')}\n\n${summary(ordered, options.lang)}\n`;
}

/** '2 errors, 1 warning', or that nothing is wrong. */
export function summary(findings: readonly Finding[], lang: Lang): string {
  const { error, warning, info } = countBySeverity(findings);
  return say[lang].total(error, warning, info) || say[lang].clean;
}
