import { type Finding, finding, type Place } from '../finding/finding.ts';
import { sortedJson } from '../rubric/digest.ts';
import { YamlSource } from '../rubric/source.ts';
import { readMoment } from '../text/moment.ts';
import { decide, type Outcome, type Seen } from './decide.ts';
import { putUnits } from './edit.ts';
import type { BundledFile } from './manifest.ts';
import { type Unit, unitsOf } from './units.ts';

/** Who is right where both changed a thing; undefined asks. */
export type Prefer = 'here' | 'bundle' | undefined;

export interface Version {
  /** In hex, of the bytes. */
  readonly sha256: string;
  /** Absent for a document that travels as a checksum. */
  readonly bytes: (() => Uint8Array) | undefined;
  /** How findings call the file. */
  readonly name: string;
}

/** What is to become of one file. */
export interface Plan {
  readonly file: BundledFile;
  readonly change: 'none' | 'new' | 'replaced' | 'merged';
  /** Read when it is written: documents may be large. */
  readonly content: string | (() => Uint8Array) | undefined;
  /** Keys of units that are new, newer there, newer here, and changed on both sides. */
  readonly added: readonly string[];
  readonly taken: readonly string[];
  readonly kept: readonly string[];
  readonly contested: readonly string[];
  readonly findings: readonly Finding[];
  /** Versions that are settled now: file's unit -> fingerprints that are older than, or the same as, what stands here. */
  readonly settled: ReadonlyMap<string, readonly string[]>;
}

/** Of one file: its units' histories here and on the bundle's machine. */
export interface Histories {
  readonly here: ReadonlyMap<string, readonly string[]> | undefined;
  readonly there: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Brings one file of a bundle together with the one that is here. Decides; writes nothing. */
export function planFile(file: BundledFile, here: Version | undefined, there: Version, histories: Histories, prefer: Prefer): Plan {
  const [source, other] = [textSource(file, here), textSource(file, there)];
  const [mine, theirs] = [unitsOf(file.kind, source), unitsOf(file.kind, other)];
  // A file that is new comes unit by unit as well, so that its history begins with the version that came.
  const apart = theirs !== undefined && (here === undefined || mine !== undefined);
  const whole = (v: Version | undefined): ReadonlyMap<string, Unit> =>
    new Map(v === undefined ? [] : [['', { key: '', path: [], value: v.sha256, print: wholePrint(v.sha256) }]]);
  const draft = new Draft(
    file,
    { units: apart ? (mine ?? new Map()) : whole(here), source: apart ? source : undefined, name: here?.name ?? there.name },
    { units: apart ? theirs : whole(there), source: apart ? other : undefined, name: there.name },
    histories,
    prefer,
  );
  draft.settle();
  return draft.plan(here, there);
}

/** Fingerprint of a file as a whole. */
export const wholePrint = (sha256: string): string => sha256.slice(0, 24);

function textSource({ kind }: BundledFile, version: Version | undefined): YamlSource | undefined {
  if (version?.bytes === undefined || kind === 'evidence' || kind === 'model' || !/\.ya?ml$/i.test(version.name)) return undefined;
  const source = new YamlSource(version.name, new TextDecoder().decode(version.bytes()));
  return source.findings.length > 0 ? undefined : source;
}

interface Side {
  readonly units: ReadonlyMap<string, Unit>;
  readonly source: YamlSource | undefined;
  readonly name: string;
}

class Draft {
  readonly #lists: Record<'same' | 'add' | 'take' | 'keep' | 'conflict', string[]> = {
    same: [],
    add: [],
    take: [],
    keep: [],
    conflict: [],
  };
  readonly #settled = new Map<string, readonly string[]>();
  readonly #findings: Finding[] = [];
  readonly #file: BundledFile;
  readonly #here: Side;
  readonly #there: Side;
  readonly #histories: Histories;
  readonly #prefer: Prefer;

  constructor(file: BundledFile, here: Side, there: Side, histories: Histories, prefer: Prefer) {
    this.#file = file;
    this.#here = here;
    this.#there = there;
    this.#histories = histories;
    this.#prefer = prefer;
  }

