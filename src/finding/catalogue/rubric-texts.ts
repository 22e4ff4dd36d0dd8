import { entry, nearEn, nearId, q } from './entry.ts';

/** Words: missing, empty, untranslated or alike. */
export const rubricTexts = {
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
};
