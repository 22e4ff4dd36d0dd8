/** The properties of the page on which a place in a document stands. */
export interface Section {
  readonly at: number;
  readonly xml: string;
}

/** A4 upright with margins of two centimetres, in twentieths of a point, where a template says nothing. */
const [WIDTH, HEIGHT, MARGIN] = [11906, 16838, 1134];

/** A section ends with its properties: those that come next are those of the place. */
export function sectionAt(document: string, place: number): Section | undefined {
  const at = document.indexOf('<w:sectPr', place);
  if (at === -1) return undefined;
  const close = document.indexOf('</w:sectPr>', at);
  const empty = /^<w:sectPr[^>]*\/>/.exec(document.slice(at, at + 400));
  return { at, xml: empty === null ? document.slice(at, close + '</w:sectPr>'.length) : empty[0] };
}

const numberOf = (xml: string, element: string, name: string, otherwise: number): number =>
  Number(new RegExp(`<w:${element}\\b[^<>]*\\bw:${name}="(\\d+)"`).exec(xml)?.[1] ?? otherwise);

const sides = (xml: string): number => numberOf(xml, 'pgMar', 'left', MARGIN) + numberOf(xml, 'pgMar', 'right', MARGIN);
const pageWidth = (xml: string): number => numberOf(xml, 'pgSz', 'w', WIDTH);
const pageHeight = (xml: string): number => numberOf(xml, 'pgSz', 'h', HEIGHT);

/** Between the margins, in twentieths of a point. */
export const roomOf = (xml: string): number => Math.max(2000, pageWidth(xml) - sides(xml));
export const isTurned = (xml: string): boolean => pageWidth(xml) > pageHeight(xml);

/** The same page later in the document: it begins on a new page, counts on, and is no first page. */
export function continued(xml: string): string {
  const open = xml.replace(/<w:sectPr([^<>]*)\/>$/, '<w:sectPr$1></w:sectPr>');
  const bare = open
    .replace(/<w:titlePg\b[^<>]*\/>/g, '')
    .replace(/<w:type\b[^<>]*\/>/g, '')
    .replace(/(<w:pgNumType\b[^<>]*?)\sw:start="\d+"/g, '$1');
  // The schema wants the type behind headers, footers and notes.
  const at =
    /<w:(?:pgSz|pgMar|paperSrc|pgBorders|lnNumType|pgNumType|cols|formProt|vAlign|noEndnote|textDirection|bidi|rtlGutter|docGrid|printerSettings|sectPrChange)\b|<\/w:sectPr>/.exec(
      bare,
    )!.index;
  return `${bare.slice(0, at)}<w:type w:val="nextPage"/>${bare.slice(at)}`;
}

/** The same page lying across. */
export function turned(xml: string): string {
  const page = `<w:pgSz w:w="${pageHeight(xml)}" w:h="${pageWidth(xml)}" w:orient="landscape"/>`;
  const lying = continued(xml).replace(/<w:pgSz\b[^<>]*\/>/, '');
  const at = lying.indexOf('<w:type w:val="nextPage"/>') + '<w:type w:val="nextPage"/>'.length;
  return lying.slice(0, at) + page + lying.slice(at);
}
