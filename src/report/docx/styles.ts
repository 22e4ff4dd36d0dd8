import type { Lang } from '../../text/lang.ts';
import { XML_HEAD } from '../ooxml/xml.ts';

const INK = '1C2733';
const BLUE = '0B5A8A';
const LINE = 'C9D1D9';
export const WARNING = 'A33D00';
/** Lines break where they do in any office program: those that lack it have one of the same widths. */
const FONT = 'Arial';

/** What the report calls its styles, with the names by which Word knows them in every language. */
export const STYLES = {
  title: 'Title',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
  toc1: 'toc 1',
  toc2: 'toc 2',
  figures: 'table of figures',
  contents: 'Contents Heading',
  caption: 'caption',
  list: 'List Bullet',
  ordered: 'List Number',
  note: 'Report Note',
  warning: 'Report Warning',
  cell: 'Report Cell',
  cellEntry: 'Report Cell Entry',
  cellItem: 'Report Cell Item',
  cellRight: 'Report Figure Cell',
  cellHead: 'Report Heading Cell',
  cellHeadRight: 'Report Figure Heading',
  gap: 'Report Gap',
  picture: 'Report Picture',
  header: 'header',
  footer: 'footer',
  link: 'Report Link',
  table: 'Report Table',
  plainTable: 'Report Facts',
} as const;

export type StyleKey = keyof typeof STYLES;
/** Ids by which a document refers to its styles; a city's template has its own. */
export type StyleIds = { readonly [K in StyleKey]: string };

export const OWN_IDS: StyleIds = Object.fromEntries(
  Object.entries(STYLES).map(([key, name]) => [
    key,
    name
      .split(' ')
      .map((w) => w[0]!.toUpperCase() + w.slice(1))
      .join('')
      .replace('Toc', 'TOC'),
  ]),
) as StyleIds;

interface Paragraph {
  readonly based?: StyleKey;
  readonly next?: boolean;
  /** Properties in the schema's order. */
  readonly pPr?: string;
  readonly rPr?: string;
}

const spacing = (before: number, after: number, line = 264): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const colour = (rgb: string): string => `<w:color w:val="${rgb}"/>`;
const BOLD = '<w:b/><w:bCs/>';
const heading = (level: number, before: number, after: number, half: number, rgb: string): Paragraph => ({
  next: true,
  pPr: `<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>${spacing(before, after, 252)}<w:outlineLvl w:val="${level}"/>`,
  rPr: `${BOLD}${colour(rgb)}${size(half)}`,
});
const listed = (numId: number): Paragraph => ({
  pPr: `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numId}"/></w:numPr>${spacing(0, 60)}`,
});
const entry = (indent: number, bold = false): Paragraph => ({
  next: true,
  pPr: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>${spacing(0, 40, 252)}<w:ind w:left="${indent}"/>`,
  ...(bold ? { rPr: BOLD } : {}),
});
const marked = (rgb: string): Paragraph => ({
  pPr: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${rgb}"/></w:pBdr>${spacing(80, 120)}<w:ind w:left="227"/>`,
});
const right: Paragraph = { pPr: '<w:jc w:val="right"/>' };

const PARAGRAPHS: Partial<Record<StyleKey, Paragraph>> = {
  title: { next: true, pPr: `<w:keepNext/>${spacing(0, 200, 240)}`, rPr: `${BOLD}${colour(BLUE)}${size(48)}` },
  heading1: heading(0, 0, 180, 34, BLUE),
  heading2: heading(1, 300, 100, 25, INK),
  heading3: heading(2, 240, 80, 22, INK),
  toc1: entry(0, true),
  toc2: entry(284),
  figures: entry(0),
  contents: { next: true, pPr: `<w:keepNext/>${spacing(320, 120)}`, rPr: `${BOLD}${colour(BLUE)}${size(26)}` },
  caption: { next: true, pPr: `<w:keepLines/>${spacing(160, 80, 240)}`, rPr: `${BOLD}${size(19)}` },
  list: listed(2),
  ordered: listed(3),
  note: marked(BLUE),
  warning: marked(WARNING),
  cell: { pPr: spacing(0, 20, 240), rPr: size(16) },
  // Several entries in a cell: where a line goes on, it stands further in.
  cellEntry: { based: 'cell', pPr: '<w:ind w:left="113" w:hanging="113"/>' },
  cellItem: { based: 'cell', pPr: '<w:ind w:left="227" w:hanging="114"/>' },
  cellRight: { based: 'cell', ...right },
  cellHead: { based: 'cell', pPr: '<w:keepNext/>', rPr: `${BOLD}${colour('FFFFFF')}` },
  cellHeadRight: { based: 'cellHead', ...right },
  gap: { pPr: spacing(0, 0, 240), rPr: size(12) },
  picture: { pPr: `<w:keepNext/>${spacing(120, 0, 240)}<w:jc w:val="center"/>` },
  header: { pPr: `${spacing(0, 0, 240)}<w:jc w:val="right"/>`, rPr: `${colour('55616D')}${size(17)}` },
  footer: { pPr: `${spacing(0, 0, 240)}<w:jc w:val="center"/>`, rPr: `${colour('55616D')}${size(17)}` },
};

