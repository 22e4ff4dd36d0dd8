import { cleanLine, escapeXml } from '../clean.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element. Attributes are escaped; children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value!)}"`)
    .join('');
  const inner = children.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Coordinates to a hundredth: the eye sees no more, and the bytes are the same everywhere. */
export const short = (n: number): string => String(Math.round(n * 100) / 100);

/** What a pointer shows over a mark. */
export const hint = (text: string): string => element('title', {}, escapeXml(cleanLine(text)));

export type Anchor = 'start' | 'middle' | 'end';

/** Size of a label, as the theme sets it. */
const USUAL = 13;

/** Lines of text around a middle line, cut to `lines` with an ellipsis. */
export function label(
  text: string,
  at: { x: number; y: number; anchor?: Anchor; width: number; lines?: number; class?: string; size?: number },
): string {
  const size = at.size ?? USUAL;
  const shown = wrapTo(cleanLine(text), Math.max(4, Math.floor(at.width / (size * 0.6))), at.lines ?? 2);
  const step = size * 1.2;
  const first = at.y - ((shown.length - 1) * step) / 2;
  const look = {
    class: at.class ?? 'ct',
    'text-anchor': at.anchor === 'start' ? undefined : at.anchor,
    'font-size': size === USUAL ? undefined : size,
  };
  // One line needs no spans, and most labels are one line.
  if (shown.length === 1) return element('text', { ...look, x: at.x, y: first }, escapeXml(shown[0]!));
  return element('text', look, ...shown.map((line, i) => element('tspan', { x: at.x, y: first + i * step }, escapeXml(line))));
}

/** Folds a line at spaces to `columns` characters and at most `lines` lines. */
export function wrapTo(text: string, columns: number, lines: number): string[] {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  const cut = (line: string): string => (line.length <= columns ? line : `${line.slice(0, columns - 1).replace(/[\ud800-\udbff]$/, '')}…`);
  if (out.length <= lines) return out.map(cut);
  return [
    ...out.slice(0, lines - 1).map(cut),
    cut(`${out[lines - 1]}…`.length > columns ? out[lines - 1]!.padEnd(columns + 1) : `${out[lines - 1]}…`),
  ];
}

/** The drawing, scaled by its container; everything in it is named by `alt`. */
export function drawing(size: { width: number; height: number; class: string }, alt: string, ...children: readonly string[]): string {
  const { width, height } = size;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `chart ${size.class}`,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: 'img',
      'aria-label': alt,
    },
    ...children,
  );
}

/** A linear scale: position of a value, kept within the ends. */
export function linear(min: number, max: number, from: number, to: number): (value: number) => number {
  const span = max - min;
  return (value) => (span === 0 ? from : from + ((Math.min(max, Math.max(min, value)) - min) / span) * (to - from));
}

/** Whole steps of a scale where there are few enough, else five. */
export function ticks(min: number, max: number): number[] {
  if (Number.isInteger(min) && Number.isInteger(max) && max - min >= 2 && max - min <= 10)
    return Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return [0, 0.25, 0.5, 0.75, 1].map((share) => min + share * (max - min));
}
