import { isThing, type Shape, type Slip, type Thing } from '../finding/catalogue/things.ts';
import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { pick } from '../text/lang.ts';
import type { Located, Path } from './source.ts';

/** What a compiled schema reports; the part of ajv's error object that is read here. */
interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?:
    | { title?: string; properties?: Record<string, unknown>; pattern?: string; minimum?: number; maximum?: number }
    | undefined;
  readonly data?: unknown;
}

export interface Validate {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** Paths of the values that do not fit, or in which something is missing or unknown. */
  readonly broken: readonly Path[];
  /** The document without the values that are of the wrong kind: what the rest of the program reads. */
  readonly sound: Located;
}

const shapes: Readonly<Record<string, Shape>> = {
  string: 'string',
  array: 'list',
  object: 'map',
  number: 'number',
  integer: 'whole',
  boolean: 'true-false',
  null: 'nothing',
};
const shapeOfDefinition: Readonly<Record<string, Shape>> = {
  text: 'text',
  condition: 'condition',
  answer: 'answer',
  options: 'list',
  citation: 'id',
  factOptions: 'list',
};

/** Checks one document against a compiled schema. ajv's own messages never leave this function. */
export function checkSchema(validate: Validate, source: Located): Checked {
  if (validate(source.data)) return { findings: [], broken: [], sound: source };
  const findings: Finding[] = [];
  const broken: Path[] = [];
  const wrong: Path[] = [];
  const told = (validate.errors ?? []).filter((e) => e.keyword !== 'if' && !/\/anyOf\/\d+\//.test(e.schemaPath));
  // Where something inside a value is wrong, the value is of the right kind.
  const above = pathsAbove(told);
  const errors = told.filter((e) => e.keyword !== 'anyOf' || !above.has(e.instancePath));
  for (const error of errors) {
    const path = toPath(error.instancePath);
    findings.push(translate(error, path, source));
    broken.push(path);
    // A missing key leaves its map usable, an odd id is still an id, an unknown key is left out; anything else nobody can read.
    if (error.keyword === 'additionalProperties') wrong.push([...path, String(error.params.additionalProperty)]);
    else if (error.keyword !== 'required' && error.keyword !== 'pattern') wrong.push(path);
  }
  return { findings, broken, sound: without(source, wrong) };
}

/** Every path inside which an error lies: a file may hold a hundred thousand of them. */
function pathsAbove(errors: readonly SchemaError[]): ReadonlySet<string> {
  const above = new Set<string>();
  for (const { instancePath } of errors) {
    for (let at = instancePath.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : instancePath.lastIndexOf('/', at - 1)) {
      const path = instancePath.slice(0, at);
      if (above.has(path)) break;
      above.add(path);
    }
  }
  return above;
}

function toPath(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return /^\d+$/.test(plain) ? Number(plain) : plain;
    });
}

function translate(error: SchemaError, path: Path, source: Located): Finding {
  const where =
    path
      .filter((step) => typeof step === 'string')
      .at(-1)
      ?.toString() ?? source.file;
  const value = source.at(path);
  switch (error.keyword) {
    case 'required':
      return finding('rubric/missing-key', headOf(source, path), {
        key: String(error.params.missingProperty),
        ...thingAt(error, source, path),
      });
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      // `{ note: satu, dua }`: YAML ends the text at the comma and takes the rest for a key without a value.
      const rest = (error.data as Record<string, unknown> | undefined)?.[key];
      if (rest === null && thingAt(error, source, path).thing === 'Answer')
        return finding('answers/comma-in-flow', source.atKey([...path, key]), { rest: key });
      return finding('rubric/unknown-key', source.atKey([...path, key]), {
        key,
        known,
        near: nearest(key, known),
        ...thingAt(error, source, path),
      });
    }
    case 'enum': {
      const allowed = (error.params.allowedValues as unknown[]).map(String);
      const got = written(error.data);
      return finding('rubric/wrong-value', value, { where, got, allowed, near: nearest(got, allowed) });
    }
    case 'pattern':
      if (error.schemaPath.includes('/id/') || error.parentSchema?.title === 'Id')
        return finding('rubric/bad-id', value, { id: written(error.data) });
      return wrongType(source, path, where, error.data, 'string');
    case 'minimum':
    case 'maximum':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
      return finding('rubric/out-of-limits', value, {
        where,
        got: size(error),
        limit: `${sign[error.keyword]} ${String(error.params.limit)}`,
      });
    default:
      return wrongType(source, path, where, error.data, wanted(error));
  }
}

