import type { Answer, ExpectedRespondent, OpenAnswer } from '../../src/answers/answer.ts';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment, Case } from '../../src/assess/types.ts';
import type { Block, BlockOf, Chapter } from '../../src/report/chapter.ts';
import { chapters, type ReportInput } from '../../src/report/chapters.ts';
import type { SourceFiles } from '../../src/rubric/files.ts';
import type { Instrument, Tier } from '../../src/rubric/instrument.ts';
import { loadInstrument } from '../../src/rubric/load.ts';
import { tallyOf } from '../../src/tally/collect.ts';

/** An invented town's instrument: two rubrics, every indicator type, a readiness view of three nodes. */
export const INSTRUMENT = `
id: town
version: 2.0.0
title: { id: Kesiapan Kota Kecil, en: Small Town Readiness }
languages: [id, en]
scale:
  min: 1
  max: 5
  levels:
    1: { id: Awal, en: Start }
    2: { id: Jalan, en: Under way }
    3: { id: Mapan, en: Settled }
    4: { id: Terpadu, en: Joined }
    5: { id: Unggul, en: Leading }
bands:
  - { from: 1, title: { id: Rendah, en: Low } }
  - { from: 2.5, title: { id: Sedang, en: Middling } }
  - { from: 3.5, title: { id: Tinggi, en: High } }
target: 4
coverage: { minimum: 0.5 }
evidence: { required_from: 3, cap: 2, counts: sent }
consensus: { within: median }
groups:
  room: { title: { id: Forum, en: Room }, authority: 1 }
  office: { title: { id: Dinas, en: Offices }, weight: 2 }
  public: { title: { id: Warga, en: Residents }, weight: 1 }
agencies:
  works: { id: Dinas Pekerjaan, en: Works Office }
  water-board: { id: Dinas Air, en: Water Office }
references:
  road-act: { title: { id: UU Jalan, en: Road Act }, status: { id: Berlaku, en: In force }, verified: true }
  old-rule: { title: { id: Aturan Lama, en: Old Rule }, verified: false }
profile:
  coastal: { type: boolean, title: { id: Berpantai, en: Coastal } }
rubrics:
  - { file: roads.yaml, weight: 1 }
  - { file: water.yaml, weight: 1 }
views:
  - id: readiness
    title: { id: Elemen kesiapan, en: Readiness elements }
    nodes:
      - { id: people, title: { id: Orang, en: People }, nodes: [{ id: skills, title: { id: Kecakapan, en: Skills }, indicators: [R1] }] }
      - { id: things, title: { id: Sarana, en: Things }, nodes: [{ id: built, title: { id: Bangunan, en: Built }, indicators: [R2, R3, W1, W2] }] }
      - { id: rules, title: { id: Aturan, en: Rules }, nodes: [{ id: papers, title: { id: Surat, en: Papers }, indicators: [R4] }] }
`;

