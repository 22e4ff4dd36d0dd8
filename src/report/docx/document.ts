import { cleanLine } from '../clean.ts';
import type { Edition } from '../edition.ts';
import { isAcross } from '../layout.ts';
import { closeParts } from '../ooxml/zip.ts';
import { pageWords } from '../page-words.ts';
import { Body } from './body.ts';
import { addCharts, chartRelation } from './charts.ts';
import { captionList, contents } from './contents.ts';
import { documentXml, sectionXml, textWidth, wordPackage } from './package.ts';
import { OWN_IDS } from './styles.ts';
import { lineRuns, paragraph, runs } from './xml.ts';

/** The report as a Word document: real headings, contents, captions, repeated heading rows, and charts that can be edited. */
export async function docxReport([edition]: readonly [Edition, ...Edition[]]): Promise<Uint8Array> {
  const { chapters, meta } = edition;
  const body = new Body(chapters, { lang: meta.lang, styles: OWN_IDS, wider: 1, chartRelation, firstList: 4 });
  // A section ends where the page turns; its properties stand in its last paragraph.
  const sections: { across: boolean; xml: string[] }[] = [];
  for (const chapter of chapters) {
    const across = isAcross(chapter);
    const joins = sections.at(-1)?.across === across;
    const xml = body.chapter(chapter, textWidth(across), joins);
    if (joins) sections.at(-1)!.xml.push(xml);
    else sections.push({ across, xml: [xml] });
  }
  sections.at(-1)?.xml.push(backMatter(edition));
  const last = sections.length - 1;
  const text = [
    frontMatter(edition, body),
    sectionEnd(sectionXml(false, true)),
    ...sections.flatMap(({ across, xml }, i) => [...xml, i === last ? sectionXml(across, false) : sectionEnd(sectionXml(across, false))]),
  ];
  const parts = wordPackage(documentXml(text.join('')), body.lists, meta);
  addCharts(parts, body.charts);
  return closeParts(parts);
}

/** So low that it always finds room below a table. */
const sectionEnd = (section: string): string => paragraph(OWN_IDS.gap, '', `<w:spacing w:line="20" w:lineRule="exact"/>${section}`);

function frontMatter({ meta }: Edition, body: Body): string {
  const w = pageWords[meta.lang];
  const facts: [string, string | undefined][] = [
    [w.province, meta.province],
    [w.period, meta.period === '' ? undefined : meta.period],
    [w.instrument, meta.instrument],
    [w.date, meta.dateInWords],
  ];
  const lines = facts.map(([key, value]) => (value === undefined ? '' : paragraph('', runs(`${key}: `, { bold: true }) + lineRuns(value))));
  const heading = (text: string): string => paragraph(OWN_IDS.contents, runs(text));
  const list = (kind: 'table' | 'figure', title: string): string => {
    const captions = body.captions.filter((c) => c.kind === kind);
    return captions.length === 0 ? '' : heading(title) + captionList(captions, OWN_IDS);
  };
  return [
    paragraph(OWN_IDS.title, lineRuns(meta.title)),
    ...lines,
    heading(w.contents),
    contents(body.headings, OWN_IDS, true),
    list('table', w.tables),
    list('figure', w.figures),
  ].join('');
}

/** The digests, so that anybody can tell what the report was computed from. */
function backMatter({ meta: { lang, digests, product } }: Edition): string {
  const w = pageWords[lang];
  const line = (key: string, value: string): string => paragraph(OWN_IDS.cell, runs(`${key}: `, { bold: true }) + runs(cleanLine(value)));
  return (
    paragraph('', '') +
    line(w.digest, digests.instrument) +
    (digests.tally === undefined ? '' : line(w.tally, digests.tally)) +
    line(w.made, product)
  );
}
