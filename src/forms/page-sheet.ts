import { type Body, type Doc, entryOf, isSettled } from '../interview/facts.ts';
import type { Item, Model } from '../interview/model.ts';
import { sheetOf } from '../interview/sheet.ts';
import { PROOFS, type Proof } from '../rubric/instrument.ts';
import { canonicalCriteria } from '../rubric/types/checklist.ts';
import { canonicalise } from '../rubric/types/index.ts';
import { isMissingCode, NONE } from '../rubric/vocabulary.ts';

/** What a form hands back: a sheet as JSON, which is read wherever a YAML sheet is. `''` where nothing was begun. */
export function sheetText(doc: Doc, model: Model, moment: (iso: string) => string): string {
  const sheet = sheetOf(doc, model.instrument, moment);
  if (sheet === undefined) return '';
  return `${JSON.stringify({ ...sheet, answers: Object.fromEntries(sheet.answers) }, undefined, 2)}\n`;
}

/** How many answers a sheet of this moment would hold. */
export const answerCount = (doc: Doc): number => [...doc.entries.values()].filter(isSettled).length;

/** Why a file is not taken. */
export type Refused = 'no-sheet' | 'other-city' | 'other-respondent';

/**
 * A sheet that this form, or an interview, once wrote, as facts to go on from. What is not an answer of this form's instrument is left
 * out and counted.
 */
export function factsOfText(
  text: string,
  model: Model,
  doc: Doc,
): { readonly bodies: readonly Body[]; readonly left: number } | { readonly refused: Refused } {
  const sheet = parse(text);
  if (sheet === undefined) return { refused: 'no-sheet' };
  if (textIn(sheet.city, 'id') !== model.city.id || String(sheet.period ?? '') !== model.period) return { refused: 'other-city' };
  const { respondent, group } = model.speaker;
  if (textIn(sheet.respondent, 'group') !== group || (respondent !== '' && textIn(sheet.respondent, 'id') !== respondent))
    return { refused: 'other-respondent' };
  // Whoever is not named in the form is named in the file, and stays the same person on another device.
  const id = textIn(sheet.respondent, 'id');
  const bodies: Body[] = respondent === '' && id !== undefined ? [startOf(model, id, textIn(sheet.respondent, 'name'))] : [];
  let left = 0;
  for (const [id, raw] of Object.entries(isMap(sheet.answers) ? sheet.answers : {})) {
    const at = model.position.get(id);
    const found = at === undefined ? undefined : bodiesOf(model.items[at]!, raw, model, doc);
    if (found === undefined) left++;
    else bodies.push(...found);
  }
  return { bodies, left };
}

/** Answers of a journal that an instrument of today cannot take any more; they are asked anew. */
export function outgrown(doc: Doc, model: Model): string[] {
  return [...doc.entries].flatMap(([id, entry]) => {
    const at = model.position.get(id);
    const fits = at !== undefined && (entry.value === undefined || valueBody(model.items[at]!, entry.value, model) !== undefined);
    return fits || !isSettled(entry) ? [] : [id];
  });
}

/** Who an unnamed member of a group is in the sheet handed back. */
export const startOf = (model: Model, respondent: string, name: string | undefined): Extract<Body, { t: 'start' }> => ({
  t: 'start',
  city: model.city.id,
  cityName: model.city.name,
  province: model.city.province,
  period: model.period,
  respondent,
  name,
  group: model.speaker.group,
  agency: model.speaker.agency,
  instrument: model.instrument.id,
  version: model.instrument.version,
  digest: model.instrument.digest,
});

function bodiesOf(item: Item, raw: unknown, model: Model, doc: Doc): Body[] | undefined {
  const { id } = item;
  const full = isMap(raw) ? raw : { value: raw };
  if (full.votes !== undefined) return undefined;
  const bodies: Body[] = [];
  const { value } = full;
  if (value !== undefined) {
    const reason = textIn(full, 'reason');
    if (typeof value === 'string' && isMissingCode(value) && item.kind === 'indicator' && item.indicator.type !== 'text') {
      if (value === 'not-applicable' && reason === undefined) return undefined;
      bodies.push({ t: 'missing', id, code: value, reason, due: textIn(full, 'due') });
    } else {
      const body = valueBody(item, value, model);
      if (body === undefined) return undefined;
      bodies.push(body);
    }
  }
  const note = textIn(full, 'note');
  if (note !== undefined) bodies.push({ t: 'note', id, text: note });
  for (const proof of Array.isArray(full.evidence) ? full.evidence : []) {
    if (!isMap(proof)) continue;
    const [title, file, sha256] = [textIn(proof, 'title'), textIn(proof, 'file'), textIn(proof, 'sha256')];
    // The same file opened twice adds nothing.
    if (entryOf(doc, id).documents.some((d) => d.title === title && d.file === file)) continue;
    bodies.push({ t: 'proof', id, title, file, sha256, state: stateOf(proof.state, model) });
  }
  return bodies;
}

/** Verdicts are for those who may give them; from anybody else a document was handed in or only named. */
function stateOf(said: unknown, { instrument, speaker }: Model): Proof {
  const judges = instrument.groups.get(speaker.group)?.authority !== undefined;
  const known = PROOFS.find((p) => p === said) ?? 'sent';
  return judges || known === 'none' ? known : 'sent';
}

function valueBody(item: Item, value: unknown, model: Model): Body | undefined {
  const answer = (text: string): Body => ({ t: 'answer', id: item.id, value: text, via: 'sheet' });
  if (item.kind === 'open' || item.indicator.type === 'text') return typeof value === 'string' ? answer(value) : undefined;
  const { indicator } = item;
  const list = Array.isArray(value) ? value.map(String) : undefined;
  if (indicator.type === 'checklist') {
    const met = list ?? (value === NONE ? [] : String(value).split(' '));
    return met.every((id) => indicator.criteria.some((c) => c.id === id)) ? answer(canonicalCriteria(new Set(met))) : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const cell = indicator.type === 'number' ? Number(value) : String(value);
  const read = canonicalise(cell, indicator, { scale: model.instrument.scale, style: { comma: false } });
  return 'refused' in read ? undefined : answer(read.value);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) && isMap(value.answers) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(map: unknown, key: string): string | undefined {
  const value = isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
