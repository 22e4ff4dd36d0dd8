import { type Finding, finding, hasErrors } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { addAll } from '../text/lists.ts';
import { buildInstrument } from './build.ts';
import { checkSchema, written } from './check.ts';
import { openYaml, type SourceFiles } from './files.ts';
import type { Instrument, Override } from './instrument.ts';
import { lintInstrument } from './lint/index.ts';
import { OverlaidSource } from './overlay.ts';
import validateInstrument from './schema/instrument.validate.js';
import validateRubric from './schema/rubric.validate.js';
import { type Located, type Origin, placeAt, placeOfKey, type YamlSource } from './source.ts';

/** How many instruments may extend one another. */
const MAX_EXTENDS = 5;

export interface Loaded {
  /** The instrument as far as it could be built; a draft where `findings` has errors. */
  readonly instrument: Instrument | undefined;
  /** Whether scores from it would mean what its author wrote. Errors in words, owners or references do not hinder that. */
  readonly scorable: boolean;
  readonly findings: readonly Finding[];
  /** Every file that was read, for excerpts. */
  readonly sources: ReadonlyMap<string, YamlSource>;
  /** Every file that was asked for, also those that could not be read. */
  readonly named: ReadonlySet<string>;
}

/** Files that are parsed already, by name. */
export interface Parsed {
  get(file: string): YamlSource | undefined;
}

/** A rubric on its way into an instrument. */
export interface RubricPart {
  readonly source: Located;
  readonly weight: number;
  readonly entry: Origin;
  /** Ids that overlays above it drop; a rubric that an overlay adds may use them again. */
  readonly dropped: ReadonlySet<string>;
}

/** An instrument with everything it extends laid together; not yet given meaning. */
export interface Layers {
  readonly source: Located;
  readonly rubrics: readonly RubricPart[];
  readonly overrides: readonly Override[];
  readonly dropped: ReadonlyMap<string, Origin>;
}

/** Findings that leave every score as it is. */
const HARMLESS = new Set([
  'rubric/unknown-agency',
  'rubric/unknown-reference',
  'rubric/levels-missing',
  'rubric/reserved-id',
  'rubric/unknown-group',
  'rubric/unknown-member',
]);

/**
 * Reads an instrument, what it extends and its rubrics. Never throws on what authors wrote.
 * @param parsed files that are parsed already, so that checking a folder of many instruments reads each file once
 */
export function loadInstrument(path: string, files: SourceFiles, parsed: Parsed = new Map()): Loaded {
  const findings: Finding[] = [];
  const sources = new Map<string, YamlSource>();
  const loader = new Loader(files, (f) => findings.push(f), sources, parsed);
  const layers = loader.layers(path, undefined, []);
  const sound = !hasErrors(findings);
  const instrument = layers === undefined ? undefined : buildInstrument(layers, (f) => findings.push(f));
  if (instrument !== undefined && layers !== undefined) addAll(findings, lintInstrument(instrument, layers));
  const scorable = instrument !== undefined && sound && !findings.some((f) => f.severity === 'error' && !HARMLESS.has(f.code));
  return { instrument, scorable, findings, sources, named: loader.named };
}

class Loader {
  readonly named = new Set<string>();
  readonly #files: SourceFiles;
  readonly #report: (f: Finding) => void;
  readonly #sources: Map<string, YamlSource>;
  readonly #parsed: Parsed;

  constructor(files: SourceFiles, report: (f: Finding) => void, sources: Map<string, YamlSource>, parsed: Parsed) {
    this.#files = files;
    this.#report = report;
    this.#sources = sources;
    this.#parsed = parsed;
  }

