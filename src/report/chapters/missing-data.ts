import { words } from '../../text/lang.ts';
import { showDate, showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, number, paragraph, subheading, text } from '../chapter.ts';
import { chaseList, type Debt, daysLate, type Holder, isLate, isProofLack, type Lack } from '../chase.ts';
import type { Facts } from '../facts.ts';
import { agencyName, nodeCell, tell } from '../speak.ts';

const say = words<{
  title: string;
  lead: string;
  none: string;
  nothingKnown: string;
  tally: string;
  table: string;
  holder: string;
  columns: { unanswered: string; promised: string; late: string; unknown: string; proof: string; total: string };
  indicator: string;
  lack: string;
  due: string;
  note: string;
  lacks: Record<Lack, string>;
  times: (lack: string, n: string) => string;
  noDue: string;
  today: (date: string) => string;
  overdue: (date: string, days: string) => string;
  ahead: (date: string, days: string) => string;
  proofs: (list: string) => string;
  notProofs: (list: string) => string;
  also: (list: string) => string;
  group: (title: string) => string;
  owed: (name: string) => string;
}>({
  id: {
    title: 'Data yang masih kurang',
    lead: 'Daftar ini disusun per pihak yang dapat melengkapinya, sehingga tiap bagian dapat dikirim tersendiri.',
    none: 'Tidak ada data yang kurang: semua yang ditunggu sudah menjawab dan semua bukti yang diwajibkan sudah ada.',
    nothingKnown:
      'Daftar responden yang ditunggu belum dibuat. Indikator yang belum bernilai dicantumkan pada penanggung jawab pertamanya menurut instrumen.',
    tally: 'Hanya rekapitulasi yang tersedia, sehingga siapa yang belum menjawab dan bukti mana yang kurang tidak dapat disebutkan.',
    table: 'Ringkasan per pihak',
    holder: 'Pihak',
    columns: {
      unanswered: 'Belum dijawab',
      promised: 'Menyusul',
      late: 'Lewat tenggat',
      unknown: 'Tidak tahu atau menolak',
      proof: 'Bukti kurang',
      total: 'Jumlah',
    },
    indicator: 'Indikator',
    lack: 'Yang kurang',
    due: 'Tenggat',
    note: 'Keterangan',
    lacks: {
      unanswered: 'belum dijawab',
      unassigned: 'belum ditanyakan kepada siapa pun',
      promised: 'dijanjikan menyusul',
      unknown: 'dijawab tidak tahu',
      refused: 'menolak menjawab',
      'proof-owed': 'bukti belum ada',
      'proof-wrong': 'bukti tidak sesuai',
      'proof-outdated': 'bukti usang',
      'proof-unverified': 'bukti belum diperiksa',
    },
    times: (lack, n) => `${lack} (${n} jawaban)`,
    noDue: 'tanpa tanggal',
    today: (date) => `${date} (hari ini)`,
    overdue: (date, days) => `${date} (lewat ${days} hari)`,
    ahead: (date, days) => `${date} (${days} hari lagi)`,
    proofs: (list) => `Contoh bukti: ${list}`,
    notProofs: (list) => `Yang tidak diterima sebagai bukti: ${list}`,
    also: (list) => `Penanggung jawab lain: ${list}`,
    group: (title) => `Kelompok ${title}`,
    owed: (name) => `Yang ditunggu dari ${name.replace(/^Kelompok /, 'kelompok ')}`,
  },
  en: {
    title: 'Data still missing',
    lead: 'The list is arranged by those who can supply it, so that each part can be sent by itself.',
    none: 'Nothing is missing: everyone expected has answered and every proof required is there.',
    nothingKnown:
      'There is no list of expected respondents yet. Indicators without a score are listed under their first owner in the instrument.',
    tally: 'Only counts are available, so that it cannot be said who has not answered and which proof is missing.',
    table: 'Summary by holder',
    holder: 'Holder',
    columns: {
      unanswered: 'Unanswered',
      promised: 'Promised',
      late: 'Overdue',
      unknown: "Don't know or refused",
      proof: 'Proof lacking',
      total: 'Total',
    },
    indicator: 'Indicator',
    lack: 'What is missing',
    due: 'Due',
    note: 'Remark',
    lacks: {
      unanswered: 'not answered',
      unassigned: 'nobody has been asked',
      promised: 'promised for later',
      unknown: "answered don't know",
      refused: 'refused',
      'proof-owed': 'no proof yet',
      'proof-wrong': 'proof does not fit',
      'proof-outdated': 'proof is outdated',
      'proof-unverified': 'proof not checked yet',
    },
    times: (lack, n) => `${lack} (${n} answers)`,
    noDue: 'no date',
    today: (date) => `${date} (today)`,
    overdue: (date, days) => `${date} (${days} ${days === '1' ? 'day' : 'days'} overdue)`,
    ahead: (date, days) => `${date} (in ${days} ${days === '1' ? 'day' : 'days'})`,
    proofs: (list) => `Examples of proof: ${list}`,
    notProofs: (list) => `Not accepted as proof: ${list}`,
    also: (list) => `Other owners: ${list}`,
    group: (title) => `Group ${title}`,
    owed: (name) => `Expected from ${name.replace(/^Group /, 'the group ')}`,
  },
});

