import { entry, nearEn, nearId, q } from './entry.ts';

/** Names that must stand in a register or a list. */
export const rubricNames = {
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
  'rubric/repeated-member': entry(
    'warning',
    (d: { id: string; list: string }) => ({ found: `${q(d.id)} disebut dua kali di \`${d.list}\`.`, fix: 'Sebut satu kali saja.' }),
    (d) => ({ found: `${q(d.id)} is named twice in \`${d.list}\`.`, fix: 'Name it once.' }),
  ),
};
