import { indicators, overlay, page, type SomePages, yaml } from './page.ts';

const TWO = 'languages: [id, en]\ntitle: { id: Metode, en: Method }';

/** Texts and languages. */
export const wordPages = {
  'same-descriptor': page(
    {
      id: 'Dua tingkat, pilihan, atau kriteria dengan kata yang sama tidak dapat dibedakan oleh siapa pun.',
      en: 'Two levels, options or criteria with the same words cannot be told apart by anyone.',
    },
    { id: 'Sebutkan apa yang baru ada pada yang lebih tinggi.', en: 'Say what is there in the higher one that was not there before.' },
    indicators(
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Daring, 3: Daring } }',
      '- { id: GOV-01, title: Portal, type: level, levels: { 1: Loket, 2: Daring, 3: Satu portal } }',
    ),
  ),
  'empty-text': page(
    {
      id: 'Teks kosong tampil sebagai lubang di wawancara dan di laporan.',
      en: 'An empty text shows as a hole in the interview and in the report.',
    },
    { id: 'Isi teksnya, atau hapus kuncinya.', en: 'Fill it in, or remove the key.' },
    indicators('- { id: GOV-01, title: "", type: text }', '- { id: GOV-01, title: Portal, type: text }'),
  ),
  'missing-translation': page(
    {
      id: 'Pembaca bahasa itu akan melihat teks bahasa pertama di tengah halamannya.',
      en: "Readers of that language will meet the first language's text in the middle of their page.",
    },
    {
      id: 'Tulis terjemahannya di peta bahasa. `validate --fix` menaruh tanda TODO di tempatnya.',
      en: 'Write the translation into the map of languages. `validate --fix` puts a TODO mark in its place.',
    },
    indicators(
      yaml`
        - id: GOV-01
          title: { id: Portal, en: Portal }
          type: text
          ask: { id: Bagaimana warga melacak permohonannya? }
      `,
      yaml`
        - id: GOV-01
          title: { id: Portal, en: Portal }
          type: text
          ask: { id: Bagaimana warga melacak permohonannya?, en: How do residents track a request? }
      `,
      TWO,
    ),
  ),
  'unknown-language': page(
    {
      id: 'Teks dalam bahasa yang tidak ada di `languages` tidak pernah ditampilkan; biasanya kodenya salah ketik.',
      en: 'Text in a language that is not among `languages` is never shown; the code is usually mistyped.',
    },
    { id: 'Perbaiki kode bahasanya, atau tambahkan ke `languages`.', en: 'Correct the code of the language, or add it to `languages`.' },
    indicators(
      '- { id: GOV-01, title: { id: Portal, eng: Portal, en: Portal }, type: text }',
      '- { id: GOV-01, title: { id: Portal, en: Portal }, type: text }',
      TWO,
    ),
  ),
  'path-escapes': page(
    {
      id: 'Instrumen yang memakai berkas di luar foldernya tidak dapat dipindahkan atau dibagikan, dan jalur seperti itu dapat menunjuk ke mana saja.',
      en: 'An instrument that uses files outside its folder cannot be moved or shared, and such a path can point anywhere.',
    },
    {
      id: 'Simpan rubrik di dalam folder instrumen. Untuk memakai instrumen lain sebagai dasar ada `extends`.',
      en: "Keep rubrics inside the instrument's folder. To build on another instrument there is `extends`.",
    },
    overlay('rubrics: [{ file: ../other/rubric.yaml }]', 'drop: [Z-1]'),
  ),
  'extends-cycle': page(
    { id: 'Instrumen yang memperluas dirinya sendiri tidak punya dasar.', en: 'An instrument that extends itself has no base.' },
    { id: 'Ubah salah satu `extends` agar rantainya berakhir.', en: 'Change one `extends` so that the chain ends.' },
    overlay('extends: city.yaml', 'extends: instrument.yaml'),
  ),
  'extends-depth': page(
    {
      id: 'Rantai yang panjang tidak dapat diikuti pembaca, dan rantai tanpa ujung tidak dapat diikuti program.',
      en: 'A long chain cannot be followed by a reader, and an endless one not by a program.',
    },
    { id: 'Gabungkan beberapa lapisan menjadi satu; paling banyak lima.', en: 'Merge some layers into one; five at most.' },
  ),
  'not-yaml-path': page(
    {
      id: '`extends` menunjuk instrumen lain, dan instrumen adalah berkas YAML.',
      en: '`extends` points to another instrument, and instruments are YAML files.',
    },
    { id: 'Sebut berkas yang berakhiran .yaml atau .yml.', en: 'Name a file that ends in .yaml or .yml.' },
    overlay('extends: instrument', 'extends: instrument.yaml'),
  ),
  'unlisted-file': page(
    {
      id: 'Rubrik yang tidak disebut instrumen mana pun tidak pernah ditanyakan.',
      en: 'A rubric that no instrument lists is never asked.',
    },
    {
      id: 'Tambahkan ke `rubrics` instrumen, atau pindahkan berkasnya.',
      en: "Add it to the instrument's `rubrics`, or move the file away.",
    },
  ),
} satisfies SomePages<'rubric'>;
