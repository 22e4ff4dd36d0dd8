import { jsonText } from '../../text/json.ts';
import { escapeXml } from '../clean.ts';

/** Markup that is safe to stand in a page: made by `html` only. */
export interface Markup {
  readonly markup: string;
}
type Value = string | number | Markup | readonly Value[] | undefined | false;

function written(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeXml(String(value));
  return 'markup' in value ? value.markup : value.map(written).join('');
}

/** A piece of a page. Every value put into it is escaped, unless it is markup already; attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.reduce((out, s, i) => out + s + (i < values.length ? written(values[i]) : ''), '') };
}

/** Markup made elsewhere by code that escapes, such as the charts. Never for text from outside. */
export const trusted = (markup: string): Markup => ({ markup });

/** JSON that cannot end the script element it stands in. */
export const jsonIn = (value: unknown): Markup =>
  trusted(jsonText(value).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
