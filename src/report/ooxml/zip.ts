import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Parts of an Office file by name, in the order in which they stand in it. */
export type Parts = Map<string, Uint8Array>;

/** Folders, which some libraries write as entries of their own, are no parts. */
export const openParts = (file: Uint8Array): Parts => new Map(Object.entries(unzipSync(file)).filter(([name]) => !name.endsWith('/')));

/** Zip times are local by their format: this day is the same bytes in every time zone. */
const DAY = new Date(1980, 0, 2);

/** The same parts give the same bytes, on any day and machine. @param level 0 leaves them as they are, for what goes into a larger file */
export function closeParts(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  // Readers look for the content types first.
  const names = [...parts.keys()].sort((a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml'));
  for (const name of names) files[name] = parts.get(name)!;
  return zipSync(files, { mtime: DAY, level });
}

export function textOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return strFromU8(part);
}

export const setText = (parts: Parts, name: string, text: string): void => {
  parts.set(name, strToU8(text));
};

const CONTENT = '[Content_Types].xml';

/** Says what kind of thing a part is; `part` begins with a slash. */
export function declarePart(parts: Parts, part: string, type: string): void {
  const types = textOf(parts, CONTENT);
  if (!types.includes(`PartName="${part}"`))
    setText(parts, CONTENT, types.replace('</Types>', `<Override PartName="${part}" ContentType="${type}"/></Types>`));
}

export function declareExtension(parts: Parts, extension: string, type: string): void {
  const types = textOf(parts, CONTENT);
  if (!types.includes(`Extension="${extension}"`))
    setText(parts, CONTENT, types.replace(/(<Types[^<>]*>)/, `$1<Default Extension="${extension}" ContentType="${type}"/>`));
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Adds a relation to a list of relations, which is made where there is none; returns its id. */
export function relate(
  parts: Parts,
  list: string,
  kind: 'chart' | 'drawing' | 'package' | 'styles' | 'numbering',
  target: string,
  id?: string,
): string {
  const known = parts.has(list)
    ? textOf(parts, list)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONS}"></Relationships>`;
  const text = known.replace(/<Relationships([^<>]*)\/>/, '<Relationships$1></Relationships>');
  let n = 1;
  while (text.includes(`Id="rIdC${n}"`)) n++;
  const own = id ?? `rIdC${n}`;
  setText(
    parts,
    list,
    text.replace('</Relationships>', `<Relationship Id="${own}" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`),
  );
  return own;
}
