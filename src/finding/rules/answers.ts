import { tablePages } from './answers-tables.ts';
import { answers, evidence, jsonLines, page, type SomePages, sheet, siapkota, table } from './page.ts';

/** Answer files, siapkota.yaml and evidence.yaml. */
export const answersPages: SomePages<'answers'> = {
  ...tablePages,
  'unknown-indicator': page(
    {
      id: 'Jawaban untuk indikator yang tidak ada tidak dapat dinilai; disisihkan, tidak dibuang.',
      en: 'An answer to an indicator that does not exist cannot be scored; it is set aside, not thrown away.',
    },
    {
      id: 'Perbaiki id-nya, atau catat id lama di `formerly` indikator yang baru.',
      en: 'Correct the id, or put the old one into `formerly` of the new indicator.',
    },
    answers('LIV-99: 3', 'LIV-01: 3'),
  ),
  'unknown-column': page(
    {
      id: 'Kolom yang tidak dikenal tidak dibaca; mungkin berisi jawaban.',
      en: 'A column that is not known is not read; it may hold answers.',
    },
    { id: 'Perbaiki judulnya, atau petakan dengan `--map`.', en: 'Correct its heading, or map it with `--map`.' },
    table('respondent,LIV-01,LIV-0S\ndishub,3,24', 'respondent,LIV-01,LIV-02\ndishub,3,24'),
  ),
  'duplicate-column': page(
    {
      id: 'Dua kolom yang sama dapat berisi dua jawaban yang berbeda.',
      en: 'Two columns of the same name can hold two different answers.',
    },
    { id: 'Hapus salah satu kolom.', en: 'Remove one of the columns.' },
    table('respondent,LIV-01,LIV-01\ndishub,3,4', 'respondent,LIV-01,LIV-02\ndishub,3,24'),
  ),
  'no-answer-columns': page(
    {
      id: 'Tidak ada kolom yang namanya sebuah indikator, jadi tabel ini tidak berisi jawaban.',
      en: 'No column is called like an indicator, so the table holds no answers.',
    },
    {
      id: 'Pakai id indikator sebagai judul kolom, atau petakan judulnya dengan `--map`.',
      en: "Use the indicators' ids as headings, or map the headings with `--map`.",
    },
    table('respondent,nilai\ndishub,3', 'respondent,LIV-01\ndishub,3'),
  ),
  'value-not-understood': page(
    {
      id: 'Nilai yang tidak dapat dipahami tidak ditebak: ia ditolak dan disebut.',
      en: 'A value that cannot be understood is not guessed at: it is refused and told.',
    },
    {
      id: 'Tulis nilai seperti contoh di temuan, atau petakan dengan `--map`.',
      en: 'Write a value like the one in the finding, or map it with `--map`.',
    },
    answers('LIV-01: lumayan', 'LIV-01: 4'),
  ),
  'level-out-of-range': page(
    { id: 'Tingkat di luar skala tidak punya arti.', en: 'A level outside the scale means nothing.' },
    {
      id: 'Perbaiki tingkatnya, atau tulis kode seperti `unknown` beserta alasannya.',
      en: 'Correct the level, or write a code such as `unknown` with the reason.',
    },
    answers('LIV-01: 6', 'LIV-01: 5'),
  ),
  'label-contradicts': page(
    { id: 'Angka dan kata di satu sel berkata lain.', en: 'Number and words in one cell disagree.' },
    { id: 'Tanyakan kepada yang mengisi, lalu simpan salah satu.', en: 'Ask whoever filled it in, then keep one of them.' },
    answers('LIV-01: "3 - Rintisan"', 'LIV-01: "1 - Rintisan"'),
  ),
  'outside-range': page(
    {
      id: 'Nilai di luar yang masuk akal biasanya salah satuan atau salah ketik.',
      en: 'A value outside what is believable is usually the wrong unit or a slip.',
    },
    {
      id: 'Periksa satuan dan sumbernya; bila benar, lebarkan `range` di rubrik.',
      en: 'Check unit and source; if it is right, widen `range` in the rubric.',
    },
    answers('LIV-02: 240', 'LIV-02: 24'),
  ),
  'log-not-positive': page(
    {
      id: 'Indikator ini dihitung dengan logaritma, yang tidak ada untuk nol atau negatif.',
      en: 'The indicator is scored with a logarithm, which does not exist for zero or below.',
    },
    { id: 'Periksa nilainya, atau izinkan `clamp` di rubrik.', en: 'Check the value, or allow `clamp` in the rubric.' },
    answers('LIV-04: 0', 'LIV-04: 25'),
  ),
  'ambiguous-point': page(
    {
      id: 'Titik atau koma dapat berarti pecahan atau ribuan, dan keduanya masuk akal di sini.',
      en: 'The point or comma can mean a fraction or thousands, and both are believable here.',
    },
    { id: 'Tulis angka tanpa pemisah ribuan.', en: 'Write the number without a thousands separator.' },
    table('respondent,LIV-03\ndishub,1.234', 'respondent,LIV-03\ndishub,1234'),
  ),
  'unknown-group': page(
    {
      id: 'Jawaban kelompok yang tidak ada di instrumen tidak punya bobot.',
      en: 'Answers of a group that the instrument does not have carry no weight.',
    },
    {
      id: 'Pakai salah satu kelompok instrumen, atau petakan dengan `--map`.',
      en: "Use one of the instrument's groups, or map it with `--map`.",
    },
    sheet('respondent: { id: dishub, group: odp }', 'respondent: { id: dishub, group: opd }'),
  ),
  'unknown-agency': page(
    {
      id: 'Perangkat daerah ini tidak terdaftar, jadi tidak dapat dihubungkan dengan indikatornya.',
      en: 'The agency is not registered, so it cannot be joined to its indicators.',
    },
    { id: 'Perbaiki id-nya, atau daftarkan di instrumen.', en: 'Correct the id, or register it in the instrument.' },
    sheet('respondent: { id: dishub, group: opd, agency: dishubb }', 'respondent: { id: dishub, group: opd, agency: dishub }'),
  ),
  'no-city': page(
    { id: 'Tanpa kota, jawaban tidak dapat dihitung untuk siapa pun.', en: 'Without a city the answers count for nobody.' },
    {
      id: 'Isi `city.id`, tambahkan kolom `city`, atau beri `--set city=…`.',
      en: 'Fill in `city.id`, add a column `city`, or give `--set city=…`.',
    },
    table('city,respondent,LIV-01\n,dishub,3', 'city,respondent,LIV-01\n12.76,dishub,3'),
  ),
  'bare-number-id': page(
    {
      id: 'YAML membaca kode tanpa kutip sebagai angka dan membuang nol di belakangnya: 35.10 menjadi 35.1, kota lain.',
      en: 'YAML reads a code without quotes as a number and drops its last zero: 35.10 becomes 35.1, another city.',
    },
    { id: 'Beri tanda kutip.', en: 'Put it in quotes.' },
    sheet('city: { id: 12.70 }', 'city: { id: "12.70" }'),
  ),
  'short-id': page(
    {
      id: 'Lembar kerja membaca kode sebagai angka dan membuang nol di belakangnya, jadi jawaban dapat jatuh ke kota lain.',
      en: 'Spreadsheets read codes as numbers and drop a last zero, so the answers may fall to another city.',
    },
    { id: 'Simpan kolom kode sebagai teks, lalu ekspor ulang.', en: 'Keep the column of ids as text, then export again.' },
    table('city,respondent,LIV-01\n35.1,bappeda,3\n12.76,bappeda,4', 'city,respondent,LIV-01\n35.10,bappeda,3\n12.76,bappeda,4'),
  ),
  contradiction: page(
    {
      id: 'Satu responden memberi dua jawaban berbeda dan tidak jelas mana yang berlaku, jadi tidak satu pun dihitung.',
      en: 'One respondent gave two different answers and nothing says which holds, so neither counts.',
    },
    {
      id: 'Hapus yang keliru, atau isi `taken` agar yang terbaru berlaku.',
      en: 'Remove the wrong one, or fill in `taken` so that the later one holds.',
    },
    table('respondent,LIV-01\ndishub,3\ndishub,4', 'respondent,LIV-01\ndishub,4'),
  ),
  superseded: page(
    { id: 'Jawaban yang lebih baru menggantikan yang lama.', en: 'A later answer replaces an earlier one.' },
    { id: 'Tidak ada yang perlu dilakukan.', en: 'Nothing to do.' },
    table('respondent,taken,LIV-01\ndishub,2026-01-05,3\ndishub,2026-02-01,4', 'respondent,taken,LIV-01\ndishub,2026-02-01,4'),
  ),
  'reason-missing': page(
    {
      id: 'Yang tidak berlaku keluar dari hitungan dan menaikkan bobot yang lain, jadi perlu alasan.',
      en: 'What does not apply leaves the score and raises the weight of the rest, so it needs a reason.',
    },
    { id: 'Tulis `{ value: not-applicable, reason: … }`.', en: 'Write `{ value: not-applicable, reason: … }`.' },
    answers('LIV-01: not-applicable', 'LIV-01: { value: not-applicable, reason: Kota ini tidak punya pelabuhan }'),
  ),
  'reasons-missing': page(
    {
      id: 'Dalam tabel, jawaban "tidak berlaku" tanpa alasan tetap dihitung, tetapi laporan menyebutnya.',
      en: 'In a table, "not applicable" without a reason still counts, but the report says so.',
    },
    { id: 'Tambahkan kolom `reason`.', en: 'Add a column `reason`.' },
    table(
      'respondent,LIV-01\ndishub,tidak berlaku',
      'respondent,LIV-01,LIV-01/reason\ndishub,tidak berlaku,Kota ini tidak punya pelabuhan',
    ),
  ),
  'words-without-answer': page(
    {
      id: 'Catatan, alasan, dan dokumen menyertai sebuah jawaban; tanpa jawaban tidak ada yang disertainya, dan orang yang menulisnya mengira sudah menjawab.',
      en: 'Notes, reasons and documents go with an answer; without one they go with nothing, and whoever wrote them believes to have answered.',
    },
    { id: 'Isi jawabannya, atau kode seperti `menyusul`.', en: 'Fill in the answer, or a code such as `pending`.' },
    table(
      'respondent,LIV-01,LIV-01/note\ndishub,,Suratnya masih dicari',
      'respondent,LIV-01,LIV-01/note\ndishub,menyusul,Suratnya masih dicari',
    ),
  ),
  'consensus-without-note': page(
    {
      id: 'Keputusan ruang mengalahkan semua jawaban lain; yang membacanya kemudian perlu tahu mengapa.',
      en: 'A decision of the room beats all other answers; whoever reads it later needs to know why.',
    },
    { id: 'Tambahkan `note`.', en: 'Add a `note`.' },
    sheet(
      'respondent: { id: ruang, group: consensus }\nanswers: { LIV-01: 3 }',
      'respondent: { id: ruang, group: consensus }\nanswers: { LIV-01: { value: 3, note: Portal belum memuat layanan kecamatan } }',
    ),
  ),
  'proof-not-yours': page(
    { id: 'Responden tidak dapat menerima buktinya sendiri.', en: 'Respondents cannot accept their own proof.' },
    { id: 'Tim Pembimbing mencatat penerimaan di evidence.yaml.', en: 'The mentor team records acceptance in evidence.yaml.' },
    answers(
      'LIV-01: { value: 3, evidence: [{ title: Perwal 12/2025, state: accepted }] }',
      'LIV-01: { value: 3, evidence: [{ title: Perwal 12/2025, state: sent }] }',
    ),
  ),
  'unknown-proof': page(
    { id: 'Status bukti ini tidak dikenal, jadi tidak dapat dihitung.', en: 'The state of proof is not known, so it cannot be counted.' },
    { id: 'Pilih salah satu yang disebut temuan.', en: 'Choose one of those in the finding.' },
    table('respondent,LIV-01,LIV-01/proof\ndishub,3,lengkap', 'respondent,LIV-01,LIV-01/proof\ndishub,3,sent'),
  ),
  'bad-count': page(
    { id: 'Jumlah orang adalah bilangan bulat.', en: 'A number of people is a whole number.' },
    { id: 'Tulis bilangan bulat mulai dari 0.', en: 'Write a whole number from 0.' },
    table('respondent,indicator,value,n\nwarga,LIV-01,3,lima', 'respondent,indicator,value,n\nwarga,LIV-01,3,5'),
  ),
  'bad-date': page(
    {
      id: 'Tanggal yang tidak terbaca tidak dapat dipakai untuk menentukan mana yang terbaru atau terlambat.',
      en: 'A date that cannot be read decides neither what is latest nor what is overdue.',
    },
    { id: 'Tulis seperti 2026-11-24.', en: 'Write it like 2026-11-24.' },
    table('respondent,taken,LIV-01\ndishub,kemarin,3', 'respondent,taken,LIV-01\ndishub,2026-11-24,3'),
  ),
  'ragged-row': page(
    {
      id: 'Baris dengan jumlah sel yang lain menggeser jawaban ke kolom yang salah.',
      en: 'A row with another number of cells shifts answers into the wrong columns.',
    },
    { id: 'Periksa tanda kutip dan pemisah di baris itu.', en: 'Check the quotes and delimiters of that row.' },
    table('respondent,LIV-01,LIV-02\ndishub,3', 'respondent,LIV-01,LIV-02\ndishub,3,24'),
  ),
  'broken-table': page(
    { id: 'Tanda kutip yang tidak ditutup menelan sel-sel berikutnya.', en: 'A quote that is not closed swallows the cells after it.' },
    { id: 'Tulis kutip di dalam sel dua kali ("").', en: 'Double a quote inside a cell ("").' },
    table('respondent,LIV-01,LIV-01/note\ndishub,3,"belum ada', 'respondent,LIV-01,LIV-01/note\ndishub,3,"belum ada"'),
  ),
  'no-rows': page(
    { id: 'Berkas ini hanya berisi judul.', en: 'The file holds headings only.' },
    { id: 'Periksa apakah berkas yang benar dikirim.', en: 'Check that the right file was handed in.' },
    table('respondent,LIV-01', 'respondent,LIV-01\ndishub,3'),
  ),
  'json-line': page(
    { id: 'Setiap baris harus satu objek JSON.', en: 'Each line must be one JSON object.' },
    {
      id: 'Perbaiki baris itu, atau simpan berkasnya sebagai satu larik JSON.',
      en: 'Correct the line, or save the file as one JSON array.',
    },
    jsonLines(
      '{"respondent":"dishub","LIV-01":3}\n{"respondent":"dinkes","LIV-01":',
      '{"respondent":"dishub","LIV-01":3}\n{"respondent":"dinkes","LIV-01":4}',
    ),
  ),
  'comma-in-flow': page(
    {
      id: 'Di dalam { } koma memisahkan, jadi angka berkoma terputus.',
      en: 'Inside { } a comma separates, so a decimal comma splits the number.',
    },
    { id: 'Pakai titik desimal atau tanda kutip.', en: 'Use a decimal point or quotes.' },
    answers('LIV-02: { value: 12,5 }', 'LIV-02: { value: 12.5 }'),
  ),
  'other-instrument': page(
    {
      id: 'Jawaban untuk instrumen lain tidak dapat dinilai dengan instrumen ini.',
      en: 'Answers to another instrument cannot be scored with this one.',
    },
    { id: 'Pindahkan lembarnya ke penilaian yang sesuai.', en: 'Move the sheet to the assessment it belongs to.' },
    sheet('instrument: { id: kota-tangguh, version: 2.0.0 }', 'instrument: { id: kota-siap, version: 2.0.0 }'),
  ),
  'older-version': page(
    {
      id: 'Lembar ini dijawab dengan versi lama; id lama dibaca lewat `formerly`.',
      en: 'The sheet was answered under an older version; old ids are read through `formerly`.',
    },
    { id: '`siapkota migrate` menulis ulang lembarnya dengan id sekarang.', en: "`siapkota migrate` rewrites the sheet with today's ids." },
    sheet('instrument: { id: kota-siap, version: 1.0.0 }', 'instrument: { id: kota-siap, version: 2.0.0 }'),
  ),
  'other-city': page(
    {
      id: 'Lembar tentang kota lain tidak boleh ikut dihitung di penilaian ini.',
      en: 'A sheet about another city must not count in this assessment.',
    },
    { id: 'Perbaiki `city`, atau pindahkan lembarnya.', en: 'Correct `city`, or move the sheet.' },
    sheet('city: { id: "12.71" }', 'city: { id: "12.70" }'),
  ),
  'unexpected-respondent': page(
    {
      id: 'Responden ini tidak ada dalam daftar undangan; jawabannya dihitung, tetapi tidak ada yang menunggunya.',
      en: 'This respondent is not on the list; the answers count, but nobody was waiting for them.',
    },
    { id: 'Tambahkan ke `respondents`.', en: 'Add it to `respondents`.' },
    sheet('respondent: { id: disub, group: opd }', 'respondent: { id: dishub, group: opd }'),
  ),
  'not-asked': page(
    { id: 'Indikator ini tidak ditujukan kepada responden ini.', en: 'The indicator is not meant for this respondent.' },
    { id: 'Periksa `owners` dan `groups` di rubrik.', en: 'Check `owners` and `groups` in the rubric.' },
    answers('LIV-05: 3', 'LIV-01: 3'),
  ),
  'unknown-profile-fact': page(
    { id: 'Fakta ini tidak dipakai instrumen.', en: 'The instrument does not use this fact.' },
    { id: 'Perbaiki namanya, atau hapus.', en: 'Correct its name, or remove it.' },
    siapkota('profile: { costal: true }', 'profile: { coastal: true }'),
  ),
  'bad-profile-value': page(
    {
      id: 'Nilainya tidak cocok dengan tipe fakta itu, jadi syarat yang memakainya tidak dapat diputuskan.',
      en: 'The value does not fit the type of the fact, so conditions on it cannot be decided.',
    },
    { id: 'Tulis nilai dengan tipe yang disebut temuan.', en: 'Write a value of the type that the finding names.' },
    siapkota('profile: { coastal: mungkin }', 'profile: { coastal: true }'),
  ),
  'unknown-target': page(
    {
      id: 'Target untuk sesuatu yang tidak ada tidak berlaku bagi apa pun.',
      en: 'A target for something that does not exist holds for nothing.',
    },
    { id: 'Perbaiki id-nya.', en: 'Correct the id.' },
    siapkota('targets: { LIV-99: 4 }', 'targets: { LIV-01: 4 }'),
  ),
  'bad-target': page(
    { id: 'Target adalah skor pada skala instrumen.', en: "A target is a score on the instrument's scale." },
    { id: 'Pilih angka di dalam skala.', en: 'Choose a number on the scale.' },
    siapkota('targets: { LIV-01: 9 }', 'targets: { LIV-01: 5 }'),
  ),
  'not-in-register': page(
    {
      id: 'Tanpa baris di register, fakta kota ini tidak diketahui.',
      en: 'Without a row in the register the facts of this city are unknown.',
    },
    { id: 'Tambahkan barisnya.', en: 'Add the row.' },
  ),
  'city-unheard': page(
    {
      id: 'Kota yang hilang dari hasil mudah disangka tidak ikut, padahal jawabannya ada dan tidak terbaca.',
      en: 'A city that is missing from the result is easily taken for one that did not take part, while its answers are there and cannot be read.',
    },
    {
      id: 'Perbaiki jawabannya menurut temuan lain, atau mintalah jawaban dari kota itu.',
      en: 'Mend its answers as other findings say, or ask the city for them.',
    },
  ),
  'idle-verdict': page(
    {
      id: 'Putusan ini tidak menemukan dokumen yang dinilainya, jadi tidak mengubah apa pun.',
      en: 'The verdict finds no document that it judges, so it changes nothing.',
    },
    { id: 'Periksa indikator, responden, dan nama berkas atau sha256-nya.', en: 'Check indicator, respondent and file name or sha256.' },
    evidence(
      '- { indicator: LIV-01, respondent: dishub, file: evidence/perwal-13.pdf, state: accepted }',
      '- { indicator: LIV-01, respondent: dishub, file: evidence/perwal-12.pdf, state: accepted }',
    ),
  ),
  'set-unknown': page(
    { id: '`--set` hanya mengisi kolom yang dikenal.', en: '`--set` fills known columns only.' },
    { id: 'Pakai salah satu nama yang disebut temuan.', en: 'Use one of the names in the finding.' },
  ),
};

