import { entry, moreEn, moreId, names, nearEn, nearId, q } from './entry.ts';

type Shape = 'text' | 'list' | 'map' | 'number' | 'whole' | 'true-false' | 'string' | 'answer' | 'condition' | 'id' | 'nothing';

const shapeId: Record<Shape, string> = {
  text: 'teks, atau peta bahasa seperti { id: …, en: … }',
  list: 'daftar',
  map: 'peta (kunci: nilai)',
  number: 'angka',
  whole: 'bilangan bulat',
  'true-false': 'true atau false',
  string: 'teks',
  answer: 'sebuah nilai, daftar kriteria, atau peta { value: … }',
  condition: 'syarat: { all | any: [ … ] }, { not: … }, { profile: … } atau { indicator: … }',
  id: 'sebuah id',
  nothing: 'kosong',
};
const shapeEn: Record<Shape, string> = {
  text: 'text, or a map of languages such as { id: …, en: … }',
  list: 'a list',
  map: 'a map (key: value)',
  number: 'a number',
  whole: 'a whole number',
  'true-false': 'true or false',
  string: 'text',
  answer: 'a value, a list of criteria, or a map { value: … }',
  condition: 'a condition: { all | any: [ … ] }, { not: … }, { profile: … } or { indicator: … }',
  id: 'an id',
  nothing: 'nothing',
};

export type { Shape };

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
const thingId = (d: { thing: Thing; name: string }): string => named(thingsId[d.thing], d.name);
const thingEn = (d: { thing: Thing; name: string }): string => named(thingsEn[d.thing], d.name);

