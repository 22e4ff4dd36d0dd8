import type { SheetAnswer, SheetDocument } from '../answers/write.ts';
import { branches, type Instrument } from '../rubric/instrument.ts';
import { NONE } from '../rubric/vocabulary.ts';
import { type Doc, type Entry, isSettled } from './facts.ts';

/**
 * The sheet of an interview: what the journal says, as a file that can be read, mailed and scored like any other.
 * @param moment how a time is written, so that the time zone is the caller's
 * @returns undefined where the journal has not begun
 */
export function sheetOf(doc: Doc, instrument: Instrument, moment: (iso: string) => string = (iso) => iso): SheetDocument | undefined {
  const { start } = doc;
  if (start === undefined) return undefined;
  const answers = new Map<string, SheetAnswer>();
  for (const id of idsInOrder(doc, instrument)) {
    const entry = doc.entries.get(id)!;
    const answer = answerOf(entry, id, instrument);
    if (answer !== undefined) answers.set(id, answer);
  }
  return {
    city: { id: start.city, name: start.cityName, province: start.province },
    period: start.period,
    instrument: { id: start.instrument, version: doc.version },
    respondent: { id: start.respondent, name: start.name, group: start.group, agency: start.agency },
    taken: doc.last === undefined ? undefined : moment(lastAnswer(doc)),
    answers,
  };
}

/** When the last answer was given; the beginning where there is none yet. A later look at the journal does not make answers younger. */
const lastAnswer = (doc: Doc): string => doc.answered ?? doc.start!.at;

/** Questions in the order of the instrument; what it does not know comes last, in the order of the journal. */
function idsInOrder(doc: Doc, instrument: Instrument): string[] {
  const known = [...branches(instrument.root)].flatMap((b) => [
    ...b.children.filter((c) => c.kind === 'indicator').map((c) => c.id),
    ...b.open.map((q) => q.id),
  ]);
  const order = new Map(known.map((id, i) => [id, i]));
  return [...doc.entries.keys()]
    .map((id, i) => ({ id, at: order.get(id) ?? known.length + i }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
}

function answerOf(entry: Entry, id: string, instrument: Instrument): SheetAnswer | undefined {
  const evidence =
    entry.documents.length === 0 ? undefined : entry.documents.map(({ title, file, sha256, state }) => ({ title, file, sha256, state }));
  const beside = { evidence, note: entry.note };
  if (!isSettled(entry)) return evidence === undefined && entry.note === undefined ? undefined : beside;
  if (entry.votes !== undefined) return { votes: entry.votes, ...beside };
  if (entry.missing !== undefined) return { value: entry.missing.code, ...beside, reason: entry.missing.reason, due: entry.missing.due };
  return { value: sheetValue(entry.value!, id, instrument), ...beside };
}

/** A canonical value as a sheet writes it: numbers as numbers, a checklist as a list. */
function sheetValue(value: string, id: string, instrument: Instrument): string | number | readonly string[] {
  const indicator = instrument.indicators.get(id);
  switch (indicator?.type) {
    case 'level':
    case 'number':
      return Number(value);
    case 'checklist':
      return value === NONE ? NONE : value.split(' ');
    default:
      return value;
  }
}
