import { entry, q } from './entry.ts';

const whyNotId: Readonly<Record<string, string>> = {
  'no-archive': 'bukan arsip ZIP',
  damaged: 'arsipnya rusak atau terpotong',
  locked: 'arsipnya berkata sandi',
  'too-large': 'daftar isinya terlalu besar',
  'no-manifest': 'tidak berisi manifest.json yang dapat dibaca',
};
const whyNotEn: Readonly<Record<string, string>> = {
  'no-archive': 'it is no ZIP archive',
  damaged: 'the archive is damaged or cut short',
  locked: 'the archive has a password',
  'too-large': 'its list of contents is too large',
  'no-manifest': 'it holds no manifest.json that can be read',
};
const damageId: Readonly<Record<string, string>> = {
  absent: 'disebut dalam daftar tetapi tidak ada di arsip',
  unreadable: 'tidak dapat dibuka dari arsip',
  checksum: 'isinya tidak cocok dengan sha256 dalam daftar',
};
const damageEn: Readonly<Record<string, string>> = {
  absent: 'is listed but not in the archive',
  unreadable: 'cannot be unfolded from the archive',
  checksum: 'does not hold what its sha256 in the list says',
};

/** Bundles that are opened, and what two machines changed apart from each other. */
export const bundleFindings = {
  'bundle/not-a-bundle': entry(
    'error',
    (d: { why: string }) => ({
      found: `Ini bukan bundel siapkota: ${whyNotId[d.why] ?? d.why}. Tidak ada yang ditulis.`,
      fix: 'Salin ulang berkasnya, atau minta pengirim membuatnya lagi dengan `siapkota bundle`.',
    }),
    (d) => ({
      found: `This is no siapkota bundle: ${whyNotEn[d.why] ?? d.why}. Nothing was written.`,
      fix: 'Copy the file again, or ask the sender to make it anew with `siapkota bundle`.',
    }),
  ),
  'bundle/newer-format': entry(
    'error',
    (d: { format: string }) => ({
      found: `Bundel ini berbentuk ${q(d.format)}, yang belum dikenal versi siapkota ini. Tidak ada yang ditulis.`,
      fix: 'Pasang siapkota yang lebih baru.',
    }),
    (d) => ({
      found: `This bundle has the format ${q(d.format)}, which this version of siapkota does not know. Nothing was written.`,
      fix: 'Install a newer siapkota.',
    }),
  ),
  'bundle/damaged': entry(
    'error',
    (d: { path: string; why: string }) => ({
      found: `${q(d.path)} dalam bundel ${damageId[d.why] ?? d.why}. Tidak ada yang ditulis.`,
      fix: 'Salin ulang bundelnya, atau minta pengirim membuatnya lagi.',
    }),
    (d) => ({
      found: `${q(d.path)} in the bundle ${damageEn[d.why] ?? d.why}. Nothing was written.`,
      fix: 'Copy the bundle again, or ask the sender to make it anew.',
    }),
  ),
  'bundle/unsafe-path': entry(
    'error',
    (d: { path: string }) => ({
      found: `Bundel hendak menulis ke ${q(d.path)}, yang bukan tempat bagi berkas penilaian. Tidak ada yang ditulis.`,
      fix: 'Jangan pakai bundel ini sebelum jelas siapa yang membuatnya.',
    }),
    (d) => ({
      found: `The bundle wants to write to ${q(d.path)}, which is no place for a file of an assessment. Nothing was written.`,
      fix: 'Do not use this bundle before it is clear who made it.',
    }),
  ),
  'bundle/too-large': entry(
    'error',
    (d: { path: string; limit: string }) => ({
      found: `${q(d.path)} melampaui batas bundel (${d.limit}). Tidak ada yang ditulis.`,
      fix: 'Kirim berkas bukti yang besar secara terpisah dan buat bundel tanpa `--evidence`.',
    }),
    (d) => ({
      found: `${q(d.path)} is beyond what a bundle may hold (${d.limit}). Nothing was written.`,
      fix: 'Send large files of proof by themselves and make the bundle without `--evidence`.',
    }),
  ),
  'bundle/left-out': entry(
    'warning',
    (d: { path: string }) => ({
      found: `${q(d.path)} tidak ikut dalam bundel: namanya tidak berlaku di semua komputer, atau letaknya di luar folder penilaian.`,
      fix: 'Beri nama tanpa tanda seperti : ? * dan simpan di dalam folder penilaian.',
    }),
    (d) => ({
      found: `${q(d.path)} is not in the bundle: its name does not work on every computer, or it lies outside the assessment's folder.`,
      fix: 'Give it a name without marks such as : ? * and keep it in the folder of the assessment.',
    }),
  ),
  'bundle/checksum-only': entry(
    'warning',
    (d: { path: string; limit: string }) => ({
      found: `${q(d.path)} lebih besar dari ${d.limit}, jadi yang ikut dalam bundel hanya sha256-nya.`,
      fix: 'Kirim berkas itu secara terpisah.',
    }),
    (d) => ({
      found: `${q(d.path)} is larger than ${d.limit}, so the bundle brings its sha256 only.`,
      fix: 'Send the file by itself.',
    }),
  ),
  'bundle/stray-entry': entry(
    'warning',
    (d: { path: string }) => ({
      found: `Bundel berisi ${q(d.path)}, yang tidak ada dalam daftarnya; dilewati.`,
      fix: 'Tidak ada yang perlu dilakukan; yang tidak terdaftar tidak pernah ditulis.',
    }),
    (d) => ({
      found: `The bundle holds ${q(d.path)}, which is not in its list; passed over.`,
      fix: 'Nothing to do; what is not listed is never written.',
    }),
  ),
  'bundle/other-assessment': entry(
    'error',
    (d: { there: string; here: string }) => ({
      found: `Bundel ini berisi penilaian ${q(d.there)}, sedangkan di sini ${q(d.here)}. Tidak ada yang ditulis.`,
      fix: 'Buka di folder lain: `siapkota bundle --open BERKAS --dir FOLDER`.',
    }),
    (d) => ({
      found: `This bundle holds the assessment ${q(d.there)}; here is ${q(d.here)}. Nothing was written.`,
      fix: 'Open it in another folder: `siapkota bundle --open FILE --dir FOLDER`.',
    }),
  ),
  'bundle/other-model': entry(
    'error',
    (d: { there: string; here: string }) => ({
      found: `Instrumen di bundel (${d.there}) tidak sama dengan yang dipakai di sini (${d.here}); yang di sini tidak diubah.`,
      fix: 'Sepakati satu instrumen dahulu; `siapkota diff` menunjukkan bedanya.',
    }),
    (d) => ({
      found: `The instrument in the bundle (${d.there}) is not the one used here (${d.here}); the one here was not changed.`,
      fix: 'Agree on one instrument first; `siapkota diff` shows how they differ.',
    }),
  ),
  'bundle/conflict': entry(
    'error',
    (d: { what: string; here: string; there: string }) => ({
      found: `${q(d.what)} diubah di sini dan di bundel. Di sini: ${q(d.here)}; di bundel: ${q(d.there)}. Yang di sini tidak diubah.`,
      fix: 'Tanyakan mana yang benar, lalu sunting berkas ini; atau buka lagi dengan `--prefer here` atau `--prefer bundle`.',
    }),
    (d) => ({
      found: `${q(d.what)} was changed here and in the bundle. Here: ${q(d.here)}; in the bundle: ${q(d.there)}. The one here was not changed.`,
      fix: 'Ask which is right and edit this file; or open again with `--prefer here` or `--prefer bundle`.',
    }),
  ),
  'bundle/history-unreadable': entry(
    'warning',
    (d: { path: string }) => ({
      found: `Riwayat pertukaran ${q(d.path)} tidak dapat dibaca, jadi yang mana lebih baru tidak dapat diketahui.`,
      fix: 'Semua perbedaan akan ditanyakan sekali; riwayatnya ditulis baru sesudahnya.',
    }),
    (d) => ({
      found: `The history of exchanges ${q(d.path)} cannot be read, so it cannot be known which version is newer.`,
      fix: 'Every difference will be asked about once; the history is written anew afterwards.',
    }),
  ),
};
