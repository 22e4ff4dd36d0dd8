import validateSheet from '../../answers/schema/sheet.validate.js';
import type { Instrument } from '../../rubric/instrument.ts';
import { isUnanswered } from '../../rubric/vocabulary.ts';
import { readPlainYaml } from '../../rubric/yaml/plain.ts';
import { dataOf } from '../../rubric/yaml/plain-tree.ts';
import type { Cell, Scalar } from './statements.ts';

/** Distinct lines that are kept. */
const MOST_LINES = 200_000;
const ANSWERS = '\nanswers:\n';

type Raw = Readonly<Record<string, unknown>>;

/** A sheet in the shape in which sheets are written: everything else first, then one answer a line. */
export interface CanonicalSheet {
  /** The document without its answers, checked against the schema. */
  readonly head: Raw;
  /** Those that say anything. */
  readonly answers: readonly Cell[];
}

interface Line {
  /** Spaces before it. */
  readonly indent: number;
  /** A number for the key, to find one that stands twice. */
  readonly key: number;
  /** Undefined where it says nothing. */
  readonly cell: Cell | undefined;
}

/**
 * Reads sheets of one answer a line. A line like `  GOV-01: 3` says the same in every sheet, so each distinct one is read once, by the
 * reader of plain YAML and against the schema; the head of every sheet is read the same way. A document is cut apart only where that
 * changes nothing: `answers:` begins a line and is the last key, each line below it is whole in itself, those with an answer are indented
 * by the same number of spaces, the others are empty or a remark, and no key stands twice. Anything else is left to the reader of whole
 * documents.
 */
export class CanonicalSheets {
  readonly #lines = new Map<string, Line | 'remark' | 'careful'>();
  readonly #keys = new Map<string, number>();
  /** By key: the sheet in which it stood last. */
  readonly #met: number[] = [];
  #sheet = 0;
  readonly #formerly: ReadonlyMap<string, string>;

  constructor({ formerly }: Pick<Instrument, 'formerly'>) {
    this.#formerly = formerly;
  }

  /** @returns undefined where the whole document must be read */
  read(text: string): CanonicalSheet | undefined {
    const cut = text.indexOf(ANSWERS);
    if (cut === -1) return undefined;
    const head = mapOf(`${text.slice(0, cut)}\nanswers: {}\n`);
    if (head === undefined || !validateSheet(head)) return undefined;
    this.#sheet++;
    const answers: Cell[] = [];
    let indent = 0;
    for (let at = cut + ANSWERS.length; at < text.length; ) {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end === -1 ? text.length : end);
      const known = this.#lines.get(line) ?? this.#learn(line);
      at = end === -1 ? text.length : end + 1;
      if (known === 'remark') continue;
      if (known === 'careful' || this.#met[known.key] === this.#sheet) return undefined;
      if (indent === 0) indent = known.indent;
      else if (known.indent !== indent) return undefined;
      this.#met[known.key] = this.#sheet;
      if (known.cell !== undefined) answers.push(known.cell);
    }
    return indent === 0 ? undefined : { head, answers };
  }

  #learn(line: string): Line | 'remark' | 'careful' {
    if (this.#lines.size >= MOST_LINES) this.#lines.clear();
    const made = this.#lineOf(line);
    // A copy: a piece of a text would keep the whole of it.
    this.#lines.set([...line].join(''), made);
    return made;
  }

  #lineOf(line: string): Line | 'remark' | 'careful' {
    if (/^ *(#|$)/.test(line)) return mapOf(`a: 1\n${line}\n`) === undefined ? 'careful' : 'remark';
    const indent = line.search(/[^ ]/);
    // A block text goes on in the lines below it.
    if (indent === 0 || /:\s+[|>]/.test(line)) return 'careful';
    const data = mapOf(`answers:\n${line}\n`);
    if (data === undefined || !validateSheet(data)) return 'careful';
    const [[id, value] = ['', null], more] = Object.entries(data.answers as Raw);
    if (more !== undefined || !isScalar(value)) return 'careful';
    const isSilent = typeof value === 'string' && isUnanswered(value);
    // A former name is told, also where nothing stands behind it.
    if (isSilent && this.#formerly.has(id)) return 'careful';
    const key = this.#keys.get(id) ?? this.#keys.size;
    this.#keys.set(id, key);
    return { indent, key, cell: isSilent ? undefined : [id, value] };
  }
}

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function mapOf(text: string): Raw | undefined {
  const node = readPlainYaml(text);
  return node?.kind === 'map' ? (dataOf(node) as Raw) : undefined;
}
