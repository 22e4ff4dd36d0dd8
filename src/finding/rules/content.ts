import { indicators, instrument, type Pages, page, sections, yaml } from './page.ts';

const TWO = 'languages: [id, en]\ntitle: { id: Metode, en: Method }';
const PROOF = 'evidence: { required_from: 2, cap: 1, counts: sent }';

/** Whether two strangers would read a question the same way. */
export const contentPages: Pages<'content'> = {
  'vague-descriptor': page(
    {
      id: '"Memadai" dan "baik" tidak dapat dilihat. Dua penilai akan memilih tingkat berbeda dan keduanya merasa benar.',
      en: '"Adequate" and "good" cannot be seen. Two assessors choose different levels and both feel right.',
    },
    {
      id: 'Ganti dengan yang dapat dilihat atau dihitung: dokumen, jumlah, tenggat, siapa melakukan apa.',
      en: 'Put what can be seen or counted: a document, a number, a deadline, who does what.',
    },
    indicators(
      '- { id: GOV-01, title: Aduan, type: level, levels: { 1: Tidak ada kanal, 2: Penanganan cukup memadai, 3: Selesai dalam 24 jam } }',
      '- { id: GOV-01, title: Aduan, type: level, levels: { 1: Tidak ada kanal, 2: Setiap aduan diberi nomor dan batas waktu, 3: Selesai dalam 24 jam } }',
    ),
  ),
  'near-same-levels': page(
    { id: 'Dua tingkat yang berbeda satu dua kata adalah satu tingkat.', en: 'Two levels that differ by a word or two are one level.' },
    { id: 'Sebutkan hal baru yang ada di tingkat yang lebih tinggi.', en: 'Name the new thing that is there at the higher level.' },
    indicators(
      yaml`
        - id: GOV-01
          title: Portal
          type: level
          levels:
            1: Loket
            2: Katalog layanan diperbarui di situs kota
            3: Katalog layanan selalu diperbarui di situs kota
      `,
      yaml`
        - id: GOV-01
          title: Portal
          type: level
          levels:
            1: Loket
            2: Katalog layanan diperbarui di situs kota
            3: Warga mengajukan dan melacak permohonan dari katalog itu
      `,
    ),
  ),
  'two-questions': page(
    {
      id: 'Yang dapat menjawab "ya" untuk yang pertama dan "tidak" untuk yang kedua tidak punya jawaban.',
      en: 'Whoever would say yes to the first and no to the second has no answer.',
    },
    {
      id: 'Tanyakan satu hal; jadikan yang lain `probe` atau indikator tersendiri.',
      en: 'Ask one thing; make the other a `probe` or an indicator of its own.',
    },
    indicators(
      '- { id: GOV-01, title: Data, type: text, ask: "Apakah data terbuka tersedia, dan apakah sering dipakai?" }',
      '- { id: GOV-01, title: Data, type: text, ask: "Data terbuka apa yang tersedia?", probe: ["Seberapa sering dipakai?"] }',
    ),
  ),
  'no-evidence': page(
    {
      id: 'Tingkat tinggi menuntut bukti, tetapi responden tidak diberi tahu bukti apa.',
      en: 'Higher levels require proof, yet respondents are not told which.',
    },
    { id: 'Sebut dokumen yang dapat membuktikannya di `evidence`.', en: 'Name the documents that would prove it under `evidence`.' },
    indicators(
      yaml`
        - { id: A-1, title: Trayek, type: number, thresholds: [10, 50], evidence: [Peta trayek] }
        - { id: A-2, title: Halte, type: number, thresholds: [10, 50] }
      `,
      yaml`
        - { id: A-1, title: Trayek, type: number, thresholds: [10, 50], evidence: [Peta trayek] }
        - { id: A-2, title: Halte, type: number, thresholds: [10, 50], evidence: [Daftar halte] }
      `,
      PROOF,
    ),
  ),
  'no-advice': page(
    {
      id: 'Kota yang berada di bawah tingkat itu akan membaca kesenjangan tanpa langkah untuk menutupnya.',
      en: 'A city below that level would read of a gap without a step to close it.',
    },
    {
      id: 'Lengkapi `advice`: satu langkah nyata menuju setiap tingkat di atas yang terendah.',
      en: 'Complete `advice`: one concrete step towards each level above the lowest.',
    },
    indicators(
      '- { id: A-1, title: Trayek, type: number, thresholds: [10, 50], advice: { 2: Petakan trayek. } }',
      '- { id: A-1, title: Trayek, type: number, thresholds: [10, 50], advice: { 2: Petakan trayek., 3: Tambah bus malam. } }',
    ),
  ),
  'idle-agency': page(
    {
      id: 'Perangkat daerah yang tidak memiliki indikator tidak akan ditanyai apa pun.',
      en: 'An agency that owns no indicator is asked nothing.',
    },
    {
      id: 'Jadikan pemilik sebuah indikator, atau keluarkan dari daftar.',
      en: 'Make it an owner of an indicator, or take it off the register.',
    },
    indicators(
      '- { id: A-1, title: Trayek, type: text, owners: [dishub] }',
      '- { id: A-1, title: Trayek, type: text, owners: [dishub, diskominfo] }',
      'agencies: { dishub: Dinas Perhubungan, diskominfo: Dinas Kominfo }',
    ),
  ),
  'uncited-reference': page(
    {
      id: 'Rujukan yang tidak dikutip membuat daftar pustaka lebih panjang daripada dasarnya.',
      en: 'A reference that nothing cites makes the list of sources longer than the ground it stands on.',
    },
    { id: 'Kutip di sebuah indikator, atau keluarkan dari daftar.', en: 'Cite it in an indicator, or take it off the register.' },
    indicators(
      '- { id: A-1, title: Trayek, type: text, references: [uu-22-2009] }',
      '- { id: A-1, title: Trayek, type: text, references: [uu-22-2009, pm-15-2019] }',
      'references: { uu-22-2009: { title: UU 22/2009 }, pm-15-2019: { title: PM 15/2019 } }',
    ),
  ),
  'unmarked-reference': page(
    {
      id: 'Kutipan yang tidak ditandai akan dicetak seolah-olah pasalnya sudah dibaca seseorang.',
      en: 'An unmarked citation is printed as if somebody had read the clause.',
    },
    {
      id: 'Tulis `{ id: …, verified: false }`, atau baca naskah resminya lalu tandai rujukan itu di daftar.',
      en: 'Write `{ id: …, verified: false }`, or read the official text and mark the reference in the register.',
    },
    indicators(
      '- { id: A-1, title: Trayek, type: text, references: [pm-15-2019] }',
      '- { id: A-1, title: Trayek, type: text, references: [{ id: pm-15-2019, verified: false }] }',
      'references: { pm-15-2019: { title: PM 15/2019, verified: false } }',
    ),
  ),
  'core-tier': page(
    {
      id: 'Wawancara singkat yang melewatkan sebuah bagian tidak dapat berkata apa pun tentangnya.',
      en: 'A short interview that skips a section can say nothing about it.',
    },
    {
      id: 'Tandai sedikitnya satu indikator `tier: core` di setiap bagian.',
      en: 'Mark at least one indicator `tier: core` in every section.',
    },
    sections(
      yaml`
        - { id: a, title: A, indicators: [{ id: A-1, title: Satu, type: text, tier: core }] }
        - { id: b, title: B, indicators: [{ id: B-1, title: Dua, type: number, thresholds: [1, 5] }] }
      `,
      yaml`
        - { id: a, title: A, indicators: [{ id: A-1, title: Satu, type: number, thresholds: [1, 5], tier: core }] }
        - { id: b, title: B, indicators: [{ id: B-1, title: Dua, type: number, thresholds: [1, 5], tier: core }] }
      `,
    ),
  ),
  'too-long': page(
    {
      id: 'Pertanyaan yang tidak muat di layar wawancara dibaca setengahnya.',
      en: 'A question that does not fit the interview screen is read halfway.',
    },
    { id: 'Pendekkan; pindahkan rinciannya ke `probe`.', en: 'Shorten it; move details to `probe`.' },
    indicators(
      yaml`
        - id: A-1
          title: Persentase ruas jalan kota yang dilalui trayek angkutan umum dengan jadwal tetap dan halte tertata
          type: text
      `,
      yaml`
        - id: A-1
          title: Ruas jalan yang dilalui angkutan umum berjadwal
          type: text
      `,
    ),
  ),
  'wrong-language': page(
    {
      id: 'Teks dalam bahasa yang keliru tampil pada pembaca yang tidak memahaminya.',
      en: 'Text in the wrong language is shown to readers who do not know it.',
    },
    { id: 'Tukar kedua teksnya, atau terjemahkan.', en: 'Swap the two texts, or translate.' },
    indicators(
      yaml`
        - id: A-1
          title: { id: Data, en: Data }
          type: text
          ask: { id: How does the city publish its data for residents?, en: How does the city publish its data for residents? }
      `,
      yaml`
        - id: A-1
          title: { id: Data, en: Data }
          type: text
          ask: { id: Bagaimana kota menerbitkan datanya untuk warga?, en: How does the city publish its data for residents? }
      `,
      TWO,
    ),
  ),
  'weight-reason': page(
    {
      id: 'Bobot mengubah peringkat; yang membacanya akan bertanya siapa yang memutuskan dan mengapa.',
      en: 'A weight moves the ranking; readers will ask who decided it and why.',
    },
    {
      id: 'Jelaskan di `weight_reason`, atau kembalikan bobotnya ke 1.',
      en: 'Explain it in `weight_reason`, or set the weight back to 1.',
    },
    indicators(
      yaml`
        - { id: A-1, title: Satu, type: number, thresholds: [1, 5], weight: 2, weight_reason: Wajib menurut RPJMD }
        - { id: A-2, title: Dua, type: number, thresholds: [1, 5], weight: 3 }
      `,
      yaml`
        - { id: A-1, title: Satu, type: number, thresholds: [1, 5], weight: 2, weight_reason: Wajib menurut RPJMD }
        - { id: A-2, title: Dua, type: number, thresholds: [1, 5] }
      `,
    ),
  ),
  'view-leaves-out': page(
    {
      id: 'Tampilan yang menjelaskan apa yang ditinggalkannya dibaca sebagai lengkap; yang tidak disebut hilang tanpa jejak.',
      en: 'A view that explains what it leaves out is read as complete; what it does not mention is lost without a trace.',
    },
    {
      id: 'Tempatkan indikatornya di sebuah simpul, atau sebut di `left_out` beserta alasannya.',
      en: 'Place the indicator in a node, or name it in `left_out` with the reason.',
    },
    instrument(
      yaml`
        views:
          - id: readiness
            title: Kesiapan
            nodes: [{ id: people, title: SDM, indicators: [Z-1] }]
            left_out: [{ indicators: [], reason: Tidak ada }]
          - id: short
            title: Singkat
            nodes: [{ id: all, title: Semua, indicators: [Z-1] }]
            left_out: [{ indicators: [Z-3], reason: Data belum ada }]
      `,
      yaml`
        views:
          - id: short
            title: Singkat
            nodes: [{ id: all, title: Semua, indicators: [Z-1] }]
            left_out: [{ indicators: [Z-2, Z-3], reason: Data belum ada }]
      `,
    ),
  ),
  todo: page(
    {
      id: 'Teks yang masih bertanda TODO akan terbaca oleh responden dan tercetak di laporan.',
      en: 'A text that still says TODO is read out to respondents and printed in the report.',
    },
    { id: 'Tulis teks atau terjemahannya.', en: 'Write the text or its translation.' },
    indicators(
      '- { id: A-1, title: { id: Halte, en: "TODO: Halte" }, type: text }',
      '- { id: A-1, title: { id: Halte, en: Bus stops }, type: text }',
      TWO,
    ),
  ),
};
