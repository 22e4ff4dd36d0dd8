import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Answer, Reading } from '../../answers/answer.ts';
import { readInput } from '../../answers/input.ts';
import { PLAIN_READING } from '../../answers/read.ts';
import { readSheet } from '../../answers/sheet.ts';
import { readAssessmentFile } from '../../answers/siapkota.ts';
import type { Value } from '../../assess/aggregate.ts';
import { assess } from '../../assess/assess.ts';
import { assessedLeaves, type Case, type CityAssessment } from '../../assess/types.ts';
import type { Body } from '../../interview/facts.ts';
import { buildModel, itemsFor, type Model, type Prior, type Speaker } from '../../interview/model.ts';
import { agenda } from '../../interview/review.ts';
import { indicatorsIn } from '../../rubric/condition.ts';
import { openYaml } from '../../rubric/files.ts';
import { type Instrument, isScored, type Tier } from '../../rubric/instrument.ts';

import { canonicalise, scoreOf } from '../../rubric/types/index.ts';
import { isMissingCode } from '../../rubric/vocabulary.ts';
import { tallyOf } from '../../tally/collect.ts';
import { readMoment } from '../../text/moment.ts';
import { answerFilesBelow, gather } from '../inputs/inputs.ts';
import type { Workspace } from '../inputs/workspace.ts';
import { exists, nodeFiles, shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';

export interface ModelOptions {
  readonly instrument: Instrument;
  readonly speaker: Speaker;
  readonly tier: Tier;
  readonly review: boolean;
  /** The city and period that are asked about. */
  readonly own: Case;
}

/** Everything around an interview: what is asked, last year's answers, what others said. */
export async function modelFor(options: ModelOptions, workspace: Workspace, terminal: Terminal): Promise<Model> {
  const { instrument, speaker, tier, review, own } = options;
  const others = review || asksAboutOthers(instrument, speaker, tier) ? await whatOthersSaid(workspace, options, terminal) : undefined;
  return buildModel({
    instrument,
    tier,
    city: { id: own.city, name: own.name, province: own.province },
    period: own.period,
    profile: own.profile,
    targets: own.targets,
    speaker,
    prior: await priorAnswers(workspace, instrument, speaker, own.city),
    elsewhere: new Map(
      (others === undefined ? [] : assessedLeaves(others.city.index)).map((n): [string, Value] => [
        n.id,
        n.state === 'not-applicable' ? 'not-applicable' : (n.values.answered ?? 'missing'),
      ]),
    ),
    review: review && others !== undefined ? agenda(instrument, others.city, others.answers) : undefined,
  });
}

/** Whether a condition of what is asked looks at an indicator: only then are the other sheets read. */
const asksAboutOthers = (instrument: Instrument, speaker: Speaker, tier: Tier): boolean =>
  itemsFor(instrument, speaker, tier).some(
    (item) => item.kind === 'indicator' && item.indicator.when !== undefined && indicatorsIn(item.indicator.when).length > 0,
  );

async function whatOthersSaid(
  workspace: Workspace,
  { instrument, tier, speaker, own }: ModelOptions,
  terminal: Terminal,
): Promise<{ city: CityAssessment; answers: readonly Answer[] }> {
  const gathered = await gather(
    [],
    { ...workspace, instrument },
    { set: [], trustProof: false, city: own.city, period: own.period },
    terminal,
  );
  const answers = gathered.answers.filter((a) => !(a.group === speaker.group && a.respondent === speaker.respondent));
  const { cities } = assess(instrument, tallyOf(answers), { tier, seed: 1, always: [own], caseOf: () => own });
  return { city: cities.find((c) => c.case.city === own.city && c.case.period === own.period) ?? cities[0]!, answers };
}

/** What the same respondent answered in the previous assessment, read with today's instrument, so that renamed indicators are found. */
export async function priorAnswers(
  workspace: Workspace,
  instrument: Instrument,
  speaker: Speaker,
  city: string = workspace.own!.city,
): Promise<ReadonlyMap<string, Prior>> {
  const prior = new Map<string, Prior>();
  const { file } = workspace;
  if (file?.previous === undefined) return prior;
  const path = nodeFiles.resolve(file.source.file, file.previous);
  const source = exists(path) ? openYaml(path, nodeFiles, undefined, () => {}) : undefined;
  const last = source === undefined ? undefined : readAssessmentFile(source, () => {});
  if (last === undefined) return prior;
  const readings: Reading[] = [];
  for (const answerFile of await answerFilesBelow(resolve(dirname(resolve(path)), last.answers))) {
    readings.push(
      readInput({ file: shown(answerFile), bytes: readFileSync(answerFile) }, instrument, {
        ...PLAIN_READING,
        set: { city: last.city, period: last.period },
      }),
    );
  }
  const mine = (a: { respondent: string; group: string; city: string }): boolean =>
    a.respondent === speaker.respondent && a.group === speaker.group && a.city === city;
  for (const a of readings.flatMap((r) => r.answers)) {
    if (!mine(a) || isMissingCode(a.value)) continue;
    const before = prior.get(a.indicator);
    if (a.counted)
      prior.set(a.indicator, { period: last.period, votes: new Map([...(before?.votes ?? []), [a.value, a.n]]), note: a.note });
    else prior.set(a.indicator, { period: last.period, value: a.value, note: a.note });
  }
  for (const o of readings.flatMap((r) => r.open)) if (mine(o)) prior.set(o.question, { period: last.period, value: o.text });
  return prior;
}

/** What a sheet that stands there without a journal already says, as facts, and when it was said: an interview goes on from it. */
export function factsOfSheet(
  path: string,
  instrument: Instrument,
  speaker: Speaker,
): { readonly said: readonly Body[]; readonly taken: number | undefined } {
  if (!exists(path)) return { said: [], taken: undefined };
  const text = readFileSync(path, 'utf8');
  const reading = readSheet(shown(path), text, instrument, PLAIN_READING);
  const bodies: Body[] = [];
  const votes = new Map<string, Record<string, number>>();
  for (const a of reading.answers) {
    if (a.respondent !== speaker.respondent) continue;
    const id = a.indicator;
    const fresh = !bodies.some((b) => 'id' in b && b.id === id);
    if (a.counted) votes.set(id, { ...votes.get(id), [a.value]: a.n });
    else if (isMissingCode(a.value)) bodies.push({ t: 'missing', id, code: a.value, reason: a.reason, due: a.due });
    else bodies.push({ t: 'answer', id, value: a.value, via: 'sheet' });
    if (!fresh) continue;
    if (a.note !== undefined) bodies.push({ t: 'note', id, text: a.note });
    for (const { title, file, sha256, state } of a.documents) bodies.push({ t: 'proof', id, title, file, sha256, state });
  }
  for (const [id, counts] of votes) bodies.push({ t: 'votes', id, votes: counts });
  for (const o of reading.open)
    if (o.respondent === speaker.respondent) bodies.push({ t: 'answer', id: o.question, value: o.text, via: 'sheet' });
  const raw = rawSheet(text);
  const said = [...bodies, ...besideNothing(raw.answers, instrument, new Set(reading.answers.map((a) => a.indicator)))];
  return { said, taken: typeof raw.taken === 'string' ? readMoment(raw.taken) : undefined };
}

function rawSheet(text: string): { readonly answers?: unknown; readonly taken?: unknown } {
  try {
    return (parse(text) as { answers?: unknown; taken?: unknown } | null) ?? {};
  } catch {
    return {};
  }
}

/** Notes and proof beside no answer: to a question that was left open, and to one in words. Nobody scores them, but they were written down. */
function besideNothing(answers: unknown, instrument: Instrument, rated: ReadonlySet<string>): Body[] {
  return Object.entries(isMap(answers) ? answers : {}).flatMap(([id, said]): Body[] => {
    if (!isMap(said) || rated.has(id) || !(instrument.indicators.has(id) || instrument.open.has(id))) return [];
    const note: Body[] = typeof said.note === 'string' && said.note !== '' ? [{ t: 'note', id, text: said.note }] : [];
    const documents = (Array.isArray(said.evidence) ? said.evidence : []).filter(isMap).map((d): Body => {
      const [title, file, sha256] = [d.title, d.file, d.sha256].map((text) => (typeof text === 'string' ? text : undefined));
      return { t: 'proof', id, title, file, sha256, state: d.state === 'none' ? 'none' : 'sent' };
    });
    return [...note, ...documents];
  });
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Moving an interview to a newer instrument: old ids through `formerly`, and what no longer fits is asked anew. */
export function upgradeOf(
  entries: ReadonlyMap<string, { readonly value?: string | undefined; readonly votes?: Readonly<Record<string, number>> | undefined }>,
  instrument: Instrument,
): Extract<Body, { t: 'upgrade' }> {
  const renamed: [string, string][] = [];
  const dropped: string[] = [];
  for (const [id, { value, votes }] of entries) {
    const today = instrument.indicators.has(id) || instrument.open.has(id) ? id : instrument.formerly.get(id);
    if (today === undefined) continue;
    if (today !== id) renamed.push([id, today]);
    const indicator = instrument.indicators.get(today);
    if (indicator === undefined || !isScored(indicator)) continue;
    const fits = (text: string): boolean => {
      if (isMissingCode(text)) return true;
      const read = canonicalise(indicator.type === 'number' ? Number(text) : text, indicator, {
        scale: instrument.scale,
        style: { comma: false },
      });
      return 'value' in read && scoreOf(indicator, read.value, instrument.scale) !== undefined;
    };
    if ([...(value === undefined ? [] : [value]), ...Object.keys(votes ?? {})].some((text) => !fits(text))) dropped.push(id);
  }
  return { t: 'upgrade', version: instrument.version, digest: instrument.digest, renamed, dropped };
}
