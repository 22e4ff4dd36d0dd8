import type { BlockOf, MatrixCell } from '../chapter.ts';
import { drawing, element, hint, label } from './svg.ts';

const [WIDTH, LABEL, HEAD, LINE, PER_LINE] = [760, 92, 26, 17, 3];

/** Impact upwards, effort to the right: the ids in each of the corners; names stand in the text beside it. */
export function matrix({ rows, columns, alt }: BlockOf<'matrix'>): string {
  const width = (WIDTH - LABEL) / Math.max(1, columns.length);
  const linesOf = (cell: MatrixCell): number => Math.ceil(cell.nodes.length / PER_LINE);
  let y = HEAD;
  const drawn = rows.map((row) => {
    const height = 34 + Math.max(1, ...row.cells.map(linesOf)) * LINE;
    const top = y;
    y += height + 4;
    const cells = row.cells.map((cell, j) => cornerOf(cell, { x: LABEL + j * width, y: top, width: width - 4, height }));
    return (
      label(row.title, { x: LABEL - 10, y: top + height / 2, anchor: 'end', width: LABEL - 12, lines: 3, class: 'cb' }) + cells.join('')
    );
  });
  const heads = columns.map((title, j) =>
    label(title, { x: LABEL + (j + 0.5) * width, y: 11, anchor: 'middle', width: width - 10, lines: 1, class: 'cb' }),
  );
  return drawing({ width: WIDTH, height: y, class: 'matrix' }, alt, ...heads, ...drawn);
}

function cornerOf(cell: MatrixCell, at: { x: number; y: number; width: number; height: number }): string {
  const ids = cell.nodes.map((node, i) => {
    const x = at.x + 12 + (i % PER_LINE) * ((at.width - 16) / PER_LINE);
    const shown = label(node.id, {
      x,
      y: at.y + 38 + Math.floor(i / PER_LINE) * LINE,
      width: (at.width - 16) / PER_LINE,
      lines: 1,
      size: 12,
    });
    return element('g', {}, hint(node.text), shown);
  });
  return (
    element('rect', { class: 'cell corner', ...at, rx: 6 }) +
    label(cell.name === '' ? '–' : `${cell.name} (${cell.nodes.length})`, {
      x: at.x + 12,
      y: at.y + 16,
      width: at.width - 20,
      lines: 1,
      class: 'cm',
      size: 12,
    }) +
    ids.join('')
  );
}
