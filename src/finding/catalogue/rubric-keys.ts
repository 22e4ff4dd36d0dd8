import { entry, moreEn, moreId, names, nearEn, nearId, q } from './entry.ts';
import { exampleOf, type Shape, type Slip, shapeEn, shapeId, type Thing, thingEn, thingId } from './things.ts';

interface WrongType {
  readonly where: string;
  /** The value as it was written, or as JSON. */
  readonly got: string;
  readonly want: Shape;
  /** Whether it is an item of the list `where`. */
  readonly inList?: boolean;
  readonly slip?: Slip;
  /** Keys of the map that stands where a list should. */
  readonly keys?: readonly string[];
}

/** An empty text is often one that began with the mark of a comment. */
const isWords = ({ want }: WrongType): boolean => want === 'text' || want === 'string';

/** What a schema can see: keys, kinds of values, ids. */
export const rubricKeys = {
  'rubric/missing-key': entry(
    'error',
    (d: { key: string; thing: Thing; name: string }) => ({
      found: `${thingId(d)} belum punya \`${d.key}\`.`,
      fix: `Tambahkan \`${d.key}: …\` di sini.`,
    }),
    (d) => ({ found: `${thingEn(d)} has no \`${d.key}\`.`, fix: `Add \`${d.key}: …\` here.` }),
  ),
  'rubric/unknown-key': entry(
    'error',
    (d: { key: string; thing: Thing; name: string; known: readonly string[]; near?: string | undefined }) => ({
      found: `${thingId(d)} tidak mengenal kunci ${q(d.key)}.${nearId(d.near)}`,
      fix: `Yang dikenal di sini: ${names(d.known, moreId)}. Kunci sendiri boleh diawali \`x-\`.`,
    }),
    (d) => ({
      found: `${thingEn(d)} has no key ${q(d.key)}.${nearEn(d.near)}`,
      fix: `Known here: ${names(d.known, moreEn)}. Keys of your own may begin with \`x-\`.`,
    }),
  ),
  'rubric/wrong-type': entry(
    'error',
    (d: WrongType) => {
      const example = exampleOf(d.where, d.inList === true ? 'list' : d.want);
      const wanted = `Yang diharapkan: ${shapeId[d.want]}${example === undefined ? '' : `, misalnya ${example}`}.`;
      switch (d.slip) {
        case 'empty':
          return {
            found: `\`${d.where}\` kosong.`,
            fix: isWords(d) ? `${wanted} Teks yang diawali # memerlukan tanda kutip.` : wanted,
          };
        case 'no-dash':
          return {
            found: `\`${d.where}\` berisi satu peta (${names(d.keys ?? [], moreId)}), padahal yang diharapkan daftar.`,
            fix: `Awali setiap butirnya dengan tanda hubung: \`- id: …\`, dan sejajarkan kunci lainnya di bawah \`id\`.`,
          };
        case 'no-quotes':
          return {
            found: `\`${d.where}\` berisi ${q(d.got)}, yang dibaca sebagai angka atau ya/tidak.`,
            fix: `Apit dengan tanda kutip: "${d.got}".`,
          };
        default:
          return { found: `\`${d.where}\` berisi ${q(d.got)}.`, fix: wanted };
      }
    },
    (d) => {
      const example = exampleOf(d.where, d.inList === true ? 'list' : d.want);
      const wanted = `Expected: ${shapeEn[d.want]}${example === undefined ? '' : `, such as ${example}`}.`;
      switch (d.slip) {
        case 'empty':
          return { found: `\`${d.where}\` is empty.`, fix: isWords(d) ? `${wanted} Text that begins with # needs quotes.` : wanted };
        case 'no-dash':
          return {
            found: `\`${d.where}\` holds one map (${names(d.keys ?? [], moreEn)}) where a list is expected.`,
            fix: 'Begin each of its items with a dash, `- id: …`, with the other keys in line below `id`.',
          };
        case 'no-quotes':
          return {
            found: `\`${d.where}\` holds ${q(d.got)}, which reads as a number or as true/false.`,
            fix: `Put it in quotes: "${d.got}".`,
          };
        default:
          return { found: `\`${d.where}\` holds ${q(d.got)}.`, fix: wanted };
      }
    },
  ),
  'rubric/wrong-value': entry(
    'error',
    (d: { where: string; got: string; allowed: readonly string[]; near?: string | undefined }) => ({
      found: `\`${d.where}\` tidak dapat bernilai ${q(d.got)}.${nearId(d.near)}`,
      fix: `Pilih salah satu: ${names(d.allowed, moreId)}.`,
    }),
    (d) => ({
      found: `\`${d.where}\` cannot be ${q(d.got)}.${nearEn(d.near)}`,
      fix: `Choose one of: ${names(d.allowed, moreEn)}.`,
    }),
  ),
  'rubric/out-of-limits': entry(
    'error',
    (d: { where: string; got: string; limit: string }) => ({
      found: `\`${d.where}\` bernilai ${q(d.got)}.`,
      fix: `Batasnya: ${d.limit}.`,
    }),
    (d) => ({ found: `\`${d.where}\` is ${q(d.got)}.`, fix: `The limit is: ${d.limit}.` }),
  ),
  'rubric/bad-id': entry(
    'error',
    (d: { id: string }) => ({
      found: `${q(d.id)} bukan id yang sah.`,
      fix: 'Id terdiri atas huruf, angka, titik, garis bawah, dan tanda hubung; diawali huruf atau angka; tanpa "..".',
    }),
    (d) => ({
      found: `${q(d.id)} is not a valid id.`,
      fix: 'An id holds letters, digits, points, underscores and hyphens, begins with a letter or digit, and has no "..".',
    }),
  ),
  'rubric/reserved-id': entry(
    'error',
    (d: { id: string; why: string }) => ({
      found: `${q(d.id)} sudah punya arti lain (${d.why}).`,
      fix: 'Pilih id lain, misalnya dengan awalan rubriknya.',
    }),
    (d) => ({
      found: `${q(d.id)} already means something else (${d.why}).`,
      fix: 'Choose another id, for example with the prefix of its rubric.',
    }),
  ),
  'rubric/duplicate-id': entry(
    'error',
    (d: { id: string }) => ({
      found: `Id ${q(d.id)} sudah dipakai di tempat lain.`,
      fix: 'Setiap instrumen, rubrik, bagian, indikator, dan pertanyaan terbuka memerlukan id sendiri; ganti salah satunya.',
    }),
    (d) => ({
      found: `The id ${q(d.id)} is used twice.`,
      fix: 'Instrument, rubrics, sections, indicators and open questions each need an id of their own; rename one of them.',
    }),
  ),
  'rubric/key-not-for-type': entry(
    'error',
    (d: { key: string; type: string; types: readonly string[] }) => ({
      found: `\`${d.key}\` tidak berlaku untuk indikator bertipe ${d.type}.`,
      fix: `Kunci itu milik tipe ${d.types.join(', ')}; hapus, atau ganti \`type\`.`,
    }),
    (d) => ({
      found: `\`${d.key}\` means nothing for an indicator of type ${d.type}.`,
      fix: `It belongs to the type ${d.types.join(', ')}; remove it, or change \`type\`.`,
    }),
  ),
};
