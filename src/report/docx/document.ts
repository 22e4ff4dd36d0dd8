import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { cleanLine } from '../clean.ts';
import type { Edition } from '../edition.ts';
import { isAcross } from '../layout.ts';
import { closeParts, openParts } from '../ooxml/zip.ts';
import { Body, type Child } from './body.ts';
import { addCharts } from './charts.ts';
import { fixedParts } from './fixed.ts';
import { STYLES } from './styles.ts';
import { runs } from './table.ts';

/** A4 in twentieths of a point. */
const [SHORT, LONG, MARGIN] = [11906, 16838, 1134];

/** The report as a Word document: real headings, contents, captions, repeated heading rows, and charts that can be edited. */
export async function docxReport([edition]: readonly [Edition, ...Edition[]]): Promise<Uint8Array> {
  const { chapters, meta } = edition;
  const body = new Body(meta);
  const sections: { across: boolean; children: Child[] }[] = [{ across: false, children: body.front() }];
  chapters.forEach((chapter, i) => {
    const across = isAcross(chapter);
    const last = sections.at(-1)!;
    const joins = last.across === across;
    const children = body.chapter(chapter, i + 1, (across ? LONG : SHORT) - 2 * MARGIN, joins);
    if (joins) last.children.push(...children);
    else sections.push({ across, children });
  });
  sections.at(-1)!.children.push(...body.back());
  const document = new Document({
    title: cleanLine(meta.title),
    subject: cleanLine(meta.instrument),
    creator: 'siapkota',
    lastModifiedBy: 'siapkota',
    description: meta.statement,
    features: { updateFields: true },
    styles: STYLES,
    numbering: { config: [listStyle('bullets', LevelFormat.BULLET, '•'), listStyle('ordered', LevelFormat.DECIMAL, '%1.')] },
    sections: sections.map((s): ISectionOptions => ({ ...frame(edition, s.across), children: s.children })),
  });
  const parts = openParts(await Packer.pack(document, 'uint8array'));
  await addCharts(parts, body.charts, { title: meta.title, date: meta.date });
  fixedParts(parts, meta);
  return closeParts(parts);
}

const listStyle = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  reference,
  levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 480, hanging: 280 } } } }],
});

/** Page size, header with the title, footer with page numbers. */
function frame({ meta }: Edition, across: boolean): Omit<ISectionOptions, 'children'> {
  const small = (children: TextRun[], alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Paragraph({ style: 'Cell', alignment, children });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns the page itself, so width is always the short side.
        size: { width: SHORT, height: LONG, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 560, footer: 560 },
      },
    },
    headers: { default: new Header({ children: [small(runs(cleanLine(meta.title)), AlignmentType.RIGHT)] }) },
    footers: {
      default: new Footer({
        children: [small([new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })], AlignmentType.CENTER)],
      }),
    },
  };
}
