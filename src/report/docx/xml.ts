import { cleanLine } from '../clean.ts';
import { xmlText } from '../ooxml/xml.ts';

/** Pieces of WordprocessingML as text: everything from outside goes through `runs`. The order of elements is the schema's. */

export interface Look {
  readonly bold?: boolean;
  /** Id of a character style. */
  readonly style?: string;
}

const properties = ({ bold, style }: Look): string => {
  const inside = `${style === undefined ? '' : `<w:rStyle w:val="${style}"/>`}${bold === true ? '<w:b/><w:bCs/>' : ''}`;
  return inside === '' ? '' : `<w:rPr>${inside}</w:rPr>`;
};

const plainRun = (text: string, look: string): string =>
  `<w:r>${look}<w:t${/^\s|\s$|\s\s/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</w:t></w:r>`;

/** Text as runs; line feeds become breaks and tabs become tabs. */
export function runs(text: string, look: Look = {}): string {
  const rPr = properties(look);
  if (!/[\t\r\n]/.test(text)) return text === '' ? '' : plainRun(text, rPr);
  return text
    .replace(/\r\n?/g, '\n')
    .split(/([\n\t])/)
    .map((part) =>
      part === '\n' ? `<w:r>${rPr}<w:br/></w:r>` : part === '\t' ? `<w:r>${rPr}<w:tab/></w:r>` : part === '' ? '' : plainRun(part, rPr),
    )
    .join('');
}

/** The same on one line. */
export const lineRuns = (text: string, look: Look = {}): string => runs(cleanLine(text), look);

/** @param style id of a paragraph style; '' for the document's own @param more properties that follow the style, in the schema's order */
export const paragraph = (style: string, inside: string, more = ''): string => {
  const pPr = `${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}`;
  return `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${inside}</w:p>`;
};

/** A field with the result that stands until a program computes it anew. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const bookmark = (id: number, name: string, inside: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`;

export const link = (anchor: string, inside: string): string => `<w:hyperlink w:anchor="${anchor}" w:history="1">${inside}</w:hyperlink>`;
