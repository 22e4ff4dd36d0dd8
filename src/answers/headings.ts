import type { Instrument } from '../rubric/instrument.ts';
import { type ColumnName, isNone, knownColumn, NONE } from '../rubric/vocabulary.ts';
import { wordings } from '../text/lang.ts';
import { normalise } from '../text/visible.ts';

/** What a column says about one indicator. `missing` is why there is no value, where a value's own column cannot say so. */
export type Part = 'value' | 'missing' | 'reason' | 'note' | 'proof' | 'evidence';

/** What a column of a table holds. */
export type Column =
  | { readonly kind: 'known'; readonly name: ColumnName }
  | { readonly kind: 'indicator'; readonly id: string; readonly part: Part }
  | { readonly kind: 'criterion'; readonly id: string; readonly criterion: string }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'ignored' };

/** Labels of our own forms for what stands beside an answer, in exports that have labels for headings. */
const PART_LABELS: Readonly<Record<string, Part>> = {
  'mengapa tidak berlaku': 'reason',
  'why does it not apply': 'reason',
  'dokumen bukti': 'evidence',
  'documents as proof': 'evidence',
  'bila tidak dapat dijawab, pilih sebabnya': 'missing',
  'if it cannot be answered, choose why': 'missing',
};

/** What a word says about the answer it stands beside: `reason`, `catatan`, `Dokumen bukti`. */
export function partNamed(word: string): Part | undefined {
  if (word === 'missing') return word;
  const label = questionKey(word);
  if (Object.hasOwn(PART_LABELS, label)) return PART_LABELS[label];
  const column = knownColumn(word);
  return column === 'reason' || column === 'note' || column === 'proof' || column === 'evidence' ? column : undefined;
}

/** How question texts are compared: without numbering in front, marks of an obligatory question, and end punctuation. */
const questionKey = (text: string): string =>
  normalise(text)
    .replace(/^\(?\d{1,3}(\.\d{1,3})*[.)]\s+/, '')
    .replace(/(?<![\s*?!.:])[\s*?!.:]+$/, '');

/** The letters and digits of an id: tools such as LimeSurvey allow nothing else in a code. */
const codeKey = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/** Some exports begin every heading with the root of the form, `data`. */
export const withoutRoot = (heading: string): string => heading.replace(/^data[-/]/i, '');

/** A longer heading is looked up as it is and not taken apart. */
const MOST_PATH = 1500;
/** Ids stand in so many characters at the end of a path. */
const MOST_ID = 200;
/** Slashes that are tried from the front of a path of labels, and from its end for a choice. */
const MOST_TAILS = 12;
const MOST_PARTS = 4;

/** Gives headings their meaning, by id, group path, title, question or label, in every language of the instrument. */
export class HeadingReader {
  readonly #instrument: Instrument;
  readonly #worded: ReadonlyMap<string, Column | undefined>;
  /** No text that is longer can be a question; numbering and spaces may stand around one. */
  readonly #longest: number;
  readonly #coded: ReadonlyMap<string, string | undefined>;

  constructor(instrument: Instrument) {
    this.#instrument = instrument;
    this.#worded = questionsByWording(instrument);
    this.#longest = Math.max(0, ...[...this.#worded.keys()].map((key) => key.length)) + 40;
    const coded = new Map<string, string | undefined>();
    for (const id of [...instrument.indicators.keys(), ...instrument.open.keys()])
      coded.set(codeKey(id), coded.has(codeKey(id)) ? undefined : id);
    this.#coded = coded;
  }

