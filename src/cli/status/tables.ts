import type { AssessedNode } from '../../assess/types.ts';
import type { Facts, LeafNode } from '../../report/facts.ts';
import { agencyName, boundsOf, headline, labelOf, score, tell } from '../../report/speak.ts';
import { showQuantity, showScore, showShare } from '../../text/number.ts';
import { type ColumnOf, renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { dueInWords, shortDate } from './due-words.ts';
import type { Counts, Party } from './parties.ts';
import { type Status, usefulAnswers } from './status.ts';
import { statusWords } from './words.ts';

export const settled = (c: Counts): number => c.answered + c.notApplicable;

export function nameOfParty({ kind, title }: Pick<Party, 'kind' | 'title'>, { lang }: Terminal): string {
  return kind === 'group' ? statusWords[lang].group(title) : title;
}

interface Row {
  readonly title: string;
  readonly counts: Counts;
  /** Absent in the rows of a party's rubrics. */
  readonly party: Party | undefined;
}

/** One row for each party; with --verbose its rubrics below it. */
export function partyTable(parties: readonly Party[], f: Facts, terminal: Terminal): string {
  const { lang } = terminal;
  const w = statusWords[lang];
  const rows = parties.flatMap((party): Row[] => [
    { title: nameOfParty(party, terminal), counts: party.counts, party },
    ...(terminal.verbose ? party.rubrics.map((r): Row => ({ title: `  ${r.title}`, counts: r.counts, party: undefined })) : []),
  ]);
  const number = (n: number): string => (n === 0 ? '' : showQuantity(n, lang));
  const count = (title: string, of: (c: Counts) => number): ColumnOf<Row> => ({
    title,
    align: 'right',
    cell: ({ counts }) => number(of(counts)),
  });
  return renderTable(
    rows,
    [
      { title: w.party, align: 'left', cell: (row) => row.title },
      {
        title: w.answered,
        align: 'right',
        cell: ({ counts: c }) => {
          const given = showQuantity(settled(c), lang);
          return c.asked === null ? given : `${given}/${showQuantity(c.asked, lang)}`;
        },
      },
      count(w.unanswered, (c) => c.unanswered),
      count(w.unknown, (c) => c.unknown),
      ...(parties.some((p) => p.counts.refused > 0) ? [count(w.refused, (c) => c.refused)] : []),
      count(w.promised, (c) => c.promised),
      { title: w.proof, align: 'right', cell: ({ counts }) => proofCell(counts, number) },
      {
        title: w.seen,
        align: 'left',
        cell: ({ party }) => (party?.lastSeen === undefined ? '' : shortDate(party.lastSeen, f.today, lang)),
      },
      { title: w.due, align: 'left', cell: ({ party }) => (party === undefined ? '' : dueCell(party, lang)) },
    ],
    terminal,
  );
}

/** `3+2`: three still to come, and two that do not do. */
function proofCell({ proofOwed, proofUnverified, proofWrong, proofOutdated }: Counts, number: (n: number) => string): string {
  const unfit = proofWrong + proofOutdated;
  return number(proofOwed + proofUnverified) + (unfit === 0 ? '' : `+${number(unfit)}`);
}

function dueCell({ due, daysLate, debts }: Party, lang: Terminal['lang']): string {
  if (daysLate !== undefined) return dueInWords(daysLate, lang);
  return due ?? (debts.some((d) => d.lack === 'promised') ? statusWords[lang].undated : '');
}

export function unassignedTable(rows: readonly { readonly leaf: LeafNode; readonly party: Party }[], f: Facts, terminal: Terminal): string {
  const w = statusWords[terminal.lang];
  return renderTable(
    rows,
    [
      { title: w.indicator, align: 'left', cell: ({ leaf }) => labelOf(f, leaf) },
      { title: w.ask, align: 'left', cell: ({ leaf }) => ownersOf(leaf, f) },
    ],
    terminal,
  );
}

/** The first owner; the others are counted. */
function ownersOf(leaf: LeafNode, f: Facts): string {
  const [first, ...others] = leaf.leaf.indicator.owners;
  return first === undefined ? '' : `${agencyName(f, first)}${others.length === 0 ? '' : ` +${others.length}`}`;
}

export function rubricTable(f: Facts, terminal: Terminal): string {
  const { lang } = terminal;
  const w = statusWords[lang];
  const now = (node: AssessedNode): string => {
    const value = headline(f, node).score;
    if (node.state === 'insufficient') return w.withheldShort;
    return node.state === 'scored' && value !== null ? score(f, value) : '–';
  };
  return renderTable(
    [...f.city.index.children],
    [
      { title: w.rubric, align: 'left', cell: (node) => tell(f, node.node.title) },
      { title: w.rated, align: 'right', cell: (node) => (node.coverage === null ? '' : showShare(node.coverage, lang)) },
      { title: w.now, align: 'right', cell: now },
      { title: w.possible, align: 'left', cell: (node) => boundsOf(f, headline(f, node)) },
    ],
    terminal,
  );
}

/** Who is already waited for with an answer, else the owners. */
export function usefulTable(status: Status, terminal: Terminal): string {
  const { f, parties } = status;
  const w = statusWords[terminal.lang];
  const leafOf = (id: string): LeafNode => f.leafById.get(id)!;
  const waitedFor = (leaf: LeafNode): string => {
    const owing = parties.filter((p) => p.kind !== 'group' && p.kind !== 'nobody' && p.debts.some((d) => d.leaf === leaf));
    const [first, ...others] = owing;
    if (first === undefined) return ownersOf(leaf, f);
    return `${nameOfParty(first, terminal)}${others.length === 0 ? '' : ` +${others.length}`}`;
  };
  return renderTable(
    [...usefulAnswers(status)],
    [
      { title: w.indicator, align: 'left', cell: (l) => labelOf(f, leafOf(l.indicator)) },
      { title: w.narrows, align: 'right', cell: (l) => showScore(l.narrows, terminal.lang, 3) },
      { title: w.ask, align: 'left', cell: (l) => waitedFor(leafOf(l.indicator)) },
    ],
    terminal,
  );
}
