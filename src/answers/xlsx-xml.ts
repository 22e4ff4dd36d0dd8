/** What happens while XML is read. `attributes` is the text inside the tag, behind its name; names come without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Set by whoever has seen too much: reading ends there. */
  readonly stop?: boolean;
}

/** A part of a workbook as text: UTF-8, or UTF-16 with a mark. */
export function xmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/**
 * Reads XML from beginning to end in one pass, without a tree and without recursion. Only the five entities of XML and character numbers
 * are known; a document type, the only way to declare others, ends the reading.
 * @returns false where the text is cut short, not well nested, or declares a document type, and where reading was stopped
 */
export function scanXml(text: string, on: XmlEvents): boolean {
  let depth = 0;
  let at = 0;
  let seen = false;
  const ends = new TagEnds(text);
  while (on.stop !== true) {
    const tag = text.indexOf('<', at);
    if (tag === -1) return depth === 0 && seen && text.slice(at).trim() === '';
    if (tag > at && depth > 0) on.text?.(unfoldEntities(text.slice(at, tag)));
    const next = text[tag + 1];
    if (next === '!' || next === '?') {
      const end = specialEnd(text, tag);
      if (end === undefined) return false;
      if (text.startsWith('<![CDATA[', tag)) on.text?.(text.slice(tag + 9, end - 3));
      at = end;
      continue;
    }
    const end = ends.after(tag + 1);
    if (end === -1) return false;
    at = end + 1;
    if (next === '/') {
      if (--depth < 0) return false;
      on.close?.(localName(text.slice(tag + 2, end).trim()));
      continue;
    }
    const empty = text[end - 1] === '/';
    const inside = text.slice(tag + 1, empty ? end - 1 : end);
    const space = inside.search(/\s/);
    const name = localName(space === -1 ? inside : inside.slice(0, space));
    seen = true;
    on.open?.(name, space === -1 ? '' : inside.slice(space));
    if (empty) on.close?.(name);
    else depth++;
  }
  return false;
}

/** Behind a comment, an instruction or CDATA; undefined for a document type and for what never ends. */
function specialEnd(text: string, tag: number): number | undefined {
  const [close, skip] = text.startsWith('<!--', tag)
    ? ['-->', 3]
    : text.startsWith('<![CDATA[', tag)
      ? [']]>', 3]
      : text[tag + 1] === '?'
        ? ['?>', 2]
        : [undefined, 0];
  if (close === undefined) return undefined;
  const end = text.indexOf(close, tag + 2);
  return end === -1 ? undefined : end + skip;
}

/** Finds the `>` that ends a tag; one inside quotes does not. Remembers the next quote, so that a text without quotes is searched once. */
class TagEnds {
  readonly #text: string;
  #quote = -1;

  constructor(text: string) {
    this.#text = text;
  }

  after(from: number): number {
    for (let at = from; ; ) {
      const end = this.#text.indexOf('>', at);
      const open = this.#nextQuote(at);
      if (end === -1 || open === -1 || open > end) return end;
      const close = this.#nextQuote(open + 1);
      if (close === -1) return -1;
      at = close + 1;
    }
  }

  #nextQuote(from: number): number {
    if (this.#quote < from && this.#quote !== NONE_LEFT) {
      this.#quote = this.#text.indexOf('"', from);
      if (this.#quote === -1) this.#quote = NONE_LEFT;
    }
    return this.#quote === NONE_LEFT ? -1 : this.#quote;
  }
}

const NONE_LEFT = Number.MAX_SAFE_INTEGER;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute, or undefined. Both kinds of quotes; a prefix before the name does not count where `name` has none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    if (!/[\s:]/.test(attributes[at - 1] ?? ' ')) continue;
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length, at + name.length + 4096));
    if (found !== null) return unfoldEntities(found[1] ?? found[2]!);
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unfoldEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
