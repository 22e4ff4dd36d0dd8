import { entry, q } from './entry.ts';

/** Documents handed in as proof, and notes that stand twice. */
export const evidenceFindings = {
  'evidence/missing-file': entry(
    'warning',
    (d: { file: string; indicator: string; respondent: string }) => ({
      found: `Bukti ${q(d.file)} untuk ${q(d.indicator)} dari ${q(d.respondent)} tidak ada di sini.`,
      fix: 'Simpan berkasnya di tempat itu, atau perbaiki `file` di lembar jawaban.',
    }),
    (d) => ({
      found: `The proof ${q(d.file)} of ${q(d.indicator)} by ${q(d.respondent)} is not here.`,
      fix: 'Put the file in that place, or correct `file` in the answer sheet.',
    }),
  ),
  'evidence/unreadable-file': entry(
    'warning',
    (d: { file: string; indicator: string; respondent: string }) => ({
      found: `Bukti ${q(d.file)} untuk ${q(d.indicator)} dari ${q(d.respondent)} tidak dapat dibaca.`,
      fix: 'Periksa hak aksesnya, dan apakah itu berkas dan bukan folder.',
    }),
    (d) => ({
      found: `The proof ${q(d.file)} of ${q(d.indicator)} by ${q(d.respondent)} cannot be read.`,
      fix: 'Check its permissions, and that it is a file and no folder.',
    }),
  ),
  'evidence/changed-file': entry(
    'error',
    (d: { file: string; indicator: string; respondent: string; recorded: string; now: string }) => ({
      found: `Isi ${q(d.file)} berubah sejak diserahkan untuk ${q(d.indicator)} oleh ${q(d.respondent)}: sha256 tercatat ${d.recorded}…, sekarang ${d.now}….`,
      fix: 'Kembalikan berkas semula; bila yang baru memang dimaksud, hapus `sha256` lama di lembarnya dan minta tim pembimbing menilainya lagi.',
    }),
    (d) => ({
      found: `The contents of ${q(d.file)} have changed since ${q(d.respondent)} handed it in for ${q(d.indicator)}: sha256 on record ${d.recorded}…, now ${d.now}….`,
      fix: 'Put the former file back; if the new one is meant, remove the old `sha256` from the sheet and have the mentor team judge it again.',
    }),
  ),
  'evidence/same-bytes': entry(
    'warning',
    (d: { file: string; answer: string; elsewhere: string; otherFile: string }) => ({
      found:
        d.file === d.otherFile
          ? `${q(d.file)} diserahkan untuk ${d.answer} dan juga untuk ${d.elsewhere}.`
          : `${q(d.file)} untuk ${d.answer} isinya sama persis dengan ${q(d.otherFile)} untuk ${d.elsewhere}.`,
      fix: 'Periksa apakah dokumen itu memang membuktikan keduanya.',
    }),
    (d) => ({
      found:
        d.file === d.otherFile
          ? `${q(d.file)} was handed in for ${d.answer} and for ${d.elsewhere} as well.`
          : `${q(d.file)} for ${d.answer} holds the very bytes of ${q(d.otherFile)} for ${d.elsewhere}.`,
      fix: 'Check that the document really proves both.',
    }),
  ),
  'evidence/unlisted-file': entry(
    'warning',
    (d: { file: string }) => ({
      found: `Tidak ada jawaban yang menyebut ${q(d.file)}.`,
      fix: 'Sebutkan di `evidence` jawaban yang dibuktikannya, atau pindahkan dari folder bukti.',
    }),
    (d) => ({
      found: `No answer names ${q(d.file)}.`,
      fix: 'Name it in `evidence` of the answer that it proves, or move it out of the folder.',
    }),
  ),
  'evidence/copied-note': entry(
    'warning',
    (d: { answer: string; elsewhere: string; note: string }) => ({
      found: `Catatan ${d.answer} sama kata demi kata dengan catatan ${d.elsewhere}: ${q(d.note)}`,
      fix: 'Tanyakan kepada keduanya apa yang mereka lihat sendiri; catatan yang disalin bukan keterangan kedua.',
    }),
    (d) => ({
      found: `The note of ${d.answer} is word for word that of ${d.elsewhere}: ${q(d.note)}`,
      fix: 'Ask both what they have seen themselves; a copied note is no second account.',
    }),
  ),
  'evidence/note-of-last-period': entry(
    'warning',
    (d: { answer: string; period: string; note: string }) => ({
      found: `Catatan ${d.answer} sama kata demi kata dengan catatannya pada periode ${d.period}: ${q(d.note)}`,
      fix: 'Tanyakan apa yang berubah sejak itu, atau tulis bahwa tidak ada yang berubah.',
    }),
    (d) => ({
      found: `The note of ${d.answer} is word for word its note of the period ${d.period}: ${q(d.note)}`,
      fix: 'Ask what has changed since, or write that nothing has.',
    }),
  ),
};
