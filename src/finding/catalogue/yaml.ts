import { entry, q } from './entry.ts';

type Said = readonly [found: string, fix: string];
const GENERAL_ID = 'Periksa lekukan (dua spasi, tanpa tab), titik dua, dan tanda kutip di baris ini dan baris di atasnya.';
const GENERAL_EN = 'Check the indentation (two spaces, no tabs), colons and quotes on this line and the one above.';
const QUOTE_ID = 'Apit teks itu dengan tanda kutip: "…".';
const QUOTE_EN = 'Put the text in quotes: "…".';
const SPACES_ID = 'Lekukkan dengan spasi saja, dua untuk setiap tingkat, tanpa tab.';
const SPACES_EN = 'Indent with spaces only, two for each step, no tabs.';

/** What the YAML reader stumbled over, by its own code or by one of ours, and what to do about it. */
const syntaxId: Readonly<Record<string, Said>> = {
  tab: ['baris ini dilekukkan dengan tab', SPACES_ID],
  'hard-space': [
    'baris ini dilekukkan dengan spasi khusus dari halaman web atau pengolah kata',
    'Hapus spasi di awal baris ini, lalu ketik lagi dengan tombol spasi.',
  ],
  'open-quote': ['tanda kutip ini tidak pernah ditutup', 'Tutup kutipnya di akhir teks, di baris yang sama.'],
  'curly-quotes': [
    '“ ” bukan tanda kutip bagi YAML, dan teks dengan titik dua memerlukan tanda kutip',
    'Ganti “ dan ” dengan kutip lurus: "…".',
  ],
  'glued-colon': ['setelah titik dua harus ada spasi', 'Tulis `kunci: nilai`, dengan satu spasi setelah titik dua.'],
  BAD_INDENT: ['lekukan baris ini tidak sejajar dengan yang di atasnya', GENERAL_ID],
  TAB_AS_INDENT: ['baris ini dilekukkan dengan tab', SPACES_ID],
  MISSING_CHAR: ['ada tanda yang kurang (titik dua, koma, kutip, atau kurung penutup)', GENERAL_ID],
  UNEXPECTED_TOKEN: ['ada tanda yang tidak pada tempatnya', GENERAL_ID],
  BLOCK_AS_IMPLICIT_KEY: ['ada nilai bertitik dua yang perlu diberi tanda kutip', QUOTE_ID],
  MULTILINE_IMPLICIT_KEY: ['sebuah kunci terbentang lebih dari satu baris; mungkin titik duanya hilang', GENERAL_ID],
  BLOCK_IN_FLOW: [
    'susunan berbaris tidak boleh berada di dalam { } atau [ ]',
    'Tulis seluruhnya berbaris dengan lekukan, atau seluruhnya di dalam kurung.',
  ],
  BAD_SCALAR_START: ['teks tidak boleh diawali tanda ini tanpa tanda kutip', QUOTE_ID],
  BAD_DQ_ESCAPE: [
    'garis miring terbalik di dalam kutip ganda tidak dikenal',
    'Pakai kutip tunggal, atau tulis garis miringnya dua kali: \\\\.',
  ],
  IMPOSSIBLE: ['bagian ini tidak dapat ditafsirkan', GENERAL_ID],
  MULTIPLE_DOCS: ['ada lebih dari satu dokumen di berkas ini', 'Hapus garis ---, atau pindahkan dokumen kedua ke berkas lain.'],
  TAG_RESOLVE_FAILED: ['tag YAML (!…) tidak dipakai di sini', 'Hapus tandanya, atau apit teksnya dengan tanda kutip.'],
};
const syntaxEn: Readonly<Record<string, Said>> = {
  tab: ['this line is indented with a tab', SPACES_EN],
  'hard-space': [
    'this line is indented with the hard spaces of a web page or word processor',
    'Delete the space at the beginning of this line and type it again with the space bar.',
  ],
  'open-quote': ['this quote is never closed', 'Close it at the end of the text, on the same line.'],
  'curly-quotes': ['“ ” are no quotes to YAML, and text with a colon needs quotes', 'Write straight quotes in place of “ and ”: "…".'],
  'glued-colon': ['a colon needs a space behind it', 'Write `key: value`, with one space behind the colon.'],
  BAD_INDENT: ['this line is not indented like the one above', GENERAL_EN],
  TAB_AS_INDENT: ['this line is indented with a tab', SPACES_EN],
  MISSING_CHAR: ['a mark is missing (colon, comma, quote or closing bracket)', GENERAL_EN],
  UNEXPECTED_TOKEN: ['a mark stands where it cannot be', GENERAL_EN],
  BLOCK_AS_IMPLICIT_KEY: ['a value that holds a colon needs quotes', QUOTE_EN],
  MULTILINE_IMPLICIT_KEY: ['a key runs over more than one line; its colon may be missing', GENERAL_EN],
  BLOCK_IN_FLOW: ['indented content cannot stand inside { } or [ ]', 'Write all of it in indented lines, or all of it inside brackets.'],
  BAD_SCALAR_START: ['text cannot begin with this mark unless it is quoted', QUOTE_EN],
  BAD_DQ_ESCAPE: ['the backslash inside double quotes is not a known one', 'Use single quotes, or double the backslash: \\\\.'],
  IMPOSSIBLE: ['this part cannot be made sense of', GENERAL_EN],
  MULTIPLE_DOCS: ['there is more than one document in this file', 'Remove the line ---, or move the second document to a file of its own.'],
  TAG_RESOLVE_FAILED: ['YAML tags (!…) are not used here', 'Remove the mark, or put the text in quotes.'],
};

