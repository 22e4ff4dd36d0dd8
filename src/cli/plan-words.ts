import { words } from '../text/lang.ts';

/** What `plan` says. */
export const planWords = words({
  id: {
    period: 'Periode',
    indicator: 'Indikator yang dinaikkan',
    level: 'Tingkat',
    effort: 'Upaya',
    spent: 'Jumlah',
    gain: 'Kenaikan',
    index: 'Indeks',
    year: 'Tahun',
    steps: 'Langkah',
    indexThen: 'Indeks akhir tahun',
    agency: 'Perangkat daerah',
    nobody: 'belum ada penanggung jawab',
    effortFromNow: 'Upaya dari sekarang',
    bestIndex: 'Indeks terbaik',
    becomes: (now: string, after: string, gain: string, effort: string, all: string) =>
      `Indeks ${now} menjadi ${after} (${gain}) dengan upaya ${effort} dari ${all} yang diperlukan untuk semua target.`,
    withheld: (gain: string, effort: string, all: string) =>
      `Indeks naik ${gain} dengan upaya ${effort} dari ${all} yang diperlukan untuk semua target. Angka indeksnya sendiri ditahan karena cakupannya terlalu kecil.`,
    unreached: (goal: string, most: string) => `Sasaran ${goal} tidak tercapai: bila semua target tercapai pun, indeksnya ${most}.`,
    alreadyThere: (goal: string) => `Sasaran ${goal} sudah tercapai.`,
    tooLittle: (budget: string) => `Upaya ${budget} tidak cukup untuk satu langkah pun yang menaikkan indeks.`,
    nothingToLift: 'Semua indikator yang bernilai sudah mencapai targetnya; tidak ada yang perlu dinaikkan.',
    more: (n: number) => `… dan ${n} baris lagi; --verbose menampilkan semuanya.`,
    exact: 'Rencana ini pasti yang terbaik: tidak ada pilihan langkah lain dengan upaya sebesar itu yang menaikkan indeks lebih tinggi.',
    effortMeaning:
      'Upaya dihitung per tingkat, dari 1 (ringan) sampai 3 (berat), menurut rubrik. Urutan: kenaikan terbesar per upaya lebih dahulu.',
    shared: 'Langkah dengan beberapa penanggung jawab dihitung pada masing-masing.',
    missing: (n: number) => `${n} indikator belum memiliki nilai dan karena itu tidak masuk rencana; lengkapi jawabannya dahulu.`,
    blocked: (ids: string) => `Tidak masuk rencana karena simpul di atasnya belum dapat dihitung: ${ids}.`,
  },
  en: {
    period: 'Period',
    indicator: 'Indicator to lift',
    level: 'Level',
    effort: 'Effort',
    spent: 'Sum',
    gain: 'Gain',
    index: 'Index',
    year: 'Year',
    steps: 'Steps',
    indexThen: 'Index at year end',
    agency: 'Agency',
    nobody: 'no agency named',
    effortFromNow: 'Effort from now',
    bestIndex: 'Best index',
    becomes: (now: string, after: string, gain: string, effort: string, all: string) =>
      `The index goes from ${now} to ${after} (${gain}) with effort ${effort} of the ${all} that all targets take.`,
    withheld: (gain: string, effort: string, all: string) =>
      `The index rises by ${gain} with effort ${effort} of the ${all} that all targets take. The index itself is withheld because too little is answered.`,
    unreached: (goal: string, most: string) => `The goal ${goal} is out of reach: with every target met the index is ${most}.`,
    alreadyThere: (goal: string) => `The goal ${goal} is reached already.`,
    tooLittle: (budget: string) => `Effort ${budget} is too little for any step that raises the index.`,
    nothingToLift: 'Every indicator with a score has reached its target; there is nothing to lift.',
    more: (n: number) => `… and ${n} more row${n === 1 ? '' : 's'}; --verbose shows all.`,
    exact: 'This plan is exact: no other choice of steps with as much effort raises the index higher.',
    effortMeaning:
      'Effort counts per level, from 1 (light) to 3 (heavy), as the rubric states it. Order: the largest gain per effort first.',
    shared: 'A step with several owners counts at each of them.',
    missing: (n: number) =>
      `${n} indicator${n === 1 ? ' has' : 's have'} no score yet and stay${n === 1 ? 's' : ''} out of the plan; complete the answers first.`,
    blocked: (ids: string) => `Left out because a node above cannot be computed yet: ${ids}.`,
  },
});
