import { indicatorsIn } from '../rubric/condition.ts';
import type { Branch, Instrument, Node } from '../rubric/instrument.ts';

/**
 * The instrument cut down to what a form asks, and to what the conditions of that look at. What the rest of the instrument asks of
 * others is nobody's business here, and a form has to fit into a mail.
 * @param asked ids of the questions in the form
 */
export function cutToShare(instrument: Instrument, asked: Iterable<string>): Instrument {
  const wanted = new Set<string>();
  const want = (id: string): void => {
    const indicator = instrument.indicators.get(id);
    if (indicator === undefined || wanted.has(id)) return;
    wanted.add(id);
    if (indicator.when !== undefined) for (const other of indicatorsIn(indicator.when)) want(other);
  };
  for (const id of asked) want(id);
  const cut = (branch: Branch): Branch => ({
    ...branch,
    children: branch.children.flatMap((child): Node[] => {
      if (child.kind === 'indicator') return wanted.has(child.id) ? [child] : [];
      const inner = cut(child);
      return inner.children.length === 0 ? [] : [inner];
    }),
  });
  return {
    ...instrument,
    root: cut(instrument.root),
    views: [],
    indicators: new Map([...instrument.indicators].filter(([id]) => wanted.has(id))),
  };
}
