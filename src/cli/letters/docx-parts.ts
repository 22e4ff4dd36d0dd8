import { XML_HEAD, xmlAttribute } from '../../report/ooxml/xml.ts';
import { type Parts, setText } from '../../report/ooxml/zip.ts';
import type { Lang } from '../../text/lang.ts';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A4 less the margins of a letter, in twentieths of a point. */
export const TEXT_WIDTH = 11906 - 2 * 1418;
const FONT = 'Times New Roman';

/** Ids of the letter's styles: an office can change its look in one place. */
export const STYLE = {
  office: 'LetterOffice',
  place: 'LetterPlace',
  date: 'LetterDate',
  field: 'LetterField',
  to: 'LetterTo',
  prose: 'LetterProse',
  caption: 'LetterCaption',
  cell: 'LetterCell',
  cellHead: 'LetterCellHead',
  cellItem: 'LetterCellItem',
  gap: 'LetterGap',
  signed: 'LetterSigned',
  signedName: 'LetterSignedName',
  annex: 'Heading1',
  question: 'Heading2',
  close: 'LetterClose',
  how: 'LetterHow',
  choice: 'LetterChoice',
} as const;

const SIGNED = `<w:ind w:left="${Math.round(TEXT_WIDTH * 0.55)}"/>`;
const BOLD = '<w:b/><w:bCs/>';
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

/** Name, properties of the paragraph and of its runs, in the schema's order. */
const LOOKS: Readonly<Record<(typeof STYLE)[keyof typeof STYLE], readonly [name: string, pPr: string, rPr: string]>> = {
  LetterOffice: ['Letter Office', '<w:spacing w:after="0"/><w:jc w:val="center"/>', BOLD + size(28)],
  LetterPlace: ['Letter Place', '<w:spacing w:after="0"/><w:jc w:val="center"/>', ''],
  LetterDate: ['Letter Date', '<w:spacing w:after="160"/><w:jc w:val="right"/>', ''],
  LetterField: [
    'Letter Field',
    '<w:tabs><w:tab w:val="left" w:pos="1300"/><w:tab w:val="left" w:pos="1500"/></w:tabs><w:spacing w:after="0"/><w:ind w:left="1500" w:hanging="1500"/>',
    '',
  ],
  LetterTo: ['Letter To', '<w:spacing w:after="0"/>', ''],
  LetterProse: ['Letter Prose', '<w:jc w:val="both"/>', ''],
  LetterCaption: ['Letter Caption', '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', BOLD],
  LetterCell: ['Letter Cell', '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', size(20)],
  LetterCellHead: ['Letter Heading Cell', '<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', BOLD + size(20)],
  LetterCellItem: [
    'Letter Cell Item',
    '<w:tabs><w:tab w:val="left" w:pos="200"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="200" w:hanging="200"/>',
    size(20),
  ],
  LetterGap: ['Letter Gap', '<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>', ''],
  LetterSigned: ['Letter Signed', `<w:spacing w:before="0" w:after="0"/>${SIGNED}`, ''],
  LetterSignedName: ['Letter Signed Name', `<w:spacing w:before="1000" w:after="0"/>${SIGNED}`, ''],
  Heading1: ['heading 1', '<w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="0"/>', BOLD + size(26)],
  Heading2: ['heading 2', '<w:keepNext/><w:spacing w:before="200" w:after="40"/><w:outlineLvl w:val="1"/>', BOLD],
  LetterClose: ['Letter Close', '<w:spacing w:after="40"/>', ''],
  LetterHow: ['Letter How', '<w:spacing w:after="40"/>', '<w:i/><w:iCs/>'],
  LetterChoice: [
    'Letter Choice',
    '<w:tabs><w:tab w:val="left" w:pos="500"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="500" w:hanging="300"/>',
    '',
  ],
};

interface About {
  readonly title: string;
  readonly creator: string;
  readonly lang: Lang;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** Everything of a letter's Word file around its text. */
export function letterParts(document: string, about: About): Parts {
  const parts: Parts = new Map();
  setText(
    parts,
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  );
  setText(
    parts,
    '_rels/.rels',
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  );
  setText(parts, 'word/document.xml', document);
  setText(
    parts,
    'word/_rels/document.xml.rels',
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/settings" Target="settings.xml"/></Relationships>`,
  );
  // Without it Word opens the letter in a compatibility mode of 2007, in which tables stick out to the left.
  setText(
    parts,
    'word/settings.xml',
    `${XML_HEAD}<w:settings xmlns:w="${W}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  );
  setText(parts, 'word/styles.xml', stylesXml(about.lang));
  setText(parts, 'docProps/core.xml', coreXml(about));
  return parts;
}

function stylesXml(lang: Lang): string {
  const fonts = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>`;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(22)}<w:lang w:val="${lang === 'id' ? 'id-ID' : 'en-GB'}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const own = Object.entries(LOOKS).map(
    ([id, [name, pPr, rPr]]) =>
      `<w:style w:type="paragraph"${name.startsWith('heading') ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${pPr}</w:pPr>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}</w:style>`,
  );
  return `${XML_HEAD}<w:styles xmlns:w="${W}">${defaults}${normal}${own.join('')}</w:styles>`;
}

function coreXml({ title, creator, lang, date }: About): string {
  const when = `${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '1980-01-02'}T00:00:00Z`;
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlAttribute(title)}</dc:title><dc:creator>${xmlAttribute(creator)}</dc:creator><dc:language>${lang}</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}
