import { messageOf } from '../../finding/catalogue.ts';
import { orderFindings } from '../../finding/finding.ts';
import { words } from '../../text/lang.ts';
import { showDate, showList, showQuantity } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, list, number, paragraph, subheading, text } from '../chapter.ts';
import { coverageBlocks } from '../coverage.ts';
import type { Facts } from '../facts.ts';
import { statementOf } from '../meta.ts';
import { peopleByGroup } from '../people.ts';
import { rulesInWords } from '../rules.ts';
import { groupName, tell } from '../speak.ts';

const say = words({
  id: {
    title: 'Metode dan data',
    instrument: 'Instrumen',
    id: 'Pengenal',
    version: 'Versi',
    noVersion: 'tanpa versi',
    indicators: 'Indikator yang ditanyakan',
    of: (asked: string, all: string) => `${asked} dari ${all}`,
    period: 'Periode',
    noPeriod: 'tidak disebut',
    answered: 'Waktu pengisian',
    noDate: 'tidak tercatat',
    until: (from: string, to: string) => `${from} sampai ${to}`,
    made: 'Tanggal laporan',
    changed: 'Perubahan setempat atas instrumen',
    override: (id: string, keys: string, file: string) => `${id}: ${keys} diubah dalam ${file}`,
    dropped: (ids: string) => `Dihapus: ${ids}`,
    unchanged: 'Instrumen dipakai tanpa perubahan setempat.',
    scale: 'Skala dan predikat',
    scaleCaption: 'Tingkat pada skala',
    level: 'Tingkat',
    label: 'Sebutan',
    bands: 'Predikat menurut nilai',
    band: 'Predikat',
    from: 'Mulai nilai',
    who: 'Kelompok penjawab',
    group: 'Kelompok',
    role: 'Peran',
    weight: 'Bobot',
    people: 'Responden',
    decides: (rank: string) => `memutuskan (urutan ${rank})`,
    weighs: 'ikut dirata-ratakan',
    none: 'belum ada',
    tallyOnly:
      'Hanya rekapitulasi yang tersedia: jumlah responden adalah batas terendah, sedangkan catatan, alasan, dan nama dokumen tidak diketahui.',
    rules: 'Aturan perhitungan',
    remarks: 'Catatan perhitungan',
    balance: 'Neraca data',
    rows: 'Baris dan lembar dibaca',
    rowsRefused: 'Baris dan lembar ditolak',
    read: 'Jawaban dibaca',
    counted: 'Dihitung',
    missing: 'Tanpa nilai (tidak tahu, tidak berlaku, menolak, menyusul)',
    refused: 'Ditolak',
    duplicates: 'Ganda',
    setAside: 'Disisihkan',
    openAnswers: 'Jawaban terbuka',
    outside: (n: string) => `${n} jawaban untuk indikator di luar versi singkat disimpan tetapi tidak dihitung.`,
    traces: 'Jejak perhitungan',
    digest: 'Sidik instrumen (sha256)',
    tally: 'Sidik rekapitulasi (sha256)',
    seed: 'Bilangan awal acak',
    product: 'Program',
  },
  en: {
    title: 'Method and data',
    instrument: 'Instrument',
    id: 'Identifier',
    version: 'Version',
    noVersion: 'no version',
    indicators: 'Indicators asked',
    of: (asked: string, all: string) => `${asked} of ${all}`,
    period: 'Period',
    noPeriod: 'not stated',
    answered: 'Answers taken',
    noDate: 'not recorded',
    until: (from: string, to: string) => `${from} to ${to}`,
    made: 'Date of the report',
    changed: 'Local changes to the instrument',
    override: (id: string, keys: string, file: string) => `${id}: ${keys} changed in ${file}`,
    dropped: (ids: string) => `Dropped: ${ids}`,
    unchanged: 'The instrument is used without local changes.',
    scale: 'Scale and bands',
    scaleCaption: 'Levels of the scale',
    level: 'Level',
    label: 'Name',
    bands: 'Bands',
    band: 'Band',
    from: 'From score',
    who: 'Who answered',
    group: 'Group',
    role: 'Role',
    weight: 'Weight',
    people: 'Respondents',
    decides: (rank: string) => `decides (rank ${rank})`,
    weighs: 'enters the mean',
    none: 'none yet',
    tallyOnly:
      'Only counts are available: the number of respondents is a lower limit, and notes, reasons and names of documents are not known.',
    rules: 'Rules of computation',
    remarks: 'Remarks of the computation',
    balance: 'Balance of the data',
    rows: 'Rows and sheets read',
    rowsRefused: 'Rows and sheets refused',
    read: 'Answers read',
    counted: 'Counted',
    missing: "Without a value (don't know, not applicable, refused, promised)",
    refused: 'Refused',
    duplicates: 'Duplicates',
    setAside: 'Set aside',
    openAnswers: 'Open answers',
    outside: (n: string) => `${n} answers to indicators outside the short form are kept but not counted.`,
    traces: 'Traces of the computation',
    digest: 'Digest of the instrument (sha256)',
    tally: 'Digest of the tally (sha256)',
    seed: 'Random seed',
    product: 'Program',
  },
});