export const ROADS = `
id: roads
version: 1.0.0
title: { id: Jalan, en: Roads }
sections:
  - id: surface
    title: { id: Permukaan, en: Surface }
    indicators:
      - id: R1
        title: { id: Perawatan jalan, en: Road care }
        type: level
        tier: core
        owners: [works]
        impact: 3
        effort: 1
        levels:
          1: { id: Lubang ditambal bila ada keluhan., en: Holes are filled on complaint. }
          2: { id: Jalan diperiksa setahun sekali., en: Roads are inspected yearly. }
          3: { id: Daftar lubang tercatat., en: Holes are registered. }
          4: { id: Perbaikan terjadwal., en: Repairs are scheduled. }
          5: { id: Kerusakan diramal., en: Damage is forecast. }
        evidence: [{ id: Daftar pemeriksaan, en: Inspection list }]
        references: [{ id: road-act, at: { id: Pasal 3, en: Article 3 }, verified: true }, { id: old-rule, verified: false }]
        advice:
          3: { id: Catat setiap lubang., en: Register every hole. }
          4: { id: Jadwalkan perbaikan., en: Schedule repairs. }
      - id: R2
        title: { id: Jalan mulus, en: Smooth roads }
        type: number
        unit: { id: "% panjang jalan", en: "% of road length" }
        range: [0, 100]
        thresholds: [10, 20, 30, 40]
        owners: [works]
        impact: 2
        effort: 1
        advice: { 4: { id: Lapisi ulang., en: Resurface. } }
      - id: R3
        title: { id: Rambu, en: Signs }
        type: checklist
        owners: [works, water-board]
        criteria:
          - { id: a, level: 2, title: { id: Rambu terpasang, en: Signs stand } }
          - { id: b, level: 3, title: { id: Rambu tercatat, en: Signs are listed } }
          - { id: c, level: 4, title: { id: Rambu diperiksa, en: Signs are checked } }
          - { id: d, level: 5, title: { id: Rambu pintar, en: Signs are smart } }
  - id: light
    title: { id: Lampu, en: Light }
    indicators:
      - id: R4
        title: { id: Lampu malam, en: Night light }
        type: choice
        tier: core
        owners: [water-board]
        options:
          - { id: dark, title: { id: Gelap, en: Dark }, score: 1 }
          - { id: lit, title: { id: Terang, en: Lit }, score: 5 }
    open:
      - { id: RQ1, about: strength, ask: { id: Apa yang baik?, en: What is good? } }
`;

export const WATER = `
id: water
version: 1.0.0
title: { id: Air, en: Water }
sections:
  - id: supply
    title: { id: Pasokan, en: Supply }
    indicators:
      - id: W1
        title: { id: Tanggul laut, en: Sea wall }
        type: choice
        when: { profile: coastal, is: true }
        options:
          - { id: "yes-wall", title: { id: Ada tanggul, en: Wall }, score: 5 }
          - { id: "no-wall", title: { id: Tanpa tanggul, en: No wall }, score: 1 }
      - id: W2
        title: { id: Air minum, en: Drinking water }
        type: level
        owners: [water-board]
        levels:
          1: { id: Sumur., en: Wells. }
          2: { id: Pipa sebagian., en: Some pipes. }
          3: { id: Pipa semua., en: All piped. }
          4: { id: Diperiksa., en: Tested. }
          5: { id: Diminum., en: Drinkable. }
      - id: W3
        title: { id: Cerita air, en: Water story }
        type: text
open:
  - { id: WQ1, about: opportunity, ask: { id: Apa peluangnya?, en: What is the chance? } }
  - { id: WQ2, about: challenge, ask: { id: Apa ancamannya?, en: What is the threat? } }
`;

