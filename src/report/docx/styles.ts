import type { IStylesOptions } from 'docx';

const INK = '1C2733';
export const BLUE = '0B5A8A';
export const FONT = 'Calibri';

/** Word's own built-in styles, so that a city's template can restyle the whole report. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT, size: 21, color: INK }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { font: FONT, size: 44, bold: true, color: BLUE }, paragraph: { spacing: { before: 0, after: 160 } } },
    heading1: { run: { font: FONT, size: 32, bold: true, color: BLUE }, paragraph: { spacing: { before: 0, after: 160 }, keepNext: true } },
    heading2: {
      run: { font: FONT, size: 26, bold: true, color: INK },
      paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
    },
    heading3: { run: { font: FONT, size: 22, bold: true, color: INK }, paragraph: { spacing: { before: 220, after: 80 }, keepNext: true } },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 19 },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    {
      id: 'Cell',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 17 },
      paragraph: { spacing: { after: 20, line: 240 } },
    },
    {
      id: 'CellHead',
      name: 'Table Heading',
      basedOn: 'Cell',
      quickFormat: true,
      run: { size: 17, bold: true, color: 'FFFFFF' },
      paragraph: { keepNext: true },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { before: 60, after: 60 } } },
    {
      id: 'ContentsHeading',
      name: 'Contents Heading',
      basedOn: 'Normal',
      run: { bold: true, size: 26, color: BLUE },
      paragraph: { spacing: { before: 240, after: 120 } },
    },
  ],
};
