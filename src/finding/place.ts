import { visibleLine } from '../text/visible.ts';
import type { Place } from './finding.ts';

/** A place as editors and terminals know to open it: file:line:col, then the column's heading or the cell, and how many rows say so. */
export function showPlace(place: Place): string {
  const at = place.line === undefined ? '' : `:${place.line}${place.col === undefined ? '' : `:${place.col}`}`;
  const inside = place.cell ?? place.column;
  const often = place.rows === undefined ? '' : ` ×${place.rows}`;
  return visibleLine(place.file) + at + (inside === undefined ? '' : ` [${visibleLine(inside)}]`) + often;
}
