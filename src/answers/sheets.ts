import { type Finding, finding } from '../finding/finding.ts';
import { sha256 } from '../rubric/digest.ts';
import { branches, type Instrument } from '../rubric/instrument.ts';
import { isMissingCode, NONE } from '../rubric/vocabulary.ts';
import { pick } from '../text/lang.ts';
import { readMoment } from '../text/moment.ts';
import { compareUtf8 } from '../text/order.ts';
import type { Answer, OpenAnswer, Speaker } from './answer.ts';
import { bestProof } from './sheet.ts';
import { ANONYMOUS } from './table.ts';
import type { SheetAnswer, SheetDocument } from './write.ts';

/** City facts as inputs or siapkota.yaml name them. */
type CityNames = ReadonlyMap<string, { readonly name: string | undefined; readonly province: string | undefined }>;

/** Sheets that say what answers said, and answers that no sheet can hold. */
export interface Sheets {
  readonly sheets: readonly SheetDocument[];
  readonly findings: readonly Finding[];
  /** How many answers, by their n, found no place in a sheet. */
  readonly refused: number;
}

const NOBODY = `${ANONYMOUS}${ANONYMOUS}`;

interface Pile {
  readonly speaker: Speaker;
  readonly answers: Answer[];
  readonly open: OpenAnswer[];
}

/**
 * A sheet a respondent. A row without a name becomes a respondent of its own, called by what the form tool calls it or by what it says,
 * so that the same row gets the same name in a later export; anonymous counts of a group become one sheet with votes.
 * @param rowIds what form tools call the rows that name no respondent
 */
export function sheetsOf(
  answers: readonly Answer[],
  open: readonly OpenAnswer[],
  instrument: Instrument,
  cities: CityNames,
  rowIds: ReadonlyMap<string, string>,
): Sheets {
  const piles = new Map<string, Pile>();
  const pileOf = (speaker: Speaker, counted: boolean): Pile => {
    // Counts of a group belong together, whichever rows they stand in, and so do single answers of nobody in particular.
    const isPooled = speaker.respondent.startsWith(counted ? ANONYMOUS : NOBODY);
    const respondent = isPooled ? '' : speaker.respondent;
    const key = JSON.stringify([speaker.city, speaker.period, speaker.group, respondent]);
    const found = piles.get(key) ?? {
      speaker: { ...speaker, respondent: respondent === '' ? speaker.group : respondent },
      answers: [],
      open: [],
    };
    piles.set(key, found);
    return found;
  };
  for (const answer of answers) pileOf(answer, answer.counted).answers.push(answer);
  for (const words of open) pileOf(words, false).open.push(words);
  const order = orderOf(instrument);
  const findings: Finding[] = [];
  let refused = 0;
  const taken = new Map<string, number>();
  const sheets = [...piles.values()].map((pile): SheetDocument => {
    const { speaker } = pile;
    const id = speaker.respondent.startsWith(ANONYMOUS) ? unique(nameOf(pile, rowIds), speaker, taken) : speaker.respondent;
    const byId = new Map<string, SheetAnswer>();
    for (const [indicator, list] of grouped(pile.answers)) {
      const made = answerOf(list, instrument);
      if (made !== undefined) byId.set(indicator, made);
      else {
        findings.push(finding('answers/no-sheet-for-counts', list[0]!.place, { indicator }));
        refused += list.reduce((sum, a) => sum + a.n, 0);
      }
    }
    for (const { question, text } of pile.open) {
      const before = byId.get(question)?.value;
      byId.set(question, { value: before === undefined ? text : `${String(before)}\n${text}` });
    }
    const known = cities.get(speaker.city);
    return {
      city: { id: speaker.city, name: known?.name, province: known?.province },
      period: speaker.period,
      instrument: { id: instrument.id, version: instrument.version },
      respondent: { id, name: first(pile, (s) => s.respondentName), group: speaker.group, agency: first(pile, (s) => s.agency) },
      taken: latest([...pile.answers, ...pile.open]),
      answers: new Map([...byId].sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || compareUtf8(a, b))),
    };
  });
  return { sheets, findings, refused };
}

function grouped(answers: readonly Answer[]): Map<string, Answer[]> {
  const found = new Map<string, Answer[]>();
  for (const answer of answers) {
    const list = found.get(answer.indicator);
    if (list === undefined) found.set(answer.indicator, [answer]);
    else list.push(answer);
  }
  return found;
}