/** What scoring itself tells. */
export const assessPages: SomePages<'assess'> = {
  clamped: page(
    { id: 'Nilai di luar kedua ujung dihitung sebagai ujungnya.', en: 'A value beyond a goalpost counts as the goalpost.' },
    { id: 'Periksa nilainya bila mengejutkan.', en: 'Check the value if it surprises you.' },
    answers('LIV-07: 12', 'LIV-07: 8'),
  ),
  'not-positive': page(
    {
      id: 'Rata-rata geometrik dan harmonik hanya ada untuk skor di atas nol.',
      en: 'Geometric and harmonic means exist only for scores above zero.',
    },
    { id: 'Pakai skala yang mulai di atas nol, atau `aggregate: mean`.', en: 'Use a scale that begins above zero, or `aggregate: mean`.' },
    answers('LIV-08: a', 'LIV-08: b', 'aggregate: geometric'),
  ),
  'sum-incomplete': page(
    { id: 'Jumlah yang kurang satu bagian bukan jumlah.', en: 'A sum that lacks a part is no sum.' },
    { id: 'Lengkapi jawabannya.', en: 'Complete the answers.' },
    answers('LIV-01: 3', 'LIV-01: 3\nLIV-02: 24\nLIV-03: 1200\nLIV-04: 25\nLIV-07: 8\nLIV-08: b', 'aggregate: sum'),
  ),
  'ratings-set-aside': page(
    {
      id: 'Indikator itu tidak berlaku di kota ini menurut `when`, jadi jawabannya disisihkan.',
      en: 'By `when` the indicator does not apply to this city, so its answers are set aside.',
    },
    { id: 'Periksa `profile` kota bila keliru.', en: 'Check the `profile` of the city if that is wrong.' },
    answers('LIV-06: 3', 'LIV-01: 3'),
  ),
};
