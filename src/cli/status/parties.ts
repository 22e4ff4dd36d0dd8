import type { Answer, ExpectedRespondent } from '../../answers/answer.ts';
import { ANONYMOUS } from '../../answers/table.ts';
import { chaseList, type Debt, daysLate, type Holder, type Lack } from '../../report/chase.ts';
import type { Facts, LeafNode } from '../../report/facts.ts';
import { agencyName, groupName, tell } from '../../report/speak.ts';
import { isAsked } from '../../rubric/instrument.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { readMoment } from '../../text/moment.ts';

/** How many questions stand where; a question asked of two people of one agency counts twice. */
export interface Counts {
  /** Questions put to those who are expected; null where nobody is (a room, unnamed respondents). */
  readonly asked: number | null;
  readonly answered: number;
  readonly notApplicable: number;
  readonly unanswered: number;
  /** Missing in the index, and nobody expected is asked it: it falls to its first owner. */
  readonly unassigned: number;
  readonly unknown: number;
  readonly refused: number;
  readonly promised: number;
  readonly proofOwed: number;
  readonly proofWrong: number;
  readonly proofOutdated: number;
  readonly proofUnverified: number;
}

/** One agency, a respondent without one, or a group of unnamed ones: how far it is, and what it owes. */
export interface Party {
  readonly kind: Holder['kind'];
  readonly id: string;
  readonly title: string;
  readonly counts: Counts;
  readonly rubrics: readonly { readonly id: string; readonly title: string; readonly counts: Counts }[];
  /** Earliest date of what is still owed, as written; days by which it is late, negative where there is time. */
  readonly due: string | undefined;
  readonly daysLate: number | undefined;
  /** Things owed whose date has passed. */
  readonly overdue: number;
  /** When it last answered, as written. */
  readonly lastSeen: string | undefined;
  readonly debts: readonly Debt[];
}

const COUNT_OF_LACK: Readonly<Record<Lack, keyof Counts>> = {
  unanswered: 'unanswered',
  unassigned: 'unassigned',
  promised: 'promised',
  unknown: 'unknown',
  refused: 'refused',
  'proof-owed': 'proofOwed',
  'proof-wrong': 'proofWrong',
  'proof-outdated': 'proofOutdated',
  'proof-unverified': 'proofUnverified',
};

/** Everyone who was heard or is waited for, those who owe first and the longest list first. The debts are those of the report. */
export function partiesOf(f: Facts): Party[] {
  const drafts = new Map<string, Draft>();
  const draftOf = ({ kind, id, title }: Pick<Holder, 'kind' | 'id' | 'title'>): Draft => {
    const key = `${kind}\u0000${id}`;
    const found = drafts.get(key) ?? new Draft(f, kind, id, title);
    drafts.set(key, found);
    return found;
  };
  for (const holder of chaseList(f)) draftOf(holder).owes(holder.debts);
  for (const expected of f.expected)
    if (!decides(f, expected.group) && !isRoom(f, expected)) draftOf(whoIs(f, expected, undefined)).asks(expected);
  const heard = new Set<string>();
  for (const leaf of f.leaves) {
    if (leaf.leaf.decision.by === 'condition') continue;
    for (const answer of f.said.get(leaf.id) ?? []) {
      if (decides(f, answer.group)) continue;
      const expected = f.expected.find((e) => e.id === answer.respondent && e.group === answer.group);
      const draft = draftOf(whoIs(f, expected, answer));
      const once = [leaf.id, answer.group, answer.respondent].join('\u0000');
      // A show of hands is one answer to a question, however many hands went up.
      if (!heard.has(once) || !answer.counted) draft.hears(leaf, answer);
      heard.add(once);
    }
  }
  return [...drafts.values()].map((draft) => draft.party()).sort(byKindThenDebts);
}

const KINDS: readonly Holder['kind'][] = ['agency', 'respondent', 'group', 'nobody'];
const byKindThenDebts = (a: Party, b: Party): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.overdue - a.overdue || b.debts.length - a.debts.length;

const decides = (f: Facts, group: string): boolean => f.instrument.groups.get(group)?.authority !== undefined;
const isRoom = (f: Facts, { id, group }: ExpectedRespondent): boolean =>
  f.answers.some((a) => a.counted && a.respondent === id && a.group === group);

