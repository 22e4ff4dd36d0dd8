import { showQuantity } from '../../text/number.ts';
import { clip, visibleLine } from '../../text/visible.ts';
import type { Message, Severity } from '../catalogue.ts';

/** A code's severity and its sentences. Both languages take the same data, so neither can forget a fact. */
export interface Entry<D> {
  readonly severity: Severity;
  readonly id: (data: D) => Message;
  readonly en: (data: D) => Message;
}

export function entry<D>(severity: Severity, id: (data: D) => Message, en: (data: NoInfer<D>) => Message): Entry<D> {
  return { severity, id, en };
}

/** What an author wrote, quoted: control characters visible, never longer than a line. */
export function q(text: string | number): string {
  return `"${clip(visibleLine(String(text)), 80)}"`;
}

/** A short list of names; the rest is counted. */
export function names(list: readonly string[], more: (n: number) => string): string {
  const shown = list.slice(0, 8).map((n) => clip(visibleLine(n), 60));
  return list.length > shown.length ? `${shown.join(', ')} ${more(list.length - shown.length)}` : shown.join(', ');
}

export const moreId = (n: number): string => `dan ${n} lainnya`;
export const moreEn = (n: number): string => `and ${n} more`;

/** The nearest known name as a question, or nothing. */
export const nearId = (near: string | undefined): string => (near === undefined ? '' : ` Maksud Anda ${q(near)}?`);
export const nearEn = (near: string | undefined): string => (near === undefined ? '' : ` Did you mean ${q(near)}?`);

/** A number as the language of the sentence writes it. */
export const nId = (value: number): string => showQuantity(value, 'id');
export const nEn = (value: number): string => showQuantity(value, 'en');
