import { clean, cleanLine } from '../clean.ts';

const PLAIN = /^[\x20-\x21\x23-\x25\x27-\x3b\x3d\x3f-\x7e]*$/;
const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITY[c]!);

/** Text for an XML document. What came from outside can be neither markup nor a character that XML forbids. */
export const xmlText = (text: string): string => (PLAIN.test(text) ? text : escaped(clean(text)));

/** Text on one line, for a quoted attribute. @param most characters; names in Office have limits */
export const xmlAttribute = (text: string, most = 8000): string =>
  escaped(
    cleanLine(text)
      .slice(0, most)
      .replace(/[\ud800-\udbff]$/, ''),
  );

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
