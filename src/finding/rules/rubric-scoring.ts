import { indicators, instrument, page, type SomePages } from './page.ts';

/** From answers to scores: scale, bands, thresholds, goalposts, levels, options, criteria. */
export const scoringPages = {
  'thresholds-count': page(
    {
      id: 'Setiap ambang adalah satu langkah skala. Terlalu sedikit atau terlalu banyak, dan ada tingkat yang tidak dapat dicapai atau tidak ada artinya.',
      en: 'Each threshold is one step of the scale. Too few or too many, and a level cannot be reached or means nothing.',
    },
    {
      id: 'Tulis sebanyak `max` − `min` ambang: yang ke-k memberi tingkat minimum + k.',
      en: 'Write as many as `max` − `min` thresholds: the k-th gives the minimum + k.',
    },
    indicators(
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [10, 20, 50] }',
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [10, 50] }',
    ),
  ),
  'thresholds-order': page(
    {
      id: 'Urutannya mengatakan arah yang lebih baik. Bila arahnya berubah di tengah, tingkatnya tidak dapat ditentukan.',
      en: 'Their order says which way is better. Where it changes direction, the level cannot be told.',
    },
    {
      id: 'Urutkan naik bila lebih besar lebih baik, turun bila lebih kecil lebih baik, tanpa angka kembar.',
      en: 'Sort upwards where more is better, downwards where less is better, without equal numbers.',
    },
    indicators(
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [50, 50] }',
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [10, 50] }',
    ),
  ),
  'unreachable-threshold': page(
    {
      id: 'Ambang di luar `range` dilewati oleh semua jawaban atau tidak oleh satu pun, jadi tidak membedakan apa-apa.',
      en: 'A threshold outside `range` is passed by every answer or by none, so it tells nothing apart.',
    },
    { id: 'Perbaiki ambangnya, atau lebarkan `range`.', en: 'Correct the threshold, or widen `range`.' },
    indicators(
      '- { id: LIV-01, title: Cakupan, type: number, unit: "%", range: [0, 100], thresholds: [50, 900] }',
      '- { id: LIV-01, title: Cakupan, type: number, unit: "%", range: [0, 100], thresholds: [50, 90] }',
    ),
  ),
  'range-order': page(
    {
      id: '`range` adalah apa yang masuk akal, dari yang terkecil ke yang terbesar; arah baik-buruk dikatakan oleh ambang.',
      en: '`range` is what is believable, from lowest to highest; which way is better is for the thresholds to say.',
    },
    { id: 'Tulis yang terkecil dahulu; keduanya harus berbeda.', en: 'Write the lower limit first; the two must differ.' },
    indicators(
      '- { id: LIV-01, title: Waktu, type: number, range: [60, 0], thresholds: [30, 15] }',
      '- { id: LIV-01, title: Waktu, type: number, range: [0, 60], thresholds: [30, 15] }',
    ),
  ),
  'no-scoring': page(
    {
      id: 'Sebuah angka baru menjadi skor bila ada yang mengatakan berapa yang baik.',
      en: 'A number becomes a score only where something says how much is good.',
    },
    {
      id: 'Tambahkan `thresholds` (berjenjang) atau `goalposts` (bergerak lurus dari terburuk ke terbaik).',
      en: 'Add `thresholds` (in steps) or `goalposts` (in a straight line from worst to best).',
    },
    indicators(
      '- { id: LIV-01, title: Trayek, type: number }',
      '- { id: LIV-01, title: Trayek, type: number, goalposts: { worst: 0, best: 50 } }',
    ),
  ),
  'two-scorings': page(
    { id: 'Dua cara memberi skor akan menghasilkan dua nilai.', en: 'Two ways of scoring would give two scores.' },
    { id: 'Simpan salah satu: `thresholds` atau `goalposts`.', en: 'Keep one: `thresholds` or `goalposts`.' },
    indicators(
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [10, 50], goalposts: { worst: 0, best: 50 } }',
      '- { id: LIV-01, title: Trayek, type: number, thresholds: [10, 50] }',
    ),
  ),
  'goalposts-equal': page(
    {
      id: 'Bila yang terburuk sama dengan yang terbaik, tidak ada jarak untuk diukur.',
      en: 'Where worst equals best there is no distance to measure.',
    },
    {
      id: 'Beri dua nilai yang berbeda; `worst` lebih besar bila lebih kecil lebih baik.',
      en: 'Give two different values; `worst` is the larger where less is better.',
    },
    indicators(
      '- { id: LIV-01, title: Trayek, type: number, goalposts: { worst: 50, best: 50 } }',
      '- { id: LIV-01, title: Trayek, type: number, goalposts: { worst: 0, best: 50 } }',
    ),
  ),
  'goalposts-log': page(
    { id: 'Logaritma hanya ada untuk angka di atas nol.', en: 'A logarithm exists only for numbers above zero.' },
    {
      id: 'Beri kedua ujung angka di atas nol, atau pakai `transform: linear`.',
      en: 'Give both goalposts numbers above zero, or use `transform: linear`.',
    },
    indicators(
      '- { id: ECO-01, title: Investasi, type: number, goalposts: { worst: 0, best: 1000, transform: log } }',
      '- { id: ECO-01, title: Investasi, type: number, goalposts: { worst: 1, best: 1000, transform: log } }',
    ),
  ),
  'levels-missing': page(
    {
      id: 'Tingkat tanpa uraian dipilih menurut perasaan, dan dua orang akan merasa berbeda.',
      en: 'A level without a descriptor is chosen by feeling, and two people feel differently.',
    },
    {
      id: 'Jelaskan setiap tingkat skala dengan keadaan yang dapat dilihat atau dihitung.',
      en: 'Describe every level of the scale by what can be seen or counted.',
    },
    indicators(
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 3: Satu portal } }',
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Formulir daring, 3: Satu portal } }',
    ),
  ),
  'level-outside-scale': page(
    {
      id: 'Tingkat di luar skala instrumen tidak dapat dipilih siapa pun.',
      en: "A level outside the instrument's scale can be chosen by nobody.",
    },
    {
      id: 'Pakai bilangan bulat dari `scale.min` sampai `scale.max`, atau ubah skalanya.',
      en: 'Use whole numbers from `scale.min` to `scale.max`, or change the scale.',
    },
    indicators(
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Daring, 3: Portal, 4: Terpadu } }',
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Daring, 3: Portal } }',
    ),
  ),
  'levels-default': page(
    {
      id: 'Tanpa `levels` hanya label umum skala yang tampil, dan dua orang akan memilih tingkat yang berbeda.',
      en: "Without `levels` only the scale's general labels are shown, and two people will choose differently.",
    },
    {
      id: 'Tambahkan `levels:` dengan keadaan yang dapat diamati untuk setiap tingkat.',
      en: 'Add `levels:` with something observable for each level.',
    },
    indicators(
      '- { id: GOV-01, title: Portal, type: level }',
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Formulir daring, 3: Satu portal } }',
    ),
  ),
  'scale-order': page(
    {
      id: 'Skala yang terbalik atau tanpa jarak membuat semua skor mustahil.',
      en: 'A scale that is reversed or has no length makes every score impossible.',
    },
    { id: 'Tulis `min` yang lebih kecil dari `max`.', en: 'Write a `min` that is less than `max`.' },
    instrument('scale: { min: 3, max: 1 }', 'scale: { min: 1, max: 3 }'),
  ),
  'bands-order': page(
    {
      id: 'Predikat dibaca dari bawah ke atas; bila urutannya rusak, sebuah skor punya dua predikat atau tidak punya.',
      en: 'Bands are read from the bottom up; out of order, a score has two of them or none.',
    },
    { id: 'Urutkan `from` dari yang terkecil, tanpa angka kembar.', en: 'Sort `from` upwards, without equal numbers.' },
    instrument(
      'bands: [{ from: 1, title: Rendah }, { from: 2.5, title: Tinggi }, { from: 2, title: Sedang }]',
      'bands: [{ from: 1, title: Rendah }, { from: 2, title: Sedang }, { from: 2.5, title: Tinggi }]',
    ),
  ),
  'bands-start': page(
    { id: 'Skor di bawah predikat pertama tidak punya nama.', en: 'Scores below the first band have no name.' },
    { id: 'Mulailah predikat pertama dari batas bawah skala.', en: "Begin the first band at the scale's minimum." },
    instrument('bands: [{ from: 2, title: Siap }]', 'bands: [{ from: 1, title: Belum siap }, { from: 2, title: Siap }]'),
  ),
  'unreachable-band': page(
    { id: 'Predikat yang mulai di atas skala tidak akan pernah dipakai.', en: 'A band that begins above the scale is never used.' },
    { id: 'Turunkan batasnya, atau hapus predikat itu.', en: 'Lower its limit, or remove the band.' },
    instrument(
      'bands: [{ from: 1, title: Belum siap }, { from: 3.5, title: Siap }]',
      'bands: [{ from: 1, title: Belum siap }, { from: 2.5, title: Siap }]',
    ),
  ),
  'target-outside-scale': page(
    {
      id: 'Target adalah skor yang dituju; di luar skala ia tidak dapat dicapai dan setiap selisih keliru.',
      en: 'A target is the score to reach; outside the scale it cannot be, and every gap is wrong.',
    },
    { id: 'Pilih skor yang ada di skala.', en: 'Choose a score on the scale.' },
    instrument('target: 4', 'target: 3'),
  ),
  'score-outside-scale': page(
    {
      id: 'Pilihan yang berskor di luar skala dapat mendorong nilai di atasnya keluar dari skala pula.',
      en: 'An option that scores outside the scale can push the nodes above it off the scale too.',
    },
    {
      id: 'Beri skor di dalam skala, kecuali ini memang dimaksud; bila begitu, matikan aturan ini di baris itu beserta alasannya.',
      en: 'Give a score on the scale unless it is meant; then disable the rule on that line, with the reason.',
    },
    indicators(
      '- { id: GOV-01, title: Rapat, type: choice, options: [{ id: a, title: Jarang, score: 0 }, { id: b, title: Mingguan, score: 3 }] }',
      '- { id: GOV-01, title: Rapat, type: choice, options: [{ id: a, title: Jarang, score: 1 }, { id: b, title: Mingguan, score: 3 }] }',
    ),
  ),
  'unreachable-score': page(
    {
      id: 'Jawaban terbaik pun tidak mencapai puncak skala, jadi kota mana pun tampak punya kesenjangan yang tidak dapat ditutup.',
      en: 'Even the best answer does not reach the top, so every city seems to have a gap that cannot be closed.',
    },
    {
      id: 'Tambahkan pilihan atau kriteria untuk tingkat tertinggi, atau turunkan target indikator ini.',
      en: 'Add an option or a criterion for the highest level, or lower the target of this indicator.',
    },
    indicators(
      '- { id: GOV-01, title: Rapat, type: choice, options: [{ id: a, title: Jarang, score: 1 }, { id: b, title: Bulanan, score: 2 }] }',
      '- { id: GOV-01, title: Rapat, type: choice, options: [{ id: a, title: Jarang, score: 1 }, { id: b, title: Bulanan, score: 3 }] }',
    ),
  ),
  'criterion-level': page(
    {
      id: 'Dalam daftar periksa bertingkat setiap kriteria menjadi syarat sebuah tingkat; tanpa `level` tidak jelas tingkat mana.',
      en: 'In a gated checklist each criterion is a condition of a level; without `level` nobody knows of which.',
    },
    {
      id: 'Beri setiap kriteria sebuah `level`, atau pakai `scoring: share`, yang menghitung berapa yang terpenuhi.',
      en: 'Give each criterion a `level`, or use `scoring: share`, which counts how many are met.',
    },
    indicators(
      '- { id: LIV-01, title: Akses, type: checklist, criteria: [{ id: a, title: Jalur landai }, { id: b, title: Toilet, level: 3 }] }',
      '- { id: LIV-01, title: Akses, type: checklist, criteria: [{ id: a, title: Jalur landai, level: 2 }, { id: b, title: Toilet, level: 3 }] }',
    ),
  ),
} satisfies SomePages<'rubric'>;
