import type { Headings } from './anchors.ts';
import type { StyleIds } from './styles.ts';
import { field, link, paragraph, runs } from './xml.ts';

interface Entry {
  readonly style: string;
  readonly text: string;
  readonly anchor: string;
}

/** Stands until a program has laid the text out and knows the page. */
const UNKNOWN = '–';

/**
 * A list of links with their pages. Not inside a TOC field: LibreOffice takes the pages of such a field as they stand in the
 * file, where nobody can know them, but computes those of a plain list when it opens the document. Word asks once, then does the same.
 */
const list = (entries: readonly Entry[]): string =>
  entries
    .map(({ style, text, anchor }) =>
      paragraph(style, link(anchor, `${runs(text)}<w:r><w:tab/></w:r>${field(`PAGEREF ${anchor} \\h`, runs(UNKNOWN))}`)),
    )
    .join('');

/** Headings of the first two levels. @param numbered as our own styles number them; a template's styles may count otherwise */
export function contents(headings: Headings, styles: StyleIds, numbered: boolean): string {
  const count = [0, 0];
  const entries = headings.flatMap(({ level, text, anchor }): Entry[] => {
    if (level === 3) return [];
    if (level === 1) {
      count[0]!++;
      count[1] = 0;
      return [{ style: styles.toc1, text: numbered ? `${count[0]}. ${text}` : text, anchor }];
    }
    count[1]!++;
    return [{ style: styles.toc2, text: numbered ? `${count[0]}.${count[1]} ${text}` : text, anchor }];
  });
  return list(entries);
}

/** Tables or figures by their captions. */
export const captionList = (captions: readonly { text: string; anchor: string }[], styles: StyleIds): string =>
  list(captions.map((c) => ({ style: styles.figures, ...c })));