export function method(f: Facts): Chapter {
  const w = say[f.lang];
  return {
    id: 'method',
    title: w.title,
    blocks: [
      // A chapter is pasted by itself, and must then still say what it is.
      { kind: 'callout', tone: 'note', text: statementOf(f) },
      aboutInstrument(f),
      subheading(w.changed),
      changes(f),
      subheading(w.scale),
      ...scaleTables(f),
      subheading(w.who),
      groupTable(f),
      ...(f.tallyOnly ? [paragraph(w.tallyOnly)] : []),
      ...coverageBlocks(f),
      subheading(w.rules),
      list(rulesInWords(f)),
      ...remarks(f),
      ...balanceTable(f),
      subheading(w.traces),
      traces(f),
    ],
  };
}

const show = (f: Facts, n: number): string => showQuantity(n, f.lang);

function aboutInstrument(f: Facts): Block {
  const w = say[f.lang];
  const taken = f.answers
    .map((a) => a.taken)
    .filter((t): t is string => t !== undefined && /^\d{4}-\d{2}-\d{2}/.test(t))
    .map((t) => t.slice(0, 10))
    .sort();
  const [first, last] = [taken[0], taken.at(-1)];
  const when =
    first === undefined || last === undefined
      ? w.noDate
      : first === last
        ? showDate(first, f.lang)
        : w.until(showDate(first, f.lang), showDate(last, f.lang));
  return {
    kind: 'key-value',
    caption: w.instrument,
    items: [
      { key: w.instrument, value: tell(f, f.instrument.title) },
      { key: w.id, value: f.instrument.id },
      { key: w.version, value: f.instrument.version || w.noVersion },
      { key: w.indicators, value: w.of(show(f, f.scope.asked), show(f, f.scope.all)) },
      { key: w.period, value: f.city.case.period || w.noPeriod },
      { key: w.answered, value: when },
      { key: w.made, value: showDate(f.today, f.lang) },
    ],
  };
}

function changes(f: Facts): Block {
  const w = say[f.lang];
  const { overrides, dropped } = f.instrument;
  const lines = overrides.map((o) => w.override(o.id, showList(o.keys, f.lang), o.file));
  if (dropped.length > 0) lines.push(w.dropped(showList(dropped, f.lang)));
  return lines.length === 0 ? paragraph(w.unchanged) : list(lines);
}

function scaleTables(f: Facts): Block[] {
  const w = say[f.lang];
  const levels = [...f.instrument.scale.levels].sort(([a], [b]) => a - b);
  const tables: Block[] = [];
  if (levels.length > 0) {
    tables.push({
      kind: 'table',
      caption: w.scaleCaption,
      columns: [figure(w.level, 'count'), text(w.label, 4)],
      rows: levels.map(([n, label]) => [number('count', n), tell(f, label)]),
    });
  }
  tables.push({
    kind: 'table',
    caption: w.bands,
    columns: [figure(w.from, 'score'), text(w.band, 4)],
    rows: f.instrument.bands.map((b) => [number('score', b.from), tell(f, b.title)]),
  });
  return tables;
}

function groupTable(f: Facts): Block {
  const w = say[f.lang];
  const people = peopleByGroup(f);
  return {
    kind: 'table',
    caption: w.who,
    columns: [text(w.group, 3), text(w.role, 2), figure(w.weight, 'quantity'), figure(w.people, 'count')],
    rows: [...f.instrument.groups.values()].map((g): Cell[] => [
      groupName(f, g.id),
      g.authority === undefined ? w.weighs : w.decides(show(f, g.authority)),
      number('quantity', g.authority === undefined ? g.weight : null),
      number('count', people.get(g.id) ?? null, w.none),
    ]),
  };
}

function remarks(f: Facts): Block[] {
  const own = f.assessment.findings.filter((x) => x.place.file === f.city.case.city);
  const lines = orderFindings(own).map((x) => messageOf(x, f.lang).found);
  return lines.length === 0 ? [] : [subheading(say[f.lang].remarks, 3), list(lines)];
}

function balanceTable(f: Facts): Block[] {
  const w = say[f.lang];
  const { balance } = f;
  const asked = new Set(f.leaves.map((l) => l.id));
  const outside = f.assessment.tier === 'core' ? f.answers.filter((a) => !asked.has(a.indicator)).reduce((sum, a) => sum + a.n, 0) : 0;
  const blocks: Block[] = [];
  if (balance !== undefined) {
    const keys = [
      ['rows', 'rowsRead'],
      ['rowsRefused', 'rowsRefused'],
      ['read', 'answersRead'],
      ['counted', 'counted'],
      ['missing', 'missing'],
      ['refused', 'refused'],
      ['duplicates', 'duplicates'],
      ['setAside', 'setAside'],
      ['openAnswers', 'open'],
    ] as const;
    blocks.push({
      kind: 'key-value',
      caption: w.balance,
      items: keys.map(([word, key]) => ({ key: w[word], value: number('count', balance[key]) })),
    });
  }
  if (outside > 0) blocks.push(paragraph(w.outside(show(f, outside))));
  return blocks.length === 0 ? [] : [subheading(w.balance), ...blocks];
}

function traces(f: Facts): Block {
  const w = say[f.lang];
  const { instrument, assessment, product } = f;
  return {
    kind: 'key-value',
    caption: w.traces,
    items: [
      { key: w.digest, value: instrument.digest },
      { key: w.tally, value: assessment.tallyDigest() },
      { key: w.seed, value: String(assessment.seed) },
      { key: w.product, value: product },
    ],
  };
}
