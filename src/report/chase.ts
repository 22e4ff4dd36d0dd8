import type { Answer, ExpectedRespondent } from '../answers/answer.ts';
import { isAsked } from '../rubric/instrument.ts';
import { isMissingCode, type MissingCode } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';
import { daysBetween } from './dates.ts';
import type { Facts, LeafNode } from './facts.ts';
import { lackOfProof, type ProofLack } from './proof.ts';
import { agencyName, groupName } from './speak.ts';

/** What is still missing. `unassigned`: nobody rated it and nobody who is expected is asked it. */
export type Lack = 'unanswered' | 'unassigned' | 'promised' | 'unknown' | 'refused' | `proof-${ProofLack}`;
export const LACKS: readonly Lack[] = [
  'unanswered',
  'unassigned',
  'promised',
  'unknown',
  'refused',
  'proof-owed',
  'proof-wrong',
  'proof-outdated',
  'proof-unverified',
];
export const isProofLack = (lack: Lack): boolean => lack.startsWith('proof-');

/** One thing that one holder still owes. */
export interface Debt {
  readonly leaf: LeafNode;
  readonly lack: Lack;
  /** Answers, or respondents who have not answered. */
  readonly n: number;
  /** Earliest date promised or set, as written. */
  readonly due: string | undefined;
}

/** Who can be asked: an agency, a respondent without one, or a whole group. */
export interface Holder {
  readonly kind: 'agency' | 'respondent' | 'group' | 'nobody';
  readonly id: string;
  readonly title: string;
  readonly debts: readonly Debt[];
}

const say = words({ id: { nobody: 'Belum ada penanggung jawab' }, en: { nobody: 'No owner yet' } });

/** Everything that is missing, by who can supply it: agencies first, and the longest list first among them. */
export function chaseList(f: Facts): readonly Holder[] {
  const ledger = new Ledger(f);
  // A tally does not say who answered, so nobody can be said to owe an answer.
  const hands = handCounted(f);
  const chased = f.expected.filter((e) => !decides(f, e.group) && !hands.has(speakerKey(e.group, e.id)));
  if (!f.tallyOnly) for (const expected of chased) addUnanswered(f, ledger, expected);
  for (const leaf of f.leaves) {
    if (leaf.leaf.decision.by === 'condition') continue;
    if (f.tallyOnly) addCounts(f, ledger, leaf);
    const answers = f.said.get(leaf.id) ?? [];
    for (const answer of answers) if (!answer.counted && !decides(f, answer.group)) addAnswer(f, ledger, leaf, answer);
    const asked = chased.some((e) => isAsked(leaf.leaf.indicator, e, f.instrument, f.assessment.tier));
    if (leaf.state === 'missing' && leaf.leaf.opinions.length === 0 && !asked) {
      const owner = leaf.leaf.indicator.owners[0];
      ledger.add(
        owner === undefined ? { kind: 'nobody', id: '', title: say[f.lang].nobody } : agencyHolder(f, owner),
        leaf,
        'unassigned',
        1,
        undefined,
      );
    }
  }
  return ledger.holders();
}

/** The forum and the mentors decide what others said: they are asked for nothing and hand in nothing. */
const decides = (f: Facts, group: string): boolean => f.instrument.groups.get(group)?.authority !== undefined;
const speakerKey = (group: string, id: string): string => `${group}\u0000${id}`;

/** Speakers whose answers are a show of hands. A room that has gone home can be asked for nothing more. */
function handCounted(f: Facts): ReadonlySet<string> {
  return new Set(f.answers.filter((a) => a.counted).map((a) => speakerKey(a.group, a.respondent)));
}

type Who = Omit<Holder, 'debts'>;
const agencyHolder = (f: Facts, id: string): Who => ({ kind: 'agency', id, title: agencyName(f, id) });

