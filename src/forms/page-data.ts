import { buildModel, type Model, type Prior } from '../interview/model.ts';
import { freeze, thaw } from '../interview/snapshot.ts';
import type { ProfileValue } from '../rubric/instrument.ts';
import type { Lang } from '../text/lang.ts';
import type { Questionnaire } from './questionnaire.ts';
import { cutToShare } from './share.ts';

/** What a page carries along: everything an interview needs, as plain JSON. */
export interface PageData {
  readonly format: 'siapkota/form@1';
  readonly instrument: string;
  /** What is asked, in this order: a letter may ask less than the whole share. */
  readonly asked: readonly string[];
  readonly tier: Model['tier'];
  readonly city: Model['city'];
  readonly period: string;
  readonly profile: readonly (readonly [string, ProfileValue])[];
  readonly targets: readonly (readonly [string, number])[];
  readonly speaker: Model['speaker'];
  readonly prior: readonly (readonly [string, Omit<Prior, 'votes'>])[];
  readonly lang: Lang;
  readonly due: string | undefined;
  readonly product: string;
}

export function packPage({ model, lang, due, product }: Questionnaire): PageData {
  const { instrument, tier, city, period, profile, targets, speaker, items, prior } = model;
  const asked = items.map((item) => item.id);
  return {
    format: 'siapkota/form@1',
    instrument: freeze(cutToShare(instrument, asked)),
    asked,
    tier,
    city,
    period,
    profile: [...profile],
    targets: [...targets],
    speaker,
    // A show of hands of last time is no one's answer to keep.
    prior: [...prior].flatMap(([id, { votes, ...said }]) => (votes === undefined ? [[id, said] as const] : [])),
    lang,
    due,
    product,
  };
}

/** @returns undefined where the data is damaged */
export function unpackModel(data: PageData): Model | undefined {
  const instrument = thaw(data.instrument);
  if (instrument === undefined) return undefined;
  const { tier, city, period, speaker } = data;
  const model = buildModel({
    instrument,
    tier,
    // JSON leaves out what is undefined.
    city: { id: city.id, name: city.name, province: city.province },
    period,
    profile: new Map(data.profile),
    targets: new Map(data.targets),
    speaker: { respondent: speaker.respondent, name: speaker.name, group: speaker.group, agency: speaker.agency },
    prior: new Map(data.prior),
    elsewhere: new Map(),
  });
  const byId = new Map(model.items.map((item) => [item.id, item]));
  const items = data.asked.flatMap((id) => byId.get(id) ?? []);
  return { ...model, items, position: new Map(items.map((item, i) => [item.id, i])) };
}
