import { bestProof } from '../answers/sheet.ts';
import { assess } from '../assess/assess.ts';
import { type AssessedNode, type CityAssessment, findNode } from '../assess/types.ts';
import { type Branch, type Instrument, isScored, type Node } from '../rubric/instrument.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { TallyBuilder, type TallyRow } from '../tally/tally.ts';
import { type Doc, entryOf } from './facts.ts';
import { type Item, isOpenTo, type Model } from './model.ts';

/** The instrument cut down to what is asked here, so that bounds speak of this interview's own gaps and not of other respondents'. */
function cutTo(instrument: Instrument, items: readonly Item[]): Instrument {
  const wanted = new Set(items.map((item) => item.id));
  const keep = (branch: Branch): Branch => {
    const children = branch.children.flatMap((child): Node[] => {
      if (child.kind === 'indicator') return wanted.has(child.id) ? [child] : [];
      const inner = keep(child);
      return inner.children.length === 0 ? [] : [inner];
    });
    return { ...branch, children };
  };
  const indicators = new Map([...instrument.indicators].filter(([id]) => wanted.has(id)));
  return { ...instrument, root: keep(instrument.root), views: [], indicators };
}

/** The rows that one interview adds to a tally. */
export function rowsOf(model: Model, doc: Doc, items: readonly Item[] = model.items): TallyRow[] {
  const builder = new TallyBuilder();
  for (const item of items) {
    if (item.kind === 'open' || !isScored(item.indicator) || !isOpenTo(model, doc, item)) continue;
    const { value, votes, missing, documents } = entryOf(doc, item.id);
    const key = { city: model.city.id, period: model.period, group: model.speaker.group, indicator: item.id };
    const proof = bestProof(documents.map((d) => d.state));
    const add = (said: string, n: number): void => builder.add({ ...key, value: said, proof: isMissingCode(said) ? 'none' : proof, n });
    if (votes !== undefined) for (const [said, n] of Object.entries(votes)) add(said, n);
    else if (missing !== undefined) add(missing.code, 1);
    else if (value !== undefined) add(value, 1);
  }
  return builder.rows();
}

const cuts = new WeakMap<readonly Item[], Instrument>();
const known = new WeakMap<Doc, WeakMap<readonly Item[], CityAssessment>>();

/** What this interview's answers come to so far, over what it asks. Worked out once per state. */
export function scoreSoFar(model: Model, doc: Doc, items: readonly Item[] = model.items): CityAssessment {
  const found = known.get(doc)?.get(items);
  if (found !== undefined) return found;
  let instrument = cuts.get(items);
  if (instrument === undefined) {
    instrument = cutTo(model.instrument, items);
    cuts.set(items, instrument);
  }
  const own = { city: model.city.id, period: model.period, profile: model.profile, targets: model.targets };
  const made = assess(instrument, rowsOf(model, doc, items), { tier: model.tier, seed: 1, always: [own], caseOf: () => own }).cities[0]!;
  const byItems = known.get(doc) ?? new WeakMap<readonly Item[], CityAssessment>();
  byItems.set(items, made);
  known.set(doc, byItems);
  return made;
}

/** The node of a branch in the provisional assessment. */
export const nodeOf = (assessed: CityAssessment, id: string): AssessedNode | undefined => findNode(assessed.index, id);