/** YAML or JSON that is not well formed, or not meant well. */
export const yamlFindings = {
  'yaml/syntax': entry(
    'error',
    (d: { problem: string }) => {
      const [found, fix] = syntaxId[d.problem] ?? ['susunannya tidak sah', GENERAL_ID];
      return { found: `YAML di sini tidak dapat dibaca: ${found}.`, fix };
    },
    (d) => {
      const [found, fix] = syntaxEn[d.problem] ?? ['it is not well formed', GENERAL_EN];
      return { found: `The YAML cannot be read here: ${found}.`, fix };
    },
  ),
  'yaml/indent': entry(
    'error',
    (d: { have: number; want: readonly number[] }) => ({
      found: `Baris ini diawali ${d.have} spasi; itu tidak sejajar dengan baris mana pun di atasnya.`,
      fix: `Awali dengan ${d.want.join(' atau ')} spasi, sejajar dengan baris yang setingkat dengannya.`,
    }),
    (d) => ({
      found: `This line begins with ${d.have} space${d.have === 1 ? '' : 's'}, which lines up with none of those above it.`,
      fix: `Begin it with ${d.want.join(' or ')} spaces, like the other lines of the part it belongs to.`,
    }),
  ),
  'yaml/duplicate-key': entry(
    'error',
    (d: { key: string }) => ({
      found: `Kunci ${q(d.key)} muncul dua kali di tempat yang sama.`,
      fix: 'Hapus atau gabungkan salah satunya; hanya satu yang dapat berlaku.',
    }),
    (d) => ({ found: `The key ${q(d.key)} stands twice in the same place.`, fix: 'Remove or merge one of them; only one can hold.' }),
  ),
  'yaml/too-deep': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Berkas ini bersarang terlalu dalam untuk sebuah rubrik atau lembar jawaban.',
      fix: 'Sederhanakan susunannya; kedalaman wajar kurang dari 100 tingkat.',
    }),
    () => ({
      found: 'This file is nested too deeply for a rubric or an answer sheet.',
      fix: 'Flatten it; fewer than 100 levels are plenty.',
    }),
  ),
  'yaml/alias-bomb': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Alias YAML di berkas ini berlipat ganda menjadi isi yang terlalu besar.',
      fix: 'Tuliskan isinya langsung, tanpa alias (*nama) yang bertumpuk.',
    }),
    () => ({
      found: 'The YAML aliases in this file multiply into far too much content.',
      fix: 'Write the content out, without stacked aliases (*name).',
    }),
  ),
  'yaml/bad-alias': entry(
    'error',
    (d: { alias: string }) => ({
      found: `Alias *${d.alias} tidak punya jangkar &${d.alias} di atasnya.`,
      fix: 'Tambahkan jangkarnya, atau tuliskan isinya langsung.',
    }),
    (d) => ({ found: `The alias *${d.alias} has no anchor &${d.alias} above it.`, fix: 'Add the anchor, or write the content out.' }),
  ),
  'yaml/empty': entry(
    'error',
    (_: Record<string, never>) => ({ found: 'Berkas ini kosong.', fix: 'Isi berkasnya, atau hapus dari daftar.' }),
    () => ({ found: 'This file is empty.', fix: 'Fill it, or take it off the list.' }),
  ),
};
