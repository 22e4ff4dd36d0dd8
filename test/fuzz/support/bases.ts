import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, wherever the bundled child stands in it. */
export const ROOT = ((): string => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) if (existsSync(join(folder, 'package.json'))) return folder;
})();

/** A real file of the project, to be mutated. */
export const real = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const realBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, path)));

/** One of everything that the language has, so that a slip can hit it. */
export const INSTRUMENT = `id: kaya
version: 1.0.0
title: { id: Kaya, en: Rich }
description: { id: Uraian, en: Description }
languages: [id, en]
scale: { min: 1, max: 5, levels: { 1: { id: satu, en: one }, 2: { id: dua, en: two }, 3: { id: tiga, en: three }, 4: { id: empat, en: four }, 5: { id: lima, en: five } } }
bands: [{ from: 1, title: { id: Belum, en: Not yet } }, { from: 3.5, title: { id: Siap, en: Ready } }]
target: 4
aggregate: mean
coverage: { minimum: 0.5 }
evidence: { required_from: 3, cap: 2, counts: sent }
headline: answered
groups:
  tim: { title: { id: Tim, en: Team }, authority: 1 }
  opd: { title: { id: Dinas, en: Agencies }, weight: 2 }
  pers: { title: { id: Pers, en: Press } }
consensus: { within: median }
agencies: { kominfo: { id: Kominfo, en: Informatics }, bappeda: { id: Bappeda, en: Planning } }
references: { uu: { title: UU 1/2020, status: { id: berlaku, en: in force } } }
profile:
  pesisir: { type: boolean, title: { id: Pesisir, en: Coastal } }
  penduduk: { type: number, title: { id: Penduduk, en: Population } }
  kelas: { type: choice, title: { id: Kelas, en: Class }, options: [{ id: a, title: { id: Besar, en: Big } }, { id: b }] }
rubrics:
  - { file: r.yaml, weight: 1 }
option_sets: { sering: [{ id: never, title: { id: Tidak pernah, en: Never }, score: 1 }, { id: monthly, title: { id: Bulanan, en: Monthly }, score: 4 }] }
how_to_answer: { id: Begini, en: Thus }
views:
  - { id: siap, title: { id: Kesiapan, en: Readiness }, nodes: [{ id: struktur, title: { id: Struktur, en: Structure }, indicators: [GOV-01, SHARE] }] }
`;

export const RUBRIC = `id: r
version: 1.0.0
title: { id: Tata kelola, en: Governance }
sections:
  - id: layanan
    title: { id: Pelayanan, en: Services }
    weight: 2
    aggregate: geometric
    open: [{ id: Q1, about: problem, ask: { id: Apa masalahnya?, en: What is the problem? } }]
    indicators:
      - id: GOV-01
        title: { id: Regulasi data, en: Data regulation }
        ask: { id: "Sejauh mana data diatur?", en: "How far is data regulated?" }
        type: level
        formerly: [OLD-01]
        owners: [kominfo]
        groups: [opd, tim]
        references: [{ id: uu, at: { id: Pasal 1, en: Article 1 } }]
        levels:
          1: { id: Belum diatur, en: Not regulated }
          2: { id: Ada edaran, en: A circular exists }
          3: { id: Ada perwal, en: A mayoral rule exists }
          4: { id: Diterapkan, en: The rule is applied }
          5: { id: "Diterapkan, dievaluasi", en: "Applied, reviewed" }
      - { id: FREQ, title: { id: Rapat, en: Meetings }, type: choice, options: sering }
      - { id: SHARE, title: { id: Porsi, en: Share }, type: number, unit: "%", range: [0, 100], goalposts: { worst: 0, best: 100 } }
      - { id: LOG, title: { id: Log, en: Log }, type: number, goalposts: { worst: 1, best: 1000, clamp: false, transform: log } }
      - { id: STEP, title: { id: Anak tangga, en: Steps }, type: number, thresholds: [10, 20, 30, 40] }
  - id: umum
    title: { id: Umum, en: Common }
    sections:
      - id: dalam
        title: { id: Dalam, en: Inner }
        indicators:
          - { id: CHECK, title: { id: Layanan, en: Services }, type: checklist, criteria: [{ id: a, title: { id: Portal, en: Portal }, level: 2 }, { id: b, title: { id: "Aplikasi, gawai", en: App }, level: 3 }, { id: d, title: { id: Loket, en: Counter }, level: 5 }] }
          - { id: WORDS, title: { id: Uraian, en: Words }, type: text }
          - { id: SEA, title: { id: Laut, en: Sea }, type: level, impact: 3, effort: 1, target: 5, advice: { 3: { id: Mulai, en: Begin } }, when: { all: [{ profile: pesisir, is: true }, { not: { any: [{ indicator: GOV-01, at_most: 1 }, { profile: kelas, one_of: [b] }] } }] } }
`;

