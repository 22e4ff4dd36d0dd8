import { type Pages, page } from './page.ts';

/** Proof. What is wrong lies in files on a disk, so these pages say why and how. */
export const evidencePages: Pages<'evidence'> = {
  'missing-file': page(
    {
      id: 'Bukti yang disebut tetapi tidak ada berkasnya tidak dapat diperiksa siapa pun. Setelah `bundle` tanpa `--evidence` hal ini wajar: yang ikut hanya sha256-nya.',
      en: 'Nobody can check proof that is named while its file is not there. After a `bundle` without `--evidence` this is to be expected: only its sha256 travels along.',
    },
    {
      id: 'Simpan berkasnya di tempat yang disebut, atau perbaiki jalurnya; jalur dihitung dari folder siapkota.yaml.',
      en: 'Put the file where it is said to be, or correct the path; paths count from the folder of siapkota.yaml.',
    },
  ),
  'unreadable-file': page(
    {
      id: 'Berkas yang tidak dapat dibuka tidak dapat dibandingkan dengan sha256-nya.',
      en: 'A file that cannot be opened cannot be compared with its sha256.',
    },
    { id: 'Periksa hak akses berkas itu.', en: 'Check the permissions of the file.' },
  ),
  'changed-file': page(
    {
      id: 'Putusan tim pembimbing berlaku untuk isi yang mereka lihat. Berkas yang berubah sesudahnya adalah dokumen lain.',
      en: 'A verdict of the mentor team holds for the contents that they saw. A file that changed afterwards is another document.',
    },
    {
      id: 'Kembalikan berkas semula, atau hapus sha256 lama dan minta penilaian ulang.',
      en: 'Put the former file back, or remove the old sha256 and have it judged again.',
    },
  ),
  'same-bytes': page(
    {
      id: 'Satu dokumen untuk dua jawaban bisa benar, dan bisa berarti satu kertas diserahkan untuk segalanya.',
      en: 'One document for two answers can be right, and can mean that one paper is handed in for everything.',
    },
    {
      id: 'Buka dokumennya dan cari bagian yang membuktikan tiap jawaban.',
      en: 'Open the document and look for the part that proves each answer.',
    },
  ),
  'unlisted-file': page(
    {
      id: 'Berkas di folder bukti yang tidak disebut jawaban mana pun tidak membuktikan apa-apa; mungkin jawabannya lupa menyebutnya.',
      en: 'A file in the folder of evidence that no answer names proves nothing; perhaps an answer forgot to name it.',
    },
    { id: 'Sebutkan di `evidence` jawabannya, atau pindahkan.', en: 'Name it in `evidence` of the answer, or move it away.' },
  ),
  'copied-note': page(
    {
      id: 'Catatan panjang yang sama persis dari dua pihak jarang kebetulan. Yang dinilai bukan kejujuran siapa pun: hanya ditunjukkan agar ditanyakan.',
      en: 'Long notes of two parties that are exactly alike are rarely chance. Nobody is accused: it is pointed out so that somebody asks.',
    },
    { id: 'Tanyakan kepada keduanya secara terpisah.', en: 'Ask both of them, separately.' },
  ),
  'note-of-last-period': page(
    {
      id: 'Catatan yang disalin dari tahun lalu menceritakan keadaan tahun lalu.',
      en: "A note copied from last year tells of last year's state of affairs.",
    },
    {
      id: 'Minta catatan baru, atau keterangan bahwa tidak ada yang berubah.',
      en: 'Ask for a new note, or for a word that nothing has changed.',
    },
  ),
};
