import type { Branch, Indicator, Instrument, Node, OpenQuestion, View } from '../rubric/instrument.ts';
import type { Located, Origin } from '../rubric/source.ts';

/**
 * An instrument as text, so that an interview can go on under the one it began with after the rubric files have changed.
 * Everything but the places in files is kept; maps are written as lists of pairs.
 */
export function freeze(instrument: Instrument): string {
  const { root, views, indicators: _indicators, open: _open, ...rest } = instrument;
  return JSON.stringify(
    { ...rest, root: branchOut(root, false), views: views.map((v) => ({ ...v, root: branchOut(v.root, true) })) },
    replacer,
  );
}

/** The instrument of a frozen text; undefined where it is none. */
export function thaw(text: string): Instrument | undefined {
  let raw: Omit<Instrument, 'root' | 'views'> & { root: Frozen; views: (Omit<View, 'root'> & { root: Frozen })[] };
  try {
    raw = JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null || raw.root === undefined) return undefined;
  const indicators = new Map<string, Indicator>();
  const open = new Map<string, OpenQuestion>();
  const root = branchIn(raw.root, indicators, open);
  return { ...raw, root, views: raw.views.map((v) => ({ ...v, root: branchIn(v.root, indicators, open) })), indicators, open };
}

type Frozen = Omit<Branch, 'children' | 'origin'> & { readonly children: readonly (Frozen | string)[] };

function branchOut(branch: Branch, byId: boolean): unknown {
  const { origin: _origin, children, open, ...rest } = branch;
  const child = (node: Node): unknown => {
    if (node.kind !== 'indicator') return branchOut(node, byId);
    if (byId) return node.id;
    const { origin: _, ...indicator } = node;
    return indicator;
  };
  return { ...rest, children: children.map(child), open: open.map(({ origin: _, ...question }) => question) };
}

const NOWHERE: Located = {
  file: '',
  data: undefined,
  at: () => ({ file: '' }),
  atKey: () => ({ file: '' }),
  written: () => undefined,
  has: () => false,
};
const origin: Origin = { source: NOWHERE, path: [] };

function branchIn(frozen: Frozen, indicators: Map<string, Indicator>, open: Map<string, OpenQuestion>): Branch {
  const children = frozen.children.flatMap((child): Node[] => {
    if (typeof child === 'string') return indicators.has(child) ? [indicators.get(child)!] : [];
    // A leaf has a type and no children; what the file says is trusted, because only this program writes it.
    if ('children' in child) return [branchIn(child, indicators, open)];
    const indicator = { ...(child as object), origin } as Indicator;
    indicators.set(indicator.id, indicator);
    return [indicator];
  });
  const questions = frozen.open.map((question) => ({ ...question, origin }));
  for (const question of questions) open.set(question.id, question);
  return { ...frozen, children, open: questions, origin };
}

const PAIRS = '@pairs';
const replacer = (_key: string, value: unknown): unknown => (value instanceof Map ? { [PAIRS]: [...value] } : value);
const reviver = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && PAIRS in value ? new Map((value as { [PAIRS]: [unknown, unknown][] })[PAIRS]) : value;