const paragraphStyle = (key: StyleKey, style: Paragraph): string =>
  `<w:style w:type="paragraph" w:styleId="${OWN_IDS[key]}"><w:name w:val="${STYLES[key]}"/><w:basedOn w:val="${style.based === undefined ? 'Normal' : OWN_IDS[style.based]}"/>${style.next === true ? '<w:next w:val="Normal"/>' : ''}<w:qFormat/>${style.pPr === undefined ? '' : `<w:pPr>${style.pPr}</w:pPr>`}${style.rPr === undefined ? '' : `<w:rPr>${style.rPr}</w:rPr>`}</w:style>`;

const rule = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${LINE}"/>`;
const margins =
  '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>';
const tableStyle = (key: StyleKey, more: string): string =>
  `<w:style w:type="table" w:styleId="${OWN_IDS[key]}"><w:name w:val="${STYLES[key]}"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${rule('top')}${rule('bottom')}${rule('insideH')}</w:tblBorders>${margins}</w:tblPr>${more}</w:style>`;

/** Each style as the XML that defines it: a template that lacks one is given it. */
export const STYLE_XML: { readonly [K in StyleKey]: string } = {
  ...(Object.fromEntries(
    (Object.entries(PARAGRAPHS) as [StyleKey, Paragraph][]).map(([key, style]) => [key, paragraphStyle(key, style)]),
  ) as Record<StyleKey, string>),
  link: `<w:style w:type="character" w:styleId="${OWN_IDS.link}"><w:name w:val="${STYLES.link}"/><w:qFormat/><w:rPr>${colour(BLUE)}</w:rPr></w:style>`,
  table: tableStyle(
    'table',
    `<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${BLUE}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`,
  ),
  plainTable: tableStyle('plainTable', ''),
};

/** What the report's styles stand on. */
export const BASE_XML = {
  Normal: '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  TableNormal:
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
} as const;

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export function stylesXml(lang: Lang): string {
  const fonts = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>`;
  const language = `<w:lang w:val="${lang === 'id' ? 'id-ID' : 'en-GB'}" w:eastAsia="en-US" w:bidi="ar-SA"/>`;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${colour(INK)}${size(20)}${language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>`;
  return `${XML_HEAD}<w:styles xmlns:w="${W}">${defaults}${Object.values(BASE_XML).join('')}${Object.values(STYLE_XML).join('')}</w:styles>`;
}

/** Numbers of the lists: 1 the headings, 2 bullets, 3 numbered; further numbered lists follow. */
const level = (ilvl: number, format: string, text: string, more: string): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>`;
const hanging = (left: number, by: number): string => `<w:pPr><w:ind w:left="${left}" w:hanging="${by}"/></w:pPr></w:lvl>`;

export const BULLETS = `<w:multiLevelType w:val="singleLevel"/>${level(0, 'bullet', '•', '')}${hanging(454, 284)}`;
export const NUMBERS = `<w:multiLevelType w:val="singleLevel"/>${level(0, 'decimal', '%1.', '')}${hanging(454, 340)}`;
const HEADINGS = `<w:multiLevelType w:val="multilevel"/>${(['heading1', 'heading2', 'heading3'] as const)
  .map(
    (key, i) =>
      `${level(i, 'decimal', ['%1.', '%1.%2', '%1.%2.%3'][i]!, `<w:pStyle w:val="${OWN_IDS[key]}"/>`)}${hanging([454, 624, 794][i]!, [454, 624, 794][i]!)}`,
  )
  .join('')}`;

export const abstractNumber = (id: number, levels: string): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
/** A list that counts from one again. */
export const restarted = (id: number, abstract: number): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
export const numbered = (id: number, abstract: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/></w:num>`;

/** @param lists numbered lists in the document, each counting from one */
export function numberingXml(lists: number): string {
  const further = Array.from({ length: lists }, (_, i) => restarted(4 + i, 3)).join('');
  return `${XML_HEAD}<w:numbering xmlns:w="${W}">${abstractNumber(1, HEADINGS)}${abstractNumber(2, BULLETS)}${abstractNumber(3, NUMBERS)}${numbered(1, 1)}${numbered(2, 2)}${numbered(3, 3)}${further}</w:numbering>`;
}
