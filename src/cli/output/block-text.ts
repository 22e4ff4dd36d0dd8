import type { Block } from '../../report/chapter.ts';
import { showCell } from '../../report/show.ts';
import { indent } from '../../text/wrap.ts';
import { renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** From this length a column's head takes two lines. */
const HEAD = 12;

/**
 * Blocks of a report as lines for a terminal: text folded, tables fitted.
 * @param optional titles of columns that give way on a narrow screen
 */
export function blockText(blocks: readonly Block[], terminal: Terminal, optional: ReadonlySet<string> = new Set()): string {
  const { out, columns } = terminal;
  const parts = blocks.map((block): string => {
    switch (block.kind) {
      case 'subheading':
        return out.bold(indent(block.text, columns, ''));
      case 'paragraph':
        return out.dim(indent(block.text, columns, ''));
      case 'callout':
        return out.yellow(indent(block.text, columns, ''));
      case 'list':
        return block.items.map((item) => indent(item, columns, '  ')).join('\n');
      case 'table':
        return renderTable(
          block.rows,
          block.columns.map((c, i) => ({
            title: c.title.length > HEAD ? c.title.replace(/ (?=\S+$)/, '\n') : c.title,
            align: c.align === 'left' ? 'left' : 'right',
            optional: i > 0 && optional.has(c.title),
            // A terminal shows depth by room, not by a sign.
            cell: (row) => showCell(row[i]!, terminal.lang).replace(/^(– )+/, (dashes) => ' '.repeat(dashes.length)),
          })),
          terminal,
        );
      default:
        return '';
    }
  });
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