/** What is wrong with an instrument, a rubric or the overlay over one. */
export const rubricFindings = {
  'rubric/missing-key': entry(
    'error',
    (d: { key: string; thing: Thing; name: string }) => ({
      found: `${thingId(d)} belum punya \`${d.key}\`.`,
      fix: `Tambahkan \`${d.key}: …\` di sini.`,
    }),
    (d) => ({ found: `${thingEn(d)} has no \`${d.key}\`.`, fix: `Add \`${d.key}: …\` here.` }),
  ),
  'rubric/unknown-key': entry(
    'error',
    (d: { key: string; thing: Thing; name: string; known: readonly string[]; near?: string | undefined }) => ({
      found: `${thingId(d)} tidak mengenal kunci ${q(d.key)}.${nearId(d.near)}`,
      fix: `Yang dikenal di sini: ${names(d.known, moreId)}. Kunci sendiri boleh diawali \`x-\`.`,
    }),
    (d) => ({
      found: `${thingEn(d)} has no key ${q(d.key)}.${nearEn(d.near)}`,
      fix: `Known here: ${names(d.known, moreEn)}. Keys of your own may begin with \`x-\`.`,
    }),
  ),
  'rubric/wrong-type': entry(
    'error',
    (d: { where: string; got: string; want: Shape }) => ({
      found: `\`${d.where}\` berisi ${q(d.got)}.`,
      fix: `Yang diharapkan: ${shapeId[d.want]}.`,
    }),
    (d) => ({ found: `\`${d.where}\` holds ${q(d.got)}.`, fix: `Expected: ${shapeEn[d.want]}.` }),
  ),
  'rubric/wrong-value': entry(
    'error',
    (d: { where: string; got: string; allowed: readonly string[]; near?: string | undefined }) => ({
      found: `\`${d.where}\` tidak dapat bernilai ${q(d.got)}.${nearId(d.near)}`,
      fix: `Pilih salah satu: ${names(d.allowed, moreId)}.`,
    }),
    (d) => ({
      found: `\`${d.where}\` cannot be ${q(d.got)}.${nearEn(d.near)}`,
      fix: `Choose one of: ${names(d.allowed, moreEn)}.`,
    }),
  ),
  'rubric/out-of-limits': entry(
    'error',
    (d: { where: string; got: string; limit: string }) => ({
      found: `\`${d.where}\` bernilai ${q(d.got)}.`,
      fix: `Batasnya: ${d.limit}.`,
    }),
    (d) => ({ found: `\`${d.where}\` is ${q(d.got)}.`, fix: `The limit is: ${d.limit}.` }),
  ),
  'rubric/bad-id': entry(
    'error',
    (d: { id: string }) => ({
      found: `${q(d.id)} bukan id yang sah.`,
      fix: 'Id terdiri atas huruf, angka, titik, garis bawah, dan tanda hubung; diawali huruf atau angka; tanpa "..".',
    }),
    (d) => ({
      found: `${q(d.id)} is not a valid id.`,
      fix: 'An id holds letters, digits, points, underscores and hyphens, begins with a letter or digit, and has no "..".',
    }),
  ),
  'rubric/reserved-id': entry(
    'error',
    (d: { id: string; why: string }) => ({
      found: `${q(d.id)} sudah punya arti lain (${d.why}).`,
      fix: 'Pilih id lain, misalnya dengan awalan rubriknya.',
    }),
    (d) => ({
      found: `${q(d.id)} already means something else (${d.why}).`,
      fix: 'Choose another id, for example with the prefix of its rubric.',
    }),
  ),
  'rubric/duplicate-id': entry(
    'error',
    (d: { id: string }) => ({
      found: `Id ${q(d.id)} sudah dipakai di tempat lain.`,
      fix: 'Setiap instrumen, rubrik, bagian, indikator, dan pertanyaan terbuka memerlukan id sendiri; ganti salah satunya.',
    }),
    (d) => ({
      found: `The id ${q(d.id)} is used twice.`,
      fix: 'Instrument, rubrics, sections, indicators and open questions each need an id of their own; rename one of them.',
    }),
  ),
  'rubric/unknown-agency': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Perangkat daerah ${q(d.id)} tidak ada di daftar \`agencies\` instrumen.${nearId(d.near)}`,
      fix: 'Tambahkan ke `agencies`, atau pakai id yang sudah terdaftar.',
    }),
    (d) => ({
      found: `The agency ${q(d.id)} is not among the instrument's \`agencies\`.${nearEn(d.near)}`,
      fix: 'Add it to `agencies`, or use an id that is registered.',
    }),
  ),
  'rubric/unknown-group': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Kelompok responden ${q(d.id)} tidak ada di \`groups\` instrumen.${nearId(d.near)}`,
      fix: 'Tambahkan ke `groups`, atau pakai id yang sudah ada.',
    }),
    (d) => ({
      found: `The respondent group ${q(d.id)} is not among the instrument's \`groups\`.${nearEn(d.near)}`,
      fix: 'Add it to `groups`, or use an id that exists.',
    }),
  ),
  'rubric/unknown-reference': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Rujukan ${q(d.id)} tidak ada di \`references\` instrumen.${nearId(d.near)}`,
      fix: 'Daftarkan aturan atau standarnya di `references`, atau pakai id yang sudah terdaftar.',
    }),
    (d) => ({
      found: `The reference ${q(d.id)} is not among the instrument's \`references\`.${nearEn(d.near)}`,
      fix: 'Register the law or standard under `references`, or use an id that is registered.',
    }),
  ),
  'rubric/unknown-indicator': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Tidak ada indikator ${q(d.id)} di instrumen ini.${nearId(d.near)}`,
      fix: 'Periksa ejaan id itu; huruf besar dan kecil dibedakan.',
    }),
    (d) => ({
      found: `This instrument has no indicator ${q(d.id)}.${nearEn(d.near)}`,
      fix: 'Check its spelling; upper and lower case differ.',
    }),
  ),
  'rubric/unknown-member': entry(
    'error',
    (d: { id: string; view: string; near?: string | undefined }) => ({
      found: `Tampilan ${q(d.view)} menyebut indikator ${q(d.id)}, yang tidak ada.${nearId(d.near)}`,
      fix: 'Periksa ejaannya, atau hapus dari daftar.',
    }),
    (d) => ({
      found: `The view ${q(d.view)} names the indicator ${q(d.id)}, which does not exist.${nearEn(d.near)}`,
      fix: 'Check its spelling, or take it off the list.',
    }),
  ),
  'rubric/unknown-node': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Instrumen dasar tidak punya rubrik, bagian, atau indikator ${q(d.id)}.${nearId(d.near)}`,
      fix: 'Sebut id yang ada di instrumen yang diperluas, atau hapus baris ini.',
    }),
    (d) => ({
      found: `The base instrument has no rubric, section or indicator ${q(d.id)}.${nearEn(d.near)}`,
      fix: 'Name an id of the instrument that is extended, or remove this line.',
    }),
  ),
  'rubric/unknown-profile-fact': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Fakta kota ${q(d.id)} tidak ada di \`profile\` instrumen.${nearId(d.near)}`,
      fix: 'Tambahkan ke `profile` dengan tipenya, atau pakai fakta yang sudah ada.',
    }),
    (d) => ({
      found: `The city fact ${q(d.id)} is not in the instrument's \`profile\`.${nearEn(d.near)}`,
      fix: 'Add it to `profile` with its type, or use a fact that exists.',
    }),
  ),
  'rubric/unknown-option-set': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Tidak ada kumpulan pilihan ${q(d.id)} di \`option_sets\`.${nearId(d.near)}`,
      fix: 'Tambahkan kumpulan itu, atau tuliskan pilihan langsung di indikator.',
    }),
    (d) => ({
      found: `There is no option set ${q(d.id)} in \`option_sets\`.${nearEn(d.near)}`,
      fix: 'Add the set, or write the options in the indicator.',
    }),
  ),
  'rubric/when-cycle': entry(
    'error',
    (d: { cycle: readonly string[] }) => ({
      found: `Syarat \`when\` berputar: ${d.cycle.join(' → ')}.`,
      fix: 'Putuskan lingkarannya: sebuah indikator tidak boleh bergantung pada dirinya sendiri.',
    }),
    (d) => ({
      found: `The \`when\` conditions run in a circle: ${d.cycle.join(' → ')}.`,
      fix: 'Break the circle: an indicator cannot depend on itself.',
    }),
  ),
  'rubric/when-wrong-test': entry(
    'error',
    (d: { subject: 'profile' | 'indicator'; test: string; type: string }) => ({
      found:
        d.subject === 'indicator'
          ? `Skor indikator tidak dapat diuji dengan \`${d.test}\`.`
          : `Fakta kota bertipe ${d.type} tidak dapat diuji dengan \`${d.test}\` seperti ini.`,
      fix: 'Indikator diuji dengan `at_least` atau `at_most`; fakta kota dengan `is` atau `one_of`, dan yang berupa angka juga dengan `at_least` atau `at_most`.',
    }),
    (d) => ({
      found:
        d.subject === 'indicator'
          ? `An indicator's score cannot be tested with \`${d.test}\`.`
          : `A city fact of type ${d.type} cannot be tested with \`${d.test}\` like this.`,
      fix: 'Test an indicator with `at_least` or `at_most`; a city fact with `is` or `one_of`, and a number also with `at_least` or `at_most`.',
    }),
  ),
  'rubric/when-no-test': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Syarat ini tidak menguji apa pun.',
      fix: 'Tambahkan `is`, `one_of`, `at_least`, atau `at_most`.',
    }),
    () => ({ found: 'This condition tests nothing.', fix: 'Add `is`, `one_of`, `at_least` or `at_most`.' }),
  ),
  'rubric/when-not-scored': entry(
    'error',
    (d: { id: string }) => ({
      found: `Indikator ${q(d.id)} bertipe text dan tidak punya skor untuk diuji.`,
      fix: 'Uji indikator yang diberi skor.',
    }),
    (d) => ({ found: `The indicator ${q(d.id)} is of type text and has no score to test.`, fix: 'Test an indicator that is scored.' }),
  ),
  'rubric/when-dropped': entry(
    'error',
    (d: { id: string }) => ({
      found: `Syarat ini menguji ${q(d.id)}, yang dikeluarkan oleh \`drop\`.`,
      fix: 'Ganti syaratnya lewat `override`, atau jangan keluarkan indikator itu.',
    }),
    (d) => ({
      found: `This condition tests ${q(d.id)}, which \`drop\` takes out.`,
      fix: 'Change the condition through `override`, or keep the indicator.',
    }),
  ),
  'rubric/thresholds-count': entry(
    'error',
    (d: { count: number; want: number }) => ({
      found: `Ada ${d.count} ambang; skala ini memerlukan ${d.want}.`,
      fix: 'Satu ambang untuk setiap langkah skala: yang ke-k memberi tingkat minimum + k.',
    }),
    (d) => ({
      found: `There are ${d.count} thresholds; this scale needs ${d.want}.`,
      fix: "One threshold for each step of the scale: the k-th gives the scale's minimum + k.",
    }),
  ),
  'rubric/thresholds-order': entry(
    'error',
    (d: { before: number; after: number }) => ({
      found: `Urutan ambang tidak searah: ${d.before} lalu ${d.after}.`,
      fix: 'Urutkan naik jika lebih besar lebih baik, turun jika lebih kecil lebih baik, tanpa angka kembar.',
    }),
    (d) => ({
      found: `The thresholds change direction: ${d.before}, then ${d.after}.`,
      fix: 'Sort them upwards where more is better, downwards where less is better, without equal numbers.',
    }),
  ),
  'rubric/unreachable-threshold': entry(
    'warning',
    (d: { threshold: number; low: number; high: number }) => ({
      found: `Ambang ${d.threshold} berada di luar \`range\` ${d.low} sampai ${d.high}, jadi tidak pernah membedakan apa pun.`,
      fix: 'Perbaiki ambangnya, atau lebarkan `range`.',
    }),
    (d) => ({
      found: `The threshold ${d.threshold} lies outside \`range\` ${d.low} to ${d.high}, so it never tells answers apart.`,
      fix: 'Correct the threshold, or widen `range`.',
    }),
  ),
  'rubric/range-order': entry(
    'error',
    (d: { low: number; high: number }) => ({
      found: `\`range\` mulai dari ${d.low} dan berakhir di ${d.high}.`,
      fix: 'Tulis yang terkecil dahulu; keduanya harus berbeda.',
    }),
    (d) => ({ found: `\`range\` runs from ${d.low} to ${d.high}.`, fix: 'Write the lower limit first; the two must differ.' }),
  ),
  'rubric/no-scoring': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Indikator angka ini tidak mengatakan bagaimana nilainya menjadi skor.',
      fix: 'Tambahkan `thresholds: [ … ]` atau `goalposts: { worst: …, best: … }`.',
    }),
    () => ({
      found: 'This number indicator does not say how its value becomes a score.',
      fix: 'Add `thresholds: [ … ]` or `goalposts: { worst: …, best: … }`.',
    }),
  ),
  'rubric/two-scorings': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Indikator ini punya `thresholds` dan `goalposts` sekaligus.',
      fix: 'Pilih salah satu cara memberi skor.',
    }),
    () => ({ found: 'This indicator has both `thresholds` and `goalposts`.', fix: 'Keep one way of scoring.' }),
  ),
  'rubric/goalposts-equal': entry(
    'error',
    (d: { value: number }) => ({
      found: `\`worst\` dan \`best\` sama-sama ${d.value}.`,
      fix: 'Keduanya harus berbeda; `worst` lebih besar bila lebih kecil lebih baik.',
    }),
    (d) => ({
      found: `\`worst\` and \`best\` are both ${d.value}.`,
      fix: 'They must differ; `worst` is the larger one where less is better.',
    }),
  ),
  'rubric/goalposts-log': entry(
    'error',
    (d: { key: string; value: number }) => ({
      found: `Dengan \`transform: log\`, \`${d.key}\` tidak boleh ${d.value}.`,
      fix: 'Kedua ujung harus lebih besar dari nol.',
    }),
    (d) => ({ found: `With \`transform: log\`, \`${d.key}\` cannot be ${d.value}.`, fix: 'Both goalposts must be greater than zero.' }),
  ),
  'rubric/key-not-for-type': entry(
    'error',
    (d: { key: string; type: string; types: readonly string[] }) => ({
      found: `\`${d.key}\` tidak berlaku untuk indikator bertipe ${d.type}.`,
      fix: `Kunci itu milik tipe ${d.types.join(', ')}; hapus, atau ganti \`type\`.`,
    }),
    (d) => ({
      found: `\`${d.key}\` means nothing for an indicator of type ${d.type}.`,
      fix: `It belongs to the type ${d.types.join(', ')}; remove it, or change \`type\`.`,
    }),
  ),
  'rubric/levels-missing': entry(
    'error',
    (d: { missing: readonly number[] }) => ({
      found: `Tingkat ${d.missing.join(', ')} belum dijelaskan.`,
      fix: 'Jelaskan setiap tingkat skala dengan keadaan yang dapat diamati.',
    }),
    (d) => ({
      found: `Level ${d.missing.join(', ')} has no descriptor.`,
      fix: 'Describe each level of the scale in observable terms.',
    }),
  ),
  'rubric/level-outside-scale': entry(
    'error',
    (d: { level: string; min: number; max: number }) => ({
      found: `Tingkat ${q(d.level)} di luar skala ${d.min} sampai ${d.max}.`,
      fix: 'Pakai bilangan bulat di dalam skala instrumen.',
    }),
    (d) => ({
      found: `Level ${q(d.level)} lies outside the scale of ${d.min} to ${d.max}.`,
      fix: "Use whole numbers of the instrument's scale.",
    }),
  ),
  'rubric/levels-default': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Indikator ${q(d.id)} tidak menjelaskan tingkatnya, jadi hanya label umum skala yang tampil.`,
      fix: 'Tambahkan `levels:` agar dua orang memberi tingkat yang sama.',
    }),
    (d) => ({
      found: `The indicator ${q(d.id)} does not describe its levels, so only the scale's general labels are shown.`,
      fix: 'Add `levels:` so that two people would choose the same one.',
    }),
  ),
  'rubric/same-descriptor': entry(
    'warning',
    (d: { first: string; second: string }) => ({
      found: `Uraian ${d.second} sama dengan uraian ${d.first}.`,
      fix: 'Sebutkan apa yang baru ada di yang lebih tinggi.',
    }),
    (d) => ({
      found: `The text of ${d.second} is the same as that of ${d.first}.`,
      fix: 'Say what is there in the higher one that was not there before.',
    }),
  ),
  'rubric/empty-text': entry(
    'warning',
    (d: { where: string }) => ({ found: `\`${d.where}\` kosong.`, fix: 'Isi teksnya, atau hapus kuncinya.' }),
    (d) => ({ found: `\`${d.where}\` is empty.`, fix: 'Fill it in, or remove the key.' }),
  ),
  'rubric/missing-translation': entry(
    'warning',
    (d: { where: string; lang: string }) => ({
      found: `\`${d.where}\` belum punya teks bahasa ${q(d.lang)}.`,
      fix: `Tambahkan \`${d.lang}: …\`; sampai itu ada, bahasa pertama instrumen yang tampil.`,
    }),
    (d) => ({
      found: `\`${d.where}\` has no text in the language ${q(d.lang)}.`,
      fix: `Add \`${d.lang}: …\`; until then the instrument's first language is shown.`,
    }),
  ),
  'rubric/unknown-language': entry(
    'warning',
    (d: { where: string; lang: string; languages: readonly string[]; near?: string | undefined }) => ({
      found: `\`${d.where}\` punya bahasa ${q(d.lang)}, yang tidak ada di \`languages\`.${nearId(d.near)}`,
      fix: `Bahasa instrumen ini: ${d.languages.join(', ')}.`,
    }),
    (d) => ({
      found: `\`${d.where}\` has the language ${q(d.lang)}, which is not among \`languages\`.${nearEn(d.near)}`,
      fix: `The languages of this instrument are: ${d.languages.join(', ')}.`,
    }),
  ),
  'rubric/zero-weight': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Semua isi ${q(d.id)} berbobot 0, jadi cabang ini tidak pernah dihitung.`,
      fix: 'Beri bobot positif pada sedikitnya satu, atau keluarkan cabangnya.',
    }),
    (d) => ({
      found: `Everything in ${q(d.id)} has weight 0, so this branch never counts.`,
      fix: 'Give at least one of them a positive weight, or drop the branch.',
    }),
  ),
  'rubric/empty-branch': entry(
    'warning',
    (d: { id: string }) => ({
      found: `${q(d.id)} tidak berisi indikator yang diberi skor.`,
      fix: 'Tambahkan indikator, atau hapus cabangnya.',
    }),
    (d) => ({ found: `${q(d.id)} holds no indicator that is scored.`, fix: 'Add indicators, or remove the branch.' }),
  ),
  'rubric/scale-order': entry(
    'error',
    (d: { min: number; max: number }) => ({
      found: `Skala mulai dari ${d.min} dan berakhir di ${d.max}.`,
      fix: '`min` harus lebih kecil dari `max`.',
    }),
    (d) => ({ found: `The scale runs from ${d.min} to ${d.max}.`, fix: '`min` must be less than `max`.' }),
  ),
  'rubric/bands-order': entry(
    'error',
    (d: { before: number; after: number }) => ({
      found: `Predikat yang mulai dari ${d.after} berdiri setelah yang mulai dari ${d.before}.`,
      fix: 'Urutkan `from` dari yang terkecil, tanpa angka kembar.',
    }),
    (d) => ({
      found: `The band from ${d.after} stands after the band from ${d.before}.`,
      fix: 'Sort `from` upwards, without equal numbers.',
    }),
  ),
  'rubric/bands-start': entry(
    'warning',
    (d: { from: number; min: number }) => ({
      found: `Predikat pertama mulai dari ${d.from}, padahal skala mulai dari ${d.min}.`,
      fix: 'Skor di bawahnya tidak akan punya predikat; mulailah dari batas bawah skala.',
    }),
    (d) => ({
      found: `The first band begins at ${d.from}, the scale at ${d.min}.`,
      fix: "Scores below it would have no band; begin at the scale's minimum.",
    }),
  ),
  'rubric/unreachable-band': entry(
    'warning',
    (d: { from: number; max: number }) => ({
      found: `Predikat yang mulai dari ${d.from} tidak dapat dicapai; skala berakhir di ${d.max}.`,
      fix: 'Turunkan batasnya, atau hapus predikat itu.',
    }),
    (d) => ({
      found: `The band from ${d.from} cannot be reached; the scale ends at ${d.max}.`,
      fix: 'Lower its limit, or remove the band.',
    }),
  ),
  'rubric/target-outside-scale': entry(
    'error',
    (d: { target: number; min: number; max: number }) => ({
      found: `Target ${d.target} di luar skala ${d.min} sampai ${d.max}.`,
      fix: 'Target adalah skor; pilih yang ada di skala.',
    }),
    (d) => ({
      found: `The target ${d.target} lies outside the scale of ${d.min} to ${d.max}.`,
      fix: 'A target is a score; choose one on the scale.',
    }),
  ),
  'rubric/score-outside-scale': entry(
    'warning',
    (d: { option: string; score: number; min: number; max: number }) => ({
      found: `Pilihan ${q(d.option)} memberi skor ${d.score}, di luar skala ${d.min} sampai ${d.max}.`,
      fix: 'Skor itu boleh, tetapi simpul di atasnya dapat keluar dari skala; periksa apakah memang dimaksud.',
    }),
    (d) => ({
      found: `The option ${q(d.option)} scores ${d.score}, outside the scale of ${d.min} to ${d.max}.`,
      fix: 'That is allowed, but nodes above may leave the scale; check that it is meant.',
    }),
  ),
  'rubric/unreachable-score': entry(
    'warning',
    (d: { reach: number; max: number }) => ({
      found: `Jawaban terbaik hanya memberi skor ${d.reach}, padahal skala berakhir di ${d.max}.`,
      fix: 'Tambahkan pilihan atau kriteria untuk tingkat tertinggi, atau turunkan target indikator ini.',
    }),
    (d) => ({
      found: `The best answer scores only ${d.reach}, and the scale ends at ${d.max}.`,
      fix: 'Add an option or a criterion for the highest level, or lower the target of this indicator.',
    }),
  ),
  'rubric/criterion-level': entry(
    'error',
    (d: { id: string }) => ({
      found: `Kriteria ${q(d.id)} belum punya \`level\`.`,
      fix: 'Dalam daftar periksa bertingkat setiap kriteria menjadi syarat sebuah tingkat; atau pakai `scoring: share`.',
    }),
    (d) => ({
      found: `The criterion ${q(d.id)} has no \`level\`.`,
      fix: 'In a gated checklist each criterion is a condition of a level; or use `scoring: share`.',
    }),
  ),
  'rubric/path-escapes': entry(
    'error',
    (d: { path: string; folder: string }) => ({
      found: `Jalur ${q(d.path)} keluar dari folder instrumen.`,
      fix: `Simpan rubrik di dalam ${q(d.folder)} dan sebut dengan jalur di dalam folder itu.`,
    }),
    (d) => ({
      found: `The path ${q(d.path)} leaves the instrument's folder.`,
      fix: `Keep rubrics inside ${q(d.folder)} and name them by a path inside it.`,
    }),
  ),
  'rubric/extends-cycle': entry(
    'error',
    (d: { path: string }) => ({
      found: `\`extends\` kembali ke ${q(d.path)}: instrumen memperluas dirinya sendiri.`,
      fix: 'Putuskan lingkarannya.',
    }),
    (d) => ({ found: `\`extends\` comes back to ${q(d.path)}: the instrument extends itself.`, fix: 'Break the circle.' }),
  ),
  'rubric/extends-depth': entry(
    'error',
    (d: { max: number }) => ({
      found: `Rantai \`extends\` lebih panjang dari ${d.max} instrumen.`,
      fix: 'Gabungkan beberapa lapisan menjadi satu.',
    }),
    (d) => ({ found: `The chain of \`extends\` is longer than ${d.max} instruments.`, fix: 'Merge some layers into one.' }),
  ),
  'rubric/not-yaml-path': entry(
    'error',
    (d: { path: string }) => ({ found: `${q(d.path)} bukan berkas .yaml.`, fix: 'Sebut berkas yang berakhiran .yaml atau .yml.' }),
    (d) => ({ found: `${q(d.path)} is not a .yaml file.`, fix: 'Name a file that ends in .yaml or .yml.' }),
  ),
  'rubric/unlisted-file': entry(
    'warning',
    (d: { path: string; instrument: string }) => ({
      found: `Rubrik ${q(d.path)} tidak disebut di \`rubrics\` instrumen mana pun.`,
      fix: `Tambahkan ke ${q(d.instrument)}, atau pindahkan berkasnya.`,
    }),
    (d) => ({
      found: `No instrument lists the rubric ${q(d.path)}.`,
      fix: `Add it to \`rubrics\` of ${q(d.instrument)}, or move the file away.`,
    }),
  ),
  'rubric/repeated-member': entry(
    'warning',
    (d: { id: string; list: string }) => ({ found: `${q(d.id)} disebut dua kali di \`${d.list}\`.`, fix: 'Sebut satu kali saja.' }),
    (d) => ({ found: `${q(d.id)} is named twice in \`${d.list}\`.`, fix: 'Name it once.' }),
  ),
  'rubric/no-group-without-authority': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Semua kelompok responden punya `authority`.',
      fix: 'Sedikitnya satu kelompok harus tanpa `authority`, tempat jawaban biasa masuk.',
    }),
    () => ({
      found: 'Every respondent group has `authority`.',
      fix: 'At least one group must be without it, for ordinary answers to go to.',
    }),
  ),
};
