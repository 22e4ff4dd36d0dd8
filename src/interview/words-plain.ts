import { words } from '../text/lang.ts';

/** The words of plain mode. */
export const plainWords = words({
  id: {
    plain: {
      position: (n: number, all: number) => `Indikator ${n} dari ${all}`,
      questionPosition: (n: number, all: number) => `Pertanyaan ${n} dari ${all}`,
      choose: 'Jawaban (ketik pilihan, atau ? untuk bantuan):',
      number: 'Angka:',
      checklist: 'Kriteria yang terpenuhi (misalnya a b d, atau tidak ada):',
      words: 'Ketik jawaban; baris kosong mengakhiri, s melewati:',
      line: (label: string) => `${label}:`,
      hands: 'Jumlah tangan, misalnya 2:5 3:11 u:2 (p jumlah hadir, s lewati, batal untuk kembali):',
      menu: 'Pilihan:',
      evidence: 'Judul dokumen, atau baris kosong untuk selesai:',
      closed: 'Baris kosong menyimpan:',
      summary: 'Baris kosong melanjutkan, q menutup:',
      verdicts: 'Nomor dokumen, atau baris kosong untuk selesai:',
      help: 'u tidak tahu · x tidak berlaku · r menolak · p menyusul · s lewati · b kembali · n catatan · e bukti · h angkat tangan · g ID ke pertanyaan · = tahun lalu · v nilai bukti · L English · ? panduan · q berhenti',
      firstLine: 'Wawancara baris demi baris, untuk pembaca layar dan pipa.',
    },
  },
  en: {
    plain: {
      position: (n: number, all: number) => `Indicator ${n} of ${all}`,
      questionPosition: (n: number, all: number) => `Question ${n} of ${all}`,
      choose: 'Answer (type an option, or ? for help):',
      number: 'Number:',
      checklist: 'Criteria that are met (for example a b d, or none):',
      words: 'Type the answer; an empty line ends it, s skips:',
      line: (label: string) => `${label}:`,
      hands: 'Hands, for example 2:5 3:11 u:2 (p people present, s skip, cancel goes back):',
      menu: 'Option:',
      evidence: 'Title of the document, or an empty line when done:',
      closed: 'An empty line saves:',
      summary: 'An empty line goes on, q ends:',
      verdicts: 'Number of the document, or an empty line when done:',
      help: "u don't know · x does not apply · r refused · p to follow · s skip · b back · n note · e proof · h show of hands · g ID go to a question · = last time · v judge proof · L Indonesia · ? guide · q stop",
      firstLine: 'The interview line by line, for screen readers and pipes.',
    },
  },
});
