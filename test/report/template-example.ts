import { strToU8 } from 'fflate';
import { closeParts, type Parts } from '../../src/report/ooxml/zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const run = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (style: string, inside: string, more = ''): string =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${inside}</w:p>`;
const BOLD = '<w:b/><w:bCs/>';
const CENTRE = '<w:jc w:val="center"/>';

/** Word in Indonesian calls its styles so. */
const style = (id: string, name: string, pPr: string, rPr: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Biasa"/><w:next w:val="Biasa"/><w:qFormat/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const GREEN = '1E6B3A';
const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Cambria"/>${size(22)}<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Biasa"><w:name w:val="Normal"/><w:qFormat/></w:style>${style('Judul', 'Title', `<w:spacing w:before="1800" w:after="240"/>${CENTRE}`, `${BOLD}<w:color w:val="${GREEN}"/>${size(52)}`)}${style('Judul1', 'heading 1', '<w:keepNext/><w:spacing w:before="0" w:after="200"/><w:outlineLvl w:val="0"/>', `${BOLD}<w:caps/><w:color w:val="${GREEN}"/>${size(30)}`)}${style('Judul2', 'heading 2', '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/>', `${BOLD}<w:color w:val="${GREEN}"/>${size(25)}`)}${style('Judul3', 'heading 3', '<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>', `${BOLD}<w:i/>${size(22)}`)}${style('Kop', 'header', `<w:spacing w:after="0"/>${CENTRE}`, '')}${style('Kaki', 'footer', CENTRE, size(18))}</w:styles>`;

const cell = (width: number, inside: string, more = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${inside}</w:tc>`;
const WIDTHS = [4200, 1500, 1500, 1870];
const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${GREEN}"/>`;
const row = (texts: readonly string[], look = ''): string =>
  `<w:tr>${texts.map((t, i) => cell(WIDTHS[i]!, p('', run(t, look), i > 0 ? '<w:jc w:val="right"/>' : ''))).join('')}</w:tr>`;
const TABLE = `<w:tbl><w:tblPr><w:tblW w:w="${WIDTHS.reduce((a, b) => a + b)}" w:type="dxa"/><w:tblBorders>${line('top')}${line('bottom')}${line('insideH')}</w:tblBorders></w:tblPr><w:tblGrid>${WIDTHS.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${row(['Rubrik', 'Capaian', 'Target', 'Kesenjangan'], BOLD)}${row(['{#rubrics}{title}', '{score}', '{target}', '{gap}{/rubrics}'])}</w:tbl>`;

const BREAK = '<w:pageBreakBefore/>';
const SECTION = `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;
const DOCUMENT = `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${[
  p('Judul', run('{title}')),
  p('', run('{instrument}'), CENTRE),
  p('', run('{#province}Provinsi {province}, {/province}{date}'), CENTRE),
  p('', run('{statement}'), '<w:spacing w:before="2400"/>'),
  p('Judul1', run('Pengantar'), BREAK),
  p(
    '',
    run(
      'Indeks kesiapan {city} adalah {index} dengan predikat “{band}”, di antara batas {bounds}. Target {target} masih berjarak {gap}. Jawaban yang masuk mencakup {coverage} bobot indikator.',
    ),
  ),
  TABLE,
  p('', ''),
  p('Judul1', run('Daftar isi'), BREAK),
  p('', run('{contents}')),
  p('', run('{report}'), BREAK),
  p('', run('{product} · {digest}', size(16))),
].join('')}${SECTION}</w:body></w:document>`;

const RULE = `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="${GREEN}"/></w:pBdr>`;
const HEADER = `${HEAD}<w:hdr xmlns:w="${W}">${p('Kop', run('PEMERINTAH KOTA (CONTOH KOP SURAT)', BOLD + size(26)))}${p('Kop', run('Badan Perencanaan Pembangunan Daerah'), RULE)}</w:hdr>`;
const FOOTER = `${HEAD}<w:ftr xmlns:w="${W}">${p('Kaki', `${run('{city} · {period} · ')}<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>`)}</w:ftr>`;

const override = (name: string, kind: string): string => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
const relation = (n: number, kind: string, target: string): string =>
  `<Relationship Id="rId${n}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

/** The example of a city's own template: a letterhead, styles with Indonesian ids, every kind of tag. */
export function exampleTemplate(changed: Readonly<Record<string, string>> = {}): Uint8Array {
  const texts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${override('styles', 'styles')}${override('header1', 'header')}${override('footer1', 'footer')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': DOCUMENT,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'styles', 'styles.xml')}${relation(2, 'header', 'header1.xml')}${relation(3, 'footer', 'footer1.xml')}</Relationships>`,
    'word/styles.xml': STYLES,
    'word/header1.xml': HEADER,
    'word/footer1.xml': FOOTER,
    ...changed,
  };
  const parts: Parts = new Map(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
  return closeParts(parts);
}

/** The same with another body: paragraphs, one a line. */
export const templateOf = (...paragraphs: string[]): Uint8Array =>
  exampleTemplate({
    'word/document.xml': `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${paragraphs.map((t) => (t.startsWith('<') ? t : p('', run(t)))).join('')}${SECTION}</w:body></w:document>`,
  });
