/** A YAML document as a tree that still knows where everything stands. Offsets in UTF-16 units, `end` exclusive. */
export type PlainNode = PlainScalar | PlainList | PlainMap;

export interface PlainScalar {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly value: string | number | boolean | null;
  /** What was written, without quotes and escapes: 1.10 for the number 1.1. */
  readonly source: string;
}

export interface PlainList {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly items: readonly PlainNode[];
}

export interface PlainEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: PlainNode;
}

export interface PlainMap {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly entries: ReadonlyMap<string, PlainEntry>;
}

/** The values alone, as JSON would hold them. */
export function dataOf(node: PlainNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(dataOf);
    case 'map': {
      const data: Record<string, unknown> = {};
      for (const [key, { value }] of node.entries) data[key] = dataOf(value);
      return data;
    }
  }
}
