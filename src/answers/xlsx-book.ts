import { GENERAL, type NumberFormat, numberFormat } from './xlsx-format.ts';
import { attribute, scanXml, xmlText } from './xlsx-xml.ts';
import type { Archive, ZipProblem } from './zip.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Part of the archive that holds it. */
  readonly part: string;
}

/** What all sheets of a workbook share. */
export interface Book {
  readonly sheets: readonly SheetEntry[];
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  /** Things in the file that are never run or followed. */
  readonly ignored: readonly ('macros' | 'links')[];
}

export type BookProblem = ZipProblem | 'no-workbook' | 'ods' | 'xlsb';

/** Reads what sheets need to be understood. A workbook without its texts or styles would be read wrongly, so that is a problem too. */
export function openBook(archive: Archive): Book | BookProblem {
  const { names } = archive;
  const main = workbookPart(archive);
  if (main === undefined) return otherKind(archive);
  const book = read(archive, main);
  const links = read(archive, relsOf(main));
  if (typeof book !== 'object' || typeof links !== 'object') return problemOf(book, links);
  const relations = readRelations(links.text, main);
  const listed = readSheets(book.text);
  if (relations === undefined || listed === undefined) return 'damaged';
  const strings = shared(archive, [...relations.values()].find((r) => r.type === 'sharedStrings')?.part);
  if (typeof strings === 'string') return strings;
  const formats = styles(archive, [...relations.values()].find((r) => r.type === 'styles')?.part);
  if (typeof formats === 'string') return formats;
  const sheets = listed.sheets.flatMap(({ name, hidden, relation }): SheetEntry[] => {
    const target = relations.get(relation);
    return target?.type === 'worksheet' ? [{ name, hidden, part: target.part }] : [];
  });
  const ignored: Book['ignored'] = [
    ...(names.some((n) => /vbaProject\.bin$|macrosheets\//i.test(n)) ? (['macros'] as const) : []),
    ...(names.some((n) => /externalLinks\/[^/]+\.xml$/i.test(n)) ? (['links'] as const) : []),
  ];
  return { sheets, strings, formats, from1904: listed.from1904, ignored };
}

const problemOf = (...parts: readonly ({ text: string } | ZipProblem | undefined)[]): BookProblem =>
  parts.find((p): p is ZipProblem => typeof p === 'string') ?? 'damaged';

function workbookPart(archive: Archive): string | undefined {
  const root = read(archive, '_rels/.rels');
  const named = typeof root === 'object' ? [...(readRelations(root.text, '')?.values() ?? [])] : [];
  const main = named.find((r) => r.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  return archive.has(main) && main.endsWith('.xml') && !/^word|^ppt/.test(main) ? main : undefined;
}

function otherKind(archive: Archive): BookProblem {
  const { names } = archive;
  if (names.some((n) => /workbook\.bin$/i.test(n))) return 'xlsb';
  return archive.has('content.xml') && archive.has('mimetype') ? 'ods' : 'no-workbook';
}

/** A part's text; undefined where there is none. */
export function read(archive: Archive, part: string): { readonly text: string } | ZipProblem | undefined {
  const bytes = archive.part(part);
  return bytes === undefined || typeof bytes === 'string' ? bytes : { text: xmlText(bytes) };
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);
const relsOf = (part: string): string => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** Relations by id: the last word of their type, and the part they lead to. Those that lead outside the file are left out. */
function readRelations(text: string, from: string): Map<string, { type: string; part: string }> | undefined {
  const found = new Map<string, { type: string; part: string }>();
  const whole = scanXml(text, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1)!;
      found.set(attribute(attributes, 'Id') ?? '', { type, part: resolvePart(folderOf(from), target) });
    },
  });
  return whole ? found : undefined;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

function readSheets(text: string): { sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean } | undefined {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  const whole = scanXml(text, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, relation: attribute(attributes, 'id') ?? '' });
    },
  });
  return whole ? { sheets, from1904 } : undefined;
}

function shared(archive: Archive, part: string | undefined): string[] | ZipProblem {
  if (part === undefined) return [];
  const found = read(archive, part);
  if (typeof found !== 'object') return found ?? 'damaged';
  const strings: string[] = [];
  const text = new RichText();
  const whole = scanXml(found.text, {
    open(name) {
      if (name === 'si') text.start();
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close(name) {
      text.close(name);
      if (name === 'si') strings.push(text.end());
    },
  });
  return whole ? strings : 'damaged';
}

/** The text of `si` and `is`: plain or in runs; readings above the characters (`rPh`) are no part of it. */
export class RichText {
  #text = '';
  #inText = false;
  #inReading = false;

  start(): void {
    this.#text = '';
    this.#inText = false;
    this.#inReading = false;
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inReading = true;
  }

  add(piece: string): void {
    if (this.#inText && !this.#inReading) this.#text += piece;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
  }

  end(): string {
    return plainText(this.#text);
  }
}

/** `_x000D_` stands for a character that XML cannot hold; line ends become one. */
export function plainText(text: string): string {
  const unfolded = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return unfolded.includes('\r') ? unfolded.replace(/\r\n?/g, '\n') : unfolded;
}

function styles(archive: Archive, part: string | undefined): NumberFormat[] | ZipProblem {
  if (part === undefined) return [];
  const found = read(archive, part);
  if (typeof found !== 'object') return found ?? 'damaged';
  const codes = new Map<number, string>();
  const made = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  const whole = scanXml(found.text, {
    open(name, attributes) {
      if (name === 'numFmt' && codes.size < 10_000)
        codes.set(Number(attribute(attributes, 'numFmtId')), (attribute(attributes, 'formatCode') ?? '').slice(0, 255));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      const format = made.get(id) ?? (id === 0 ? GENERAL : numberFormat(id, codes.get(id)));
      made.set(id, format);
      formats.push(format);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return whole ? formats : 'damaged';
}