function whoIs(f: Facts, expected: ExpectedRespondent | undefined, answer: Answer | undefined): Pick<Holder, 'kind' | 'id' | 'title'> {
  const agency = answer?.agency ?? (answer === undefined ? expected?.agency : undefined);
  if (agency !== undefined) return { kind: 'agency', id: agency, title: agencyName(f, agency) };
  if (expected !== undefined) return { kind: 'respondent', id: expected.id, title: expected.name ?? expected.id };
  const group = answer?.group ?? '';
  return { kind: 'group', id: group, title: groupName(f, group) };
}

/** Counts of one party while they are being added up. */
class Draft {
  readonly #f: Facts;
  readonly #who: Pick<Holder, 'kind' | 'id' | 'title'>;
  readonly #total = new Map<keyof Counts, number>();
  readonly #rubrics = new Map<string, Map<keyof Counts, number>>();
  #debts: readonly Debt[] = [];
  #lastSeen: { text: string; at: number } | undefined;

  constructor(f: Facts, kind: Holder['kind'], id: string, title: string) {
    this.#f = f;
    this.#who = { kind, id, title };
  }

  #add(leaf: LeafNode, what: keyof Counts, n: number): void {
    this.#total.set(what, (this.#total.get(what) ?? 0) + n);
    const rubric = this.#f.trails.get(leaf.id)?.[0]?.id ?? '';
    const counts = this.#rubrics.get(rubric) ?? new Map<keyof Counts, number>();
    this.#rubrics.set(rubric, counts);
    counts.set(what, (counts.get(what) ?? 0) + n);
  }

  owes(debts: readonly Debt[]): void {
    this.#debts = debts;
    for (const { leaf, lack, n } of debts) this.#add(leaf, COUNT_OF_LACK[lack], n);
  }

  asks(expected: ExpectedRespondent): void {
    for (const leaf of this.#f.leaves) {
      if (leaf.leaf.decision.by === 'condition') continue;
      if (isAsked(leaf.leaf.indicator, expected, this.#f.instrument, this.#f.assessment.tier)) this.#add(leaf, 'asked', 1);
    }
  }

  hears(leaf: LeafNode, answer: Answer): void {
    if (!isMissingCode(answer.value)) this.#add(leaf, 'answered', answer.respondent.startsWith(ANONYMOUS) ? answer.n : 1);
    else if (answer.value === 'not-applicable') this.#add(leaf, 'notApplicable', 1);
    const at = answer.taken === undefined ? undefined : readMoment(answer.taken);
    if (at !== undefined && (this.#lastSeen === undefined || at > this.#lastSeen.at)) this.#lastSeen = { text: answer.taken!, at };
  }

  party(): Party {
    const f = this.#f;
    const dated = this.#debts.filter((d) => d.due !== undefined).sort((a, b) => (a.due! < b.due! ? -1 : 1));
    const first = dated[0];
    const rubrics = f.city.index.children.flatMap((rubric) => {
      const counts = this.#rubrics.get(rubric.id);
      return counts === undefined ? [] : [{ id: rubric.id, title: tell(f, rubric.node.title), counts: toCounts(counts) }];
    });
    return {
      ...this.#who,
      counts: toCounts(this.#total),
      rubrics,
      due: first?.due,
      daysLate: first === undefined ? undefined : daysLate(f, first),
      overdue: this.#debts.filter((d) => (daysLate(f, d) ?? 0) > 0).reduce((sum, d) => sum + d.n, 0),
      lastSeen: this.#lastSeen?.text,
      debts: this.#debts,
    };
  }
}

function toCounts(counts: ReadonlyMap<keyof Counts, number>): Counts {
  const of = (what: keyof Counts): number => counts.get(what) ?? 0;
  return {
    asked: counts.get('asked') ?? null,
    answered: of('answered'),
    notApplicable: of('notApplicable'),
    unanswered: of('unanswered'),
    unassigned: of('unassigned'),
    unknown: of('unknown'),
    refused: of('refused'),
    promised: of('promised'),
    proofOwed: of('proofOwed'),
    proofWrong: of('proofWrong'),
    proofOutdated: of('proofOutdated'),
    proofUnverified: of('proofUnverified'),
  };
}
