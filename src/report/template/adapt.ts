import { attribute, scanXml } from '../../answers/xlsx-xml.ts';
import {
  abstractNumber,
  BASE_XML,
  BULLETS,
  NUMBERS,
  numbered,
  OWN_IDS,
  restarted,
  STYLE_XML,
  STYLES,
  type StyleIds,
  type StyleKey,
  W,
} from '../docx/styles.ts';
import { XML_HEAD } from '../ooxml/xml.ts';
import { declarePart, type Parts, relate, setText, textOf } from '../ooxml/zip.ts';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DOCUMENT_RELATIONS = 'word/_rels/document.xml.rels';
const [STYLES_PART, NUMBERING_PART] = ['word/styles.xml', 'word/numbering.xml'];
/** Ids of lists from here on, clear of a template's own. */
const FIRST = 9000;
/** Room for numbered lists; each counts from one. */
export const FIRST_LIST = FIRST + 10;

/** Styles that only our own contents and frame use. */
const NOT_POURED: readonly StyleKey[] = ['title', 'header', 'footer', 'figures'];

/** The template's own styles by their names, whatever language of Word made their ids; those that it lacks are added.
 *  @param room between the margins, in twentieths of a point, where the pages of a list of contents stand */
export function adoptStyles(parts: Parts, room: number): StyleIds {
  if (!parts.has(STYLES_PART)) {
    setText(parts, STYLES_PART, `${XML_HEAD}<w:styles xmlns:w="${W}"></w:styles>`);
    declarePart(parts, `/${STYLES_PART}`, `${WORD_TYPE}.styles+xml`);
    relate(parts, DOCUMENT_RELATIONS, 'styles', 'styles.xml');
  }
  const text = textOf(parts, STYLES_PART);
  const { byName, taken } = stylesIn(text);
  const added: string[] = [];
  const base = (name: keyof typeof BASE_XML, wordName: string): string => {
    const known = byName.get(wordName);
    if (known !== undefined) return known;
    added.push(BASE_XML[name]);
    return name;
  };
  const parents: Record<string, string> = { Normal: base('Normal', 'normal'), TableNormal: base('TableNormal', 'normal table') };
  const ids: Record<string, string> = {};
  for (const key of Object.keys(STYLES) as StyleKey[]) {
    const known = byName.get(STYLES[key].toLowerCase());
    ids[key] = known ?? free(OWN_IDS[key], taken);
    parents[OWN_IDS[key]] = ids[key]!;
    if (known !== undefined || NOT_POURED.includes(key)) continue;
    added.push(
      STYLE_XML[key]
        .replace(`w:styleId="${OWN_IDS[key]}"`, `w:styleId="${ids[key]}"`)
        .replace(/(<w:(?:basedOn|next) w:val=")([^"]+)"/g, (_, start: string, id: string) => `${start}${parents[id] ?? id}"`)
        .replace(/(<w:tab w:val="right" [^>]*w:pos=")\d+/, `$1${room}`)
        // Headings that the template does not know stay without numbers; lists take the numbers that are added below.
        .replace(/<w:numPr><w:ilvl w:val="\d"\/><w:numId w:val="1"\/><\/w:numPr>/, '')
        .replace(/<w:numId w:val="([23])"\/>/, (_, n: string) => `<w:numId w:val="${FIRST + Number(n)}"/>`),
    );
  }
  setText(
    parts,
    STYLES_PART,
    text.replace(/<w:styles([^<>]*)\/>/, '<w:styles$1></w:styles>').replace('</w:styles>', () => `${added.join('')}</w:styles>`),
  );
  return ids as StyleIds;
}

function free(wanted: string, taken: Set<string>): string {
  let id = wanted;
  while (taken.has(id)) id = `${id}0`;
  taken.add(id);
  return id;
}

function stylesIn(text: string): { byName: Map<string, string>; taken: Set<string> } {
  const byName = new Map<string, string>();
  const taken = new Set<string>();
  let id: string | undefined;
  scanXml(text, {
    open(element, attributes) {
      if (element === 'style') {
        id = attribute(attributes, 'w:styleId');
        if (id !== undefined) taken.add(id);
      }
      const name = element === 'name' ? attribute(attributes, 'w:val')?.toLowerCase() : undefined;
      if (name !== undefined && id !== undefined && !byName.has(name)) byName.set(name, id);
    },
    close(element) {
      if (element === 'style') id = undefined;
    },
  });
  return { byName, taken };
}

/** Bullets, numbers, and a list that counts from one for each of ours. */
export function adoptLists(parts: Parts, lists: number): void {
  if (!parts.has(NUMBERING_PART)) {
    setText(parts, NUMBERING_PART, `${XML_HEAD}<w:numbering xmlns:w="${W}"></w:numbering>`);
    declarePart(parts, `/${NUMBERING_PART}`, `${WORD_TYPE}.numbering+xml`);
    relate(parts, DOCUMENT_RELATIONS, 'numbering', 'numbering.xml');
  }
  const text = textOf(parts, NUMBERING_PART).replace(/<w:numbering([^<>]*)\/>/, '<w:numbering$1></w:numbering>');
  const kinds = abstractNumber(FIRST + 2, BULLETS) + abstractNumber(FIRST + 3, NUMBERS);
  const counted = Array.from({ length: lists }, (_, i) => restarted(FIRST_LIST + i, FIRST + 3)).join('');
  const all = numbered(FIRST + 2, FIRST + 2) + numbered(FIRST + 3, FIRST + 3) + counted;
  // The schema wants the kinds before the lists, and a note on cleaning up behind both.
  const insert = (into: string, what: string, before: RegExp): string => {
    const at = before.exec(into)!.index;
    return into.slice(0, at) + what + into.slice(at);
  };
  setText(
    parts,
    NUMBERING_PART,
    insert(insert(text, kinds, /<w:num\s|<w:numIdMacAtCleanup|<\/w:numbering>/), all, /<w:numIdMacAtCleanup|<\/w:numbering>/),
  );
}
