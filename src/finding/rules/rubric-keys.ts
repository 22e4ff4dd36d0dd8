import { indicators, instrument, page, type SomePages, sections, yaml } from './page.ts';

/** Keys, values and ids. */
export const keyPages = {
  'missing-key': page(
    {
      id: 'Kunci ini wajib: tanpanya indikator tidak dapat ditanyakan, dinilai, atau disebut di laporan.',
      en: 'The key is required: without it an indicator cannot be asked, scored or named in a report.',
    },
    {
      id: 'Tulis kunci itu di tempat yang ditunjuk. Wajib ada: `id`, `version`, dan `title` pada instrumen dan rubrik; `id` dan `title` pada bagian; `id`, `title`, dan `type` pada indikator.',
      en: 'Write the key where the finding points. Required are `id`, `version` and `title` of an instrument and a rubric, `id` and `title` of a section, `id`, `title` and `type` of an indicator.',
    },
    indicators(
      yaml`
        - title: Portal layanan
          type: level
          levels: { 1: Loket, 2: Formulir daring, 3: Satu portal }
      `,
      yaml`
        - id: GOV-01
          title: Portal layanan
          type: level
          levels: { 1: Loket, 2: Formulir daring, 3: Satu portal }
      `,
    ),
  ),
  'unknown-key': page(
    {
      id: 'Kunci yang salah eja tidak akan dibaca, jadi pengaturan yang dimaksud diam-diam tidak berlaku.',
      en: 'A misspelt key would never be read, so the setting that was meant would silently not hold.',
    },
    {
      id: 'Perbaiki ejaannya; saran ada di temuan. Catatan sendiri boleh disimpan di kunci yang diawali `x-`.',
      en: 'Correct the spelling; the finding suggests one. Notes of your own may stand in keys that begin with `x-`.',
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: level, wieght: 2, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: level, weight: 2, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
    ),
  ),
  'wrong-type': page(
    {
      id: 'Nilainya bukan jenis yang diharapkan, misalnya teks di tempat daftar, sehingga tidak dapat dipakai.',
      en: 'The value is of another kind than expected, such as text where a list belongs, and cannot be used.',
    },
    {
      id: 'Ikuti bentuk yang disebut temuan. Daftar ditulis `[a, b]`, peta ditulis `{ kunci: nilai }`, angka tanpa tanda kutip.',
      en: 'Follow the shape that the finding names. A list is written `[a, b]`, a map `{ key: value }`, a number without quotes.',
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: level, owners: diskominfo, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: level, owners: [diskominfo], levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
      'agencies: { diskominfo: Dinas Kominfo }',
    ),
  ),
  'wrong-value': page(
    {
      id: 'Kunci ini hanya mengenal beberapa nilai; nilai lain tidak berarti apa-apa.',
      en: 'The key knows a few values only; any other means nothing.',
    },
    { id: 'Pilih salah satu nilai yang disebut temuan.', en: 'Choose one of the values that the finding lists.' },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: levels, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
    ),
  ),
  'out-of-limits': page(
    {
      id: 'Angka atau panjang daftar di luar batas akan merusak hitungan; bobot negatif, misalnya, membalik nilai.',
      en: 'A number or a length outside its limits would spoil the arithmetic; a negative weight, say, turns a score round.',
    },
    { id: 'Pilih angka di dalam batas yang disebut temuan.', en: 'Choose a number inside the limit that the finding names.' },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: level, weight: -1, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: level, weight: 0, levels: { 1: Loket, 2: Daring, 3: Terpadu } }
      `,
    ),
  ),
  'key-not-for-type': page(
    {
      id: 'Kunci itu milik tipe lain dan tidak akan dibaca di sini; mungkin `type`-nya yang keliru.',
      en: 'The key belongs to another type and would not be read here; perhaps it is `type` that is wrong.',
    },
    { id: 'Hapus kuncinya, atau ganti `type` dengan tipe yang memakainya.', en: 'Remove the key, or change `type` to one that uses it.' },
    indicators(
      yaml`
        - { id: LIV-01, title: Waktu tanggap, type: level, unit: menit, levels: { 1: Lambat, 2: Diukur, 3: Cepat } }
      `,
      yaml`
        - { id: LIV-01, title: Waktu tanggap, type: number, unit: menit, thresholds: [30, 15] }
      `,
    ),
  ),
  'bad-id': page(
    {
      id: 'Id menjadi judul kolom, nama berkas, dan sebutan di jawaban, jadi hanya boleh berisi tanda yang aman di semua tempat itu.',
      en: 'An id becomes a column heading, a file name and a reference in answers, so it may hold only marks that are safe in all of these.',
    },
    {
      id: 'Pakai huruf, angka, titik, garis bawah, dan tanda hubung; awali dengan huruf atau angka; tanpa spasi dan tanpa "..".',
      en: 'Use letters, digits, points, underscores and hyphens; begin with a letter or digit; no spaces and no "..".',
    },
    indicators(
      yaml`
        - { id: Portal layanan, title: Portal, type: text }
      `,
      yaml`
        - { id: portal-layanan, title: Portal, type: text }
      `,
    ),
  ),
  'reserved-id': page(
    {
      id: 'Kata ini sudah berarti lain dalam jawaban atau tabel: kolom `value`, `index`, atau jawaban seperti "tidak tahu". Dua arti tidak dapat dibedakan.',
      en: 'The word already means something in answers or tables: the column `value`, `index`, or an answer such as "unknown". Two meanings could not be told apart.',
    },
    {
      id: 'Beri id atau judul lain, misalnya dengan awalan rubriknya.',
      en: 'Give it another id or title, for example with the prefix of its rubric.',
    },
    indicators(
      yaml`
        - { id: value, title: Nilai proyek, type: text }
      `,
      yaml`
        - { id: ECO-value, title: Nilai proyek, type: text }
      `,
    ),
  ),
  'duplicate-id': page(
    {
      id: 'Jawaban menyebut id. Bila dua hal memakai id yang sama, tidak ada yang tahu mana yang dijawab, dan yang kedua tidak dibaca.',
      en: 'Answers refer to ids. If two things share one, nobody knows which was answered, and the second is not read.',
    },
    {
      id: 'Ganti salah satunya. Instrumen, rubrik, bagian, indikator, dan pertanyaan terbuka berbagi satu ruang nama. Bila id lama pernah dijawab, simpan di `formerly`.',
      en: 'Rename one of them. Instrument, rubrics, sections, indicators and open questions share one name space. If the old id was ever answered, keep it in `formerly`.',
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: text }
        - { id: GOV-01, title: Aduan, type: text }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: text }
        - { id: GOV-02, title: Aduan, type: text }
      `,
    ),
  ),
  'no-group-without-authority': page(
    {
      id: 'Kelompok dengan `authority` memutuskan; bila semua memutuskan, jawaban biasa tidak punya tempat.',
      en: 'A group with `authority` decides; if all of them decide, ordinary answers have nowhere to go.',
    },
    { id: 'Sediakan sedikitnya satu kelompok tanpa `authority`.', en: 'Keep at least one group without `authority`.' },
    instrument(
      yaml`
        groups:
          consensus: { title: Kesepakatan, authority: 1 }
      `,
      yaml`
        groups:
          consensus: { title: Kesepakatan, authority: 1 }
          opd: { title: Perangkat daerah }
      `,
    ),
  ),
  'empty-branch': page(
    {
      id: 'Cabang tanpa indikator yang diberi skor tidak akan pernah punya nilai, tetapi tetap muncul di laporan.',
      en: 'A branch without scored indicators never has a value, yet it shows in the report.',
    },
    { id: 'Tambahkan indikator, atau hapus cabangnya.', en: 'Add an indicator, or remove the branch.' },
    sections(
      yaml`
        - id: mobility
          title: Mobilitas
          indicators:
            - { id: MOB-01, title: Keluhan, type: text }
      `,
      yaml`
        - id: mobility
          title: Mobilitas
          indicators:
            - { id: MOB-01, title: Trayek, type: number, thresholds: [10, 50] }
      `,
    ),
  ),
  'zero-weight': page(
    {
      id: 'Semua isinya berbobot 0, jadi cabang ini tidak pernah dihitung, apa pun jawabannya.',
      en: 'Everything in it has weight 0, so the branch never counts, whatever is answered.',
    },
    {
      id: 'Beri bobot positif pada sedikitnya satu isinya, atau keluarkan cabangnya.',
      en: 'Give at least one child a positive weight, or drop the branch.',
    },
    sections(
      yaml`
        - id: mobility
          title: Mobilitas
          indicators:
            - { id: MOB-01, title: Trayek, type: number, thresholds: [10, 50], weight: 0 }
      `,
      yaml`
        - id: mobility
          title: Mobilitas
          indicators:
            - { id: MOB-01, title: Trayek, type: number, thresholds: [10, 50] }
      `,
    ),
  ),
} satisfies SomePages<'rubric'>;