  #open(path: string, asked: Origin | undefined): YamlSource | undefined {
    this.named.add(path);
    const known = this.#sources.get(path);
    if (known !== undefined) return known;
    const source = this.#parsed.get(path) ?? openYaml(path, this.#files, asked === undefined ? undefined : placeAt(asked), this.#report);
    if (source !== undefined) this.#sources.set(path, source);
    return source;
  }

  layers(path: string, asked: Origin | undefined, chain: readonly string[]): Layers | undefined {
    if (chain.includes(path)) {
      this.#report(finding('rubric/extends-cycle', placeAt(asked!), { path }));
      return undefined;
    }
    if (chain.length > MAX_EXTENDS) {
      this.#report(finding('rubric/extends-depth', placeAt(asked!), { max: MAX_EXTENDS }));
      return undefined;
    }
    const opened = this.#open(path, asked);
    if (opened === undefined) return undefined;
    const checked = checkSchema(validateInstrument, opened);
    for (const f of checked.findings) this.#report(f);
    // What does not fit its schema is told and left out, so that one slip does not hide the findings behind it.
    const source = checked.sound;
    const map = mapOf(source.data);
    const given = mapOf(opened.data);
    if (map === undefined || given === undefined) return undefined;
    const needed = ['rubrics', 'extends', 'override', 'drop', 'scale', 'languages'];
    if (needed.some((key) => key in given && !(key in map))) return undefined;
    const base = this.#base(source, map, chain);
    if (base === undefined && typeof map.extends === 'string') return undefined;
    return this.#overlay(source, map, base);
  }

  #base(source: Located, map: Record<string, unknown>, chain: readonly string[]): Layers | undefined {
    if (typeof map.extends !== 'string') return undefined;
    const origin: Origin = { source, path: ['extends'] };
    if (!/\.ya?ml$/i.test(map.extends)) {
      this.#report(finding('rubric/not-yaml-path', placeAt(origin), { path: map.extends }));
      return undefined;
    }
    return this.layers(this.#files.resolve(source.file, map.extends), origin, [...chain, source.file]);
  }

  #overlay(source: Located, map: Record<string, unknown>, base: Layers | undefined): Layers {
    const own = this.#rubrics(source, map);
    if (base === undefined) return { source, rubrics: own, overrides: [], dropped: new Map() };
    const special = ['extends', 'override', 'drop', 'rubrics'];
    const keys = Object.keys(map).filter((key) => !special.includes(key));
    const merged = OverlaidSource.instrument(base.source, new Map(keys.map((key): [string, Origin] => [key, { source, path: [key] }])));
    const override = (map.override ?? {}) as Record<string, Record<string, unknown> | undefined>;
    const replacements = new Map<string, Map<string, Origin>>();
    for (const [id, change] of Object.entries(override)) {
      // What did not fit the schema is told and gone; it leaves a hole here, and one in a list.
      if (change === undefined) continue;
      replacements.set(id, new Map(Object.keys(change).map((key): [string, Origin] => [key, { source, path: ['override', id, key] }])));
    }
    const known = new Set(base.rubrics.flatMap((rubric) => [...idsIn(rubric.source.data)]));
    for (const id of base.dropped.keys()) known.delete(id);
    const drop = (map.drop ?? []) as (string | undefined)[];
    const dropped = new Map(base.dropped);
    drop.forEach((id, i) => {
      if (id === undefined) return;
      const origin: Origin = { source, path: ['drop', i] };
      if (known.has(id)) dropped.set(id, origin);
      else this.#report(finding('rubric/unknown-node', placeAt(origin), { id, near: nearest(id, known) }));
    });
    for (const id of replacements.keys()) {
      if (!known.has(id))
        this.#report(finding('rubric/unknown-node', placeOfKey({ source, path: ['override', id] }), { id, near: nearest(id, known) }));
    }
    const here = new Set(drop.filter((id) => id !== undefined));
    const rubrics = base.rubrics.map((rubric) =>
      this.#overlayRubric({ ...rubric, dropped: new Set([...rubric.dropped, ...here]) }, replacements),
    );
    const overrides: Override[] = [...replacements].map(([id, changed]) => ({ id, keys: [...changed.keys()], file: source.file }));
    return { source: merged, rubrics: [...rubrics, ...own], overrides: [...base.overrides, ...overrides], dropped };
  }

  #overlayRubric(rubric: RubricPart, replacements: ReadonlyMap<string, ReadonlyMap<string, Origin>>): RubricPart {
    const ids = idsIn(rubric.source.data);
    if (![...replacements.keys()].some((id) => ids.has(id))) return rubric;
    // A rubric's weight stands in the instrument, so an override of it is read here and not in the rubric's own file.
    const own = String((rubric.source.data as { id?: unknown }).id);
    const weight = this.#weight(replacements.get(own)?.get('weight'));
    const inner = new Map(
      [...replacements].map(([id, keys]) => [id, id === own ? new Map([...keys].filter(([key]) => key !== 'weight')) : keys]),
    );
    const source = OverlaidSource.rubric(rubric.source, inner);
    const checked = checkSchema(validateRubric, source);
    for (const f of checked.findings) this.#report(f);
    return { ...rubric, source: checked.sound, weight: weight ?? rubric.weight };
  }

  #weight(origin: Origin | undefined): number | undefined {
    if (origin === undefined) return undefined;
    const value = origin.path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], origin.source.data);
    if (typeof value === 'number' && value >= 0) return value;
    const place = placeAt(origin);
    const data = { where: 'weight', got: written(value) };
    this.#report(
      typeof value === 'number'
        ? finding('rubric/out-of-limits', place, { ...data, limit: '≥ 0' })
        : finding('rubric/wrong-type', place, { ...data, want: 'number' }),
    );
    return undefined;
  }

  #rubrics(source: Located, map: Record<string, unknown>): RubricPart[] {
    const parts: RubricPart[] = [];
    const entries = (map.rubrics ?? []) as readonly ({ file?: string; weight?: number } | undefined)[];
    entries.forEach((entry, i) => {
      if (typeof entry?.file !== 'string') return;
      const origin: Origin = { source, path: ['rubrics', i, 'file'] };
      const path = this.#files.resolve(source.file, entry.file);
      if (!this.#files.within(source.file, path)) {
        this.#report(finding('rubric/path-escapes', placeAt(origin), { path: entry.file, folder: this.#files.folderOf(source.file) }));
        return;
      }
      const rubric = this.#open(path, origin);
      if (rubric === undefined) return;
      const checked = checkSchema(validateRubric, rubric);
      for (const f of checked.findings) this.#report(f);
      parts.push({ source: checked.sound, weight: entry.weight ?? 1, entry: { source, path: ['rubrics', i] }, dropped: new Set() });
    });
    return parts;
  }
}

const mapOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** Ids of a rubric, its sections and its indicators. */
function idsIn(data: unknown, into = new Set<string>()): Set<string> {
  if (typeof data !== 'object' || data === null) return into;
  const map = data as Record<string, unknown>;
  if (typeof map.id === 'string') into.add(map.id);
  for (const list of [map.sections, map.indicators]) if (Array.isArray(list)) for (const item of list) idsIn(item, into);
  return into;
}
