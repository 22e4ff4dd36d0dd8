import { words } from '../../text/lang.ts';
import { cause, remedy } from '../../text/system.ts';

/** What `siapkota interview` says outside its screens. */
export const interviewSay = words({
  id: {
    notHere: 'Wawancara memerlukan penilaian (siapkota.yaml). Buat dengan: siapkota init',
    notTerminal:
      'Wawancara memerlukan terminal. Untuk pipa atau pembaca layar, beri --plain; di Git Bash, jalankan lewat winpty: winpty siapkota interview',
    locked: (path: string, holder: string) =>
      `Wawancara ini sedang dibuka oleh proses ${holder}. Bila proses itu sudah tidak ada, hapus ${path}.lock`,
    damaged: (path: string, line: string) =>
      `Jurnal ${path} rusak di baris ${line}, padahal sesudahnya ada baris yang utuh. Tidak ada yang diubah; pulihkan dari salinan, atau periksa baris itu.`,
    torn: (path: string) => `Ekor jurnal yang terputus disisihkan ke ${path}; yang tampil tersimpan tetap ada.`,
    other: (path: string, what: string, there: string, here: string) =>
      `Jurnal ${path} milik ${what} ${there}, bukan ${here}; wawancara tidak dilanjutkan.`,
    what: { city: 'kota', period: 'periode', respondent: 'responden', group: 'kelompok', instrument: 'instrumen' },
    older: (old: string, now: string) =>
      `Instrumen berubah sejak wawancara dimulai (${old}, kini ${now}). Dilanjutkan dengan yang semula; --upgrade memindahkannya ke yang baru.`,
    olderGone: (old: string, now: string) =>
      `Instrumen berubah sejak wawancara dimulai (${old}, kini ${now}), dan salinan yang semula tidak ada. Beri --upgrade untuk pindah ke yang baru.`,
    upgraded: (version: string, renamed: number, anew: number) =>
      `Dipindahkan ke instrumen ${version}.${renamed === 0 ? '' : ` ${renamed} jawaban ikut lewat nama lama.`}${anew === 0 ? '' : ` Ditanyakan baru atau ulang (${anew}):`}`,
    more: (n: number) => `… dan ${n} lagi`,
    nothingToResume: (id: string) => `Belum ada wawancara ${id} untuk dilanjutkan. Tanpa --resume, wawancara baru dimulai.`,
    nothing: (tier: string) => `Tidak ada pertanyaan untuk responden ini${tier === 'core' ? ' dalam versi singkat' : ''}.`,
    nothingToReview: 'Tidak ada yang perlu ditinjau: tidak ada pendapat yang berbeda, data yang kurang, atau bukti yang belum ada.',
    fromSheet: (path: string) => `Dilanjutkan dari lembar ${path}.`,
    closed: (settled: number, asked: number, sheet: string | undefined) =>
      `Tersimpan: ${settled} dari ${asked} jawaban${sheet === undefined ? '' : ` di ${sheet}`}. Melanjutkan:`,
    finished: (asked: number, sheet: string | undefined) =>
      `Selesai: ${asked} dari ${asked} jawaban tersimpan${sheet === undefined ? '' : ` di ${sheet}`}.\nBerikutnya: siapkota score`,
    verdicts: (n: number, path: string) => `${n} penilaian bukti ditulis ke ${path}.`,
    verdictsFailed: (path: string, code: string) =>
      `${path} tidak dapat ditulis (${cause(code, 'id')}); penilaian bukti tetap ada di jurnal dan ditulis lain kali. ${remedy(code, 'id')}`,
    cannotOpen: (path: string, code: string) => `Jurnal ${path} tidak dapat dibuka (${cause(code, 'id')}). ${remedy(code, 'id')}`,
  },
  en: {
    notHere: 'An interview needs an assessment (siapkota.yaml). Lay one out with: siapkota init',
    notTerminal:
      'An interview needs a terminal. For pipes and screen readers give --plain; in Git Bash run it through winpty: winpty siapkota interview',
    locked: (path: string, holder: string) => `This interview is open in process ${holder}. If that process is gone, delete ${path}.lock`,
    damaged: (path: string, line: string) =>
      `The journal ${path} is damaged at line ${line}, with whole lines after it. Nothing was changed; restore a copy, or look at that line.`,
    torn: (path: string) => `A cut-off tail of the journal was put aside as ${path}; what was shown as saved is there.`,
    other: (path: string, what: string, there: string, here: string) =>
      `The journal ${path} is of the ${what} ${there}, not ${here}; the interview was not gone on with.`,
    what: { city: 'city', period: 'period', respondent: 'respondent', group: 'group', instrument: 'instrument' },
    older: (old: string, now: string) =>
      `The instrument changed since this interview began (${old}, now ${now}). It goes on under the old one; --upgrade moves it to the new one.`,
    olderGone: (old: string, now: string) =>
      `The instrument changed since this interview began (${old}, now ${now}), and no copy of the old one is there. Give --upgrade to move to the new one.`,
    upgraded: (version: string, renamed: number, anew: number) =>
      `Moved to instrument ${version}.${renamed === 0 ? '' : ` ${renamed} ${renamed === 1 ? 'answer' : 'answers'} came along under a former name.`}${anew === 0 ? '' : ` Asked anew (${anew}):`}`,
    more: (n: number) => `… and ${n} more`,
    nothingToResume: (id: string) => `There is no interview of ${id} to go on with. Without --resume a new one begins.`,
    nothing: (tier: string) => `There are no questions for this respondent${tier === 'core' ? ' in the short form' : ''}.`,
    nothingToReview: 'There is nothing to review: no differing opinions, no missing answers, nothing unproven.',
    fromSheet: (path: string) => `Going on from the sheet ${path}.`,
    closed: (settled: number, asked: number, sheet: string | undefined) =>
      `Saved: ${settled} of ${asked} answers${sheet === undefined ? '' : ` in ${sheet}`}. To go on:`,
    finished: (asked: number, sheet: string | undefined) =>
      `Done: ${asked} of ${asked} answers saved${sheet === undefined ? '' : ` in ${sheet}`}.\nNext: siapkota score`,
    verdicts: (n: number, path: string) => `${n} ${n === 1 ? 'verdict' : 'verdicts'} on proof written to ${path}.`,
    verdictsFailed: (path: string, code: string) =>
      `${path} cannot be written (${cause(code, 'en')}); the verdicts stay in the journal and are written next time. ${remedy(code, 'en')}`,
    cannotOpen: (path: string, code: string) => `The journal ${path} cannot be opened (${cause(code, 'en')}). ${remedy(code, 'en')}`,
  },
});
