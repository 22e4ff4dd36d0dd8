import { lineRuns, paragraph, runs } from '../../report/docx/xml.ts';
import { XML_HEAD } from '../../report/ooxml/xml.ts';
import { closeParts } from '../../report/ooxml/zip.ts';
import { letterParts, STYLE, TEXT_WIDTH, W } from './docx-parts.ts';
import type { Annex, Letter, LetterTable, Question } from './letter.ts';

/** A letter as a Word document, ready to be numbered, signed and sent; the same letter gives the same bytes.
 *  @param date YYYY-MM-DD for the document's properties */
export function letterDocx(letter: Letter, date: string): Uint8Array {
  const { from, fields, placeAndDate, to, salutation, opening, tables, closing, signature, annexes, lang } = letter;
  const body = [
    ...from.map((text, i) => paragraph(i === 0 ? STYLE.office : STYLE.place, lineRuns(text), i === from.length - 1 ? RULE : '')),
    paragraph(STYLE.date, lineRuns(placeAndDate)),
    ...fields.map(([name, value], i) =>
      paragraph(STYLE.field, `${lineRuns(name)}${runs('\t:\t')}${lineRuns(value)}`, i === fields.length - 1 ? AFTER : ''),
    ),
    ...to.filter((t) => t !== '').map((t, i, all) => paragraph(STYLE.to, lineRuns(t), i === all.length - 1 ? AFTER : '')),
    paragraph('', lineRuns(salutation)),
    ...opening.map((t) => paragraph(STYLE.prose, lineRuns(t))),
    ...tables.flatMap(titledTable),
    ...(tables.length === 0 ? [] : [paragraph(STYLE.gap, '')]),
    // The signature never stands on a page by itself.
    ...closing.map((t, i) => paragraph(STYLE.prose, lineRuns(t), i === closing.length - 1 ? '<w:keepNext/>' : '')),
    ...signature
      .filter((t) => t !== '')
      .map((t, i, all) =>
        paragraph(
          i === 1 ? STYLE.signedName : STYLE.signed,
          lineRuns(t),
          `${i === all.length - 1 ? '' : '<w:keepNext/>'}${i === 0 ? '<w:spacing w:before="240" w:after="0"/>' : ''}`,
        ),
      ),
    ...annexes.flatMap(annexXml),
  ];
  const document = `${XML_HEAD}<w:document xmlns:w="${W}"><w:body>${body.join('')}${SECTION}</w:body></w:document>`;
  return closeParts(letterParts(document, { title: fields.at(-1)?.[1] ?? '', creator: from[0] ?? '', lang, date }));
}

/** The double rule of official paper. */
const RULE = '<w:pBdr><w:bottom w:val="double" w:sz="12" w:space="6" w:color="000000"/></w:pBdr><w:spacing w:after="200"/>';
const AFTER = '<w:spacing w:after="200"/>';
/** A4 with the margins of an official letter, in twentieths of a point. */
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1418" w:bottom="1134" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

const titledTable = (t: LetterTable): string[] => [paragraph(STYLE.caption, lineRuns(t.title)), tableXml(t)];

function tableXml({ columns, rows }: LetterTable): string {
  const widths = columns.map((c) => Math.round((c.share / 100) * TEXT_WIDTH));
  const cell = (text: string, i: number, head: boolean): string => {
    const items = text.split('\n');
    const style = items.length > 1 ? STYLE.cellItem : head ? STYLE.cellHead : STYLE.cell;
    const centred = i === 0 ? '<w:jc w:val="center"/>' : '';
    const inside = items.map((item) => paragraph(style, `${items.length > 1 ? runs('•\t') : ''}${lineRuns(item)}`, centred)).join('');
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
  };
  const row = (texts: readonly string[], head: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${texts.map((t, i) => cell(t, i, head)).join('')}</w:tr>`;
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = edges.map((e) => `<w:${e} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, w) => sum + w, 0)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${row(
    columns.map((c) => c.title),
    true,
  )}${rows.map((r) => row(r, false)).join('')}</w:tbl>`;
}

function annexXml({ title, intro, tables, questions }: Annex): string[] {
  return [
    paragraph(STYLE.annex, lineRuns(title)),
    ...intro.map((t) => paragraph(STYLE.prose, lineRuns(t))),
    ...tables.flatMap(titledTable),
    // A table may not be the last thing before a section ends.
    ...(questions.length === 0 ? [paragraph(STYLE.gap, '')] : questions.flatMap(questionXml)),
  ];
}

function questionXml({ title, ask, how, choices, remarks }: Question): string[] {
  return [
    paragraph(STYLE.question, lineRuns(title)),
    paragraph(STYLE.close, lineRuns(ask), '<w:keepNext/>'),
    paragraph(STYLE.how, lineRuns(how), choices.length > 0 ? '<w:keepNext/>' : ''),
    ...choices.map((c) => {
      // A box to tick needs no bullet before it.
      const [mark, text] = c.startsWith('☐ ') ? ['☐', c.slice(2)] : ['•', c];
      return paragraph(STYLE.choice, `${runs(`${mark}\t`)}${lineRuns(text)}`);
    }),
    ...remarks.map((r) => paragraph(STYLE.close, lineRuns(r))),
  ];
}
