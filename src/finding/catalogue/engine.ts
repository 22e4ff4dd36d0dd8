import { entry, moreEn, moreId, names, nEn, nearEn, nearId, nId, q } from './entry.ts';

type Twice = readonly { readonly city: string; readonly respondent: string; readonly indicator: string; readonly rows: string }[];
const list = (who: Twice, n: number, more: (n: number) => string): string => {
  const named = who.map((w) => `${q(w.respondent)} (${[w.city, w.indicator].filter((t) => t !== '').map((t) => q(t)).join(', ')}: ${w.rows}×)`); // biome-ignore format: one thought
  return n > who.length ? `${named.join('; ')}; ${more(n - who.length)}` : named.join('; ');
};

/** Engines that count where the answers are. */
export const engineFindings = {
  'engine/not-installed': entry(
    'error',
    (d: { package: string }) => ({
      found: `Paket ${q(d.package)} tidak terpasang; siapkota memerlukannya untuk berbicara dengan mesin data ini.`,
      fix: `Pasang di samping siapkota: \`npm install ${d.package}\`.`,
    }),
    (d) => ({
      found: `The package ${q(d.package)}, with which siapkota talks to this engine, is not installed.`,
      fix: `Install it beside siapkota: \`npm install ${d.package}\`.`,
    }),
  ),
  'engine/bad-url': entry(
    'error',
    (d: { why: string }) => ({
      found: `Alamat pada --url tidak dapat dibaca; yang dikenal: ${d.why}.`,
      fix: 'Tulis seperti postgres://pengguna@server:5432/basisdata atau https://pengguna@server:8443/basisdata.',
    }),
    (d) => ({
      found: `The address given as --url cannot be read; what is known: ${d.why}.`,
      fix: 'Write it like postgres://user@host:5432/database or https://user@host:8443/database.',
    }),
  ),
  'engine/unreachable': entry(
    'error',
    (d: { at: string; why: string }) => ({
      found: `Mesin data di ${q(d.at)} tidak dapat dihubungi (${d.why}).`,
      fix: 'Periksa alamat dan portanya, apakah mesinnya berjalan, dan apakah jaringan mengizinkan sambungan dari sini.',
    }),
    (d) => ({
      found: `The engine at ${q(d.at)} cannot be reached (${d.why}).`,
      fix: 'Check the address and the port, that the engine runs, and that the network lets this machine through.',
    }),
  ),
  'engine/login-refused': entry(
    'error',
    (d: { at: string; user: string; why: string }) => ({
      found: `Mesin data di ${q(d.at)} menolak ${d.user === '' ? 'masuk' : q(d.user)} (${d.why}).`,
      fix: 'Periksa nama pengguna, basis data, dan kata sandi; kata sandi dibaca dari --url, PGPASSWORD, atau CLICKHOUSE_PASSWORD.',
    }),
    (d) => ({
      found: `The engine at ${q(d.at)} refuses ${d.user === '' ? 'the login' : q(d.user)} (${d.why}).`,
      fix: 'Check user, database and password; the password is taken from --url, PGPASSWORD or CLICKHOUSE_PASSWORD.',
    }),
  ),
  'engine/no-right': entry(
    'error',
    (d: { user: string; why: string }) => ({
      found: `${d.user === '' ? 'Pengguna ini' : q(d.user)} tidak berhak membaca tabel ini (${d.why}).`,
      fix: 'Minta hak baca atas tabel itu; hak lain tidak diperlukan.',
    }),
    (d) => ({
      found: `${d.user === '' ? 'This user' : q(d.user)} may not read this table (${d.why}).`,
      fix: 'Ask for the right to read the table; no other right is needed.',
    }),
  ),
  'engine/too-slow': entry(
    'error',
    (d: { seconds: number }) => ({
      found: `Mesin data belum selesai setelah ${nId(d.seconds)} detik, jadi dihentikan. Tidak ada yang ditulis.`,
      fix: 'Beri waktu lebih lama dengan --timeout, atau hitung per bagian dan gabungkan tally-nya.',
    }),
    (d) => ({
      found: `The engine had not finished after ${nEn(d.seconds)} seconds and was stopped. Nothing was written.`,
      fix: 'Give it longer with --timeout, or count part by part and merge the tallies.',
    }),
  ),
  'engine/stopped': entry(
    'error',
    (d: { at: string; why: string }) => ({
      found: `Mesin data di ${q(d.at)} berhenti sebelum selesai (${d.why}). Tidak ada yang ditulis.`,
      fix: 'Periksa mesin itu dan semua simpulnya, lalu ulangi.',
    }),
    (d) => ({
      found: `The engine at ${q(d.at)} stopped before it was done (${d.why}). Nothing was written.`,
      fix: 'Look after the engine and all of its nodes, then try again.',
    }),
  ),
  'engine/no-table': entry(
    'error',
    (d: { table: string; near?: string | undefined }) => ({
      found: `Tidak ada tabel ${q(d.table)} di mesin data ini.${nearId(d.near)}`,
      fix: 'Tulis nama tabel seperti di mesin itu, dengan skemanya bila perlu: `--table survei.jawaban`. Huruf besar dan kecil dibedakan.',
    }),
    (d) => ({
      found: `There is no table ${q(d.table)} on this engine.${nearEn(d.near)}`,
      fix: 'Write its name as the engine does, with its schema where it has one: `--table survey.answers`. Upper and lower case differ.',
    }),
  ),
  'engine/no-column': entry(
    'error',
    (d: { column: string; has: readonly string[]; near?: string | undefined }) => ({
      found: `Tabel ini tidak punya kolom ${q(d.column)}.${nearId(d.near)} Yang ada: ${names(d.has, moreId)}.`,
      fix: 'Sebut kolomnya dengan --columns, misalnya `--columns city=kota,respondent,indicator,value`; yang tidak ada kolomnya dapat diisi dengan --set.',
    }),
    (d) => ({
      found: `This table has no column ${q(d.column)}.${nearEn(d.near)} It has: ${names(d.has, moreEn)}.`,
      fix: 'Name its columns with --columns, such as `--columns city=kota,respondent,indicator,value`; --set gives what no column gives.',
    }),
  ),
  'engine/uncountable-columns': entry(
    'error',
    (d: { columns: readonly string[] }) => ({
      found: `Kolom yang tidak dapat dihitung di mesin data: ${names(d.columns, moreId)}. Tanpa kolom itu skornya akan lain.`,
      fix: 'Buat tampilan (view) dengan satu kolom per indikator dan satu baris per jawaban, atau ekspor tabelnya dan hitung dengan `siapkota tally`.',
    }),
    (d) => ({
      found: `Columns that cannot be counted on an engine: ${names(d.columns, moreEn)}. Without them the scores would be others.`,
      fix: 'Make a view with one column an indicator and one row an answer, or export the table and count it with `siapkota tally`.',
    }),
  ),
  'engine/answered-twice': entry(
    'error',
    (d: { who: Twice; n: number }) => ({
      found: `${nId(d.n)} jawaban berdiri di lebih dari satu baris: ${list(d.who, d.n, moreId)}. Mesin data menghitung baris, bukan orang, jadi tidak ada yang dihitung.`,
      fix: 'Sisakan satu baris untuk tiap responden dan indikator, atau ekspor tabelnya: `siapkota tally` memilih yang terakhir menurut kolom taken.',
    }),
    (d) => ({
      found: `${nEn(d.n)} answer(s) stand in more than one row: ${list(d.who, d.n, moreEn)}. The engine counts rows and not people, so nothing was counted.`,
      fix: 'Leave one row for each respondent and indicator, or export the table: `siapkota tally` takes the latest by its column taken.',
    }),
  ),
};
