import { words } from '../text/lang.ts';

const some = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`;

/** The words of `status` on a terminal. */
export const statusWords = words({
  id: {
    title: (city: string, period: string, date: string) => `${city}${period === '' ? '' : `, periode ${period}`}: keadaan pada ${date}`,
    index: (score: string, band: string, share: string) => `Indeks ${score}${band === '' ? '' : ` (${band})`} dengan cakupan ${share}.`,
    withheld: (share: string) => `Indeks belum dapat disebut: cakupannya baru ${share}.`,
    bounds: (low: string, high: string) => `Jawaban yang belum ada masih dapat membawanya ke antara ${low} dan ${high}`,
    sameBand: (band: string) => `; predikatnya tetap ${band}.`,
    otherBand: (from: string, to: string) => `, dari predikat ${from} sampai ${to}.`,
    complete: 'Tidak ada jawaban yang masih dapat menggesernya.',
    nothing: 'Belum ada jawaban yang dapat dihitung.',
    owed: (answers: string, proofs: string, overdue: string) => {
      const both = [...(answers === '0' ? [] : [`${answers} jawaban`]), ...(proofs === '0' ? [] : [`${proofs} bukti`])].join(' dan ');
      return `Masih ditunggu: ${both}${overdue === '0' ? '' : `; ${overdue} di antaranya lewat tenggat`}.`;
    },
    unverified: (n: string) => `Belum diperiksa tim pembimbing: ${n} bukti.`,
    allIn: 'Tidak ada yang ditunggu: semua jawaban dan bukti yang diwajibkan sudah ada.',
    tally: 'Hanya rekapitulasi yang tersedia, sehingga siapa yang belum menjawab tidak dapat disebutkan.',
    noList: 'siapkota.yaml belum mendaftar `respondents`, jadi siapa yang ditunggu tidak diketahui.',
    party: 'Pihak',
    answered: 'Terisi',
    unanswered: 'Kosong',
    unknown: 'Tak\ntahu',
    refused: 'Tolak',
    promised: 'Janji',
    proof: 'Bukti',
    seen: 'Masuk',
    due: 'Tenggat',
    undated: 'tanpa tanggal',
    group: (title: string) => `Kelompok ${title}`,
    legend:
      'Terisi: termasuk "tidak berlaku". Janji: data menyusul. Bukti: yang belum ada atau belum diperiksa, lalu +yang salah atau usang. Masuk: jawaban terakhir.',
    complete_: (names: string) => `Sudah lengkap: ${names}.`,
    unassigned: 'Belum ditanyakan kepada siapa pun',
    unassignedNote: 'Daftarkan penanggung jawabnya di `respondents` siapkota.yaml.',
    rubric: 'Rubrik',
    rated: 'Bernilai',
    now: 'Skor',
    possible: 'Masih mungkin',
    withheldShort: 'belum cukup',
    useful: 'Sepuluh jawaban yang paling mempersempit batas indeks',
    usefulFew: 'Jawaban yang paling mempersempit batas indeks',
    usefulNote: (width: string) =>
      `Jarak batasnya kini ${width}. Tiap baris: berapa poin jarak itu menyusut bila jawabannya ada, di tengah rentangnya dan berbukti, sementara yang lain tetap kosong.`,
    indicator: 'Indikator',
    ask: 'Dapat ditanyakan kepada',
    narrows: 'Susut',
    more: 'Rinciannya: --verbose per rubrik, --evidence daftar bukti, --format json lengkap, --letters FOLDER surat per pihak.',
  },
  en: {
    title: (city: string, period: string, date: string) => `${city}${period === '' ? '' : `, period ${period}`}: as of ${date}`,
    index: (score: string, band: string, share: string) => `Index ${score}${band === '' ? '' : ` (${band})`} at a coverage of ${share}.`,
    withheld: (share: string) => `The index cannot be stated yet: its coverage is only ${share}.`,
    bounds: (low: string, high: string) => `The answers still missing can take it anywhere from ${low} to ${high}`,
    sameBand: (band: string) => `; its band stays ${band}.`,
    otherBand: (from: string, to: string) => `, from the band ${from} to ${to}.`,
    complete: 'No missing answer can move it any more.',
    nothing: 'There are no answers to count yet.',
    owed: (answers: string, proofs: string, overdue: string) => {
      const both = [
        ...(answers === '0' ? [] : [some(answers, 'answer', 'answers')]),
        ...(proofs === '0' ? [] : [some(proofs, 'proof', 'proofs')]),
      ].join(' and ');
      return `Still owed: ${both}${overdue === '0' ? '' : `; ${overdue} of them overdue`}.`;
    },
    unverified: (n: string) => `Not yet checked by the mentor team: ${some(n, 'proof', 'proofs')}.`,
    allIn: 'Nothing is owed: every answer and every proof required is there.',
    tally: 'Only counts are available, so that it cannot be said who has not answered.',
    noList: 'siapkota.yaml lists no `respondents` yet, so nobody is known to be waited for.',
    party: 'Party',
    answered: 'Given',
    unanswered: 'Blank',
    unknown: "Don't\nknow",
    refused: 'Refused',
    promised: 'Later',
    proof: 'Proof',
    seen: 'Seen',
    due: 'Due',
    undated: 'no date',
    group: (title: string) => `Group: ${title}`,
    legend:
      'Given: includes "not applicable". Later: promised. Proof: none yet or not checked, then +wrong or outdated. Seen: the last answer.',
    complete_: (names: string) => `Complete: ${names}.`,
    unassigned: 'Not put to anybody yet',
    unassignedNote: 'List whoever keeps the data under `respondents` in siapkota.yaml.',
    rubric: 'Rubric',
    rated: 'Rated',
    now: 'Score',
    possible: 'Still possible',
    withheldShort: 'not enough',
    useful: 'The ten answers that narrow the bounds of the index most',
    usefulFew: 'The answers that narrow the bounds of the index most',
    usefulNote: (width: string) =>
      `The bounds are ${width} apart now. Each row: by how many points they would close up if that answer were in, at the middle of its range and with proof, all others still missing.`,
    indicator: 'Indicator',
    ask: 'Could be asked of',
    narrows: 'Closes',
    more: 'More: --verbose by rubric, --evidence the register of proof, --format json in full, --letters FOLDER a letter to each party.',
  },
});