  /** @param bareCodes ids may have lost their punctuation, as in LimeSurvey */
  read(heading: string, bareCodes = false): Column | undefined {
    const text = heading.trim();
    const known = text.length > MOST_PATH ? undefined : knownColumn(withoutRoot(text));
    if (known !== undefined) return { kind: 'known', name: known };
    const plain = this.#byId(text) ?? this.#byWording(text);
    if (plain !== undefined || text.length > MOST_PATH) return plain;
    return (
      this.#withPart(text) ??
      this.#tail(text) ??
      this.#idAndWords(text) ??
      this.#bracketed(text, bareCodes) ??
      this.#labelPath(text) ??
      (bareCodes ? this.#byCode(text) : undefined)
    );
  }

  #byId(text: string): Column | undefined {
    if (this.#instrument.indicators.has(text)) return { kind: 'indicator', id: text, part: 'value' };
    if (this.#instrument.open.has(text)) return { kind: 'open', id: text };
    const today = this.#instrument.formerly.get(text);
    return today === undefined ? undefined : { kind: 'indicator', id: today, part: 'value' };
  }

  #byWording(text: string): Column | undefined {
    if (text.length > this.#longest) return undefined;
    return this.#worded.get(normalise(text)) ?? this.#worded.get(questionKey(text));
  }

  #byCode(text: string): Column | undefined {
    const [code = ''] = /^[A-Za-z][A-Za-z0-9]*/.exec(text) ?? [];
    const id = code === text || /^[A-Za-z0-9]+[.:]\s/.test(text) ? this.#coded.get(code.toLowerCase()) : undefined;
    return id === undefined ? undefined : this.#byId(id);
  }

  /** Group paths of form tools: GOV/GOV-01, data-GOV-01. The longest tail that is an id wins; known columns only behind a slash. */
  #tail(text: string): Column | undefined {
    for (let i = Math.max(1, text.length - MOST_ID); i < text.length; i++) {
      if (!/[/\-.:]/.test(text[i - 1]!)) continue;
      const tail = text.slice(i);
      const named = this.#byId(tail) ?? this.#withPart(tail);
      if (named !== undefined) return named;
    }
    const known = text.includes('/') && !text.startsWith('_') ? knownColumn(text.slice(text.lastIndexOf('/') + 1)) : undefined;
    return known === undefined || partNamed(known) !== undefined ? undefined : { kind: 'known', name: known };
  }

