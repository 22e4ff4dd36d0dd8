import { type Body, EMPTY, evolve, type Fact } from '../../src/interview/facts.ts';
import { buildModel, type Case, type Model, type ModelInput, type Prior } from '../../src/interview/model.ts';
import { begin, type Command, type Outcome, type Session, type Setting, type Verb } from '../../src/interview/session.ts';
import { step } from '../../src/interview/step.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { instrumentFrom } from '../support/instrument.ts';

const LONG =
  'Pejabat yang dipertanggungjawabkan menyusun kebijakan-kebijakan dan/atau peraturan pelaksanaan di lingkungan Perangkat Daerah';

/** One indicator of every type, a condition on a profile fact and one on a score, open questions, a group with authority. */
export const toyInstrument: Instrument = instrumentFrom({
  'instrument.yaml': `
id: toy
version: 1.0.0
title: { id: Mainan, en: Toy }
languages: [id, en]
scale: { min: 1, max: 5, levels: { 1: { id: Rintisan, en: Initial }, 2: { id: Terkelola, en: Managed }, 3: { id: Terdefinisi, en: Defined }, 4: { id: Terpadu, en: Integrated }, 5: { id: Optimum, en: Optimised } } }
evidence: { required_from: 3, cap: 2, counts: sent }
groups:
  consensus: { title: { id: Kesepakatan, en: Consensus }, authority: 1 }
  assessor: { title: { id: Pembimbing, en: Mentors }, authority: 2 }
  opd: { title: { id: Perangkat daerah, en: Agencies }, weight: 3 }
  press: { title: { id: Pers, en: Press } }
agencies: { kominfo: { id: Kominfo, en: Comms }, dinkes: { id: Dinkes, en: Health } }
profile: { coastal: { type: boolean, title: { id: Pesisir, en: Coastal } } }
rubrics: [ { file: a.yaml }, { file: b.yaml } ]
`,
  'a.yaml': `
id: ra
version: 1.0.0
title: { id: Rubrik A, en: Rubric A }
sections:
  - id: s1
    title: { id: Bagian satu, en: Section one }
    indicators:
      - id: L1
        title: { id: Tingkat satu, en: Level one }
        ask: { id: "${LONG}?", en: "How are duties that officials are accountable for spread over the agencies of the city government?" }
        type: level
        tier: core
        levels: { 1: { id: "Satu ${LONG}", en: One }, 2: { id: "Dua ${LONG}", en: Two }, 3: { id: "Tiga ${LONG}", en: Three }, 4: { id: "Empat ${LONG}", en: Four }, 5: { id: "Lima ${LONG}", en: Five } }
        probe: [ { id: Gali, en: Dig } ]
        evidence: [ { id: Perwal, en: Regulation } ]
      - { id: C1, title: { id: Pilihan satu, en: Choice one }, type: choice, options: [ { id: never, title: { id: "Tak pernah", en: Never }, score: 1 }, { id: often, title: { id: Sering, en: Often }, score: 5 } ] }
    open: [ { id: Q1, about: problem, ask: { id: "Apa masalahnya?", en: "What is the problem?" } } ]
  - id: s2
    title: { id: Bagian dua, en: Section two }
    indicators:
      - { id: N1, title: { id: Angka satu, en: Number one }, type: number, unit: { id: menit, en: minutes }, range: [0, 5000], goalposts: { worst: 100, best: 0 } }
      - { id: K1, title: { id: Daftar satu, en: Checklist one }, type: checklist, criteria: [ { id: a, title: { id: Ada aturan, en: A rule }, level: 2 }, { id: b, title: { id: Ada orang, en: People }, level: 3 }, { id: c, title: { id: Ada dana, en: Money }, level: 5 } ] }
      - { id: T1, title: { id: Kata, en: Words }, type: text }
`,
  'b.yaml': `
id: rb
version: 1.0.0
title: { id: Rubrik B, en: Rubric B }
sections:
  - id: s3
    title: { id: Bagian tiga, en: Section three }
    indicators:
      - { id: W1, title: { id: Pantai, en: Coast }, type: level, when: { profile: coastal, is: true }, levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }
      - { id: W2, title: { id: Bila tinggi, en: If high }, type: level, when: { indicator: L1, at_least: 3 }, levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }
      - { id: D1, title: { id: Milik Dinkes, en: Of Health }, type: level, owners: [dinkes], groups: [opd], levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }
      - { id: L2, title: { id: Tingkat dua, en: Level two }, type: level, levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }
`,
});

export interface ToySettings {
  readonly group?: string;
  readonly agency?: string;
  readonly prior?: ReadonlyMap<string, Prior>;
  readonly coastal?: boolean;
  readonly tier?: 'core' | 'full';
  readonly review?: readonly (readonly [string, Case])[];
}

export function toyModel(settings: ToySettings = {}): Model {
  const input: ModelInput = {
    instrument: toyInstrument,
    tier: settings.tier ?? 'full',
    city: { id: '12.76', name: 'Kota', province: undefined },
    period: '2026',
    profile: new Map([['coastal', settings.coastal ?? false]]),
    targets: new Map(),
    speaker: { respondent: 'r1', name: 'Responden', group: settings.group ?? 'opd', agency: settings.agency ?? 'kominfo' },
    prior: settings.prior ?? new Map(),
    elsewhere: new Map(),
    ...(settings.review === undefined ? {} : { review: settings.review }),
  };
  return buildModel(input);
}

export const START: Body = {
  t: 'start',
  city: '12.76',
  period: '2026',
  respondent: 'r1',
  name: 'Responden',
  group: 'opd',
  instrument: 'toy',
  version: '1.0.0',
  digest: toyInstrument.digest,
};
export const startFact: Fact = { ...START, at: '2026-11-24T02:00:00.000Z', by: 'r1', session: 1 } as Fact;
export const T0 = Date.parse('2026-11-24T02:00:00Z');

/** An interview driven by hand: every command a second after the last, so that no guard bites. */
export class Driver {
  session: Session;
  readonly facts: Fact[] = [startFact];
  now = T0;
  last: Outcome | undefined;

  constructor(model: Model = toyModel(), setting: Partial<Setting> = {}) {
    this.session = begin(model, evolve(EMPTY, startFact), { lang: 'id', by: 'r1', ...setting }, this.now);
  }

  send(command: Command, after = 1000): this {
    this.now += after;
    this.last = step(this.session, command, this.now);
    this.session = this.last.session;
    this.facts.push(...this.last.facts);
    return this;
  }

  verbs(...verbs: Verb[]): this {
    for (const c of verbs) this.send({ c });
    return this;
  }

  digit(n: number): this {
    return this.send({ c: 'digit', n });
  }

  type(text: string): this {
    for (const sequence of text) this.send({ c: 'key', key: { name: sequence, sequence } });
    return this;
  }

  text(value: string): this {
    return this.send({ c: 'text', value });
  }

  /** Goes straight to a question. */
  at(id: string): this {
    return this.verbs('list').text(id);
  }

  get id(): string {
    return this.session.model.items[this.session.pos]!.id;
  }

  get toast(): string | undefined {
    return this.session.toast?.code;
  }
}
