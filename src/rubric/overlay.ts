import type { Place } from '../finding/finding.ts';
import type { Located, Origin, Path } from './source.ts';

/** Keys that an overlay replaces, by the id of the node that has them. */
export type Replacements = ReadonlyMap<string, ReadonlyMap<string, Origin>>;

const valueAt = (origin: Origin): unknown =>
  origin.path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)?.[step], origin.source.data);

/**
 * A document under an overlay: the base's data with named keys replaced whole, and places that lead
 * into whichever file a value was written in.
 */
export class OverlaidSource implements Located {
  readonly file: string;
  readonly data: unknown;
  readonly #base: Located;
  readonly #moved = new Map<string, Origin>();

  private constructor(base: Located, make: (moved: Map<string, Origin>) => unknown) {
    this.#base = base;
    this.file = base.file;
    this.data = make(this.#moved);
  }

  /** A rubric whose indicators, sections or self are overridden. */
  static rubric(base: Located, replacements: Replacements): Located {
    return new OverlaidSource(base, (moved) => replaceByIds(base.data, [], replacements, moved));
  }

  /** An instrument's own keys over those of the instrument it extends. */
  static instrument(base: Located, keys: ReadonlyMap<string, Origin>): Located {
    return new OverlaidSource(base, (moved) => replaceKeys(base.data as Record<string, unknown>, [], keys, moved));
  }

  #locate(path: Path): Origin {
    for (let length = path.length; length > 0; length--) {
      const origin = this.#moved.get(pathKey(path.slice(0, length)));
      if (origin !== undefined) return { source: origin.source, path: [...origin.path, ...path.slice(length)] };
    }
    return { source: this.#base, path };
  }

  at(path: Path): Place {
    const { source, path: there } = this.#locate(path);
    return source.at(there);
  }

  atKey(path: Path): Place {
    const { source, path: there } = this.#locate(path);
    return source.atKey(there);
  }

  written(path: Path): string | undefined {
    const { source, path: there } = this.#locate(path);
    return source.written(there);
  }

  has(path: Path): boolean {
    const { source, path: there } = this.#locate(path);
    return source.has(there);
  }
}

const pathKey = (path: Path): string => JSON.stringify(path.map(String));

function replaceKeys(
  node: Record<string, unknown>,
  path: Path,
  keys: ReadonlyMap<string, Origin>,
  moved: Map<string, Origin>,
): Record<string, unknown> {
  for (const [key, origin] of keys) moved.set(pathKey([...path, key]), origin);
  // Entries, not assignments: a key named __proto__ stays a key.
  return Object.fromEntries([...Object.entries(node), ...[...keys].map(([key, origin]) => [key, valueAt(origin)] as const)]);
}

/** Walks sections and indicators; everything else is shared with the base. */
function replaceByIds(node: unknown, path: Path, replacements: Replacements, moved: Map<string, Origin>): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  let copy = { ...(node as Record<string, unknown>) };
  const keys = typeof copy.id === 'string' ? replacements.get(copy.id) : undefined;
  if (keys !== undefined) copy = replaceKeys(copy, path, keys, moved);
  for (const list of ['sections', 'indicators']) {
    const items = copy[list];
    if (!Array.isArray(items) || moved.has(pathKey([...path, list]))) continue;
    copy[list] = items.map((item, i) => replaceByIds(item, [...path, list, i], replacements, moved));
  }
  return copy;
}