/** The chase list: per agency what is unanswered, promised, unknown, and which proof is owed or does not fit. */
export function missingData(f: Facts): Chapter {
  const w = say[f.lang];
  const holders = chaseList(f);
  const blocks: Block[] = [];
  if (f.tallyOnly) blocks.push({ kind: 'callout', tone: 'warning', text: w.tally });
  if (holders.length === 0) blocks.push(paragraph(w.none));
  else {
    blocks.push(paragraph(w.lead));
    if (f.expected.length === 0) blocks.push(paragraph(w.nothingKnown));
    blocks.push(overview(f, holders));
    for (const holder of holders) blocks.push(subheading(nameOf(f, holder)), debtTable(f, holder));
  }
  return { id: 'missing-data', title: w.title, blocks };
}

const nameOf = (f: Facts, holder: Holder): string => (holder.kind === 'group' ? say[f.lang].group(holder.title) : holder.title);

function overview(f: Facts, holders: readonly Holder[]): Block {
  const w = say[f.lang];
  const count = (debts: readonly Debt[], test: (d: Debt) => boolean): Cell =>
    number(
      'count',
      debts.filter(test).reduce((sum, d) => sum + d.n, 0),
    );
  const { unanswered, promised, late, unknown, proof, total } = w.columns;
  return {
    id: 'holders',
    kind: 'table',
    caption: w.table,
    columns: [text(w.holder, 4), ...[unanswered, promised, late, unknown, proof, total].map((title) => figure(title, 'count'))],
    rows: holders.map(({ debts, ...holder }): Cell[] => [
      nameOf(f, { ...holder, debts }),
      count(debts, (d) => d.lack === 'unanswered' || d.lack === 'unassigned'),
      count(debts, (d) => d.lack === 'promised'),
      count(debts, (d) => isLate(f, d)),
      count(debts, (d) => d.lack === 'unknown' || d.lack === 'refused'),
      count(debts, (d) => isProofLack(d.lack)),
      count(debts, () => true),
    ]),
  };
}

/** What one holder owes, a row a thing. */
export function debtTable(f: Facts, holder: Holder): Block {
  const w = say[f.lang];
  return {
    kind: 'table',
    caption: holder.kind === 'nobody' ? holder.title : w.owed(nameOf(f, holder)),
    columns: [text(w.indicator, 3), text(w.lack, 2), text(w.due, 2), text(w.note, 4)],
    rows: holder.debts.map((debt): Cell[] => [
      nodeCell(f, debt.leaf),
      debt.n === 1 ? w.lacks[debt.lack] : w.times(w.lacks[debt.lack], showQuantity(debt.n, f.lang)),
      dueInWords(f, debt),
      remark(f, holder, debt),
    ]),
  };
}

function dueInWords(f: Facts, debt: Debt): string {
  const w = say[f.lang];
  if (debt.due === undefined) return debt.lack === 'promised' ? w.noDue : '';
  const days = daysLate(f, debt);
  const date = showDate(debt.due, f.lang);
  if (days === undefined) return date;
  if (days === 0) return w.today(date);
  return days > 0 ? w.overdue(date, showQuantity(days, f.lang)) : w.ahead(date, showQuantity(-days, f.lang));
}

/** What would help to settle it: the proof that is accepted, what was mistaken for proof, who else owns it. */
function remark(f: Facts, holder: Holder, { leaf, lack }: Debt): string {
  const w = say[f.lang];
  const { evidence, notEvidence, owners } = leaf.leaf.indicator;
  const texts = (list: typeof evidence): string => list.map((t) => tell(f, t)).join('; ');
  if (isProofLack(lack)) {
    // Residents and press are not asked for papers that lie in an office.
    if (lack === 'proof-unverified' || holder.kind === 'group') return '';
    const lines = evidence.length > 0 ? [w.proofs(texts(evidence))] : [];
    if (lack === 'proof-wrong' && notEvidence.length > 0) lines.push(w.notProofs(texts(notEvidence)));
    return lines.join('\n');
  }
  const others = owners.filter((id) => id !== holder.id);
  return lack === 'unassigned' && others.length > 0 ? w.also(others.map((id) => agencyName(f, id)).join('; ')) : '';
}
