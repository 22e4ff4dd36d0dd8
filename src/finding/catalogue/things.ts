import { q } from './entry.ts';

/** What a value should have been. */
export type Shape = 'text' | 'list' | 'map' | 'number' | 'whole' | 'true-false' | 'string' | 'answer' | 'condition' | 'id' | 'nothing';

/** A slip behind a value of the wrong kind that can be named. */
export type Slip = 'empty' | 'no-dash' | 'no-quotes';

/** How a key's value is written, in any language. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'languages list': '[id, en]',
  'owners list': '[dinas-kominfo, bappeda]',
  'groups list': '[opd, warga]',
  'evidence list': '[ … ]',
  'not_evidence list': '[ … ]',
  'probe list': '[ … ]',
  'references list': '[perpres-95-2018]',
  'formerly list': '[GOV-1]',
  'options list': '[{ id: a, title: …, score: 1 }, { id: b, title: …, score: 5 }]',
  'criteria list': '[{ id: a, title: …, level: 2 }, { id: b, title: …, level: 3 }]',
  'thresholds list': '[10, 20, 30, 40]',
  'range list': '[0, 100]',
  'bands list': '[{ from: 1, title: … }]',
  'rubrics list': '[{ file: layanan.yaml }]',
  'sections list': '[{ id: …, title: …, indicators: [ … ] }]',
  'indicators list': '[{ id: …, title: …, type: level }]',
  'respondents list': '[{ id: …, group: … }]',
  'scale map': '{ min: 1, max: 5 }',
  'levels map': '{ 1: …, 2: …, 3: … }',
  'advice map': '{ 2: …, 3: … }',
  'goalposts map': '{ worst: 0, best: 100 }',
  'coverage map': '{ minimum: 0.6 }',
  'evidence map': '{ required_from: 3, cap: 2 }',
  'consensus map': '{ within: median }',
  'groups map': '{ opd: { title: … } }',
  'agencies map': '{ dishub: Dinas Perhubungan }',
  'references map': '{ perpres-95-2018: { title: … } }',
  'profile map': '{ coastal: { type: boolean, title: … } }',
  'city map': '{ id: "12.76", name: … }',
  'respondent map': '{ id: …, group: … }',
  'answers map': '{ GOV-01: 3 }',
  'instrument map': '{ id: …, version: … }',
};
/** `owners: [ … ]`, or nothing where the key is not known. */
export function exampleOf(where: string, want: Shape): string | undefined {
  const key = `${where} ${want}`;
  return Object.hasOwn(EXAMPLES, key) ? `\`${where}: ${EXAMPLES[key]}\`` : undefined;
}

export const shapeId: Record<Shape, string> = {
  text: 'teks, atau peta bahasa seperti { id: …, en: … }',
  list: 'daftar',
  map: 'peta (kunci: nilai)',
  number: 'angka, pecahan dengan titik (1.5)',
  whole: 'bilangan bulat',
  'true-false': 'true atau false',
  string: 'teks',
  answer: 'sebuah nilai, daftar kriteria, atau peta { value: … }',
  condition:
    'syarat, misalnya `{ profile: coastal, is: true }`, `{ indicator: GOV-01, at_least: 2 }`, atau beberapa di dalam `{ all: [ … ] }` atau `{ any: [ … ] }`',
  id: 'sebuah id',
  nothing: 'kosong',
};
export const shapeEn: Record<Shape, string> = {
  text: 'text, or a map of languages such as { id: …, en: … }',
  list: 'a list',
  map: 'a map (key: value)',
  number: 'a number, decimals with a point (1.5)',
  whole: 'a whole number',
  'true-false': 'true or false',
  string: 'text',
  answer: 'a value, a list of criteria, or a map { value: … }',
  condition:
    'a condition such as `{ profile: coastal, is: true }`, `{ indicator: GOV-01, at_least: 2 }`, or several inside `{ all: [ … ] }` or `{ any: [ … ] }`',
  id: 'an id',
  nothing: 'nothing',
};

/** What an author would call the thing that a finding is about; the keys are the titles in the JSON Schemas. */
const thingsId = {
  Instrument: 'Instrumen',
  Rubric: 'Rubrik',
  Section: 'Bagian',
  Indicator: 'Indikator',
  Option: 'Pilihan',
  Criterion: 'Kriteria',
  Group: 'Kelompok',
  View: 'Tampilan',
  'View node': 'Simpul tampilan',
  'Open question': 'Pertanyaan terbuka',
  Reference: 'Rujukan',
  'Profile fact': 'Fakta kota',
  Band: 'Predikat',
  Scale: 'Skala',
  Goalposts: '`goalposts`',
  'Rubric entry': 'Baris `rubrics`',
  'Evidence rule': '`evidence`',
  Coverage: '`coverage`',
  Consensus: '`consensus`',
  'Answer sheet': 'Lembar jawaban',
  Answer: 'Jawaban',
  Respondent: 'Responden',
  City: 'Kota',
  Assessment: 'siapkota.yaml',
  Verdict: 'Putusan bukti',
  'Evidence register': 'evidence.yaml',
  Proof: 'Bukti',
  Benchmark: 'Pembanding',
  'Threshold source': 'Sumber ambang',
  'Left out': '`left_out`',
  Other: 'Bagian ini',
} as const;
export type Thing = keyof typeof thingsId;
const thingsEn: Record<Thing, string> = {
  Instrument: 'The instrument',
  Rubric: 'The rubric',
  Section: 'The section',
  Indicator: 'The indicator',
  Option: 'The option',
  Criterion: 'The criterion',
  Group: 'The group',
  View: 'The view',
  'View node': 'The view node',
  'Open question': 'The open question',
  Reference: 'The reference',
  'Profile fact': 'The city fact',
  Band: 'The band',
  Scale: 'The scale',
  Goalposts: '`goalposts`',
  'Rubric entry': 'The entry of `rubrics`',
  'Evidence rule': '`evidence`',
  Coverage: '`coverage`',
  Consensus: '`consensus`',
  'Answer sheet': 'The answer sheet',
  Answer: 'The answer',
  Respondent: 'The respondent',
  City: 'The city',
  Assessment: 'siapkota.yaml',
  Verdict: 'The verdict',
  'Evidence register': 'evidence.yaml',
  Proof: 'The proof',
  Benchmark: 'The benchmark',
  'Threshold source': 'The source of the thresholds',
  'Left out': '`left_out`',
  Other: 'This part',
};
export const isThing = (name: string): name is Thing => Object.hasOwn(thingsId, name);
const named = (word: string, name: string): string => (name === '' ? word : `${word} ${q(name)}`);
/** `Indikator "GOV-01"`, in the words of the product. */
export const thingId = (d: { thing: Thing; name: string }): string => named(thingsId[d.thing], d.name);
export const thingEn = (d: { thing: Thing; name: string }): string => named(thingsEn[d.thing], d.name);
