import type { ReportMeta } from '../chapter.ts';
import { XML_HEAD, xmlAttribute, xmlText } from '../ooxml/xml.ts';
import type { Parts } from '../ooxml/zip.ts';
import { setText } from '../ooxml/zip.ts';
import { pageWords } from '../page-words.ts';
import { numberingXml, OWN_IDS, stylesXml, W } from './styles.ts';
import { lineRuns, paragraph } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const PARTS: readonly { name: string; type: string; relation: string | undefined }[] = [
  { name: 'styles', type: `${WORD_TYPE}.styles+xml`, relation: 'styles' },
  { name: 'numbering', type: `${WORD_TYPE}.numbering+xml`, relation: 'numbering' },
  { name: 'settings', type: `${WORD_TYPE}.settings+xml`, relation: 'settings' },
  { name: 'header1', type: `${WORD_TYPE}.header+xml`, relation: 'header' },
  { name: 'footer1', type: `${WORD_TYPE}.footer+xml`, relation: 'footer' },
];
const HEADER = PARTS.findIndex((p) => p.relation === 'header') + 1;
const FOOTER = PARTS.findIndex((p) => p.relation === 'footer') + 1;

/** Everything of a Word file but its text: styles, lists, header, footer, properties. @param lists numbered lists in the text */
export function wordPackage(document: string, lists: number, meta: ReportMeta): Parts {
  const parts: Parts = new Map();
  const { lang } = meta;
  setText(
    parts,
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>${PARTS.map((p) => `<Override PartName="/word/${p.name}.xml" ContentType="${p.type}"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`,
  );
  setText(
    parts,
    '_rels/.rels',
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
  );
  setText(parts, 'word/document.xml', document);
  setText(
    parts,
    'word/_rels/document.xml.rels',
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${PARTS.map((p, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${p.relation}" Target="${p.name}.xml"/>`).join('')}</Relationships>`,
  );
  setText(parts, 'word/styles.xml', stylesXml(lang));
  setText(parts, 'word/numbering.xml', numberingXml(lists));
  // Word asks once whether to fill in the page numbers of the contents.
  setText(
    parts,
    'word/settings.xml',
    `${XML_HEAD}<w:settings xmlns:w="${W}"><w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  );
  const page = pageWords[lang].page('\u0001', '\u0002').split(/(\u0001|\u0002)/);
  const footer = page
    .map((part) =>
      part === '\u0001' || part === '\u0002'
        ? `<w:fldSimple w:instr="${part === '\u0001' ? 'PAGE' : 'NUMPAGES'}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`
        : `<w:r><w:t xml:space="preserve">${xmlText(part)}</w:t></w:r>`,
    )
    .join('');
  setText(parts, 'word/header1.xml', `${XML_HEAD}<w:hdr xmlns:w="${W}">${paragraph(OWN_IDS.header, lineRuns(meta.title))}</w:hdr>`);
  setText(parts, 'word/footer1.xml', `${XML_HEAD}<w:ftr xmlns:w="${W}">${paragraph(OWN_IDS.footer, footer)}</w:ftr>`);
  setText(parts, 'docProps/core.xml', coreXml(meta));
  setText(
    parts,
    'docProps/app.xml',
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${xmlText(meta.product)}</Application></Properties>`,
  );
  return parts;
}

function coreXml({ title, instrument, statement, date, lang }: ReportMeta): string {
  const when = `${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '1980-01-02'}T00:00:00Z`;
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlAttribute(title)}</dc:title><dc:subject>${xmlAttribute(instrument)}</dc:subject><dc:creator>siapkota</dc:creator><dc:description>${xmlAttribute(statement)}</dc:description><dc:language>${lang}</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}

/** A4 in twentieths of a point. */
const [SHORT, LONG, MARGIN] = [11906, 16838, 1134];

export const textWidth = (across: boolean): number => (across ? LONG : SHORT) - 2 * MARGIN;

/** Page size and what stands above and below the text. @param first the page with the title has neither */
export function sectionXml(across: boolean, first: boolean): string {
  const [width, height] = across ? [LONG, SHORT] : [SHORT, LONG];
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId${HEADER}"/><w:footerReference w:type="default" r:id="rId${FOOTER}"/><w:type w:val="nextPage"/><w:pgSz w:w="${width}" w:h="${height}"${across ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${MARGIN + 170}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="624" w:footer="567" w:gutter="0"/>${first ? '<w:titlePg/>' : ''}</w:sectPr>`;
}

export const documentXml = (body: string): string =>
  `${XML_HEAD}<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`;