export function instrumentOf(texts: Partial<Record<'instrument.yaml' | 'roads.yaml' | 'water.yaml', string>> = {}): Instrument {
  const files: Record<string, string> = { 'instrument.yaml': INSTRUMENT, 'roads.yaml': ROADS, 'water.yaml': WATER, ...texts };
  const source: SourceFiles = {
    read: (path) => (files[path] === undefined ? { unreadable: 'missing', detail: 'ENOENT' } : { text: files[path] }),
    resolve: (_from, path) => path,
    within: () => true,
    folderOf: () => '.',
    siblings: () => [],
  };
  const { instrument, findings } = loadInstrument('instrument.yaml', source);
  const errors = findings.filter((f) => f.severity === 'error');
  if (instrument === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return instrument;
}

export const instrument = instrumentOf();
export const TOWN: Case = {
  city: 't1',
  period: '2026',
  name: 'Kota Batu Kecil',
  province: 'Riau',
  profile: new Map([['coastal', false]]),
  targets: new Map(),
};

type Some<T> = Partial<T>;
const speaker = { city: 't1', period: '2026', respondentName: undefined, agency: undefined, taken: undefined, place: { file: 'a.yaml' } };

export function answer(group: string, respondent: string, indicator: string, value: string, more: Some<Answer> = {}): Answer {
  return {
    ...speaker,
    group,
    respondent,
    indicator,
    value,
    n: 1,
    counted: false,
    proof: 'none',
    documents: [],
    note: undefined,
    reason: undefined,
    due: undefined,
    ...more,
  };
}

export const spoken = (group: string, respondent: string, question: string, text: string, more: Some<OpenAnswer> = {}): OpenAnswer => ({
  ...speaker,
  group,
  respondent,
  question,
  text,
  ...more,
});

/** Answers of the office of works, of the water office, and of two residents. */
export const NORMAL: readonly Answer[] = [
  answer('office', 'works', 'R1', '3', {
    agency: 'works',
    proof: 'sent',
    note: 'Anggaran dialihkan.',
    taken: '2026-11-02',
    documents: [{ title: 'SK Jalan', file: undefined, sha256: undefined, state: 'sent' }],
  }),
  answer('public', 'p1', 'R1', '1'),
  answer('public', 'p2', 'R1', '2'),
  answer('office', 'works', 'R2', '25', { agency: 'works' }),
  answer('office', 'water', 'R3', 'a b', { agency: 'water-board', proof: 'accepted' }),
  answer('office', 'water', 'R4', 'lit', { agency: 'water-board', proof: 'accepted' }),
  answer('office', 'water', 'W2', 'unknown', { agency: 'water-board' }),
  answer('office', 'works', 'W2', 'pending', { agency: 'works', due: '2026-11-10' }),
];

export interface Scene {
  readonly answers: readonly Answer[];
  readonly open?: readonly OpenAnswer[];
  readonly expected?: readonly ExpectedRespondent[];
  readonly previous?: readonly Answer[];
  readonly previousMethod?: ReportInput['previousMethod'];
  readonly tier?: Tier;
  readonly lang?: 'id' | 'en';
  readonly instrument?: Instrument;
  readonly town?: Case;
  /** Hand the report the tally alone. */
  readonly tallyOnly?: boolean;
}

const assessed = (scene: Scene, answers: readonly Answer[], town: Case): Assessment =>
  assess(scene.instrument ?? instrument, tallyOf(answers), { tier: scene.tier ?? 'full', seed: 1, caseOf: () => town, always: [town] });

export function inputOf(scene: Scene): ReportInput {
  const town = scene.town ?? TOWN;
  const assessment = assessed(scene, scene.answers, town);
  const earlier = { ...town, period: '2025' };
  const before = scene.previous?.map((a) => ({ ...a, period: '2025' }));
  return {
    instrument: scene.instrument ?? instrument,
    assessment,
    city: assessment.cities[0]!,
    answers: scene.tallyOnly === true ? [] : scene.answers,
    open: scene.open ?? [],
    expected: scene.expected ?? [],
    previous: before === undefined ? undefined : assessed(scene, before, earlier).cities[0],
    previousMethod: scene.previousMethod,
    lang: scene.lang ?? 'id',
    today: '2026-11-24',
    product: 'siapkota 1.0.0',
  };
}

export const reportOf = (scene: Scene): Chapter[] => chapters(inputOf(scene));

export function chapter(report: readonly Chapter[], id: string): Chapter {
  const found = report.find((c) => c.id === id);
  if (found === undefined) throw new Error(`no chapter ${id}`);
  return found;
}

/** The block of a kind in a chapter, by its id or else the first. */
export function block<K extends Block['kind']>(report: readonly Chapter[], chapterId: string, kind: K, id?: string): BlockOf<K> {
  const found = chapter(report, chapterId).blocks.find((b): b is BlockOf<K> => b.kind === kind && (id === undefined || b.id === id));
  if (found === undefined) throw new Error(`no ${kind} ${id ?? ''} in ${chapterId}`);
  return found;
}

/** The row of a table that is about a node. */
export function rowOf(table: BlockOf<'table'>, id: string): readonly (string | number | null)[] {
  const row = table.rows.find((cells) => cells.some((c) => typeof c !== 'string' && c.kind === 'node' && c.id === id));
  if (row === undefined) throw new Error(`no row ${id}`);
  return row.map((c) => (typeof c === 'string' ? c : c.kind === 'node' ? c.id : c.value));
}
