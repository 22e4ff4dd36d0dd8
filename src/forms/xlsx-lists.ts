import type { WriteSheet } from './workbook.ts';

/** Lists for drop-downs, one column each on a hidden sheet: lists written into a cell's rule break on commas and at 255 characters. */
export class Lists {
  readonly #columns: (readonly string[])[] = [];
  static readonly SHEET = '_daftar';

  /** Adds a list, or finds the equal one, and says where it stands. */
  range(list: readonly string[]): string {
    const key = JSON.stringify(list);
    let at = this.#columns.findIndex((c) => JSON.stringify(c) === key);
    if (at === -1) at = this.#columns.push(list) - 1;
    const column = letters(at);
    return `${Lists.SHEET}!$${column}$1:$${column}$${list.length}`;
  }

  sheet(): WriteSheet {
    const height = Math.max(0, ...this.#columns.map((c) => c.length));
    const rows = Array.from({ length: height }, (_, r) => this.#columns.map((c) => c[r] ?? null));
    return { name: Lists.SHEET, rows, veryHidden: true, protection: { sheet: true } };
  }
}

/** 0 -> A, 26 -> AA. */
export function letters(column: number): string {
  const rest = column % 26;
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : letters(before - 1)) + String.fromCharCode(65 + rest);
}