function addUnanswered(f: Facts, ledger: Ledger, expected: ExpectedRespondent): void {
  const who: Who =
    expected.agency === undefined
      ? { kind: 'respondent', id: expected.id, title: expected.name ?? expected.id }
      : agencyHolder(f, expected.agency);
  for (const leaf of f.leaves) {
    if (leaf.leaf.decision.by === 'condition' || !isAsked(leaf.leaf.indicator, expected, f.instrument, f.assessment.tier)) continue;
    const answered = (f.said.get(leaf.id) ?? []).some((a) => a.respondent === expected.id && a.group === expected.group);
    if (!answered) ledger.add(who, leaf, 'unanswered', 1, expected.due);
  }
}

const lackOfCode: Readonly<Record<MissingCode, Lack | undefined>> = {
  unknown: 'unknown',
  refused: 'refused',
  pending: 'promised',
  'not-applicable': undefined,
};

function addAnswer(f: Facts, ledger: Ledger, leaf: LeafNode, answer: Answer): void {
  const proof = lackOfProof(f, leaf, answer);
  const lack: Lack | undefined = isMissingCode(answer.value)
    ? lackOfCode[answer.value]
    : proof === undefined
      ? undefined
      : `proof-${proof}`;
  if (lack === undefined) return;
  const expected = f.expected.find((e) => e.id === answer.respondent && e.group === answer.group);
  const who: Who =
    answer.agency !== undefined
      ? agencyHolder(f, answer.agency)
      : expected === undefined
        ? { kind: 'group', id: answer.group, title: groupName(f, answer.group) }
        : { kind: 'respondent', id: expected.id, title: expected.name ?? expected.id };
  // A promise without a date and a document that the respondent can send fall due with everything else that is expected of them.
  const due = answer.due ?? (WITH_THE_REST.has(lack) ? expected?.due : undefined);
  ledger.add(who, leaf, lack, answer.n, due);
}

const WITH_THE_REST: ReadonlySet<Lack> = new Set(['promised', 'proof-owed', 'proof-wrong', 'proof-outdated']);

function addCounts(f: Facts, ledger: Ledger, leaf: LeafNode): void {
  for (const o of leaf.leaf.opinions) {
    if (decides(f, o.group)) continue;
    for (const [code, n] of o.missing) {
      const lack = lackOfCode[code];
      if (lack !== undefined) ledger.add({ kind: 'group', id: o.group, title: groupName(f, o.group) }, leaf, lack, n, undefined);
    }
  }
}

/** Adds up debts per holder, indicator and kind. Lives for one list. */
class Ledger {
  readonly #f: Facts;
  readonly #holders = new Map<string, { who: Who; debts: Map<string, Debt> }>();

  constructor(f: Facts) {
    this.#f = f;
  }

  add(who: Who, leaf: LeafNode, lack: Lack, n: number, due: string | undefined): void {
    const key = `${who.kind}\u0000${who.id}`;
    const entry = this.#holders.get(key) ?? { who, debts: new Map<string, Debt>() };
    this.#holders.set(key, entry);
    const at = `${lack}\u0000${leaf.id}`;
    const known = entry.debts.get(at);
    entry.debts.set(at, { leaf, lack, n: (known?.n ?? 0) + n, due: earlier(known?.due, due) });
  }

  holders(): Holder[] {
    const kinds: readonly Holder['kind'][] = ['agency', 'respondent', 'group', 'nobody'];
    const place = new Map(this.#f.leaves.map((leaf, i) => [leaf.id, i]));
    const order = (a: Debt, b: Debt): number =>
      LACKS.indexOf(a.lack) - LACKS.indexOf(b.lack) || place.get(a.leaf.id)! - place.get(b.leaf.id)!;
    return [...this.#holders.values()]
      .map(({ who, debts }): Holder => ({ ...who, debts: [...debts.values()].sort(order) }))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.debts.length - a.debts.length);
  }
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Days by which a debt is late; 0 or less where there is still time, undefined without a date. */
export const daysLate = (f: Facts, debt: Debt): number | undefined => (debt.due === undefined ? undefined : daysBetween(debt.due, f.today));
export const isLate = (f: Facts, debt: Debt): boolean => (daysLate(f, debt) ?? 0) > 0;
