import { type Lang, words } from './lang.ts';

/** What a code of the operating system means, and what a person can do about it. */
interface Meaning {
  readonly cause: string;
  readonly remedy: string;
}

const again = words({ id: 'Ulangi perintahnya.', en: 'Run the command again.' });
const allowed = words({
  id: 'Periksa hak akses berkas dan foldernya, dan tutup program lain yang memakainya; lalu ulangi.',
  en: 'Check the permissions of the file and its folder, and close other programs that use it; then try again.',
});
const room = words({
  id: 'Kosongkan ruang di disk itu, atau pakai disk lain; lalu ulangi.',
  en: 'Free some space on that disk, or use another one; then try again.',
});
const disk = words({
  id: 'Periksa disk atau sambungannya; lalu ulangi.',
  en: 'Check the disk or the connection to it; then try again.',
});
const path = words({
  id: 'Periksa nama dan foldernya; lalu ulangi.',
  en: 'Check the name and the folder; then try again.',
});

/** The system's commonest codes. */
const meanings: Readonly<Record<Lang, Readonly<Record<string, Meaning>>>> = words({
  id: {
    ENOENT: { cause: 'berkasnya tidak ada', remedy: path.id },
    ENOTDIR: { cause: 'sebagian jalurnya bukan folder', remedy: path.id },
    EISDIR: { cause: 'itu folder', remedy: 'Sebutkan sebuah berkas; lalu ulangi.' },
    EEXIST: { cause: 'nama itu sudah dipakai', remedy: 'Pakai nama lain; lalu ulangi.' },
    EACCES: { cause: 'tidak diizinkan', remedy: allowed.id },
    EPERM: { cause: 'tidak diizinkan', remedy: allowed.id },
    ENOSPC: { cause: 'disk penuh', remedy: room.id },
    EDQUOT: { cause: 'jatah disk habis', remedy: room.id },
    EFBIG: { cause: 'berkasnya terlalu besar', remedy: 'Pakai disk yang menerima berkas sebesar itu; lalu ulangi.' },
    EROFS: { cause: 'disk hanya dapat dibaca', remedy: 'Pakai disk yang dapat ditulis; lalu ulangi.' },
    EIO: { cause: 'disk bermasalah', remedy: disk.id },
    ENODEV: { cause: 'disk dicabut', remedy: disk.id },
    ENXIO: { cause: 'disk dicabut', remedy: disk.id },
    ESTALE: { cause: 'folder jaringan terputus', remedy: disk.id },
    ETIMEDOUT: { cause: 'folder jaringan tidak menjawab', remedy: disk.id },
    EBUSY: { cause: 'berkasnya sedang dipakai', remedy: 'Tutup program yang memakainya; lalu ulangi.' },
    EMFILE: { cause: 'terlalu banyak berkas terbuka', remedy: 'Tutup program lain; lalu ulangi.' },
    ENFILE: { cause: 'terlalu banyak berkas terbuka', remedy: 'Tutup program lain; lalu ulangi.' },
    ENOMEM: { cause: 'memori habis', remedy: 'Tutup program lain; lalu ulangi.' },
    ELOOP: { cause: 'tautannya berputar', remedy: 'Perbaiki tautan itu; lalu ulangi.' },
    ENAMETOOLONG: { cause: 'namanya terlalu panjang', remedy: 'Pakai nama yang lebih pendek; lalu ulangi.' },
    EINTR: { cause: 'terputus oleh sistem', remedy: again.id },
    ELINK: { cause: 'itu tautan ke sebuah folder', remedy: 'Letakkan foldernya sendiri di sana; lalu ulangi.' },
    ENOTFILE: { cause: 'itu bukan berkas biasa', remedy: 'Sebutkan berkas biasa; lalu ulangi.' },
  },
  en: {
    ENOENT: { cause: 'there is no such file', remedy: path.en },
    ENOTDIR: { cause: 'a part of the path is no folder', remedy: path.en },
    EISDIR: { cause: 'it is a folder', remedy: 'Name a file; then try again.' },
    EEXIST: { cause: 'the name is taken', remedy: 'Use another name; then try again.' },
    EACCES: { cause: 'not allowed', remedy: allowed.en },
    EPERM: { cause: 'not allowed', remedy: allowed.en },
    ENOSPC: { cause: 'the disk is full', remedy: room.en },
    EDQUOT: { cause: 'the disk quota is used up', remedy: room.en },
    EFBIG: { cause: 'the file is too large', remedy: 'Use a disk that takes a file of that size; then try again.' },
    EROFS: { cause: 'the disk is read-only', remedy: 'Use a disk that can be written to; then try again.' },
    EIO: { cause: 'the disk has a fault', remedy: disk.en },
    ENODEV: { cause: 'the disk was pulled out', remedy: disk.en },
    ENXIO: { cause: 'the disk was pulled out', remedy: disk.en },
    ESTALE: { cause: 'the network folder is gone', remedy: disk.en },
    ETIMEDOUT: { cause: 'the network folder does not answer', remedy: disk.en },
    EBUSY: { cause: 'the file is in use', remedy: 'Close the program that uses it; then try again.' },
    EMFILE: { cause: 'too many files are open', remedy: 'Close other programs; then try again.' },
    ENFILE: { cause: 'too many files are open', remedy: 'Close other programs; then try again.' },
    ENOMEM: { cause: 'the memory is used up', remedy: 'Close other programs; then try again.' },
    ELOOP: { cause: 'the link leads in a circle', remedy: 'Put the link right; then try again.' },
    ENAMETOOLONG: { cause: 'the name is too long', remedy: 'Use a shorter name; then try again.' },
    EINTR: { cause: 'interrupted by the system', remedy: again.en },
    ELINK: { cause: 'it is a link to a folder', remedy: 'Put the folder itself there; then try again.' },
    ENOTFILE: { cause: 'it is no ordinary file', remedy: 'Name an ordinary file; then try again.' },
  },
});

/** What a code means to a person; the code stays beside it for whoever is asked for help. */
export function cause(code: string, lang: Lang): string {
  const known = meanings[lang][code];
  return known === undefined ? code : `${known.cause}, ${code}`;
}

/** What to do about it, as a sentence. */
export const remedy = (code: string, lang: Lang): string => meanings[lang][code]?.remedy ?? again[lang];

/** The code of a system's error; of any other error what it says. */
export const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String((error as Error).message ?? error);
