import fc from 'fast-check';
import { nasty } from './words.ts';

/** What people write into the sound files: titles, names, notes. Any of it may hold anything. */
const WRITTEN =
  /\b(Kaya|Rich|Uraian|Description|satu|two|lima|Belum|Not yet|Siap|Tim|Dinas|Agencies|Pers|Kominfo|Planning|Pesisir|Besar|Tidak pernah|Begini|Kesiapan|Struktur|Tata kelola|Pelayanan|Services|Regulasi data|Rapat|Porsi|Share|Umum|Portal|Mulai|Laut|Kota Contoh|Sumatera Utara|Dinas Kominfo|catatan|Kata-kata|koran|Koran|baik|Perwal 12\/2025|Tidak ada laut)\b/g;

/**
 * A sound YAML text in which some of what people wrote is hostile: quoted, so that it arrives whole.
 * @param text of which words are replaced
 */
export function hostileTexts(text: string): fc.Arbitrary<string> {
  const places = [...text.matchAll(WRITTEN)].length;
  return fc.array(fc.tuple(fc.nat(Math.max(0, places - 1)), nasty), { minLength: 1, maxLength: 8 }).map((chosen) => {
    const by = new Map(chosen);
    let at = -1;
    return text.replace(WRITTEN, (word) => {
      at++;
      const other = by.get(at);
      return other === undefined ? word : JSON.stringify(other);
    });
  });
}
