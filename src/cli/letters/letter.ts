import { type Debt, daysLate, type Lack } from '../../report/chase.ts';
import type { Facts } from '../../report/facts.ts';
import { cityName, labelOf, tell } from '../../report/speak.ts';
import type { Indicator } from '../../rubric/instrument.ts';
import { showDate } from '../../text/number.ts';
import { dateInWords } from '../status/due-words.ts';
import type { Party } from '../status/parties.ts';
import { fitsOnPage, listTables, summaryTable } from './tables.ts';
import { letterWords } from './words.ts';

/** A letter to one party, before it is Markdown or a page: plain text everywhere. */
export interface Letter {
  readonly lang: Facts['lang'];
  readonly from: readonly string[];
  readonly fields: readonly (readonly [string, string])[];
  readonly placeAndDate: string;
  readonly to: readonly string[];
  readonly salutation: string;
  readonly opening: readonly string[];
  readonly tables: readonly LetterTable[];
  /** File names of the forms that lie beside the letter. */
  readonly forms: readonly string[];
  readonly closing: readonly string[];
  readonly signature: readonly string[];
  /** What does not fit on the page: the list of what is owed, and the questions in full, so that the letter can be answered by itself. */
  readonly annexes: readonly Annex[];
}

export interface Annex {
  readonly title: string;
  readonly intro: readonly string[];
  readonly tables: readonly LetterTable[];
  readonly questions: readonly Question[];
}

export interface LetterTable {
  readonly title: string;
  /** `share` of the width in per cent; they add up to 100. */
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  /** A line feed in a cell begins the next item of a list in it. */
  readonly rows: readonly (readonly string[])[];
}

export interface Question {
  readonly title: string;
  readonly ask: string;
  readonly how: string;
  readonly choices: readonly string[];
  readonly remarks: readonly string[];
}

export type Part = 'questions' | 'promised' | 'codes' | 'documents' | 'replace';

/** What a party can do something about: a document that waits to be checked is not its debt. */
export const ASKED: Readonly<Record<Lack, Part | undefined>> = {
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

/** Answers that a form can bring: everything but proof. */
export const isAnswerDebt = ({ lack }: Debt): boolean =>
  ASKED[lack] === 'questions' || ASKED[lack] === 'promised' || ASKED[lack] === 'codes';

/** Whether a party is written to: it owes something it can do something about, and somebody in particular could get the letter. */
export const isWrittenTo = (party: Party): boolean =>
  (party.kind === 'agency' || party.kind === 'respondent') && party.debts.some((d) => ASKED[d.lack] !== undefined);

/** The letter that asks a party for exactly what it owes; undefined where none is written.
 *  @param forms names of the forms that go with it */
export function letterTo(party: Party, f: Facts, forms: readonly string[] = []): Letter | undefined {
  if (!isWrittenTo(party)) return undefined;
  const debts = party.debts.filter((d) => ASKED[d.lack] !== undefined);
  const w = letterWords[f.lang];
  const city = cityName(f);
  const of = (part: Part): Debt[] => debts.filter((d) => ASKED[d.lack] === part);
  const method = tell(f, f.instrument.title);
  const period = f.city.case.period;
  const questions = [...of('questions'), ...of('promised'), ...of('codes')];
  const lists = listTables(party, of, f);
  const short = fitsOnPage(lists);
  const annexes = annexesOf(short ? [] : lists, questions, f);
  return {
    lang: f.lang,
    from: [w.government(city), ...(f.city.case.province === undefined ? [] : [f.city.case.province])],
    fields: [
      [w.number, w.blank],
      [w.nature, debts.some((d) => (daysLate(f, d) ?? 0) > 0) ? w.urgent : w.important],
      [w.enclosure, w.enclosures(annexes.length + forms.length)],
      [w.subject, w.about(method, period)],
    ],
    placeAndDate: `${city.replace(/^(Kota|Kabupaten)\s+/i, '')}, ${showDate(f.today, f.lang)}`,
    to: [party.kind === 'agency' ? w.toHead(party.title) : w.toParty(party.title), w.at],
    salutation: w.salutation,
    opening: [(party.kind === 'agency' ? w.opening : w.openingToOthers)(method, city, period, short), deadline(debts, f)],
    tables: short ? lists : [summaryTable(of, f)],
    forms,
    closing: [
      ...(forms.length === 0 ? [] : [w.formEnclosed(forms.join(', '))]),
      party.kind === 'agency' ? w.closing : w.closingToOthers,
      w.thanks,
    ],
    signature: [w.signedBy, w.blank, w.number2],
    annexes,
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

function annexesOf(lists: readonly LetterTable[], questions: readonly Debt[], f: Facts): Annex[] {
  const w = letterWords[f.lang];
  const how = tell(f, f.instrument.howToAnswer).trim();
  const all: Annex[] = [
    ...(lists.length === 0 ? [] : [{ title: w.annexList, intro: [], tables: lists, questions: [] }]),
    ...(questions.length === 0
      ? []
      : [
          {
            title: w.annexQuestions,
            intro: [...(how === '' ? [] : how.split(/\n\s*\n/)), w.howToSkip],
            tables: [],
            questions: questions.map((d) => questionOf(d, f)),
          },
        ]),
  ];
  return all.map((annex, i) => ({ ...annex, title: w.annex(all.length === 1 ? '' : ` ${i + 1}`, annex.title) }));
}

function questionOf({ leaf }: Debt, f: Facts): Question {
  const w = letterWords[f.lang];
  const { indicator } = leaf.leaf;
  const list = (texts: Indicator['evidence']): string => texts.map((t) => tell(f, t)).join('; ');
  return {
    title: labelOf(f, leaf),
    ask: tell(f, indicator.ask),
    ...choicesOf(indicator, f),
    remarks: [
      ...(indicator.evidence.length === 0 ? [] : [w.proves(list(indicator.evidence))]),
      ...(indicator.notEvidence.length === 0 ? [] : [w.doesNotProve(list(indicator.notEvidence))]),
    ],
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
