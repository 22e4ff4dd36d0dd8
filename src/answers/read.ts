import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { decimalStyle, WRITTEN_BY_PROGRAM } from '../rubric/decimal.ts';
import { type Indicator, type Instrument, ordinaryGroup, PROOFS, type Proof } from '../rubric/instrument.ts';
import { canonicalise } from '../rubric/types/index.ts';
import type { Cell, Remark } from '../rubric/types/rules.ts';
import { missingCode } from '../rubric/vocabulary.ts';
import { wordings } from '../text/lang.ts';
import { normalise } from '../text/visible.ts';
import type { ExpectedRespondent } from './answer.ts';

/** What a caller gives beside the files: values for what no column gives, renamed columns and values. */
export interface ReadOptions {
  readonly set: Readonly<
    Partial<Record<'city' | 'city_name' | 'province' | 'period' | 'respondent' | 'group' | 'agency' | 'taken', string>>
  >;
  readonly columns: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Take `accepted` as written, whoever says so. */
  readonly trustProof: boolean;
  /** Every city must be this one: reading inside an assessment. */
  readonly onlyCity: string | undefined;
  /** Who is expected, by id: gives the group, agency and name of a respondent where the answers themselves say nothing about them. */
  readonly people?: ReadonlyMap<string, ExpectedRespondent>;
  /** Read nothing of other cities or periods: a selection, not a check. */
  readonly only: { readonly city?: string | undefined; readonly period?: string | undefined };
}

export const PLAIN_READING: ReadOptions = {
  set: {},
  columns: new Map(),
  values: new Map(),
  trustProof: false,
  onlyCity: undefined,
  only: {},
};

/** What a cell turned out to be. */
export type Meaning = { readonly value: string; readonly remarks: readonly Remark[] } | { readonly refused: Remark };

/**
 * Gives cells their meaning, each distinct text of an indicator once: a national file has millions of cells and a few hundred texts.
 * The decimal style of an indicator is decided from all its texts, so `learn` comes before `meaning`.
 */
export class CellReader {
  readonly #instrument: Instrument;
  readonly #renamed: ReadOptions['values'];
  readonly #texts = new Map<string, Set<string>>();
  readonly #meanings = new Map<string, Map<string, Meaning>>();
  readonly #byProgram: boolean;

  /** @param byProgram a program wrote the numbers (a tally, JSON), so no style is guessed */
  constructor(instrument: Instrument, options: ReadOptions, byProgram = false) {
    this.#instrument = instrument;
    this.#renamed = options.values;
    this.#byProgram = byProgram;
  }

  learn(indicator: Indicator, text: string): void {
    if (indicator.type !== 'number' || this.#byProgram) return;
    const texts = this.#texts.get(indicator.id);
    if (texts === undefined) this.#texts.set(indicator.id, new Set([text]));
    else texts.add(text);
  }

  /** @param isNumber the cell holds a number as a program writes it, not a text that looks like one */
  meaning(indicator: Indicator, cell: Cell, isNumber = false): Meaning {
    const key = typeof cell === 'string' ? (isNumber ? `${cell}\u0000` : cell) : JSON.stringify(cell);
    let known = this.#meanings.get(indicator.id);
    if (known === undefined) {
      known = new Map();
      this.#meanings.set(indicator.id, known);
    }
    let found = known.get(key);
    if (found === undefined) {
      found = this.#read(indicator, cell, isNumber);
      known.set(key, found);
    }
    return found;
  }

  #read(indicator: Indicator, cell: Cell, isNumber: boolean): Meaning {
    const renamed = typeof cell === 'string' ? this.#renamed.get(indicator.id)?.get(normalise(cell)) : undefined;
    const text = renamed ?? cell;
    if (typeof text === 'string') {
      const code = missingCode(text);
      if (code !== undefined) return { value: code, remarks: [] };
    }
    const style = this.#byProgram || isNumber ? WRITTEN_BY_PROGRAM : decimalStyle(this.#texts.get(indicator.id) ?? []);
    return canonicalise(text, indicator, { scale: this.#instrument.scale, style });
  }
}

/** The group that a text names, by id or title; the first ordinary one where nothing is said. */
export function readGroup(text: string, instrument: Instrument, place: Place, report: (f: Finding) => void): string | undefined {
  if (text.trim() === '') return ordinaryGroup(instrument);
  const named = named_(
    text,
    [...instrument.groups.values()].map((g) => [g.id, g.title]),
  );
  if (named !== undefined) return named;
  const known = [...instrument.groups.keys()];
  report(finding('answers/unknown-group', place, { id: text, known, near: nearest(text, known) }));
  return undefined;
}

/** The agency that a text names, by id or title; kept as it is, with a warning, where nobody knows it. */
export function readAgency(text: string, instrument: Instrument, place: Place, report: (f: Finding) => void): string | undefined {
  if (text.trim() === '') return undefined;
  const named = named_(text, [...instrument.agencies]);
  if (named !== undefined || instrument.agencies.size === 0) return named ?? text.trim();
  report(finding('answers/unknown-agency', place, { id: text, near: nearest(text, instrument.agencies.keys()) }));
  return text.trim();
}

function named_(text: string, entries: readonly (readonly [string, Parameters<typeof wordings>[0]])[]): string | undefined {
  const exact = entries.find(([id]) => id === text.trim());
  if (exact !== undefined) return exact[0];
  const wanted = normalise(text);
  return entries.find(([id, title]) => normalise(id) === wanted || wordings(title).some((w) => normalise(w) === wanted))?.[0];
}

const PROOF_WORDS: Readonly<Record<string, Proof>> = {
  'tidak ada': 'none',
  dikirim: 'sent',
  terkirim: 'sent',
  diterima: 'accepted',
  salah: 'wrong',
  keliru: 'wrong',
  kedaluwarsa: 'outdated',
  usang: 'outdated',
};

/** A state of proof, in either language. */
export function readProof(text: string, place: Place, report: (f: Finding) => void): Proof | undefined {
  const word = normalise(text);
  const found = PROOFS.find((p) => p === word) ?? (Object.hasOwn(PROOF_WORDS, word) ? PROOF_WORDS[word] : undefined);
  if (found === undefined) report(finding('answers/unknown-proof', place, { value: text, known: PROOFS, near: nearest(word, PROOFS) }));
  return found;
}

/** `accepted` is for those who may accept; from anyone else it means that something was sent. */
export function proofAllowed(
  proof: Proof,
  group: string,
  indicator: string,
  instrument: Instrument,
  options: ReadOptions,
  place: Place,
  report: (f: Finding) => void,
): Proof {
  if (proof !== 'accepted' || options.trustProof || instrument.groups.get(group)?.authority !== undefined) return proof;
  report(finding('answers/proof-not-yours', place, { indicator }));
  return 'sent';
}