/** One answer of a sheet; undefined for counts whose states of proof differ, since a sheet has one state for all votes of an answer. */
function answerOf(list: readonly Answer[], instrument: Instrument): SheetAnswer | undefined {
  const of = (from: (a: Answer) => string | undefined): string | undefined => {
    const said = distinct(list.map(from).filter((t) => t !== undefined));
    return said.length === 0 ? undefined : said.join('\n');
  };
  const documents = distinct(list.flatMap((a) => a.documents));
  const rated = list.filter((a) => !isMissingCode(a.value));
  const proof = rated[0]?.proof ?? 'none';
  const beside = {
    evidence:
      documents.length === 0 ? undefined : documents.map(({ title, file, sha256: sum, state }) => ({ title, file, sha256: sum, state })),
    proof: proof === bestProof(documents.map((d) => d.state)) ? undefined : proof,
    note: of((a) => a.note),
    due: of((a) => a.due),
  };
  if (list.length > 1 || list[0]!.counted) {
    if (rated.some((a) => a.proof !== proof)) return undefined;
    const votes = new Map<string, number>();
    for (const { value, n } of list) if (n > 0) votes.set(value, (votes.get(value) ?? 0) + n);
    return { votes: Object.fromEntries([...votes].sort(([a], [b]) => compareUtf8(a, b))), ...beside, reason: of((a) => a.reason) };
  }
  const { value, indicator } = list[0]!;
  const reason = of((a) => a.reason);
  return {
    value: sheetValue(value, indicator, instrument),
    ...beside,
    reason: value === 'not-applicable' ? (reason ?? pick(NO_REASON, instrument.languages[0] === 'en' ? 'en' : 'id')) : reason,
  };
}

const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((t) => [JSON.stringify(t), t])).values()];

/** A table may leave out why something does not apply, a sheet may not; what it says then is the truth. */
const NO_REASON = { id: 'Alasan tidak disebutkan', en: 'No reason given' };

/** A canonical value as a sheet writes it: numbers as numbers, a checklist as a list. */
function sheetValue(value: string, id: string, instrument: Instrument): string | number | readonly string[] {
  if (isMissingCode(value)) return value;
  switch (instrument.indicators.get(id)?.type) {
    case 'level':
    case 'number':
      return Number(value);
    case 'checklist':
      return value === NONE ? NONE : value.split(' ');
    default:
      return value;
  }
}

/** What a row without a name is called: its group, and eight digits of the tool's own id, or of what it says. */
function nameOf({ speaker, answers, open }: Pile, rowIds: ReadonlyMap<string, string>): string {
  const given = rowIds.get(speaker.respondent);
  const said = [
    ...answers.map((a) => [a.indicator, a.value, a.proof, a.note ?? '', a.reason ?? '']),
    ...open.map((o) => [o.question, o.text]),
  ];
  const text = given ?? JSON.stringify([speaker.agency ?? '', speaker.taken ?? '', said.map((s) => s.join('\u0000')).sort(compareUtf8)]);
  return `${speaker.group}-${sha256(text).slice('sha256:'.length, 'sha256:'.length + 8)}`;
}

/** Whether an id was made up for a respondent without a name; nobody expects those by name. */
export const isUnnamed = (id: string, group: string): boolean =>
  id.startsWith(ANONYMOUS) || (id.startsWith(`${group}-`) && /^[0-9a-f]{8}(-\d+)?$/.test(id.slice(group.length + 1)));

/** Two rows that say the same are two respondents. */
function unique(name: string, { city, period }: Speaker, taken: Map<string, number>): string {
  const key = JSON.stringify([city, period, name]);
  const n = (taken.get(key) ?? 0) + 1;
  taken.set(key, n);
  return n === 1 ? name : `${name}-${n}`;
}

const first = ({ answers, open }: Pile, of: (s: Speaker) => string | undefined): string | undefined =>
  [...answers, ...open].map(of).find((t) => t !== undefined);

function latest(said: readonly Speaker[]): string | undefined {
  let found: string | undefined;
  const at = (taken: string): number => readMoment(taken) ?? 0;
  for (const { taken } of said) if (taken !== undefined && (found === undefined || at(taken) > at(found))) found = taken;
  return found;
}

/** Questions in the order of the instrument. */
function orderOf(instrument: Instrument): ReadonlyMap<string, number> {
  const ids = [...branches(instrument.root)].flatMap((b) => [
    ...b.children.filter((c) => c.kind === 'indicator').map((c) => c.id),
    ...b.open.map((q) => q.id),
  ]);
  return new Map(ids.map((id, i) => [id, i]));
}
