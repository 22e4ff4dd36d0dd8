import { type TemplateData, TemplateHandler } from 'easy-template-x';
import { type Finding, finding } from '../../finding/finding.ts';
import type { Chapter } from '../chapter.ts';
import { Body } from '../docx/body.ts';
import { addCharts, chartRelation } from '../docx/charts.ts';
import type { Edition } from '../edition.ts';
import { closeParts, openParts, type Parts, setText, textOf } from '../ooxml/zip.ts';
import { adoptLists, adoptStyles, FIRST_LIST } from './adapt.ts';
import { pour } from './pour.ts';
import { roomOf, sectionAt } from './sections.ts';
import { BLOCK_TAGS, type BlockTag, chapterOf, type TagValues } from './tags.ts';

const DOCUMENT = 'word/document.xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A city's template with the report poured in. @param parts of a template without errors @returns the file, or what stood in the way */
export async function fillTemplate(file: string, parts: Parts, edition: Edition): Promise<Uint8Array | Finding> {
  const values = edition.values();
  const marks = marksFor(JSON.stringify(values));
  let filled: Parts;
  try {
    // The library only ever sees parts that were unfolded within limits, and text that we made.
    const handler = new TemplateHandler({ maxXmlDepth: 400 });
    filled = openParts(await handler.process(Buffer.from(closeParts(parts)), dataOf(values, marks)));
  } catch (error) {
    return finding('template/not-filled', { file }, { why: error instanceof Error ? error.message : String(error) });
  }
  const { meta } = edition;
  const document = textOf(filled, DOCUMENT);
  const chapters = pouredIn(document, marks, edition.chapters);
  const styles = adoptStyles(filled, roomOf(sectionAt(document, 0)?.xml ?? ''));
  const body = new Body(chapters, { lang: meta.lang, styles, wider: 1.25, chartRelation, firstList: FIRST_LIST });
  setText(filled, DOCUMENT, pour(document, { marks, chapters, all: edition.chapters, body, styles }));
  adoptLists(filled, body.lists);
  addCharts(filled, body.charts);
  asDocument(filled);
  updateFields(filled);
  return closeParts(filled);
}

const dataOf = (values: TagValues, marks: ReadonlyMap<BlockTag, string>): TemplateData => ({
  ...values,
  rubrics: [...values.rubrics],
  gaps: [...values.gaps],
  priorities: [...values.priorities],
  ...Object.fromEntries(marks),
});

/** The chapters that the template asks for: what is left out can be referred to by nobody. */
function pouredIn(document: string, marks: ReadonlyMap<BlockTag, string>, chapters: readonly Chapter[]): readonly Chapter[] {
  const asked = [...marks].filter(([, mark]) => document.includes(mark)).map(([tag]) => tag);
  return asked.includes('report') ? chapters : chapters.filter((c) => asked.some((tag) => chapterOf(tag) === c.id));
}

/** A word for each tag that no text of the report holds. */
function marksFor(texts: string): Map<BlockTag, string> {
  let stem = 'SIAPKOTA';
  while (texts.includes(stem)) stem += 'X';
  return new Map((Object.keys(BLOCK_TAGS) as BlockTag[]).map((tag) => [tag, `${stem}-${tag}-`]));
}

/** A .dotx becomes a document. */
function asDocument(parts: Parts): void {
  const name = '[Content_Types].xml';
  setText(
    parts,
    name,
    textOf(parts, name).replace(
      /(PartName="\/word\/document\.xml"\s+ContentType=")[^"]*|(ContentType=")[^"]*("\s+PartName="\/word\/document\.xml")/,
      (_, before, open, after) => (before !== undefined ? `${before}${MAIN}` : `${open}${MAIN}${after}`),
    ),
  );
}

/** Word asks once whether to fill in page numbers; the place is the schema's. */
function updateFields(parts: Parts): void {
  const name = 'word/settings.xml';
  if (!parts.has(name)) return;
  const text = textOf(parts, name);
  if (text.includes('<w:updateFields')) return;
  const after =
    /<w:(?:hdrShapeDefaults|footnotePr|endnotePr|compat|docVars|rsids|mathPr|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b|<m:mathPr\b|<w1[0-9]:|<\/w:settings>/.exec(
      text,
    );
  if (after !== null) setText(parts, name, `${text.slice(0, after.index)}<w:updateFields w:val="true"/>${text.slice(after.index)}`);
}
