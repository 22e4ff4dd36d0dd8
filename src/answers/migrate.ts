import type { AnswerFate, InstrumentDiff } from '../rubric/diff/types.ts';
import { applyEdits, type Edit, EditableDocument, isMap, isScalar, isSeq, type Pair, type YamlNode } from '../rubric/fix/document.ts';
import { branches, type Instrument } from '../rubric/instrument.ts';

/** What happened to one name in a file. */
export interface MigrationNote {
  readonly kind: /** Written under the new id. */
    | 'renamed'
    /** Both the old and the new id are answered: both stay, for a person to choose. */
    | 'conflict'
    /** No indicator of today: it stays where it is and is set aside when it is read. */
    | 'orphan'
    /** Counts as before, but the words it was chosen from have changed. */
    | 'reconsider'
    /** The indicator is of another type or scale now: the value may no longer fit. */
    | 'recheck';
  readonly id: string;
  readonly to: string | undefined;
  readonly line: number;
}

export interface Migration {
  readonly text: string;
  readonly kind: 'sheet' | 'assessment' | 'evidence';
  /** Answers, targets or verdicts that the file holds. */
  readonly entries: number;
  readonly notes: readonly MigrationNote[];
  /** The version the sheet was answered under, and that it now names; undefined where it names none. */
  readonly version: { readonly from: string; readonly to: string } | undefined;
}

/**
 * A sheet, siapkota.yaml or evidence.yaml for a newer instrument: ids that have changed are written anew, and so is the
 * instrument's version. Nothing is taken out; comments, order and layout stay. Pure.
 * @param diff from the instrument that was answered to today's, where the older one is at hand
 * @returns undefined where the text is none of these files
 */
export function migrateText(text: string, instrument: Instrument, diff?: InstrumentDiff): Migration | undefined {
  const mark = text.charCodeAt(0) === 0xfeff ? text[0]! : '';
  const document = new EditableDocument(text.slice(mark.length));
  const top = document.document.contents;
  if (!document.sound || !isMap(top)) return undefined;
  const childAt = (key: string): YamlNode | undefined =>
    (top.items.find((p) => isScalar(p.key) && p.key.value === key)?.value as YamlNode | null | undefined) ?? undefined;
  const [answers, targets, verdicts] = [childAt('answers'), childAt('targets'), childAt('verdicts')];
  const kind = isMap(answers) ? 'sheet' : isSeq(verdicts) ? 'evidence' : childAt('city') === undefined ? undefined : 'assessment';
  if (kind === undefined) return undefined;
  const names = kind === 'sheet' ? keysOf(answers) : kind === 'evidence' ? indicatorsOf(verdicts) : keysOf(targets);
  const rename = new Renamer(document, instrument, diff, names, kind);
  const edits = names.flatMap((node) => rename.edit(node));
  const version = kind === 'sheet' ? versionEdit(childAt('instrument'), instrument) : undefined;
  if (version !== undefined) edits.push(version.edit);
  return {
    text: mark + applyEdits(document.text, edits),
    kind,
    entries: names.length,
    notes: rename.notes,
    version: version === undefined ? undefined : { from: version.from, to: instrument.version },
  };
}

function keysOf(map: YamlNode | undefined): YamlNode[] {
  return isMap(map) ? (map.items as Pair[]).map((p) => p.key as YamlNode).filter((k) => isScalar(k)) : [];
}

function indicatorsOf(list: YamlNode | undefined): YamlNode[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => {
    const node = isMap(item) ? (item.get('indicator', true) as YamlNode | undefined) : undefined;
    return isScalar(node) ? [node] : [];
  });
}

class Renamer {
  readonly notes: MigrationNote[] = [];
  readonly #document: EditableDocument;
  readonly #instrument: Instrument;
  readonly #fates: ReadonlyMap<string, AnswerFate>;
  readonly #given: ReadonlySet<string>;
  /** How many of the given ids become this one today. */
  readonly #becoming: ReadonlyMap<string, number>;
  #counted = { offset: 0, line: 1 };
  readonly #branches: ReadonlySet<string>;
  readonly #kind: Migration['kind'];

  constructor(
    document: EditableDocument,
    instrument: Instrument,
    diff: InstrumentDiff | undefined,
    names: readonly YamlNode[],
    kind: Migration['kind'],
  ) {
    this.#document = document;
    this.#instrument = instrument;
    this.#fates = new Map((diff?.fates ?? []).map((f) => [f.from, f]));
    this.#given = new Set(names.map(idOf));
    const becoming = new Map<string, number>();
    for (const id of this.#given) {
      const to = instrument.formerly.get(id);
      if (to !== undefined) becoming.set(to, (becoming.get(to) ?? 0) + 1);
    }
    this.#becoming = becoming;
    this.#branches = new Set([...branches(instrument.root)].map((b) => b.id));
    this.#kind = kind;
  }

  edit(node: YamlNode): Edit[] {
    const id = idOf(node);
    const { indicators, open, formerly } = this.#instrument;
    const known = indicators.has(id) || open.has(id) || this.#branches.has(id);
    const to = known ? undefined : formerly.get(id);
    const edits = this.#rename(node, known, to);
    const fate = this.#fates.get(id)?.fate;
    // A target or a verdict was not chosen from words; a target may no longer fit another type.
    if (fate === 'recheck' || (fate === 'reconsider' && this.#kind === 'sheet')) this.#note(fate, node, to);
    return edits;
  }

  #rename(node: YamlNode, known: boolean, to: string | undefined): Edit[] {
    if (known) return [];
    if (to === undefined) {
      this.#note('orphan', node, undefined);
      return [];
    }
    const twice = this.#given.has(to) || (this.#becoming.get(to) ?? 0) > 1;
    // Verdicts may name one indicator many times; answers and targets may not.
    if (twice && this.#kind !== 'evidence') {
      this.#note('conflict', node, to);
      return [];
    }
    this.#note('renamed', node, to);
    const [start, end] = node.range!;
    const quote = /^["']/.exec(this.#document.text.slice(start, end))?.[0] ?? '';
    return [{ start, end, text: quote + to + quote }];
  }

  #note(kind: MigrationNote['kind'], node: YamlNode, to: string | undefined): void {
    this.notes.push({ kind, id: idOf(node), to, line: this.#lineOf(node.range![0]) });
  }

  /** Nodes come in their order, so that lines are counted on from the last one. */
  #lineOf(offset: number): number {
    const { text } = this.#document;
    if (offset < this.#counted.offset) this.#counted = { offset: 0, line: 1 };
    let { offset: at, line } = this.#counted;
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      at = next + 1;
      line++;
    }
    this.#counted = { offset: at, line };
    return line;
  }
}

const idOf = (node: YamlNode): string => String(isScalar(node) ? (node.source ?? node.value) : '');

/** The version in `instrument: { id, version }`, where it is another. */
function versionEdit(map: YamlNode | undefined, instrument: Instrument): { edit: Edit; from: string } | undefined {
  const node = isMap(map) ? (map.get('version', true) as YamlNode | undefined) : undefined;
  if (!isScalar(node) || !node.range) return undefined;
  const from = String(node.source ?? node.value);
  if (from === instrument.version) return undefined;
  // Quoted where YAML would otherwise read 1.10 as a number.
  const text = /^\d+(\.\d+)?$/.test(instrument.version) ? JSON.stringify(instrument.version) : instrument.version;
  return { edit: { start: node.range[0], end: node.range[1], text }, from };
}
