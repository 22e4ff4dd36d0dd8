import type { Answer, Balance, Reading } from '../../src/answers/answer.ts';
import { readInput } from '../../src/answers/input.ts';
import { PLAIN_READING, type ReadOptions } from '../../src/answers/read.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { instrumentFrom } from '../support/instrument.ts';

/** An instrument with one indicator of each kind, in two languages. */
export const instrument: Instrument = instrumentFrom({
  'instrument.yaml': `id: toy
version: 2.0.0
title: { id: Contoh, en: Toy }
languages: [id, en]
scale:
  min: 1
  max: 5
  levels: { 1: { id: Rintisan, en: Initial }, 2: { id: Terkelola, en: Managed }, 3: { id: Terdefinisi, en: Defined }, 4: { id: Terpadu, en: Integrated }, 5: { id: Optimum, en: Optimised } }
evidence: { required_from: 3, cap: 2 }
groups:
  kesepakatan: { title: { id: Kesepakatan, en: Consensus }, authority: 1 }
  pembimbing: { title: { id: Tim Pembimbing, en: Mentor team }, authority: 2 }
  opd: { title: { id: Perangkat daerah, en: City agencies } }
  pers: { title: { id: Pers, en: Press } }
agencies: { kominfo: { id: Dinas Kominfo, en: Informatics Office }, bappeda: { id: Bappeda, en: Planning Office } }
profile: { pesisir: { type: boolean, title: { id: Pesisir, en: Coastal } }, penduduk: { type: number, title: { id: Penduduk, en: Population } }, kelas: { type: choice, title: { id: Kelas, en: Class }, options: [{ id: a, title: { id: Kota besar, en: Big city } }, { id: b }] } }
rubrics: [{ file: r.yaml }]
`,
  'r.yaml': `id: r
version: 1.0.0
title: { id: R, en: R }
sections:
  - id: s
    title: { id: S, en: S }
    open: [{ id: Q1, about: problem, ask: { id: Apa masalah utamanya?, en: What is the main problem? } }]
    indicators:
      - id: GOV-01
        title: { id: Regulasi data, en: Data regulation }
        ask: { id: "Sejauh mana data diatur?", en: "How far is data regulated?" }
        type: level
        formerly: [OLD-01]
        levels:
          1: { id: Belum diatur, en: Not regulated }
          2: { id: Ada edaran, en: A circular exists }
          3: { id: Ada perwal, en: A mayoral rule exists }
          4: { id: Perwal diterapkan, en: The rule is applied }
          5: { id: "Perwal diterapkan, dievaluasi", en: "The rule is applied, reviewed" }
      - { id: GOV-02, title: { id: Forum, en: Forum }, type: level, owners: [bappeda], levels: { 1: { id: a1, en: a1 }, 2: { id: a2, en: a2 }, 3: { id: a3, en: a3 }, 4: { id: a4, en: a4 }, 5: { id: a5, en: a5 } } }
      - { id: FREQ, title: { id: Rapat, en: Meetings }, type: choice, options: [{ id: never, title: { id: Tidak pernah, en: Never }, score: 1 }, { id: monthly, title: { id: Bulanan, en: Monthly }, score: 4 }, { id: weekly, title: { id: Mingguan, en: Weekly }, score: 5 }] }
      - { id: SHARE, title: { id: Porsi, en: Share }, type: number, unit: "%", range: [0, 100], goalposts: { worst: 0, best: 100 } }
      - { id: BIG, title: { id: Pengguna, en: Users }, type: number, unit: { id: orang, en: people }, range: [0, 5000], goalposts: { worst: 0, best: 5000 } }
      - { id: FREE, title: { id: Bebas, en: Free }, type: number, goalposts: { worst: 0, best: 10 } }
      - { id: LOG, title: { id: Log, en: Log }, type: number, goalposts: { worst: 1, best: 100, clamp: false, transform: log } }
      - { id: CHECK, title: { id: Layanan, en: Services }, type: checklist, criteria: [{ id: a, title: { id: Portal daring, en: Web portal }, level: 2 }, { id: b, title: { id: "Aplikasi, gawai", en: Mobile app }, level: 3 }, { id: d, title: { id: Loket, en: Counter }, level: 5 }] }
      - { id: WORDS, title: { id: Uraian, en: Words }, type: text }
`,
});

const encoder = new TextEncoder();
/** Reads one input, given as text or as bytes. */
export function read(content: string | Uint8Array, options: Partial<ReadOptions> = {}, file = 'answers.csv'): Reading {
  return readInput({ file, bytes: typeof content === 'string' ? encoder.encode(content) : content }, instrument, {
    ...PLAIN_READING,
    ...options,
  });
}

/** One answer as a test writes it: `GOV-01=3`, with what is unusual about it behind. */
export function shown({ indicator, value, n, proof, reason, note }: Answer): string {
  const more = [
    n === 1 ? '' : `x${n}`,
    proof === 'none' ? '' : proof,
    reason === undefined ? '' : `because ${reason}`,
    note === undefined ? '' : `note ${note}`,
  ];
  return [`${indicator}=${value}`, ...more.filter((t) => t !== '')].join(' ');
}
export const said = (reading: { readonly answers: readonly Answer[] }): string[] => reading.answers.map(shown);
export const codes = (reading: { readonly findings: readonly Finding[] }): string[] => reading.findings.map((f) => f.code);

/** Rows read = used + refused, answers read = counted + missing codes + refused + duplicates + set aside; nothing below zero. */
export function addsUp(b: Balance): boolean {
  return (
    Object.values(b).every((n) => Number.isInteger(n) && n >= 0) &&
    b.rowsRefused <= b.rowsRead &&
    b.answersRead === b.counted + b.missing + b.refused + b.duplicates + b.setAside
  );
}
