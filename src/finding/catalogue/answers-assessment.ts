import { entry, nEn, nearEn, nearId, nId, q } from './entry.ts';

/** Answers beside the assessment they belong to: siapkota.yaml, the city register, evidence.yaml. */
export const answersAssessment = {
  'answers/other-instrument': entry(
    'error',
    (d: { id: string; want: string }) => ({
      found: `Lembar ini menjawab instrumen ${q(d.id)}, bukan ${q(d.want)}.`,
      fix: 'Pindahkan lembar itu ke penilaian yang sesuai.',
    }),
    (d) => ({ found: `This sheet answers the instrument ${q(d.id)}, not ${q(d.want)}.`, fix: 'Move it to the assessment it belongs to.' }),
  ),
  'answers/older-version': entry(
    'info',
    (d: { version: string; now: string; renamed: number }) => ({
      found: `Lembar ini dijawab dengan versi ${d.version}; instrumen sekarang ${d.now}. ${d.renamed} jawaban dibaca lewat id lamanya.`,
      fix: 'Tidak ada yang perlu dilakukan; `siapkota migrate` menulis ulang lembarnya.',
    }),
    (d) => ({
      found: `This sheet was answered under version ${d.version}; the instrument is now ${d.now}. ${d.renamed} answer(s) were read through former ids.`,
      fix: 'Nothing to do; check the indicators that are new since then.',
    }),
  ),
  'answers/other-city': entry(
    'error',
    (d: { city: string; want: string }) => ({
      found: `Lembar ini tentang kota ${q(d.city)}, penilaian ini tentang ${q(d.want)}.`,
      fix: 'Perbaiki `city` di lembarnya, atau pindahkan lembarnya.',
    }),
    (d) => ({
      found: `This sheet is about the city ${q(d.city)}; the assessment is about ${q(d.want)}.`,
      fix: 'Correct `city` in the sheet, or move the sheet.',
    }),
  ),
  'answers/unexpected-respondent': entry(
    'warning',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Responden ${q(d.id)} tidak ada di daftar \`respondents\` siapkota.yaml.${nearId(d.near)}`,
      fix: 'Tambahkan ke daftar; jawabannya tetap dihitung.',
    }),
    (d) => ({
      found: `The respondent ${q(d.id)} is not among \`respondents\` of siapkota.yaml.${nearEn(d.near)}`,
      fix: 'Add it to the list; the answers still count.',
    }),
  ),
  'answers/not-asked': entry(
    'info',
    (d: { indicator: string; respondent: string }) => ({
      found: `${q(d.indicator)} tidak ditanyakan kepada ${q(d.respondent)}, tetapi dijawab; jawaban tetap dihitung.`,
      fix: 'Periksa `owners` dan `groups` indikator itu bila ini bukan yang dimaksud.',
    }),
    (d) => ({
      found: `${q(d.indicator)} is not asked of ${q(d.respondent)}, who answered it all the same; the answer counts.`,
      fix: 'Check `owners` and `groups` of the indicator if that is not meant.',
    }),
  ),
  'answers/unknown-profile-fact': entry(
    'warning',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Fakta kota ${q(d.id)} tidak ada di \`profile\` instrumen.${nearId(d.near)}`,
      fix: 'Perbaiki namanya, atau hapus.',
    }),
    (d) => ({
      found: `The city fact ${q(d.id)} is not in the instrument's \`profile\`.${nearEn(d.near)}`,
      fix: 'Correct its name, or remove it.',
    }),
  ),
  'answers/bad-profile-value': entry(
    'error',
    (d: { id: string; value: string; type: string }) => ({
      found: `${q(d.value)} bukan nilai untuk fakta kota ${q(d.id)} (${d.type}).`,
      fix: 'Perbaiki nilainya; selama itu syarat yang memakainya dianggap belum diketahui.',
    }),
    (d) => ({
      found: `${q(d.value)} is no value of the city fact ${q(d.id)} (${d.type}).`,
      fix: 'Correct it; until then conditions that use it count as unknown.',
    }),
  ),
  'answers/unknown-target': entry(
    'error',
    (d: { id: string; near?: string | undefined }) => ({
      found: `Target menyebut ${q(d.id)}, yang bukan indikator, bagian, atau rubrik.${nearId(d.near)}`,
      fix: 'Perbaiki id-nya.',
    }),
    (d) => ({ found: `A target names ${q(d.id)}, which is no indicator, section or rubric.${nearEn(d.near)}`, fix: 'Correct the id.' }),
  ),
  'answers/bad-target': entry(
    'error',
    (d: { id: string; value: string; min: number; max: number }) => ({
      found: `Target ${q(d.value)} untuk ${q(d.id)} bukan skor pada skala ${nId(d.min)} sampai ${nId(d.max)}.`,
      fix: 'Pilih skor di dalam skala.',
    }),
    (d) => ({
      found: `The target ${q(d.value)} for ${q(d.id)} is no score on the scale of ${nEn(d.min)} to ${nEn(d.max)}.`,
      fix: 'Choose a score on the scale.',
    }),
  ),
  'answers/not-in-register': entry(
    'warning',
    (d: { city: string; near?: string | undefined }) => ({
      found: `Kota ${q(d.city)} tidak ada di register kota.${nearId(d.near)}`,
      fix: 'Tambahkan barisnya; tanpa itu fakta kota ini dianggap belum diketahui.',
    }),
    (d) => ({
      found: `The city ${q(d.city)} is not in the city register.${nearEn(d.near)}`,
      fix: 'Add a row for it; until then its facts count as unknown.',
    }),
  ),
  'answers/city-unheard': entry(
    'warning',
    (d: { city: string }) => ({
      found: `Kota ${q(d.city)} disebut, tetapi tidak satu pun jawabannya dapat dipakai; kota itu tidak ada dalam hasil.`,
      fix: 'Perbaiki jawabannya menurut temuan lain, atau mintalah jawaban dari kota itu.',
    }),
    (d) => ({
      found: `The city ${q(d.city)} is named, but none of its answers can be used; it is not in the result.`,
      fix: 'Mend its answers as other findings say, or ask the city for them.',
    }),
  ),
  'answers/idle-verdict': entry(
    'warning',
    (d: { indicator: string; respondent: string }) => ({
      found: `Putusan bukti untuk ${q(d.indicator)} dari ${q(d.respondent)} tidak cocok dengan jawaban mana pun.`,
      fix: 'Periksa id indikator, responden, dan nama berkas atau sha256-nya.',
    }),
    (d) => ({
      found: `The verdict on the proof of ${q(d.indicator)} by ${q(d.respondent)} fits no answer.`,
      fix: 'Check the indicator, the respondent and the file or its sha256.',
    }),
  ),
  'answers/set-unknown': entry(
    'error',
    (d: { name: string; known: readonly string[]; near?: string | undefined }) => ({
      found: `\`--set ${d.name}=…\` tidak dikenal.${nearId(d.near)}`,
      fix: `Yang dapat diisi: ${d.known.join(', ')}.`,
    }),
    (d) => ({ found: `\`--set ${d.name}=…\` is not known.${nearEn(d.near)}`, fix: `What can be set: ${d.known.join(', ')}.` }),
  ),
};
