import { visible } from '../text/visible.ts';

/**
 * Text from anywhere, fit for XML and HTML: control and bidirectional characters become visible marks,
 * and what no XML document may hold (lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD. Keeps tabs and line feeds.
 */
export function clean(text: string): string {
  return visible(text.replaceAll('\r\n', '\n')).replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
    '\ufffd',
  );
}

/** The same on one line. */
export const cleanLine = (text: string): string => clean(text.replace(/\s+/g, ' ')).trim();

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

/** Escaped for text and for quoted attributes of XML and HTML alike. */
export const escapeXml = (text: string): string => clean(text).replace(/[&<>"'`=]/g, (c) => ENTITY[c]!);
