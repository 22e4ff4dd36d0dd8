import type { AssessedNode } from '../assess/types.ts';
import { agencyName, cityName, tell } from '../report/speak.ts';
import { words } from '../text/lang.ts';
import { showDate, showQuantity, showScore, showShare } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { indent } from '../text/wrap.ts';
import { dueInWords } from './due-words.ts';
import { type Status, usefulAnswers } from './status.ts';
import type { Counts, Party } from './status-parties.ts';
import { type ColumnOf, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const say = words({
  id: {
    title: (city: string, period: string, date: string) => `${city}${period === '' ? '' : `, periode ${period}`}: keadaan pada ${date}`,
    coverage: (share: string) => `Cakupan indeks: ${share}.`,
    bounds: (low: string, high: string) => `Jawaban yang belum ada masih dapat membawa indeks ke antara ${low} dan ${high}.`,
    complete: (score: string) => `Tidak ada jawaban yang masih dapat menggeser indeks: ${score}.`,
    nothing: 'Belum ada jawaban yang dapat dihitung.',
    owed: (n: string, overdue: string) => `Masih ditunggu: ${n}${overdue === '0' ? '' : `; ${overdue} di antaranya lewat tenggat`}.`,
    allIn: 'Tidak ada yang ditunggu: semua jawaban dan bukti yang diwajibkan sudah ada.',
    tally: 'Hanya rekapitulasi yang tersedia; siapa yang belum menjawab tidak dapat disebutkan.',
    noList: 'siapkota.yaml belum mendaftar `respondents`, jadi siapa yang ditunggu tidak diketahui.',
    party: 'Pihak',
    answered: 'Terjawab',
    unanswered: 'Kosong',
    codes: 'Tak tahu',
    promised: 'Janji',
    proof: 'Bukti',
    wrong: 'salah/usang',
    due: 'Tenggat',
    seen: 'Terakhir',
    group: (title: string) => `Kelompok ${title}`,
    nobody: 'Belum ada penanggung jawab',
    rubrics: 'Rubrik',
    rated: 'Bernilai',
    possible: 'Masih mungkin',
    useful: 'Jawaban yang paling mempersempit batas indeks',
    usefulNote: 'Bila jawaban itu ada, di tengah rentangnya dan berbukti, sementara yang lain tetap kosong.',
    indicator: 'Indikator',
    owner: 'Penanggung jawab',
    narrows: 'Sempit',
    legend: 'Terjawab termasuk "tidak berlaku"; Tak tahu termasuk yang menolak; Bukti: belum ada, belum diperiksa, salah, atau usang.',
    more: 'Rinciannya: --verbose per rubrik, --format json lengkap, --letters FOLDER surat per pihak.',
  },
  en: {
    title: (city: string, period: string, date: string) => `${city}${period === '' ? '' : `, period ${period}`}: as of ${date}`,
    coverage: (share: string) => `Coverage of the index: ${share}.`,
    bounds: (low: string, high: string) => `The answers still missing can take the index anywhere from ${low} to ${high}.`,
    complete: (score: string) => `No missing answer can move the index any more: ${score}.`,
    nothing: 'There are no answers to count yet.',
    owed: (n: string, overdue: string) => `Still owed: ${n}${overdue === '0' ? '' : `; ${overdue} of it overdue`}.`,
    allIn: 'Nothing is owed: every answer and every proof required is there.',
    tally: 'Only counts are available; who has not answered cannot be said.',
    noList: 'siapkota.yaml lists no `respondents` yet, so nobody is known to be waited for.',
    party: 'Party',
    answered: 'Answered',
    unanswered: 'Blank',
    codes: 'Unknown',
    promised: 'Later',
    proof: 'Proof',
    wrong: 'wrong/old',
    due: 'Due',
    seen: 'Last seen',
    group: (title: string) => `Group: ${title}`,
    nobody: 'No owner yet',
    rubrics: 'Rubric',
    rated: 'Rated',
    possible: 'Still possible',
    useful: 'The answers that narrow the bounds of the index most',
    usefulNote: 'If that answer were in, at the middle of its range and with proof, all others still missing.',
    indicator: 'Indicator',
    owner: 'Owner',
    narrows: 'Narrows',
    legend: 'Answered includes "not applicable", Unknown the refused; Proof: none yet, not checked, wrong or outdated.',
    more: 'More: --verbose by rubric, --format json in full, --letters FOLDER a letter to each party.',
  },
});

/** The status for a person: how far, who owes what, what it could still change, and what to go after first. */
export function statusText(status: Status, terminal: Terminal): string {
  const { lang, columns } = terminal;
  const w = say[lang];
  const { f, parties } = status;
  const { case: known } = f.city;
  const lines = [terminal.out.bold(visibleLine(w.title(cityName(f), known.period, showDate(f.today, lang)))), ''];
  lines.push(...summaryOf(status, terminal).map((line) => indent(line, columns, '')));
  if (parties.length > 0) lines.push('', partyTable(status, terminal), terminal.out.dim(indent(w.legend, columns, '')));
  lines.push('', rubricTable(status, terminal));
  if (usefulAnswers(status).length > 0)
    lines.push('', terminal.out.bold(w.useful), indent(w.usefulNote, columns, ''), '', usefulTable(status, terminal));
  lines.push('', terminal.out.dim(indent(w.more, columns, '')));
  return `${lines.join('\n')}\n`;
}

function summaryOf({ f, parties, narrowing }: Status, { lang }: Terminal): string[] {
  const w = say[lang];
  const lines: string[] = [];
  if (f.city.index.coverage !== null) lines.push(w.coverage(showShare(f.city.index.coverage, lang)));
  if (narrowing.low === null || narrowing.high === null) lines.push(w.nothing);
  else if (narrowing.high - narrowing.low < 1e-9) lines.push(w.complete(showScore(narrowing.low, lang)));
  else lines.push(w.bounds(showScore(narrowing.low, lang), showScore(narrowing.high, lang)));
  if (f.tallyOnly) lines.push(w.tally);
  else if (f.expected.length === 0) lines.push(w.noList);
  const owed = parties.flatMap((p) => p.debts).reduce((sum, d) => sum + d.n, 0);
  const overdue = parties.reduce((sum, p) => sum + p.overdue, 0);
  if (owed > 0) lines.push(w.owed(showQuantity(owed, lang), showQuantity(overdue, lang)));
  else if (!f.tallyOnly && f.expected.length > 0) lines.push(w.allIn);
  return lines;
}

interface Row {
  readonly title: string;
  readonly counts: Counts;
  readonly party: Party | undefined;
}

function partyTable({ parties }: Status, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const rows = parties.flatMap((party): Row[] => [
    { title: nameOf(party, terminal), counts: party.counts, party },
    ...(terminal.verbose ? party.rubrics.map((r): Row => ({ title: `  ${r.title}`, counts: r.counts, party: undefined })) : []),
  ]);
  const count = (title: string, of: (c: Counts) => number, optional = false): ColumnOf<Row> => ({
    title,
    align: 'right',
    cell: ({ counts }) => (of(counts) === 0 ? '' : showQuantity(of(counts), lang)),
    optional,
  });
  const settled = (c: Counts): number => c.answered + c.notApplicable;
  return renderTable(
    rows,
    [
      { title: w.party, align: 'left', cell: (row) => row.title },
      {
        title: w.answered,
        align: 'right',
        cell: ({ counts: c }) =>
          c.asked === null ? showQuantity(settled(c), lang) : `${showQuantity(settled(c), lang)}/${showQuantity(c.asked, lang)}`,
      },
      count(w.unanswered, (c) => c.unanswered + c.unassigned),
      count(w.codes, (c) => c.unknown + c.refused),
      count(w.promised, (c) => c.promised),
      count(w.proof, (c) => c.proofOwed + c.proofUnverified + c.proofWrong + c.proofOutdated),
      count(w.wrong, (c) => c.proofWrong + c.proofOutdated, true),
      {
        title: w.seen,
        align: 'left',
        cell: ({ party }) => (party?.lastSeen === undefined ? '' : party.lastSeen.slice(0, 10)),
        optional: true,
      },
      {
        title: w.due,
        align: 'left',
        cell: ({ party }) => (party?.daysLate === undefined ? (party?.due ?? '') : dueInWords(party.daysLate, lang)),
      },
    ],
    terminal,
  );
}

function nameOf({ kind, title }: Party, { lang }: Terminal): string {
  return kind === 'group' ? say[lang].group(title) : kind === 'nobody' ? say[lang].nobody : title;
}

function rubricTable({ f }: Status, terminal: Terminal): string {
  const { lang } = terminal;
  const w = say[lang];
  const scores = (node: AssessedNode): string => {
    const { low, high } = node[f.instrument.headline];
    if (low === null || high === null) return '';
    return high - low < 1e-9 ? showScore(low, lang) : `${showScore(low, lang)}–${showScore(high, lang)}`;
  };
  return renderTable(
    [...f.city.index.children],
    [
      { title: w.rubrics, align: 'left', cell: (node) => tell(f, node.node.title) },
      { title: w.rated, align: 'right', cell: (node) => (node.coverage === null ? '' : showShare(node.coverage, lang)) },
      { title: w.possible, align: 'right', cell: scores },
    ],
    terminal,
  );
}

function usefulTable(status: Status, terminal: Terminal): string {
  const { f } = status;
  const w = say[terminal.lang];
  const indicatorOf = (id: string) => f.leafById.get(id)!.leaf.indicator;
  return renderTable(
    [...usefulAnswers(status)],
    [
      { title: w.indicator, align: 'left', cell: (l) => `${l.indicator} ${tell(f, indicatorOf(l.indicator).title)}` },
      { title: w.narrows, align: 'right', cell: (l) => showScore(l.narrows, terminal.lang, 3) },
      {
        title: w.owner,
        align: 'left',
        cell: (l) => {
          const [first, ...others] = indicatorOf(l.indicator).owners;
          return first === undefined ? '' : `${agencyName(f, first)}${others.length === 0 ? '' : ` +${others.length}`}`;
        },
        optional: true,
      },
    ],
    terminal,
  );
}
