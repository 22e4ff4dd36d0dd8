import { type Debt, daysLate, type Lack } from '../report/chase.ts';
import type { Facts, LeafNode } from '../report/facts.ts';
import { documentsOf, proofName } from '../report/proof.ts';
import { cityName, tell } from '../report/speak.ts';
import type { Indicator } from '../rubric/instrument.ts';
import { showDate, showQuantity } from '../text/number.ts';
import { dateInWords } from './due-words.ts';
import { letterWords } from './letter-words.ts';
import type { Party } from './status-parties.ts';

/** A letter to one party, before it is Markdown or a page: plain text everywhere. */
export interface Letter {
  readonly lang: Facts['lang'];
  readonly from: readonly string[];
  readonly fields: readonly (readonly [string, string])[];
  readonly placeAndDate: string;
  readonly to: readonly string[];
  readonly salutation: string;
  readonly opening: readonly string[];
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly closing: readonly string[];
  readonly signature: readonly string[];
  /** The questions in full, so that the letter can be answered by itself; undefined where only documents are owed. */
  readonly annex: { readonly title: string; readonly intro: readonly string[]; readonly questions: readonly Question[] } | undefined;
}

export interface Question {
  readonly title: string;
  readonly ask: string;
  readonly how: string;
  readonly choices: readonly string[];
  readonly remarks: readonly string[];
}

/** What a party can do something about: a document that waits to be checked is not its debt. */
const ASKED: Readonly<Record<Lack, 'questions' | 'promised' | 'codes' | 'documents' | 'replace' | undefined>> = {
  unanswered: 'questions',
  unassigned: 'questions',
  promised: 'promised',
  unknown: 'codes',
  refused: 'codes',
  'proof-owed': 'documents',
  'proof-wrong': 'replace',
  'proof-outdated': 'replace',
  'proof-unverified': undefined,
};

/** The letter that asks a party for exactly what it owes; undefined where it owes nothing, or where nobody in particular could get it. */
export function letterTo(party: Party, f: Facts): Letter | undefined {
  if (party.kind !== 'agency' && party.kind !== 'respondent') return undefined;
  const debts = party.debts.filter((d) => ASKED[d.lack] !== undefined);
  if (debts.length === 0) return undefined;
  const w = letterWords[f.lang];
  const city = cityName(f);
  const of = (part: string): Debt[] => debts.filter((d) => ASKED[d.lack] === part);
  const method = tell(f, f.instrument.title);
  const period = f.city.case.period;
  const questions = [...of('questions'), ...of('promised'), ...of('codes')];
  return {
    lang: f.lang,
    from: [w.government(city), ...(f.city.case.province === undefined ? [] : [f.city.case.province])],
    fields: [
      [w.number, w.blank],
      [w.nature, debts.some((d) => (daysLate(f, d) ?? 0) > 0) ? w.urgent : w.important],
      [w.enclosure, questions.length === 0 ? '-' : w.oneEnclosure],
      [w.subject, w.about(method, period)],
    ],
    placeAndDate: `${city.replace(/^(Kota|Kabupaten)\s+/i, '')}, ${showDate(f.today, f.lang)}`,
    to: [party.kind === 'agency' ? w.toHead(party.title) : w.toParty(party.title), w.at],
    salutation: w.salutation,
    opening: [(party.kind === 'agency' ? w.opening : w.openingToOthers)(method, city, period), deadline(debts, f)],
    tables: tablesOf(party, of, f),
    closing: [w.closing, w.thanks],
    signature: [w.signedBy, w.blank, w.blank],
    annex: questions.length === 0 ? undefined : annexOf(questions, f),
  };
}

/** Until when: the first date still ahead; what has passed is said too. */
function deadline(debts: readonly Debt[], f: Facts): string {
  const w = letterWords[f.lang];
  const dates = [...new Set(debts.flatMap((d) => (d.due === undefined ? [] : [d.due])))].sort();
  const late = debts.filter((d) => (daysLate(f, d) ?? 0) > 0);
  const first = dates[0];
  const ahead = debts
    .filter((d) => d.due !== undefined && (daysLate(f, d) ?? 0) <= 0)
    .map((d) => d.due!)
    .sort()[0];
  if (first === undefined) return w.soon;
  if (late.length === 0) return w.until(showDate(first, f.lang));
  const passed = dateInWords(first, daysLate(f, late.find((d) => d.due === first) ?? late[0]!), f.lang);
  return ahead === undefined ? w.passed(passed) : w.passedAndUntil(passed, showDate(ahead, f.lang));
}

