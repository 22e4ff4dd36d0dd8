import type { Balance, Reading } from '../../answers/answer.ts';
import { jsonText } from '../../text/json.ts';
import type { PlannedSheet } from './write.ts';

/**
 * What an ingest read and where it went, as `siapkota/ingest@1`: `tables` say what each heading was read as (null: not read), `sheets` what
 * became of each (`new`, `same`, `replaced`, `conflict`), `balance` holds the closing line's figures. Nothing was written where `written`
 * is false.
 */
export function ingestJson(
  readings: readonly Reading[],
  sheets: readonly PlannedSheet[],
  balance: Balance,
  written: boolean,
  showPath: (path: string) => string,
): string {
  const value = {
    format: 'siapkota/ingest@1',
    written,
    tables: readings
      .flatMap((r) => r.tables ?? [])
      .map(({ file, sheet, tool, shape, rows, columns }) => ({
        file,
        sheet: sheet ?? null,
        tool: tool ?? null,
        shape,
        rows,
        columns: columns.map(({ heading, meaning }) => ({ heading, meaning: meaning ?? null })),
      })),
    sheets: sheets.map(({ path, state, document: { city, period, respondent, answers } }) => ({
      path: showPath(path),
      state,
      city: city.id,
      period,
      group: respondent.group,
      respondent: respondent.id,
      answers: answers.size,
    })),
    balance: {
      rows: { read: balance.rowsRead, used: balance.rowsRead - balance.rowsRefused, refused: balance.rowsRefused },
      answers: {
        read: balance.answersRead,
        counted: balance.counted,
        missing: balance.missing,
        refused: balance.refused,
        duplicates: balance.duplicates,
        set_aside: balance.setAside,
      },
      open: balance.open,
    },
  };
  return `${jsonText(value, 2)}\n`;
}
