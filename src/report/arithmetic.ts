import type { AssessedNode, GroupOpinion } from '../assess/types.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { NONE } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { compareUtf8 } from '../text/order.ts';
import { decidingOpinions } from './condition.ts';
import type { Facts, LeafNode } from './facts.ts';
import { aggregateName, withinName } from './rules.ts';
import { groupName, labelOf, score, standIn } from './speak.ts';

const say = words({
  id: {
    group: (name: string, answers: string, rule: string, value: string) => `${name}: ${answers}; ${rule} ${value}`,
    single: (name: string, answers: string) => `${name}: ${answers}`,
    decides: (name: string, value: string) => `${name} memutuskan: ${value}`,
    mean: (sum: string, weights: string, value: string) => `rata-rata berbobot (${sum}) / ${weights} = ${value}`,
    silent: (name: string, codes: string) => `${name}: ${codes}`,
    codes: { unknown: 'tidak tahu', 'not-applicable': 'tidak berlaku', refused: 'menolak', pending: 'menyusul' },
    condition: 'dikecualikan oleh syarat instrumen',
    withheld: ' (sementara)',
    left: (name: string, why: string) => `${name} ${why}`,
    other: (rule: string, parts: string, value: string) => `${rule} dari ${parts} = ${value}`,
    of: (value: string, weight: string) => `${value} (bobot ${weight})`,
    out: (parts: string) => ` Tidak ikut: ${parts}.`,
    zero: 'berbobot 0',
    none: 'tidak satu pun',
  },
  en: {
    group: (name: string, answers: string, rule: string, value: string) => `${name}: ${answers}; ${rule} ${value}`,
    single: (name: string, answers: string) => `${name}: ${answers}`,
    decides: (name: string, value: string) => `${name} decides: ${value}`,
    mean: (sum: string, weights: string, value: string) => `weighted mean (${sum}) / ${weights} = ${value}`,
    silent: (name: string, codes: string) => `${name}: ${codes}`,
    codes: { unknown: "don't know", 'not-applicable': 'not applicable', refused: 'refused', pending: 'promised' },
    condition: 'left out by a condition of the instrument',
    withheld: ' (provisional)',
    left: (name: string, why: string) => `${name} ${why}`,
    other: (rule: string, parts: string, value: string) => `${rule} of ${parts} = ${value}`,
    of: (value: string, weight: string) => `${value} (weight ${weight})`,
    out: (parts: string) => ` Not in: ${parts}.`,
    zero: 'weight 0',
    none: 'none',
  },
});

/** How one indicator got its value, in one line that can be checked by hand. */
export function arithmeticOf(f: Facts, node: LeafNode): string {
  const w = say[f.lang];
  const { decision, opinions } = node.leaf;
  if (decision.by === 'condition') return w.condition;
  if (opinions.length === 0) return standIn(f, node);
  const parts = opinions.map((o) => opinionInWords(f, node, o));
  const value = node.values.answered;
  if (value === null) return parts.join(' · ');
  if (decision.by === 'authority') return [...parts, w.decides(groupName(f, decision.group), score(f, value))].join(' · ');
  const deciding = decidingOpinions(f, node);
  if (deciding.length < 2) return parts.join(' · ');
  const weight = (o: GroupOpinion): number => f.instrument.groups.get(o.group)!.weight;
  const sum = deciding.map((o) => `${quantity(f, weight(o))} × ${score(f, o.value!)}`).join(' + ');
  return [
    ...parts,
    w.mean(
      sum,
      quantity(
        f,
        deciding.reduce((total, o) => total + weight(o), 0),
      ),
      score(f, value),
    ),
  ].join(' · ');
}

const quantity = (f: Facts, n: number): string => showQuantity(n, f.lang);

function opinionInWords(f: Facts, node: LeafNode, o: GroupOpinion): string {
  const w = say[f.lang];
  const codes = [...o.missing].map(([code, n]) => `${quantity(f, n)} × ${w.codes[code]}`);
  if (o.n === 0 || o.value === null) return w.silent(groupName(f, o.group), codes.join(', '));
  const answers = [...ratingsInWords(f, node, o), ...codes].join(', ');
  return o.n === 1 ? w.single(groupName(f, o.group), answers) : w.group(groupName(f, o.group), answers, withinName(f), score(f, o.value));
}

/** Levels as their score; everything else as what was said and the score it stands for. */
function ratingsInWords(f: Facts, { leaf }: LeafNode, o: GroupOpinion): string[] {
  if (leaf.indicator.type === 'level') return o.histogram.map((bar) => `${quantity(f, bar.n)} × ${score(f, bar.score)}`);
  const shown = (value: string): string =>
    leaf.indicator.type === 'number' ? quantity(f, Number(value)) : value === NONE ? say[f.lang].none : value;
  const said = [...o.counts].flatMap(([value, n]) => {
    const worth = scoreOf(leaf.indicator, value, f.instrument.scale);
    return worth === undefined ? [] : [{ value, n, worth }];
  });
  said.sort((a, b) => a.worth - b.worth || compareUtf8(a.value, b.value));
  return said.map(({ value, n, worth }) => `${quantity(f, n)} × ${score(f, worth)} [${shown(value)}]`);
}

/** How a node got its value from its children: weight × value of each, and which did not enter. */
export function branchArithmetic(f: Facts, node: AssessedNode): string {
  const w = say[f.lang];
  const { headline } = f.instrument;
  const name = (child: AssessedNode): string => (child.leaf === null ? labelOf(f, child) : child.id);
  const entering = node.children.filter((c) => c.weight > 0 && c.values[headline] !== null);
  const rest = node.children.filter((c) => !entering.includes(c));
  const out = rest.length === 0 ? '' : w.out(rest.map((c) => w.left(name(c), c.weight > 0 ? standIn(f, c) : w.zero)).join('; '));
  const value = node.values[headline];
  if (value === null) return `${standIn(f, node)}.${out}`;
  const shown = `${score(f, value)}${node.state === 'insufficient' ? w.withheld : ''}`;
  const shownValue = (c: AssessedNode): string => `${score(f, c.values[headline]!)}${c.state === 'insufficient' ? w.withheld : ''}`;
  const weights = entering.reduce((sum, c) => sum + c.weight, 0);
  if (node.aggregate === 'mean') {
    const sum = entering.map((c) => `${quantity(f, c.weight)} × ${shownValue(c)} [${name(c)}]`).join(' + ');
    return `(${sum}) / ${quantity(f, weights)} = ${shown}.${out}`;
  }
  const parts = entering.map((c) => `${w.of(shownValue(c), quantity(f, c.weight))} [${name(c)}]`).join('; ');
  return `${w.other(aggregateName(f, node.aggregate), parts, shown)}.${out}`;
}
