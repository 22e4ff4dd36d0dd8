import { type Pages, page } from './page.ts';

/** Engines that count. What is wrong lies in a database or on the way to it, so these pages say why and how. */
export const enginePages: Pages<'engine'> = {
  'not-installed': page(
    {
      id: 'PostgreSQL berbicara bahasanya sendiri; paket untuk itu hanya dipasang oleh yang memerlukannya, agar siapkota tetap kecil. ClickHouse tidak memerlukan paket.',
      en: 'PostgreSQL speaks a language of its own; only those who need the package for it install it, which keeps siapkota small. ClickHouse needs none.',
    },
    { id: 'Jalankan `npm install pg` di tempat siapkota dipasang.', en: 'Run `npm install pg` where siapkota is installed.' },
  ),
  'bad-url': page(
    {
      id: 'Alamat menyebut jenis mesin, server, dan basis data. Alamat yang keliru tidak diulang dalam pesan, sebab mungkin berisi kata sandi.',
      en: 'The address says which engine, which host and which database. A wrong one is not repeated in the message, for it may hold a password.',
    },
    {
      id: 'Tulis postgres://pengguna@server/basisdata untuk PostgreSQL, http:// atau https:// untuk ClickHouse.',
      en: 'Write postgres://user@host/database for PostgreSQL, http:// or https:// for ClickHouse.',
    },
  ),
  unreachable: page(
    {
      id: 'Tidak ada yang menjawab di alamat itu dalam sepuluh detik, atau yang menjawab bukan mesin data ini.',
      en: 'Nothing answered at that address within ten seconds, or what answered is not this engine.',
    },
    {
      id: 'Coba alamat yang sama dengan psql atau clickhouse-client dari komputer ini.',
      en: 'Try the same address with psql or clickhouse-client from this machine.',
    },
  ),
  'login-refused': page(
    {
      id: 'Mesin data mengenali penggunanya lebih dahulu. Kata sandi sebaiknya tidak ditulis di baris perintah, tempat pengguna lain dapat membacanya.',
      en: 'An engine first knows who asks. A password is better not written on the command line, where other users of the machine can read it.',
    },
    {
      id: 'Isi PGPASSWORD atau CLICKHOUSE_PASSWORD, atau berkas ~/.pgpass; periksa juga nama basis datanya.',
      en: 'Set PGPASSWORD or CLICKHOUSE_PASSWORD, or keep it in ~/.pgpass; check the name of the database too.',
    },
  ),
  'no-right': page(
    {
      id: 'Siapkota hanya membaca: transaksinya tidak dapat menulis. Hak baca atas satu tabel sudah cukup.',
      en: 'Siapkota only reads: its transaction cannot write. The right to read one table is enough.',
    },
    { id: 'Di PostgreSQL: `GRANT SELECT ON tabel TO pengguna`.', en: 'In PostgreSQL: `GRANT SELECT ON the_table TO the_user`.' },
  ),
  'too-slow': page(
    {
      id: 'Pernyataan yang tidak pernah selesai menahan mesin data yang juga dipakai orang lain; karena itu ada batas waktunya.',
      en: 'A statement that never ends holds up an engine that others use too; that is why there is a limit.',
    },
    {
      id: 'Tambah --timeout, beri indeks, atau hitung tiap provinsi dan gabungkan: `siapkota tally *.csv`.',
      en: 'Raise --timeout, add an index, or count each province and merge: `siapkota tally *.csv`.',
    },
  ),
  stopped: page(
    {
      id: 'Tally yang terpotong tampak seperti tally yang utuh. Karena itu hasilnya baru ditulis setelah semuanya tiba, dan simpul yang hilang adalah galat.',
      en: 'A tally that was cut short looks like a whole one. So nothing is written until all of it has come, and a node that is away is an error.',
    },
    { id: 'Hidupkan simpul yang mati, lalu ulangi.', en: 'Bring back the node that is down, then try again.' },
  ),
  'no-table': page(
    {
      id: 'Nama tabel dikutip sebelum dikirim, jadi huruf besar dan kecil harus sama, dan tidak ada yang dapat diselipkan di dalamnya.',
      en: 'The name of a table is quoted before it is sent, so its case has to be right, and nothing can be slipped in with it.',
    },
    { id: 'Lihat daftar tabel di mesin itu.', en: 'Look at the list of tables of the engine.' },
  ),
  'no-column': page(
    {
      id: 'Tabel panjang memerlukan kota, indikator, dan nilai; tabel lebar memerlukan kota dan satu kolom untuk tiap indikator.',
      en: 'A long table needs a city, an indicator and a value; a wide one a city and a column for each indicator.',
    },
    {
      id: 'Pakai --columns bila namanya lain, atau --set bila semua baris berisi hal yang sama.',
      en: 'Use --columns where they are called otherwise, or --set where all rows say the same.',
    },
  ),
  'uncountable-columns': page(
    {
      id: 'Mesin data menghitung sel yang sama sebagai satu. Jawaban yang tersebar di beberapa kolom, atau baris yang mewakili beberapa orang, tidak dapat dihitung begitu tanpa mengubah arti.',
      en: 'An engine counts equal cells as one. An answer that is spread over several columns, or a row that stands for several people, cannot be counted like that without a change of meaning.',
    },
    { id: 'Susun ulang di view, atau ekspor tabelnya.', en: 'Put it in order in a view, or export the table.' },
  ),
  'answered-twice': page(
    {
      id: 'Setiap responden dihitung sekali untuk tiap indikator. Siapa yang berdiri di dua baris akan dihitung dua kali, maka itu dicari lebih dahulu.',
      en: 'Each respondent counts once for an indicator. Whoever stands in two rows would count twice, so they are looked for first.',
    },
    {
      id: 'Hapus baris yang lama, atau buat view dengan jawaban terakhir saja.',
      en: 'Delete the older row, or make a view of the latest answers only.',
    },
  ),
};
