import { type Pages, page } from './page.ts';

/** Bundles. What is wrong lies in an archive, so these pages say why and how. */
export const bundlePages: Pages<'bundle'> = {
  'not-a-bundle': page(
    { id: 'Hanya arsip yang dibuat `siapkota bundle` yang dibuka.', en: 'Only archives made by `siapkota bundle` are opened.' },
    {
      id: 'Salin ulang berkasnya; surel dan pesan kadang memotongnya.',
      en: 'Copy the file again; mail and messengers sometimes cut files.',
    },
  ),
  'newer-format': page(
    {
      id: 'Bentuk bundel berversi, agar program lama tidak menebak isi yang baru.',
      en: 'The format of bundles has a version, so that an old program does not guess at something new.',
    },
    { id: 'Pasang siapkota yang lebih baru.', en: 'Install a newer siapkota.' },
  ),
  damaged: page(
    {
      id: 'Tiap berkas dibandingkan dengan sha256-nya sebelum apa pun ditulis; satu saja tidak cocok, seluruh bundel ditolak.',
      en: 'Every file is compared with its sha256 before anything is written; if one does not match, the whole bundle is refused.',
    },
    { id: 'Minta bundelnya dikirim lagi.', en: 'Ask for the bundle to be sent again.' },
  ),
  'unsafe-path': page(
    {
      id: 'Bundel hanya boleh menulis di dalam folder penilaian, ke berkas yang memang bagian darinya.',
      en: 'A bundle may only write inside the folder of the assessment, to files that belong to it.',
    },
    {
      id: 'Bundel yang dibuat siapkota tidak pernah begini; tanyakan asalnya.',
      en: 'A bundle made by siapkota is never like this; ask where it came from.',
    },
  ),
  'too-large': page(
    {
      id: 'Arsip kecil dapat mengembang menjadi sangat besar; karena itu ada batasnya.',
      en: 'A small archive can unfold into something huge; that is why there are limits.',
    },
    { id: 'Kirim bukti yang besar secara terpisah.', en: 'Send large proof by itself.' },
  ),
  'left-out': page(
    {
      id: 'Nama berkas yang berlaku di satu komputer dapat ditolak komputer lain.',
      en: 'A file name that works on one computer may be refused by another.',
    },
    { id: 'Ganti namanya.', en: 'Rename the file.' },
  ),
  'checksum-only': page(
    {
      id: 'Berkas yang sangat besar membuat bundel sulit dikirim; sha256-nya cukup untuk mengenalinya kelak.',
      en: 'A very large file makes a bundle hard to send; its sha256 is enough to recognise it later.',
    },
    { id: 'Kirim berkas itu secara terpisah.', en: 'Send the file by itself.' },
  ),
  'stray-entry': page(
    {
      id: 'Yang tidak terdaftar tidak punya sha256, jadi tidak dapat dipercaya.',
      en: 'What is not listed has no sha256, so it cannot be trusted.',
    },
    { id: 'Tidak ada yang perlu dilakukan.', en: 'Nothing to do.' },
  ),
  'other-assessment': page(
    { id: 'Dua kota atau dua periode tidak digabung.', en: 'Two cities or two periods are not merged.' },
    { id: 'Buka di folder lain dengan `--dir`.', en: 'Open it in another folder with `--dir`.' },
  ),
  'other-model': page(
    {
      id: 'Jawaban hanya dapat dibandingkan bila pertanyaannya sama.',
      en: 'Answers can only be compared where the questions are the same.',
    },
    { id: 'Sepakati satu instrumen, lalu buka lagi.', en: 'Agree on one instrument, then open it again.' },
  ),
  conflict: page(
    {
      id: 'Bila satu hal diubah di dua komputer, program tidak dapat tahu mana yang benar, dan tidak menebaknya.',
      en: 'Where one thing was changed on two computers, a program cannot know which is right, and does not guess.',
    },
    {
      id: 'Tanyakan kepada yang menjawab, lalu sunting, atau pakai `--prefer`.',
      en: 'Ask whoever answered, then edit, or use `--prefer`.',
    },
  ),
  'history-unreadable': page(
    {
      id: 'Riwayat di `.siapkota/exchange.json` mencatat versi yang pernah dikirim dan diterima.',
      en: 'The history in `.siapkota/exchange.json` records the versions that were sent and received.',
    },
    { id: 'Jawab pertanyaannya sekali.', en: 'Settle the differences once.' },
  ),
};