  /** `GOV-01 How far is data regulated?`, `GOV-01: Data regulation`, `GOV-01 · note`: an id, and words that belong to it. */
  #idAndWords(text: string): Column | undefined {
    const found = /^[([]?([A-Za-z0-9][A-Za-z0-9._-]*?)[)\]]?(?:\s*[.:·–—-]\s+|\s+)(\S[\s\S]*)$/.exec(text);
    const named = found === null ? undefined : this.#byId(found[1]!);
    if (named === undefined || (named.kind !== 'indicator' && named.kind !== 'open')) return undefined;
    const words = found![2]!;
    const worded = this.#byWording(words);
    if (worded !== undefined && 'id' in worded && worded.id === named.id) return named;
    const part = named.kind === 'indicator' ? partNamed(words) : undefined;
    return part === undefined ? undefined : { kind: 'indicator', id: named.id, part };
  }

  /** `CHECK[a]`, `Services [Web portal]`: a sub-question of LimeSurvey, a row of a grid. */
  #bracketed(text: string, bareCodes: boolean): Column | undefined {
    const open = text.lastIndexOf('[');
    if (open === -1 || !text.endsWith(']')) return undefined;
    const [base, inside] = [text.slice(0, open).trimEnd(), text.slice(open + 1, -1)];
    const owner = base === '' ? undefined : this.read(base, bareCodes);
    if (owner?.kind === 'indicator') {
      const of = this.#partOf(owner.id, inside === 'comment' ? 'note' : inside);
      if (of !== undefined) return of;
    }
    return this.#byId(inside) ?? this.#byWording(inside) ?? (bareCodes ? this.#byCode(inside) : undefined);
  }

  /** A path of labels: groups, the question, and perhaps a choice of it. Questions may hold slashes themselves, so every tail is tried. */
  #labelPath(text: string): Column | undefined {
    let tries = 0;
    for (let at = text.indexOf('/'); at !== -1 && tries++ < MOST_TAILS; at = text.indexOf('/', at + 1)) {
      const tail = text.slice(at + 1);
      const named = this.#byWording(tail) ?? this.#wordedPart(tail);
      if (named !== undefined) return named;
    }
    const own = this.#wordedPart(text);
    if (own !== undefined) return own;
    const segments = text.split('/');
    const part = partNamed(segments.at(-1)!);
    if (part === undefined || segments.length < 2) return undefined;
    const owner = segments.slice(0, -1).map((s) => this.#idAndWords(s) ?? this.#byWording(s));
    const last = owner.findLast((o) => o?.kind === 'indicator');
    return last?.kind === 'indicator' ? { kind: 'indicator', id: last.id, part } : undefined;
  }

  /** `How far is data regulated?/note`, `Services/Web portal`. */
  #wordedPart(text: string): Column | undefined {
    let tries = 0;
    for (let at = text.lastIndexOf('/'); at > 0 && tries++ < MOST_PARTS; at = text.lastIndexOf('/', at - 1)) {
      const owner = this.#byWording(text.slice(0, at));
      const of = owner?.kind === 'indicator' ? this.#partOf(owner.id, text.slice(at + 1)) : undefined;
      if (of !== undefined) return of;
    }
    return undefined;
  }

  /** `X_reason`, `X.note`, `X-missing`: names of questions in form tools hold no slash. */
  #withSuffix(text: string): Column | undefined {
    if (text.length > MOST_ID) return undefined;
    const [, id = '', word = ''] = /^(.+)[/_.-]([^/_.-]+)$/.exec(text) ?? [];
    const owner = id === '' ? undefined : this.#byId(id);
    const part = owner?.kind === 'indicator' ? partNamed(word) : undefined;
    return part === undefined ? undefined : { kind: 'indicator', id: (owner as { id: string }).id, part };
  }

  /** `X/a`: criterion a where X is a checklist that has it, or `X/none`; `X/reason` and its kin. */
  #withPart(text: string): Column | undefined {
    const suffixed = this.#withSuffix(text);
    if (suffixed !== undefined) return suffixed;
    const slash = text.lastIndexOf('/');
    if (slash <= 0) return undefined;
    const segments = text.slice(Math.max(0, slash - MOST_ID), slash).split('/');
    for (let from = 0; from < segments.length; from++) {
      const named = this.#byId(segments.slice(from).join('/'));
      const of = named?.kind === 'indicator' ? this.#partOf(named.id, text.slice(slash + 1)) : undefined;
      if (of !== undefined) return of;
    }
    return undefined;
  }

  /** A criterion of a checklist by id or title, `none`, or what stands beside an answer. */
  #partOf(id: string, word: string): Column | undefined {
    const owner = this.#instrument.indicators.get(id);
    if (owner?.type === 'checklist') {
      const key = normalise(word);
      const criterion =
        owner.criteria.find((c) => c.id === word) ?? owner.criteria.find((c) => wordings(c.title).some((w) => normalise(w) === key));
      if (criterion !== undefined || isNone(word)) return { kind: 'criterion', id, criterion: criterion?.id ?? NONE };
    }
    const part = partNamed(word);
    return part === undefined ? undefined : { kind: 'indicator', id, part };
  }
}

/** Question texts and titles in every language, where only one indicator has them. */
function questionsByWording(instrument: Instrument): ReadonlyMap<string, Column | undefined> {
  const found = new Map<string, Column | undefined>();
  const add = (key: string, column: Column & { id: string }): void => {
    const before = found.get(key);
    if (key === '' || (before !== undefined && 'id' in before && before.id === column.id)) return;
    found.set(key, found.has(key) ? undefined : column);
  };
  const addAll = (texts: readonly string[], column: Column & { id: string }): void => {
    for (const text of texts) for (const key of new Set([normalise(text), questionKey(text)])) add(key, column);
  };
  for (const { id, title, ask } of instrument.indicators.values())
    addAll([...wordings(title), ...wordings(ask)], { kind: 'indicator', id, part: 'value' });
  for (const { id, ask } of instrument.open.values()) addAll(wordings(ask), { kind: 'open', id });
  return found;
}
