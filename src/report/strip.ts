import type { Bar } from './chapter.ts';

/** What a drawn bar is made of. */
export interface Ink {
  readonly full: string;
  readonly empty: string;
  readonly target: string;
}

export const UNICODE: Ink = { full: '█', empty: '░', target: '┃' };
export const ASCII: Ink = { full: '#', empty: '.', target: '|' };

/** A bar as a line of characters, from the scale's minimum to its maximum, with a mark at the target; empty where there is no score. */
export function strip(
  bar: Pick<Bar, 'now' | 'target'>,
  scale: { readonly min: number; readonly max: number },
  columns: number,
  ink: Ink,
): string {
  const at = (value: number): number =>
    Math.round(((Math.min(scale.max, Math.max(scale.min, value)) - scale.min) / (scale.max - scale.min)) * columns);
  const filled = bar.now === null ? 0 : at(bar.now);
  const mark = bar.target === null ? -1 : Math.min(columns - 1, at(bar.target));
  let line = '';
  for (let i = 0; i < columns; i++) line += i === mark ? ink.target : i < filled ? ink.full : ink.empty;
  return line;
}
