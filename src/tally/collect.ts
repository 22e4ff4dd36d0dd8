import { type Answer, addBalances, type Balance, type OpenAnswer, type Reading } from '../answers/answer.ts';
import { bestProof } from '../answers/sheet.ts';
import { ANONYMOUS } from '../answers/table.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { isMissingCode } from '../rubric/vocabulary.ts';
import { addAll, largest } from '../text/lists.ts';
import { readMoment } from '../text/moment.ts';
import { compareUtf8 } from '../text/order.ts';
import { TallyBuilder, type TallyRow } from './tally.ts';

/** All inputs together: each respondent once per indicator, and where everything went. */
export interface Collected {
  readonly answers: readonly Answer[];
  readonly open: readonly OpenAnswer[];
  readonly balance: Balance;
  readonly findings: readonly Finding[];
  readonly cities: ReadonlyMap<string, { readonly name: string | undefined; readonly province: string | undefined }>;
}

/**
 * What one respondent says about one indicator in one place: an answer, or a show of hands with its counts.
 * Two statements with equal canonical text say the same.
 */
interface Statement {
  readonly canonical: string;
  readonly answers: Answer[];
  readonly n: number;
}

/**
 * A respondent (city, period, group, respondent) counts once per indicator. Answers equal in canonical form collapse, the best proof
 * kept; different ones are decided by the later `taken`; without one, or at a tie, neither counts and both places are named.
 */
export function collect(readings: readonly Reading[]): Collected {
  const findings: Finding[] = readings.flatMap((r) => [...r.findings]);
  const accepted: Answer[] = [];
  const moved = { duplicates: 0, refused: 0, counted: 0, missing: 0 };
  const named = new Map<string, Answer[]>();
  for (const reading of readings) {
    for (const answer of reading.answers) {
      if (answer.respondent.startsWith(ANONYMOUS)) {
        accepted.push(answer);
        continue;
      }
      const key = [answer.city, answer.period, answer.group, answer.respondent, answer.indicator].join('\u0000');
      const found = named.get(key);
      if (found === undefined) named.set(key, [answer]);
      else found.push(answer);
    }
  }
  const remove = (answers: readonly Answer[], to: 'duplicates' | 'refused'): void => {
    for (const { n, value } of answers) {
      moved[to] += n;
      moved[isMissingCode(value) ? 'missing' : 'counted'] -= n;
    }
  };
  for (const answers of named.values()) {
    if (answers.length === 1) accepted.push(answers[0]!);
    else
      addAll(
        accepted,
        decide(toStatements(answers), remove, (f) => findings.push(f)),
      );
  }
  const read = addBalances(readings.map((r) => r.balance));
  const balance: Balance = {
    ...read,
    counted: read.counted + moved.counted,
    missing: read.missing + moved.missing,
    refused: read.refused + moved.refused,
    duplicates: read.duplicates + moved.duplicates,
  };
  const cities = new Map<string, { name: string | undefined; province: string | undefined }>();
  for (const reading of readings) {
    for (const [city, facts] of reading.cities) {
      const known = cities.get(city);
      cities.set(city, { name: known?.name ?? facts.name, province: known?.province ?? facts.province });
    }
  }
  return { answers: accepted, open: distinctWords(readings.flatMap((r) => [...r.open])), balance, findings, cities };
}

/** Counted rows of one file belong together: they are one show of hands. Everything else is a statement of its own. */
function toStatements(answers: readonly Answer[]): Statement[] {
  const hands = new Map<string, Answer[]>();
  const statements: Statement[] = [];
  for (const answer of answers) {
    if (!answer.counted) statements.push(statement([answer]));
    else {
      const together = hands.get(answer.place.file);
      if (together === undefined) hands.set(answer.place.file, [answer]);
      else together.push(answer);
    }
  }
  return [...statements, ...[...hands.values()].map(statement)];
}

function statement(answers: Answer[]): Statement {
  const counts = new Map<string, number>();
  for (const { value, n } of answers) counts.set(value, (counts.get(value) ?? 0) + n);
  const parts = [...counts].map(([value, n]) => (answers[0]!.counted ? `${value}\u0001${n}` : value)).sort(compareUtf8);
  return { canonical: parts.join('\u0002'), answers, n: answers.reduce((sum, a) => sum + a.n, 0) };
}