function tablesOf(party: Party, of: (part: string) => Debt[], f: Facts): Letter['tables'] {
  const w = letterWords[f.lang];
  const label = ({ leaf, n }: Debt): string => `${nameOf(leaf, f)}${n > 1 ? ` (${w.times(showQuantity(n, f.lang))})` : ''}`;
  const due = (d: Debt): string => (d.due === undefined ? '' : dateInWords(d.due, daysLate(f, d), f.lang));
  const documents = ({ leaf }: Debt): string => leaf.leaf.indicator.evidence.map((t) => tell(f, t)).join('; ') || w.anyDocument;
  const table = (title: string, columns: readonly string[], debts: readonly Debt[], cells: (d: Debt) => readonly string[]) =>
    debts.length === 0
      ? []
      : [{ title, columns: [w.no, w.indicator, ...columns], rows: debts.map((d, i) => [String(i + 1), label(d), ...cells(d)]) }];
  return [
    ...table(w.questions, [w.due], of('questions'), (d) => [due(d)]),
    ...table(w.promised, [w.due], of('promised'), (d) => [due(d)]),
    ...table(w.codes, [w.said], of('codes'), (d) => [d.lack === 'refused' ? w.refused : w.unknown]),
    ...table(w.documents, [w.wanted], of('documents'), (d) => [documents(d)]),
    ...table(w.replace, [w.handedIn, w.wanted], of('replace'), (d) => [handedIn(d, party, f), documents(d)]),
  ];
}

const nameOf = (leaf: LeafNode, f: Facts): string => `${leaf.id} ${tell(f, leaf.leaf.indicator.title)}`;

/** What was handed in and does not do, with its state: the mentors' word, so that nobody sends the same again. */
function handedIn({ leaf, lack }: Debt, party: Party, f: Facts): string {
  const state = lack === 'proof-wrong' ? 'wrong' : 'outdated';
  const mine = documentsOf(f, leaf).filter(
    (d) => d.state === state && (party.kind === 'agency' ? d.answer.agency === party.id : d.answer.respondent === party.id),
  );
  const name = proofName(f, state);
  return mine.length === 0 ? name : mine.map((d) => `${d.title} (${name})`).join('; ');
}

function annexOf(debts: readonly Debt[], f: Facts): NonNullable<Letter['annex']> {
  const w = letterWords[f.lang];
  const how = tell(f, f.instrument.howToAnswer).trim();
  return {
    title: w.annex,
    intro: [...(how === '' ? [] : how.split(/\n\s*\n/)), w.howToSkip],
    questions: debts.map(({ leaf }): Question => {
      const { indicator } = leaf.leaf;
      const list = (texts: Indicator['evidence']): string => texts.map((t) => tell(f, t)).join('; ');
      return {
        title: nameOf(leaf, f),
        ask: tell(f, indicator.ask),
        ...choicesOf(indicator, f),
        remarks: [
          ...(indicator.evidence.length === 0 ? [] : [w.proves(list(indicator.evidence))]),
          ...(indicator.notEvidence.length === 0 ? [] : [w.doesNotProve(list(indicator.notEvidence))]),
        ],
      };
    }),
  };
}

function choicesOf(indicator: Indicator, f: Facts): Pick<Question, 'how' | 'choices'> {
  const w = letterWords[f.lang];
  switch (indicator.type) {
    case 'level':
      return { how: w.chooseLevel, choices: [...indicator.levels].map(([level, t]) => `${level}: ${tell(f, t)}`) };
    case 'choice':
      return { how: w.chooseOne, choices: indicator.options.map((o) => tell(f, o.title)) };
    case 'checklist':
      return { how: w.chooseAll, choices: indicator.criteria.map((c) => `☐ ${c.id}. ${tell(f, c.title)}`) };
    case 'number':
      return { how: w.writeNumber(tell(f, indicator.unit)), choices: [] };
    case 'text':
      return { how: w.writeWords, choices: [] };
  }
}
