import { sha256 } from '../rubric/digest.ts';
import { csvText } from '../text/csv.ts';
import { TALLY_COLUMNS, type TallyRow } from './tally.ts';

function* lines(rows: Iterable<TallyRow>): Generator<string[]> {
  yield [...TALLY_COLUMNS];
  for (const row of rows) yield [row.city, row.period, row.group, row.indicator, row.value, row.proof, String(row.n)];
}

/** A tally file. Two equal tallies are equal bytes. `rows` come sorted from TallyBuilder. */
export const tallyText = (rows: Iterable<TallyRow>): string => csvText(lines(rows));

export const tallyDigest = (rows: Iterable<TallyRow>): string => sha256(tallyText(rows));