function decide(
  statements: readonly Statement[],
  remove: (answers: readonly Answer[], to: 'duplicates' | 'refused') => void,
  report: (f: Finding) => void,
): Answer[] {
  const bySense = new Map<string, Statement[]>();
  for (const s of statements) {
    const found = bySense.get(s.canonical);
    if (found === undefined) bySense.set(s.canonical, [s]);
    else found.push(s);
  }
  if (bySense.size === 1) return collapse([...bySense.values()][0]!, remove);
  const latest = latestSense(bySense);
  const places = statements
    .map((s) => s.answers[0]!)
    .sort((a, b) => compareUtf8(a.place.file, b.place.file) || (a.place.line ?? 0) - (b.place.line ?? 0));
  const first = places[0]!;
  if (latest === undefined) {
    const other = places.find((a) => a.value !== first.value) ?? places[1]!;
    const data = { respondent: first.respondent, indicator: first.indicator, first: first.value, second: other.value };
    report(
      finding(
        'answers/contradiction',
        first.place,
        data,
        places.slice(1).map((a) => a.place),
      ),
    );
    for (const s of statements) remove(s.answers, 'refused');
    return [];
  }
  for (const [sense, list] of bySense) {
    if (sense === latest) continue;
    for (const s of list) {
      const { respondent, indicator, place } = s.answers[0]!;
      report(finding('answers/superseded', place, { respondent, indicator, n: s.n }));
      remove(s.answers, 'duplicates');
    }
  }
  return collapse(bySense.get(latest)!, remove);
}

/** The sense that was taken last; undefined where a moment is missing or two senses tie. */
function latestSense(bySense: ReadonlyMap<string, readonly Statement[]>): string | undefined {
  // A missing moment is no number. The latest of all is none then either, and equals nobody's.
  const moments = [...bySense].map(([sense, list]) => ({
    sense,
    at: largest(list.flatMap((s) => s.answers.map(({ taken }) => (taken === undefined ? undefined : readMoment(taken)) ?? Number.NaN))),
  }));
  const last = largest(moments.map((m) => m.at));
  const winners = moments.filter((m) => m.at === last);
  return winners.length === 1 ? winners[0]!.sense : undefined;
}

/** One statement out of several that say the same: the best proof and all documents are kept, whichever file came first. */
function collapse(same: readonly Statement[], remove: (answers: readonly Answer[], to: 'duplicates') => void): Answer[] {
  const ordered = [...same].sort(
    (a, b) =>
      compareUtf8(a.answers[0]!.place.file, b.answers[0]!.place.file) || (a.answers[0]!.place.line ?? 0) - (b.answers[0]!.place.line ?? 0),
  );
  const [kept, ...others] = ordered;
  for (const s of others) remove(s.answers, 'duplicates');
  if (others.length === 0) return [...kept!.answers];
  const all = ordered.flatMap((s) => s.answers);
  const documents = all.flatMap((a) => [...a.documents]);
  const distinct = [...new Map(documents.map((d) => [JSON.stringify(d), d])).values()];
  const of = (pick: (a: Answer) => string | undefined): string | undefined => all.map(pick).find((t) => t !== undefined);
  const joint = {
    proof: bestProof(all.map((b) => b.proof)),
    documents: distinct,
    note: of((b) => b.note),
    reason: of((b) => b.reason),
    due: of((b) => b.due),
  };
  return kept!.answers.map((a) => ({ ...a, ...joint }));
}

/** The same words from the same mouth are said once. */
function distinctWords(open: readonly OpenAnswer[]): OpenAnswer[] {
  const seen = new Set<string>();
  return open.filter((o) => {
    const key = [o.city, o.period, o.group, o.respondent, o.question, o.text].join('\u0000');
    return !seen.has(key) && seen.add(key);
  });
}

/** The tally of accepted answers. */
export function tallyOf(answers: Iterable<Answer>): TallyRow[] {
  const builder = new TallyBuilder();
  for (const { city, period, group, indicator, value, proof, n } of answers)
    builder.add({ city, period, group, indicator, value, proof, n });
  return builder.rows();
}
