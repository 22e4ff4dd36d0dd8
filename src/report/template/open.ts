import { attribute, scanXml, xmlText } from '../../answers/xlsx-xml.ts';
import { Archive, isOle } from '../../answers/zip.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Parts } from '../ooxml/zip.ts';

/** No part of a letterhead is larger; a document whose text alone is larger is no template. */
const MOST_XML = 4 * 1024 * 1024;
const LIMIT = '4 MiB';
const WORD =
  /^application\/vnd\.(openxmlformats-officedocument\.wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled)(\.main|\.macroEnabled|\.macroEnabledTemplate)?(\.main)?\+xml$/;

/** The parts of a city's template, unfolded within limits; a bomb, a damaged file or another kind of file is a finding. */
export function openTemplate(file: string, bytes: Uint8Array): { readonly parts: Parts } | { readonly finding: Finding } {
  const archive = Archive.open(bytes);
  if (typeof archive === 'string') {
    if (archive === 'too-large') return { finding: finding('file/too-large', { file }, { path: file, limit: '2000' }) };
    if (archive === 'damaged') return { finding: finding('file/broken-archive', { file }, { why: 'DOCX' }) };
    return { finding: finding('template/not-word', { file }, { kind: isOle(bytes) ? 'old' : 'other' }) };
  }
  const parts: Parts = new Map();
  for (const name of archive.names.filter((n) => !n.endsWith('/'))) {
    const part = archive.part(name);
    if (part === 'too-large' || (part instanceof Uint8Array && /\.(xml|rels)$/.test(name) && part.length > MOST_XML))
      return { finding: finding('file/too-large', { file, cell: name }, { path: name, limit: LIMIT }) };
    if (part === undefined || typeof part === 'string')
      return { finding: finding('file/broken-archive', { file, cell: name }, { why: name }) };
    parts.set(name, part);
  }
  const type = mainType(parts);
  if (type === undefined || !parts.has('word/document.xml')) return { finding: finding('template/not-word', { file }, { kind: 'other' }) };
  if (type.includes('macroEnabled') || [...parts.keys()].some((n) => /vbaProject|\/activeX\//i.test(n)))
    return { finding: finding('template/macros', { file }, {}) };
  const broken = [...parts.keys()].find((n) => /\.(xml|rels)$/.test(n) && !isSound(xmlText(parts.get(n)!)));
  if (broken !== undefined) return { finding: finding('template/broken-part', { file, cell: broken }, { part: broken }) };
  return { parts };
}

/** Attributes of a tag, and of the declaration. Each character belongs to one piece of the pattern, so that it takes one pass. */
const ATTRIBUTES = /^(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/;
/** What no XML 1.0 may hold, as it is or as a number. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0*|x0*);/i;

/** XML as Word takes it: our own reader forgives more, and what is poured into a broken part would be a broken document. */
function isSound(text: string): boolean {
  const declaration = /^<\?xml([^?]*)\?>/.exec(text);
  let sound = !FORBIDDEN.test(text) && (declaration === null ? !text.startsWith('<?xml') : ATTRIBUTES.test(declaration[1]!));
  const whole = scanXml(text, {
    open(_name, attributes) {
      if (!ATTRIBUTES.test(attributes)) sound = false;
    },
  });
  return whole && sound;
}

/** The content type of word/document.xml, where it is one of Word's. */
function mainType(parts: Parts): string | undefined {
  const types = parts.get('[Content_Types].xml');
  let found: string | undefined;
  if (types === undefined) return undefined;
  scanXml(xmlText(types), {
    open(name, attributes) {
      if (name === 'Override' && attribute(attributes, 'PartName') === '/word/document.xml') found = attribute(attributes, 'ContentType');
    },
  });
  return found !== undefined && WORD.test(found) ? found : undefined;
}

/** What Word itself would fetch or run when it opens the result: other files, and fields that start programs. */
export function outsideOf(parts: Parts): { readonly part: string; readonly what: string }[] {
  const found: { part: string; what: string }[] = [];
  for (const [name, bytes] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    scanXml(xmlText(bytes), {
      open(element, attributes) {
        const type = attribute(attributes, 'Type') ?? '';
        if (element === 'Relationship' && attribute(attributes, 'TargetMode') === 'External' && !type.endsWith('/hyperlink'))
          found.push({ part: name, what: attribute(attributes, 'Target') ?? '' });
      },
      text(text) {
        const field = /^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|IMPORT)\b/i.exec(text);
        if (field !== null && name.startsWith('word/')) found.push({ part: name, what: field[1]!.toUpperCase() });
      },
    });
  }
  return found;
}