/** A value of the wrong kind, with what an author needs in order to see the slip. */
function wrongType(source: Located, path: Path, where: string, data: unknown, want: Shape): Finding {
  const got = source.written(path) ?? written(data);
  const slip: Slip | undefined =
    data === null
      ? 'empty'
      : want === 'list' && typeof data === 'object' && !Array.isArray(data)
        ? 'no-dash'
        : want === 'string' && (typeof data === 'number' || typeof data === 'boolean')
          ? 'no-quotes'
          : undefined;
  const keys = slip === 'no-dash' ? Object.keys(data as object) : [];
  const inList = typeof path.at(-1) === 'number';
  return finding('rubric/wrong-type', source.at(path), {
    where,
    got,
    want,
    ...(inList ? { inList } : {}),
    ...(slip === undefined ? {} : { slip, keys }),
  });
}

const sign: Readonly<Record<string, string>> = { minimum: '≥', maximum: '≤', minItems: '≥', maxItems: '≤', minProperties: '≥' };

function size(error: SchemaError): string {
  if (Array.isArray(error.data)) return `[${error.data.length}]`;
  return written(error.data);
}

function wanted(error: SchemaError): Shape {
  if (error.keyword === 'type') {
    const type = error.params.type;
    return shapes[String(Array.isArray(type) ? type[0] : type)] ?? 'string';
  }
  const definition = /\/\$defs\/(\w+)\/anyOf$/.exec(error.schemaPath)?.[1] ?? '';
  return shapeOfDefinition[definition] ?? shapeOfDefinition[(error.parentSchema?.title ?? '').toLowerCase()] ?? 'string';
}

/** A value as an author would recognise it, short. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return '~';
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A map begins at its first key: the place where an author looks for a missing one. */
function headOf(source: Located, path: Path): Place {
  const place = source.at(path);
  return path.length === 0 ? { ...place, endCol: place.col! + 1 } : place;
}

function thingAt(error: SchemaError, source: Located, path: Path): { thing: Thing; name: string } {
  const title = error.parentSchema?.title ?? '';
  const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], source.data);
  const map = (value ?? {}) as { id?: unknown; title?: unknown };
  const label =
    typeof map.title === 'string' || (typeof map.title === 'object' && map.title !== null) ? pick(map.title as string, 'id') : '';
  const name = typeof map.id === 'string' ? map.id : label;
  return { thing: isThing(title) ? title : 'Other', name: name === '' && path.length > 0 ? String(path.at(-1)) : name };
}

/** Whether a value, or something inside it, was found broken. */
export function isBroken(broken: readonly Path[], path: Path): boolean {
  return broken.some((b) => b.length >= path.length && path.every((step, i) => String(step) === String(b[i])));
}

/** The same document with the values at some paths left out; lists keep their positions, so that places stay true. */
function without(source: Located, paths: readonly Path[]): Located {
  const tree: Removals = new Map();
  for (const path of paths) {
    if (path.length === 0) return { ...located(source), data: undefined };
    remove(tree, path);
  }
  return { ...located(source), data: copyWithout(source.data, tree) };
}

type Removals = Map<string, Removals | 'gone'>;

function remove(tree: Removals, path: Path): void {
  let at = tree;
  for (const [i, step] of path.entries()) {
    const key = String(step);
    const next = at.get(key);
    if (next === 'gone') return;
    if (i === path.length - 1) {
      at.set(key, 'gone');
      return;
    }
    const inner: Removals = next ?? new Map();
    at.set(key, inner);
    at = inner;
  }
}

function located(source: Located): Omit<Located, 'data'> {
  return {
    file: source.file,
    at: (path) => source.at(path),
    atKey: (path) => source.atKey(path),
    written: (path) => source.written(path),
    has: (path) => source.has(path),
  };
}

function copyWithout(value: unknown, removals: Removals): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const keep = (key: string, child: unknown): unknown => {
    const removal = removals.get(key);
    return removal === undefined ? child : removal === 'gone' ? undefined : copyWithout(child, removal);
  };
  if (Array.isArray(value)) return value.map((child, i) => keep(String(i), child));
  const entries = Object.entries(value).filter(([key]) => removals.get(key) !== 'gone');
  return Object.fromEntries(entries.map(([key, child]) => [key, keep(key, child)]));
}