  settle(): void {
    for (const key of new Set([...this.#here.units.keys(), ...this.#there.units.keys()])) {
      const [mine, theirs] = [this.#here.units.get(key), this.#there.units.get(key)];
      const seen = (h: ReadonlyMap<string, readonly string[]> | undefined): readonly string[] => h?.get(key) ?? [];
      const [seenHere, seenThere] = [seen(this.#histories.here), seen(this.#histories.there)];
      const outcome = this.#outcome(key, mine, theirs, new Set(seenHere), new Set(seenThere));
      this.#lists[outcome].push(key);
      if (outcome === 'conflict') {
        this.#findings.push(this.#conflict(key, mine!, theirs!));
        continue;
      }
      // What is only here stays a matter of this machine until it is sent.
      if (theirs === undefined) continue;
      const known = [...new Set([...seenHere, ...seenThere, theirs.print, ...(mine === undefined ? [] : [mine.print])])];
      this.#settled.set(key, known.sort());
    }
  }

  #outcome(key: string, mine: Unit | undefined, theirs: Unit | undefined, seenHere: Seen, seenThere: Seen): Outcome {
    const outcome = decide(mine?.print, theirs?.print, seenHere, seenThere);
    if (outcome !== 'conflict') return outcome;
    // A sheet was last touched at the later of two moments: nobody has to be asked.
    if (this.#file.kind === 'answers' && key === 'taken') {
      const [a, b] = [mine, theirs].map((u) => (typeof u?.value === 'string' ? readMoment(u.value) : undefined));
      if (a !== undefined && b !== undefined) return b > a ? 'take' : 'keep';
    }
    return this.#prefer === 'here' ? 'keep' : this.#prefer === 'bundle' ? 'take' : 'conflict';
  }

  #conflict(key: string, mine: Unit, theirs: Unit): Finding {
    const place = ({ source, name }: Side, { path }: Unit): Place => (source === undefined ? { file: name } : source.at(path));
    const what = key === '' ? this.#file.path : key.split('/').at(-1)!;
    return finding('bundle/conflict', place(this.#here, mine), { what, here: shortOf(mine), there: shortOf(theirs) }, [
      place(this.#there, theirs),
    ]);
  }

  plan(here: Version | undefined, there: Version): Plan {
    const wholes = [...(this.#histories.here?.get('') ?? []), ...(this.#histories.there?.get('') ?? []), wholePrint(there.sha256)];
    if (this.#there.source !== undefined) this.#settled.set('', [...new Set(wholes)].sort());
    const { add, take, keep, conflict } = this.#lists;
    const result = {
      file: this.#file,
      added: add,
      taken: take,
      kept: keep,
      contested: conflict,
      findings: this.#findings,
      settled: this.#settled,
    };
    const bytes = there.bytes;
    // A document of which only the checksum came is not here yet.
    if (bytes === undefined && add.length + take.length > 0) return { ...result, settled: new Map(), change: 'none', content: undefined };
    if (bytes === undefined || add.length + take.length === 0) return { ...result, change: 'none', content: undefined };
    if (here === undefined) return { ...result, change: 'new', content: bytes };
    const [mine, theirs] = [this.#here.source, this.#there.source];
    // Bytes that were exchanged before can be replaced as they are. Others may hold comments that no unit shows, so that only the units
    // go in; and siapkota.yaml keeps its own place of the model.
    const exchanged = this.#histories.here?.get('')?.includes(wholePrint(here.sha256)) === true;
    const wholly = exchanged && keep.length + conflict.length === 0 && this.#file.kind !== 'settings';
    if (mine === undefined || theirs === undefined || wholly) return { ...result, change: 'replaced', content: bytes };
    const units = [...add, ...take].map((key) => ({ there: this.#there.units.get(key)!, here: this.#here.units.get(key) }));
    return { ...result, change: 'merged', content: putUnits(mine.text, theirs.text, units) };
  }
}

/** A value as it can stand in a sentence. */
function shortOf({ key, value }: Unit): string {
  if (key === '') return String(value).slice(0, 12);
  const only = typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'value' in value ? value.value : value;
  return typeof only === 'string' ? only : sortedJson(only).replace(/"([A-Za-z_]\w*)":/g, '$1: ');
}