export const SHEET = `city: { id: "12.76", name: Kota Contoh, province: Sumatera Utara }
period: "2026"
instrument: { id: kaya, version: 1.0.0 }
respondent: { id: kominfo, name: Dinas Kominfo, group: opd, agency: kominfo }
taken: 2026-11-24T09:12:00+07:00
answers:
  GOV-01: { value: 4, evidence: [{ title: Perwal 12/2025, file: evidence/perwal.pdf, sha256: ${'0'.repeat(64)}, state: sent }], note: catatan }
  FREQ: monthly
  SHARE: "12,5"
  LOG: 250
  STEP: { votes: { 5: 2, 31: 4, unknown: 1 } }
  CHECK: { value: [a, b], proof: sent }
  SEA: { value: not-applicable, reason: Tidak ada laut }
  Q1: { value: Data belum terhubung. }
  WORDS: Kata-kata
`;

export const SETTINGS = `instrument: method.yaml
city: { id: "12.76", name: Kota Contoh, province: Sumatera Utara }
period: "2026"
profile: { pesisir: true, penduduk: 178914, kelas: a }
respondents:
  - { id: kominfo, name: Kominfo, group: opd, agency: kominfo, due: 2026-12-01 }
  - { id: koran, name: Koran, group: pers }
targets: { GOV-01: 5, layanan: 4 }
tier: full
answers: answers/
lint: { rules: { content/vague-descriptor: "off" }, ignore: ["x/**"], fail_on: error, max_warnings: 20 }
`;

export const EVIDENCE = `verdicts:
  - { file: evidence/perwal.pdf, indicator: GOV-01, respondent: kominfo, state: accepted, by: Tim, at: 2026-11-24, note: baik }
  - { sha256: ${'0'.repeat(64)}, indicator: GOV-01, respondent: kominfo, state: wrong, by: Tim, at: 2026-11-25 }
`;

export const WIDE = `city,period,respondent,group,agency,taken,GOV-01,GOV-01/note,GOV-01/proof,FREQ,SHARE,LOG,CHECK/a,CHECK/b,STEP,SEA,SEA/reason,Q1
12.76,2026,kominfo,opd,kominfo,2026-11-24,3 - Ada perwal,"satu, ""dua""",sent,Bulanan,"12,5",100,1,0,31,not-applicable,darat,"baris
kedua"
12.76,2026,bappeda,opd,,24/11/2026,4,,,never,1.234,n/a,ya,tidak,,,,
12.71,2026,koran,pers,,,unknown,,,monthly,50%,1000,0,0,12,5,,kata
`;

export const LONG = `city;period;respondent;group;indicator;value;proof;note;n
12.76;2026;kominfo;opd;GOV-01;3;sent;;1
12.76;2026;kominfo;opd;CHECK/a;ya;;;
12.76;2026;kominfo;opd;CHECK;a b;;;
12.76;2026;;pers;FREQ;monthly;;catatan;12
12.71;2026;koran;pers;OLD-01;tidak tahu;;;3
`;

export const TALLY = `city,period,group,indicator,value,proof,n
12.71,2026,opd,FREQ,monthly,none,3
12.76,2026,opd,CHECK,a b,sent,2
12.76,2026,opd,GOV-01,4,accepted,1
12.76,2026,pers,LOG,250,none,9
`;

export const CITIES = `id,name,province,pesisir,penduduk,kelas,target/GOV-01
12.76,Kota Contoh,Sumatera Utara,ya,178.914,Besar,5
12.71,"Kota, Lain",Sumatera Utara,tidak,2460858,b,4
`;

export const KOBO = `start,end,_uuid,_submission_time,group_a/GOV-01,data-FREQ,group_a/CHECK,group_a/CHECK/a,group_a/CHECK/b,_instrument,formhub/uuid
2026-11-24T09:00:00.000+07:00,2026-11-24T09:10:00.000+07:00,1c0f,2026-11-24T02:10:00,4,monthly,a b,1,1,kaya,x
`;

export const JSON_ROWS = `{"results":[{"city":"12.76","period":"2026","group":"opd","respondent":"kominfo","GOV":{"GOV-01":4,"FREQ":"monthly"},"CHECK":["a","b"],"SHARE":12.5},{"GOV-01":null,"repeat":[{"a":1}]}]}
`;
export const JSON_LINES = `{"city":"12.76","group":"opd","respondent":"kominfo","GOV-01":4}
{"city":"12.76","group":"pers","GOV/GOV-01":"5 - lima","SHARE":"1e2"}
`;

export const MAP = `columns: { "Nama kota": city, "Pertanyaan 1": GOV-01, Kelompok: group, Rapat: FREQ, "Lain": CHECK/a }
values:
  GOV-01: { "Sangat baik": 5, Kurang: 1, "?": unknown }
  CHECK: { semua: [a, b, d] }
`;
