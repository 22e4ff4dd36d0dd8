import type { AssessedNode } from '../../assess/types.ts';
import { words } from '../../text/lang.ts';
import { showDate } from '../../text/number.ts';
import { arithmeticOf, branchArithmetic } from '../arithmetic.ts';
import { type Block, type Cell, type Chapter, figure, number, paragraph, subheading, text } from '../chapter.ts';
import type { Facts } from '../facts.ts';
import { named, peopleByGroup } from '../people.ts';
import { documentsOf, proofName } from '../proof.ts';
import { citedReferences } from '../references.ts';
import { agencyName, groupName, labelOf, nodeCell, nodeCellAt, scoreCell, sourceOf, tell } from '../speak.ts';

const say = words({
  id: {
    title: 'Lampiran',
    leaves: 'Perhitungan setiap indikator',
    leavesNote:
      'Setiap baris menyebut jawaban tiap kelompok, nilai kelompok itu, dan cara nilai-nilai itu digabungkan. Tulisan “3 × 4,00” berarti tiga jawaban bernilai 4,00; di dalam kurung siku berdiri jawabannya sendiri: huruf kriteria yang terpenuhi, kode pilihan, atau angka.',
    indicator: 'Indikator',
    arithmetic: 'Perhitungan',
    weight: 'Bobot',
    answered: 'Dijawab',
    proven: 'Terbukti',
    branches: 'Penggabungan ke atas',
    branchesNote:
      'Tulisan “1 × 3,20” berarti bobot 1 kali nilai 3,20. Nilai yang belum dicetak karena datanya belum cukup tetap ikut dihitung dan ditandai (sementara).',
    part: 'Bagian',
    score: 'Nilai',
    respondents: 'Responden',
    respondentsNote: 'Nama orang tidak dicetak. Responden tanpa perangkat daerah hanya dihitung per kelompok.',
    group: 'Kelompok',
    agency: 'Instansi',
    people: 'Orang',
    rated: 'Indikator dinilai',
    missing: 'Tanpa nilai',
    taken: 'Tanggal',
    nobody: 'Belum ada responden.',
    individuals: 'tanpa instansi',
    open: 'Jawaban terbuka',
    question: 'Pertanyaan',
    answer: 'Jawaban',
    source: 'Sumber',
    documents: 'Bukti yang diserahkan',
    document: 'Dokumen',
    state: 'Status',
    references: 'Rujukan yang dikutip',
    referencesNote:
      'Hanya rujukan yang dikutip indikator dalam penilaian ini. Tanda (belum diverifikasi) berarti nomor, judul, atau isinya belum dilihat dalam teks publik oleh penyusun instrumen.',
    reference: 'Rujukan',
    status: 'Keterangan',
    cited: 'Dikutip oleh',
    unverified: '(belum diverifikasi)',
  },
  en: {
    title: 'Annex',
    leaves: 'Arithmetic of every indicator',
    leavesNote:
      'Each line gives the answers of every group, the value of that group, and how these values were combined. “3 × 4.00” means three answers worth 4.00; what was answered stands in square brackets: the letters of the criteria met, the code of an option, or a figure.',
    indicator: 'Indicator',
    arithmetic: 'Arithmetic',
    weight: 'Weight',
    answered: 'Answered',
    proven: 'Proven',
    branches: 'Combining upwards',
    branchesNote:
      '“1 × 3.20” means weight 1 times the value 3.20. A value that is withheld for lack of data still enters and is marked (provisional).',
    part: 'Part',
    score: 'Score',
    respondents: 'Respondents',
    respondentsNote: 'No names of persons are printed. Respondents without an agency are only counted by group.',
    group: 'Group',
    agency: 'Agency',
    people: 'People',
    rated: 'Indicators rated',
    missing: 'Without a value',
    taken: 'Date',
    nobody: 'No respondents yet.',
    individuals: 'without an agency',
    open: 'Open answers',
    question: 'Question',
    answer: 'Answer',
    source: 'Source',
    documents: 'Proof handed in',
    document: 'Document',
    state: 'State',
    references: 'References cited',
    referencesNote:
      'Only references that indicators of this assessment cite. The mark (not verified) means that number, title or content was not seen in a public text by the authors of the instrument.',
    reference: 'Reference',
    status: 'Remark',
    cited: 'Cited by',
    unverified: '(not verified)',
  },
});

export function annex(f: Facts): Chapter {
  const w = say[f.lang];
  return {
    id: 'annex',
    title: w.title,
    blocks: [
      subheading(w.leaves),
      paragraph(w.leavesNote),
      leafTable(f),
      subheading(w.branches),
      paragraph(w.branchesNote),
      branchTable(f),
      subheading(w.respondents),
      ...respondents(f),
      ...openAnswers(f),
      ...documents(f),
      ...references(f),
    ],
  };
}

