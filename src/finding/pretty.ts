import { type Lang, words } from '../text/lang.ts';
import type { Paint } from '../text/paint.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { fitEnd, fitStart, indent, width } from '../text/wrap.ts';
import { messageOf, type Severity } from './catalogue.ts';
import { type Finding, orderFindings, type Place } from './finding.ts';
import { type LineReader, lineReader } from './fingerprint.ts';
import { showPlace } from './place.ts';
import { summary } from './summary.ts';

const say = words({
  id: {
    severity: { error: 'galat', warning: 'peringatan', info: 'catatan' },
    also: 'juga di',
    more: (n: number) => `… dan ${n} lagi dari jenis ini (--verbose menampilkan semua).`,
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'note' },
    also: 'also at',
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

/** Characters of a line that are looked at on either side of a place: a file may be one line. */
const FARTHEST = 1000;

/** The line of a place with a caret under it, cut around the caret so that it fits. */
function excerpt(place: Place, options: PrettyOptions, lineOf: LineReader): string[] {
  if (place.line === undefined) return [];
  const line = lineOf(place.file, place.line);
  if (line.trim() === '') return [];
  const number = String(place.line).padStart(5);
  const room = Math.max(20, options.columns - number.length - 4);
  // A row of a table has a heading and no column of the text: the row is shown, without a caret.
  if (place.col === undefined)
    return place.cell === undefined
      ? [options.paint.dim(`${number} | `) + fitStart(visible(line.slice(0, FARTHEST)).replaceAll('\t', ' '), room)]
      : [];
  const from = place.col - 1;
  const to = place.endLine === place.line && place.endCol !== undefined ? Math.max(place.endCol - 1, from + 1) : from + 1;
  const [before, target, after] = [
    line.slice(Math.max(0, from - FARTHEST), from),
    line.slice(from, Math.min(to, from + FARTHEST)),
    line.slice(to, to + FARTHEST),
  ].map((part) => visible(part).replaceAll('\t', ' ')) as [string, string, string];
  // The place first, then what stands before it, at least a third of the line; what follows gets the rest.
  const third = Math.floor(room / 3);
  const lead = fitEnd(before, Math.max(third, room - width(target) - Math.min(width(after), third)));
  const middle = fitStart(target, Math.max(1, room - width(lead)));
  const tail = fitStart(after, Math.max(0, room - width(lead) - width(middle)));
  return [
    options.paint.dim(`${number} | `) + lead + middle + (width(lead) + width(middle) < room ? tail : ''),
    options.paint.dim(`${' '.repeat(number.length)} | `) +
      ' '.repeat(width(lead)) +
      options.paint.red('^'.repeat(Math.max(1, width(middle)))),
  ];
}

function block(f: Finding, options: PrettyOptions, lineOf: LineReader): string {
  const { lang, paint, columns } = options;
  const message = messageOf(f, lang);
  const [place, severity] = [showPlace(f.place), say[lang].severity[f.severity]];
  // A path stays in one piece, so that a terminal can open it; what does not fit beside it goes below.
  const behind = width(place) + width(severity) + f.code.length + 4 > columns ? '\n  ' : '  ';
  const lines = [
    `${paint.bold(place)}${behind}${colour(f.severity, paint)(severity)}  ${paint.dim(f.code)}`,
    indent(visibleLine(message.found), columns, '  '),
    ...excerpt(f.place, options, lineOf),
    indent(visibleLine(message.fix), columns, '  '),
  ];
  if (f.related.length > 0) lines.push(indent(`${say[lang].also} ${f.related.slice(0, 5).map(showPlace).join(', ')}`, columns, '  '));
  return lines.join('\n');
}

/** Findings for a person: place, what was found, the line with a caret, what to do; then how many there are. */
export function prettyFindings(findings: readonly Finding[], options: PrettyOptions): string {
  const ordered = orderFindings(findings);
  if (ordered.length === 0) return '';
  const lineOf = lineReader(options.source);
  const seen = new Map<string, number>();
  const blocks: string[] = [];
  for (const f of ordered) {
    const n = (seen.get(f.code) ?? 0) + 1;
    seen.set(f.code, n);
    if (n <= (options.most ?? Number.POSITIVE_INFINITY)) blocks.push(block(f, options, lineOf));
  }
  for (const [code, n] of seen) {
    const most = options.most ?? Number.POSITIVE_INFINITY;
    if (n > most) blocks.push(`${options.paint.dim(code)}  ${say[options.lang].more(n - most)}`);
  }
  return `${blocks.join('\n\n')}\n\n${summary(ordered, options.lang)}\n`;
}
