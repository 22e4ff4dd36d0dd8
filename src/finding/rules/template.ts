import { type Pages, page } from './page.ts';

/** A city's own Word template. What is wrong stands in a Word file, so these pages say why and how. */
export const templatePages: Pages<'template'> = {
  'unknown-tag': page(
    {
      id: 'Tag yang salah eja tidak diganti apa pun; di dokumen akan ada lubang yang tidak terlihat sampai dicetak.',
      en: 'A misspelt tag is replaced by nothing: a hole that nobody sees until it is printed.',
    },
    {
      id: 'Cocokkan dengan daftar dari `siapkota report --check-template`; nama tag selalu huruf kecil.',
      en: 'Compare it with the list of `siapkota report --check-template`; names of tags are in small letters.',
    },
  ),
  'missing-tag': page(
    {
      id: 'Bab yang tidak disebut templat tidak masuk ke dokumen, walaupun laporannya memuatnya.',
      en: 'A chapter that the template does not name is not in the document, though the report has it.',
    },
    {
      id: 'Tulis {report} di paragraf tersendiri: semua bab yang tidak punya tag sendiri masuk di sana.',
      en: 'Write {report} in a paragraph of its own: every chapter without a tag of its own goes there.',
    },
  ),
  'no-statement': page(
    {
      id: 'Angka penilaian mandiri yang beredar tanpa keterangan akan dikira indeks resmi pemerintah.',
      en: 'Numbers of a self-assessment that go about without saying so are taken for an official index.',
    },
    { id: 'Tulis {statement} di dekat angka pertama.', en: 'Write {statement} near the first number.' },
  ),
  'tag-place': page(
    {
      id: 'Satu bab memuat judul, tabel, dan gambar; ia tidak muat di dalam kalimat, sel tabel, atau kepala halaman.',
      en: 'A chapter holds headings, tables and pictures; it does not fit into a sentence, a cell or a header.',
    },
    { id: 'Pindahkan tagnya ke paragraf tersendiri di badan dokumen.', en: 'Move the tag to a paragraph of its own in the body.' },
  ),
  'repeated-tag': page(
    {
      id: 'Bab yang sama dua kali membuat nomor tabel dan rujukan silangnya kembar.',
      en: 'The same chapter twice makes twins of its table numbers and cross references.',
    },
    { id: 'Hapus salah satunya.', en: 'Remove one of them.' },
  ),
  unbalanced: page(
    {
      id: 'Tanpa pasangan tidak jelas di mana tag berakhir, dan teks sesudahnya dapat ikut hilang.',
      en: 'Without a partner nothing says where the tag ends, and the text behind it could go with it.',
    },
    {
      id: 'Tulis ulang tagnya sekaligus, tanpa baris baru di dalamnya.',
      en: 'Write the tag again in one go, without a line break inside.',
    },
  ),
  'not-word': page(
    { id: 'Hanya dokumen Word baru (.docx, .dotx) yang dapat diisi.', en: 'Only new Word documents (.docx, .dotx) can be filled.' },
    { id: 'Simpan ulang sebagai .docx.', en: 'Save it again as .docx.' },
  ),
  macros: page(
    {
      id: 'Laporan dibuka banyak orang; makro dari templat akan berjalan di komputer mereka.',
      en: 'Many people open a report; macros of a template would run on their computers.',
    },
    { id: 'Simpan templatnya sebagai .docx.', en: 'Save the template as .docx.' },
  ),
  'broken-part': page(
    {
      id: 'Word akan menawarkan perbaikan, atau XML itu memuat deklarasi yang dipakai untuk serangan.',
      en: 'Word would offer to repair it, or the XML holds declarations that attacks are made with.',
    },
    { id: 'Buka dan simpan ulang templatnya di Word atau LibreOffice.', en: 'Open the template in Word or LibreOffice and save it again.' },
  ),
  outside: page(
    {
      id: 'Word mengambil templat, gambar, atau data dari alamat itu setiap kali laporan dibuka.',
      en: 'Word fetches a template, picture or data from that address each time the report is opened.',
    },
    { id: 'Sematkan gambarnya dan lepaskan templat tertaut.', en: 'Embed the picture and detach the linked template.' },
  ),
  'not-filled': page(
    {
      id: 'Templat ini memuat susunan yang tidak dikenali pengisinya.',
      en: 'The template is built in a way that is not known to what fills it.',
    },
    {
      id: 'Mulai dari templat contoh (`examples/tebing-tinggi/template.docx`) dan pindahkan kop surat kota ke sana.',
      en: "Begin with the example template (`examples/tebing-tinggi/template.docx`) and move the city's letterhead there.",
    },
  ),
};
