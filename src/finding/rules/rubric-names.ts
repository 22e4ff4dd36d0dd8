import { indicators, instrument, overlay, page, type SomePages, yaml } from './page.ts';

const registered = {
  id: 'Nama yang tidak terdaftar tidak dapat dihubungi, disaring, atau dikutip; biasanya ini salah eja.',
  en: 'A name that is not registered cannot be written to, filtered by or cited; it is usually a slip.',
} as const;

/** Names that must be known, and the conditions of `when`. */
export const namePages = {
  'unknown-agency': page(
    registered,
    {
      id: 'Perbaiki ejaannya, atau daftarkan perangkat daerah itu di `agencies` instrumen.',
      en: "Correct the spelling, or register the agency under the instrument's `agencies`.",
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: text, owners: [diskominf] }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: text, owners: [diskominfo] }
      `,
      'agencies: { diskominfo: Dinas Kominfo }',
    ),
  ),
  'unknown-group': page(
    registered,
    {
      id: 'Perbaiki ejaannya, atau tambahkan kelompok itu ke `groups` instrumen.',
      en: "Correct the spelling, or add the group to the instrument's `groups`.",
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: text, groups: [pers] }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: text, groups: [press] }
      `,
      'groups: { opd: { title: Perangkat daerah }, press: { title: Pers } }',
    ),
  ),
  'unknown-reference': page(
    registered,
    {
      id: 'Perbaiki ejaannya, atau daftarkan aturan atau standar itu di `references`.',
      en: 'Correct the spelling, or register the law or standard under `references`.',
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: text, references: [perpres-95-2019] }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: text, references: [perpres-95-2018] }
      `,
      'references: { perpres-95-2018: { title: Perpres 95/2018 } }',
    ),
  ),
  'unknown-indicator': page(
    {
      id: 'Syarat ini menguji indikator yang tidak ada, jadi tidak pernah dapat dijawab.',
      en: 'The condition tests an indicator that does not exist, so it can never be decided.',
    },
    { id: 'Perbaiki id-nya; huruf besar dan kecil dibedakan.', en: 'Correct the id; upper and lower case differ.' },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: number, thresholds: [1, 5] }
        - { id: GOV-02, title: Aduan, type: text, when: { indicator: gov-01, at_least: 2 } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: number, thresholds: [1, 5] }
        - { id: GOV-02, title: Aduan, type: text, when: { indicator: GOV-01, at_least: 2 } }
      `,
    ),
  ),
  'unknown-member': page(
    {
      id: 'Tampilan menyebut indikator yang tidak ada, jadi nilainya dihitung dari lebih sedikit indikator daripada yang tertulis.',
      en: 'The view names an indicator that does not exist, so it is computed from fewer than it says.',
    },
    { id: 'Perbaiki id-nya, atau hapus dari daftar.', en: 'Correct the id, or take it off the list.' },
    instrument(
      yaml`
        views:
          - { id: readiness, title: Kesiapan, nodes: [{ id: people, title: SDM, indicators: [Z-10] }] }
      `,
      yaml`
        views:
          - { id: readiness, title: Kesiapan, nodes: [{ id: people, title: SDM, indicators: [Z-1] }] }
      `,
    ),
  ),
  'unknown-node': page(
    {
      id: '`override` dan `drop` hanya dapat mengubah apa yang ada di instrumen dasar; nama lain tidak mengubah apa-apa.',
      en: '`override` and `drop` can only change what the base instrument has; any other name changes nothing.',
    },
    {
      id: 'Sebut id rubrik, bagian, atau indikator dari instrumen yang diperluas.',
      en: 'Name the id of a rubric, section or indicator of the instrument that is extended.',
    },
    overlay(
      yaml`
        drop: [Z-10]
      `,
      yaml`
        drop: [Z-1]
      `,
    ),
  ),
  'unknown-profile-fact': page(
    {
      id: 'Fakta kota yang tidak didaftarkan tidak pernah diisi, jadi syaratnya selalu "belum diketahui".',
      en: 'A city fact that is not registered is never filled in, so the condition always stays unknown.',
    },
    {
      id: 'Tambahkan ke `profile` beserta tipenya, atau pakai fakta yang sudah ada.',
      en: 'Add it to `profile` with its type, or use a fact that exists.',
    },
    indicators(
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: pesisir, is: true } }
      `,
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: coastal, is: true } }
      `,
      'profile: { coastal: { type: boolean, title: Pesisir } }',
    ),
  ),
  'unknown-option-set': page(
    {
      id: 'Kumpulan pilihan itu tidak ada, jadi tidak ada yang dapat dipilih.',
      en: 'The option set does not exist, so there is nothing to choose from.',
    },
    {
      id: 'Tambahkan ke `option_sets` instrumen, atau tulis pilihannya langsung di indikator.',
      en: "Add it to the instrument's `option_sets`, or write the options in the indicator.",
    },
    indicators(
      yaml`
        - { id: GOV-01, title: Rapat, type: choice, options: frekuensi }
      `,
      yaml`
        - { id: GOV-01, title: Rapat, type: choice, options: frequency }
      `,
      'option_sets: { frequency: [{ id: rare, title: Jarang, score: 1 }, { id: weekly, title: Mingguan, score: 3 }] }',
    ),
  ),
  'repeated-member': page(
    {
      id: 'Nama yang disebut dua kali tidak menambah apa-apa; barangkali nama lain yang dimaksud.',
      en: 'A name given twice adds nothing; perhaps another one was meant.',
    },
    { id: 'Hapus yang kedua, atau ganti dengan nama yang dimaksud.', en: 'Remove the second, or put the name that was meant.' },
    indicators(
      yaml`
        - { id: GOV-01, title: Portal, type: text, groups: [opd, opd] }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: text, groups: [opd, press] }
      `,
      'groups: { opd: { title: Perangkat daerah }, press: { title: Pers } }',
    ),
  ),
  'when-cycle': page(
    {
      id: 'Indikator yang bergantung pada dirinya sendiri, langsung atau lewat indikator lain, tidak dapat diputuskan berlaku atau tidak.',
      en: 'Whether an indicator applies cannot be decided where it depends on itself, directly or through others.',
    },
    { id: 'Hapus salah satu syarat di dalam lingkaran.', en: 'Remove one of the conditions in the circle.' },
    indicators(
      yaml`
        - { id: A-1, title: Satu, type: number, thresholds: [1, 5], when: { indicator: A-2, at_least: 2 } }
        - { id: A-2, title: Dua, type: number, thresholds: [1, 5], when: { indicator: A-1, at_least: 2 } }
      `,
      yaml`
        - { id: A-1, title: Satu, type: number, thresholds: [1, 5] }
        - { id: A-2, title: Dua, type: number, thresholds: [1, 5], when: { indicator: A-1, at_least: 2 } }
      `,
    ),
  ),
  'when-wrong-test': page(
    {
      id: 'Ujian ini tidak cocok dengan yang diuji: skor diuji dengan batas, fakta ya/tidak dengan nilainya.',
      en: 'The test does not fit what it tests: a score is tested with a limit, a yes/no fact with its value.',
    },
    {
      id: 'Untuk indikator pakai `at_least` atau `at_most`; untuk fakta kota pakai `is` atau `one_of`, dan bila berupa angka juga `at_least` atau `at_most`.',
      en: 'For an indicator use `at_least` or `at_most`; for a city fact `is` or `one_of`, and where it is a number also `at_least` or `at_most`.',
    },
    indicators(
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: coastal, at_least: 1 } }
      `,
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: coastal, is: true } }
      `,
      'profile: { coastal: { type: boolean, title: Pesisir } }',
    ),
  ),
  'when-no-test': page(
    {
      id: 'Syarat tanpa ujian selalu benar atau selalu salah; tidak jelas mana yang dimaksud.',
      en: 'A condition without a test is always true or always false; it does not say which.',
    },
    { id: 'Tambahkan `is`, `one_of`, `at_least`, atau `at_most`.', en: 'Add `is`, `one_of`, `at_least` or `at_most`.' },
    indicators(
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: coastal } }
      `,
      yaml`
        - { id: ENV-01, title: Pantai, type: text, when: { profile: coastal, is: true } }
      `,
      'profile: { coastal: { type: boolean, title: Pesisir } }',
    ),
  ),
  'when-not-scored': page(
    {
      id: 'Indikator bertipe text tidak punya skor, jadi tidak ada yang dapat dibandingkan.',
      en: 'An indicator of type text has no score, so there is nothing to compare.',
    },
    { id: 'Uji indikator yang diberi skor.', en: 'Test an indicator that is scored.' },
    indicators(
      yaml`
        - { id: GOV-01, title: Cerita, type: text }
        - { id: GOV-02, title: Aduan, type: text, when: { indicator: GOV-01, at_least: 2 } }
      `,
      yaml`
        - { id: GOV-01, title: Portal, type: number, thresholds: [1, 5] }
        - { id: GOV-02, title: Aduan, type: text, when: { indicator: GOV-01, at_least: 2 } }
      `,
    ),
  ),
  'when-dropped': page(
    {
      id: 'Syarat ini menguji indikator yang dikeluarkan `drop`, jadi tidak pernah dapat diputuskan.',
      en: 'The condition tests an indicator that `drop` takes out, so it can never be decided.',
    },
    {
      id: 'Ganti `when` lewat `override`, atau jangan keluarkan indikator yang diuji.',
      en: 'Change `when` through `override`, or keep the indicator that is tested.',
    },
    overlay(
      yaml`
        drop: [Z-1]
        override: { Z-2: { when: { indicator: Z-1, at_least: 2 } } }
      `,
      yaml`
        drop: [Z-1]
        override: { Z-2: { target: 3 } }
      `,
    ),
  ),
} satisfies SomePages<'rubric'>;
