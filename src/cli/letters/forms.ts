import type { ExpectedRespondent } from '../../answers/answer.ts';
import { forms } from '../../forms/formats.ts';
import { itemsOf, type Questionnaire } from '../../forms/questionnaire.ts';
import { buildModel, type Speaker } from '../../interview/model.ts';
import type { Facts } from '../../report/facts.ts';
import { isAsked, ordinaryGroup } from '../../rubric/instrument.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { words } from '../../text/lang.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { safeName } from '../interview/journal-sheets.ts';
import type { Party } from '../status/parties.ts';
import { isAnswerDebt } from './letter.ts';

const say = words({ id: { suffix: 'formulir' }, en: { suffix: 'form' } });

/** A form that goes with a letter: the questions that one respondent still owes, and nothing that is answered. */
export interface LetterForm {
  readonly name: string;
  readonly form: Questionnaire;
}

/** The forms of a party's letter: one for each respondent of an agency. None where only documents are owed. */
export function formsFor(party: Party, f: Facts, workspace: Workspace): LetterForm[] {
  if (workspace.own === undefined) return [];
  const owed = new Set(party.debts.filter(isAnswerDebt).map((d) => d.leaf.id));
  const made: LetterForm[] = [];
  const covered = new Set<string>();
  for (const expected of f.expected.filter((e) => belongsTo(e, party))) {
    const ids = new Set([...owed].filter((id) => owes(expected, id, f)));
    for (const id of ids) covered.add(id);
    made.push(
      ...formOf(
        { respondent: expected.id, name: expected.name, group: expected.group, agency: expected.agency },
        ids,
        expected.due,
        f,
        workspace,
      ),
    );
  }
  const left = new Set([...owed].filter((id) => !covered.has(id)));
  if (party.kind === 'agency' && left.size > 0) {
    const speaker: Speaker = { respondent: party.id, name: party.title, group: groupFor(party, f), agency: party.id };
    made.push(...formOf(speaker, left, party.due, f, workspace).filter(({ name }) => made.every((m) => m.name !== name)));
  }
  return made;
}

/** The bytes of a form as a spreadsheet. */
export async function writeForm({ form }: LetterForm): Promise<string | Uint8Array> {
  return (await forms.xlsx.load())(form);
}

const belongsTo = (e: ExpectedRespondent, party: Party): boolean =>
  party.kind === 'agency' ? e.agency === party.id : e.agency === undefined && e.id === party.id;

function owes(expected: ExpectedRespondent, id: string, f: Facts): boolean {
  const { indicator } = f.leafById.get(id)!.leaf;
  const settled = (f.said.get(id) ?? []).some(
    (a) => a.respondent === expected.id && a.group === expected.group && (!isMissingCode(a.value) || a.value === 'not-applicable'),
  );
  return !settled && isAsked(indicator, expected, f.instrument, f.assessment.tier);
}

/** The group in which an agency that nobody listed would answer: that of the other agencies, else the instrument's first ordinary one. */
function groupFor(party: Party, f: Facts): string {
  const said = [...f.answers, ...f.expected].find((s) => s.agency === party.id) ?? f.expected.find((e) => e.agency !== undefined);
  return said?.group ?? ordinaryGroup(f.instrument);
}

function formOf(speaker: Speaker, ids: ReadonlySet<string>, due: string | undefined, f: Facts, workspace: Workspace): LetterForm[] {
  const own = workspace.own!;
  const model = buildModel({
    instrument: workspace.instrument,
    tier: workspace.tier,
    city: { id: own.city, name: own.name, province: own.province },
    period: f.city.case.period,
    profile: own.profile,
    targets: own.targets,
    speaker,
    prior: new Map(),
    elsewhere: new Map(),
  });
  const items = model.items.filter((item) => ids.has(item.id));
  const position = new Map(items.map((item, i) => [item.id, i]));
  const form: Questionnaire = { model: { ...model, items, position }, lang: f.lang, due, product: f.product };
  return itemsOf(form).length === 0 ? [] : [{ name: `${safeName(speaker.respondent)}-${say[f.lang].suffix}.xlsx`, form }];
}
