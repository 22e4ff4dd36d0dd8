import { q } from './entry.ts';

/** What a value should have been. */
export type Shape = 'text' | 'list' | 'map' | 'number' | 'whole' | 'true-false' | 'string' | 'answer' | 'condition' | 'id' | 'nothing';

export const shapeId: Record<Shape, string> = {
  text: 'teks, atau peta bahasa seperti { id: …, en: … }',
  list: 'daftar',
  map: 'peta (kunci: nilai)',
  number: 'angka, pecahan dengan titik (1.5)',
  whole: 'bilangan bulat',
  'true-false': 'true atau false',
  string: 'teks',
  answer: 'sebuah nilai, daftar kriteria, atau peta { value: … }',
  condition: 'syarat: { all | any: [ … ] }, { not: … }, { profile: … } atau { indicator: … }',
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
  condition: 'a condition: { all | any: [ … ] }, { not: … }, { profile: … } or { indicator: … }',
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