function leafTable(f: Facts): Block {
  const w = say[f.lang];
  return {
    id: 'arithmetic',
    kind: 'table',
    caption: w.leaves,
    columns: [
      text(w.indicator, 3),
      text(w.arithmetic, 6),
      figure(w.weight, 'quantity'),
      figure(w.answered, 'score'),
      figure(w.proven, 'score'),
    ],
    rows: f.leaves.map((leaf): Cell[] => [
      nodeCell(f, leaf),
      arithmeticOf(f, leaf),
      number('quantity', leaf.weight),
      scoreCell(f, leaf, leaf.answered),
      scoreCell(f, leaf, leaf.proven),
    ]),
  };
}

function branchTable(f: Facts): Block {
  const w = say[f.lang];
  const rows: Cell[][] = [];
  const add = (node: AssessedNode, depth: number): void => {
    if (node.leaf !== null) return;
    rows.push([
      nodeCellAt(f, node, depth),
      branchArithmetic(f, node),
      number('quantity', node.kind === 'instrument' || node.kind === 'view' ? null : node.weight),
      scoreCell(f, node),
    ]);
    for (const child of node.children) add(child, depth + 1);
  };
  add(f.city.index, 0);
  return {
    id: 'branches',
    kind: 'table',
    caption: w.branches,
    columns: [text(w.part, 2), text(w.arithmetic, 6), figure(w.weight, 'quantity'), figure(w.score, 'score')],
    rows,
  };
}

/** By agency, and the rest only counted: answers of residents are not theirs to publish under a name. */
function respondents(f: Facts): Block[] {
  const w = say[f.lang];
  const all = peopleByGroup(f);
  if (all.size === 0) return [paragraph(w.nobody)];
  const agencies = named(f).filter((r) => r.agency !== undefined);
  const show = (taken: string | undefined): string => (taken === undefined ? '–' : showDate(taken, f.lang));
  const rows = agencies.map((r): Cell[] => [
    groupName(f, r.group),
    agencyName(f, r.agency!),
    number('count', r.people),
    number('count', r.rated),
    number('count', r.missing),
    show(r.taken),
  ]);
  for (const [group, people] of all) {
    const rest = people - agencies.filter((r) => r.group === group).reduce((sum, r) => sum + r.people, 0);
    if (rest > 0) rows.push([groupName(f, group), w.individuals, number('count', rest), number('count', null), number('count', null), '–']);
  }
  return [
    paragraph(w.respondentsNote),
    {
      kind: 'table',
      caption: w.respondents,
      columns: [
        text(w.group, 2),
        text(w.agency, 3),
        figure(w.people, 'count'),
        figure(w.rated, 'count'),
        figure(w.missing, 'count'),
        text(w.taken, 2),
      ],
      rows,
    },
  ];
}

function openAnswers(f: Facts): Block[] {
  const w = say[f.lang];
  if (f.open.length === 0) return [];
  const question = (id: string): string => {
    const asked = tell(f, f.instrument.open.get(id)?.ask ?? f.instrument.indicators.get(id)?.ask);
    return asked === '' ? id : `${id} ${asked}`;
  };
  const order = [...f.instrument.open.keys(), ...f.instrument.indicators.keys()];
  const sorted = [...f.open].sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
  return [
    subheading(w.open),
    {
      kind: 'table',
      caption: w.open,
      columns: [text(w.question, 3), text(w.answer, 4), text(w.source, 2)],
      rows: sorted.map((o): Cell[] => [question(o.question), o.text.trim(), sourceOf(f, o)]),
    },
  ];
}

function documents(f: Facts): Block[] {
  const w = say[f.lang];
  const rows = f.leaves.flatMap((leaf) =>
    documentsOf(f, leaf).map((d): Cell[] => [d.title, proofName(f, d.state), nodeCell(f, leaf), sourceOf(f, d.answer)]),
  );
  if (rows.length === 0) return [];
  return [
    subheading(w.documents),
    {
      kind: 'table',
      caption: w.documents,
      columns: [text(w.document, 3), text(w.state, 1), text(w.indicator, 3), text(w.source, 2)],
      rows,
    },
  ];
}

function references(f: Facts): Block[] {
  const w = say[f.lang];
  const cited = citedReferences(f);
  if (cited.length === 0) return [];
  const mark = (verified: boolean): string => (verified ? '' : ` ${w.unverified}`);
  return [
    subheading(w.references),
    paragraph(w.referencesNote),
    {
      id: 'references',
      kind: 'table',
      caption: w.references,
      columns: [text(w.reference, 4), text(w.status, 2), text(w.cited, 3)],
      rows: cited.map((r): Cell[] => [
        `${r.title}${mark(r.verified)}`,
        r.status,
        r.citations.map((c) => `${labelOf(f, c.leaf)}${c.at === '' ? '' : `, ${c.at}`}${r.verified ? mark(c.verified) : ''}`).join('\n'),
      ]),
    },
  ];
}
