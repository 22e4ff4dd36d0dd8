import { type Debt, daysLate } from '../../report/chase.ts';
import type { Facts } from '../../report/facts.ts';
import { proofName } from '../../report/proof.ts';
import { labelOf, tell } from '../../report/speak.ts';
import { showQuantity } from '../../text/number.ts';
import { dateInWords } from '../status/due-words.ts';
import type { Party } from '../status/parties.ts';
import type { LetterTable, Part } from './letter.ts';
import { letterWords } from './words.ts';

export type DebtsOf = (part: Part) => readonly Debt[];

/** Lines that a page has left between the letter's head and its signature, and characters that fill a line of a table. */
const [LINES, LINE] = [18, 92];

/** Whether the lists leave the signature on the first page. An estimate: what does not fit goes into an annex, and a sum stands in the letter. */
export function fitsOnPage(tables: readonly LetterTable[]): boolean {
  const lines = (text: string, share: number): number =>
    text.split('\n').reduce((sum, item) => sum + Math.max(1, Math.ceil(item.length / ((LINE * share) / 100))), 0);
  const height = (row: readonly string[], { columns }: LetterTable): number =>
    0.3 + Math.max(...row.map((cell, i) => lines(cell, columns[i]!.share)));
  return tables.reduce((sum, t) => sum + 2.5 + t.rows.reduce((all, row) => all + height(row, t), 0), 0) <= LINES;
}

/** How much is owed of each kind and until when, for a letter whose lists are annexed. */
export function summaryTable(of: DebtsOf, f: Facts): LetterTable {
  const w = letterWords[f.lang];
  const parts: readonly Part[] = ['questions', 'promised', 'codes', 'documents', 'replace'];
  const rows = parts.flatMap((part): string[][] => {
    const debts = of(part);
    if (debts.length === 0) return [];
    const count = debts.reduce((sum, d) => sum + d.n, 0);
    const first = debts.filter((d) => d.due !== undefined).sort((a, b) => (a.due! < b.due! ? -1 : 1))[0];
    return [[w[part], showQuantity(count, f.lang), first === undefined ? '' : dateInWords(first.due!, daysLate(f, first), f.lang)]];
  });
  return {
    title: w.summary,
    columns: [
      { title: w.no, share: NUMBER_SHARE },
      { title: w.kind, share: 42 },
      { title: w.count, share: 16 },
      { title: w.due, share: 36 },
    ],
    rows: rows.map((row, i) => [String(i + 1), ...row]),
  };
}

const NUMBER_SHARE = 6;

/** What is owed, a row each, by what has to be done about it. */
export function listTables(party: Party, of: DebtsOf, f: Facts): LetterTable[] {
  const w = letterWords[f.lang];
  const label = ({ leaf, n }: Debt): string => `${labelOf(f, leaf)}${n > 1 ? ` (${w.times(showQuantity(n, f.lang))})` : ''}`;
  const due = (d: Debt): string => (d.due === undefined ? '' : dateInWords(d.due, daysLate(f, d), f.lang));
  const documents = ({ leaf }: Debt): string => leaf.leaf.indicator.evidence.map((t) => tell(f, t)).join('\n') || w.anyDocument;
  type Columns = readonly (readonly [title: string, share: number])[];
  const table = (title: string, columns: Columns, debts: readonly Debt[], cells: (d: Debt) => readonly string[]): LetterTable[] => {
    const rest = 100 - NUMBER_SHARE - columns.reduce((sum, [, share]) => sum + share, 0);
    const all: Columns = [[w.no, NUMBER_SHARE], [w.indicator, rest], ...columns];
    const rows = debts.map((d, i) => [String(i + 1), label(d), ...cells(d)]);
    return debts.length === 0 ? [] : [{ title, columns: all.map(([name, share]) => ({ title: name, share })), rows }];
  };
  return [
    ...table(w.questions, [[w.due, 36]], of('questions'), (d) => [due(d)]),
    ...table(w.promised, [[w.due, 36]], of('promised'), (d) => [due(d)]),
    ...table(w.codes, [[w.said, 36]], of('codes'), (d) => [d.lack === 'refused' ? w.refused : w.unknown]),
    ...table(w.documents, [[w.wanted, 62]], of('documents'), (d) => [documents(d)]),
    ...table(
      w.replace,
      [
        [w.handedIn, 36],
        [w.wanted, 36],
      ],
      of('replace'),
      (d) => [handedIn(d, party, f), documents(d)],
    ),
  ];
}

/** What was handed in and does not do, and what the mentors said of it, so that nobody sends the same again. */
function handedIn({ leaf, lack }: Debt, party: Party, f: Facts): string {
  const w = letterWords[f.lang];
  const state = lack === 'proof-wrong' ? 'wrong' : 'outdated';
  const mine = (f.said.get(leaf.id) ?? []).filter((a) => (party.kind === 'agency' ? a.agency === party.id : a.respondent === party.id));
  const lines = mine.flatMap(({ documents }) =>
    documents
      .filter((d) => d.state === state)
      .map(({ title, file, judged }) => {
        const name = `${title ?? file ?? w.untitled} (${proofName(f, state)})`;
        return judged?.note === undefined ? name : `${name}. ${w.remark(judged.note)}`;
      }),
  );
  return lines.length === 0 ? proofName(f, state) : [...new Set(lines)].join('\n');
}
