import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { checkSchema } from '../rubric/check.ts';
import {
  branches,
  type Instrument,
  ordinaryGroup,
  type Profile,
  type ProfileFact,
  type ProfileValue,
  type Tier,
} from '../rubric/instrument.ts';
import { fits } from '../rubric/lint/conditions.ts';
import type { YamlSource } from '../rubric/source.ts';
import { readMoment } from '../text/moment.ts';
import type { ExpectedRespondent } from './answer.ts';
import validateSiapkota from './schema/siapkota.validate.js';
import { idAt } from './sheet.ts';

/** siapkota.yaml before the instrument is known. */
export interface AssessmentFile {
  readonly source: YamlSource;
  /** What of it fits its schema. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly instrument: string;
  readonly city: string;
  readonly name: string | undefined;
  readonly province: string | undefined;
  readonly period: string;
  readonly tier: Tier;
  readonly answers: string;
  readonly previous: string | undefined;
  readonly cities: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What siapkota.yaml says by itself; undefined, and told, where city or instrument are missing. */
export function readAssessmentFile(source: YamlSource, report: (f: Finding) => void): AssessmentFile | undefined {
  const checked = checkSchema(validateSiapkota, source);
  for (const f of checked.findings) report(f);
  const data = checked.sound.data;
  if (!isMap(data) || !isMap(data.city) || typeof data.instrument !== 'string') return undefined;
  const city = idAt(data.city.id, ['city', 'id'], source, report);
  if (city === undefined) return undefined;
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    source,
    data,
    instrument: data.instrument,
    city,
    name: text(data.city.name),
    province: text(data.city.province),
    period: typeof data.period === 'number' ? (source.written(['period']) ?? String(data.period)) : (text(data.period) ?? ''),
    tier: data.tier === 'core' ? 'core' : 'full',
    answers: text(data.answers) ?? 'answers/',
    previous: text(data.previous),
    cities: text(data.cities),
  };
}

/** The parts that only mean something beside an instrument. */
export interface AssessmentFacts {
  readonly profile: Profile;
  readonly targets: ReadonlyMap<string, number>;
  readonly expected: readonly ExpectedRespondent[];
}

export function readAssessmentFacts(
  { source, data }: AssessmentFile,
  instrument: Instrument,
  report: (f: Finding) => void,
): AssessmentFacts {
  return {
    profile: readProfile(data, source, instrument, report),
    targets: readTargets(data, source, instrument, report),
    expected: readExpected(data, source, instrument, report),
  };
}

function readProfile(data: Raw, source: YamlSource, instrument: Instrument, report: (f: Finding) => void): Profile {
  const profile = new Map<string, ProfileValue>();
  for (const [id, value] of Object.entries(isMap(data.profile) ? data.profile : {})) {
    const fact = instrument.profile.get(id);
    if (fact === undefined)
      report(finding('answers/unknown-profile-fact', source.atKey(['profile', id]), { id, near: nearest(id, instrument.profile.keys()) }));
    else if (!fits(value as ProfileValue, fact))
      report(finding('answers/bad-profile-value', source.at(['profile', id]), { id, value: String(value), type: factType(fact) }));
    else profile.set(id, value as ProfileValue);
  }
  return profile;
}

export const factType = (fact: ProfileFact): string => (fact.options.length > 0 ? fact.options.map((o) => o.id).join(' | ') : fact.type);

function readTargets(data: Raw, source: YamlSource, instrument: Instrument, report: (f: Finding) => void): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  for (const [id, value] of Object.entries(isMap(data.targets) ? data.targets : {})) {
    const problem = targetProblem(id, value, instrument);
    if (problem === 'unknown')
      report(finding('answers/unknown-target', source.atKey(['targets', id]), { id, near: nearest(id, targetIds(instrument)) }));
    else if (problem === 'value')
      report(
        finding('answers/bad-target', source.at(['targets', id]), {
          id,
          value: String(value),
          min: instrument.scale.min,
          max: instrument.scale.max,
        }),
      );
    else targets.set(id, value as number);
  }
  return targets;
}

/** What is wrong with a target, or undefined. */
export function targetProblem(id: string, value: unknown, instrument: Instrument): 'unknown' | 'value' | undefined {
  if (!targetIds(instrument).has(id)) return 'unknown';
  return typeof value === 'number' && value >= instrument.scale.min && value <= instrument.scale.max ? undefined : 'value';
}

const idsOf = new WeakMap<Instrument, ReadonlySet<string>>();

/** Everything that can have a target: indicators, sections, rubrics, the instrument. */
function targetIds(instrument: Instrument): ReadonlySet<string> {
  const known = idsOf.get(instrument);
  if (known !== undefined) return known;
  const made = new Set([...[...branches(instrument.root)].map((b) => b.id), ...instrument.indicators.keys()]);
  idsOf.set(instrument, made);
  return made;
}

function readExpected(data: Raw, source: YamlSource, instrument: Instrument, report: (f: Finding) => void): ExpectedRespondent[] {
  const expected: ExpectedRespondent[] = [];
  const ids = new Set<string>();
  (Array.isArray(data.respondents) ? data.respondents : []).forEach((raw: unknown, i) => {
    if (!isMap(raw)) return;
    const at = (key: string) => source.at(['respondents', i, key]);
    const id = idAt(raw.id, ['respondents', i, 'id'], source, report);
    if (id === undefined) return;
    if (ids.has(id)) report(finding('rubric/duplicate-id', at('id'), { id }));
    const group = typeof raw.group === 'string' ? raw.group : ordinaryGroup(instrument);
    if (!instrument.groups.has(group)) {
      const known = [...instrument.groups.keys()];
      report(finding('answers/unknown-group', at('group'), { id: group, known, near: nearest(group, known) }));
      return;
    }
    const agency = typeof raw.agency === 'string' ? raw.agency : undefined;
    if (agency !== undefined && instrument.agencies.size > 0 && !instrument.agencies.has(agency)) {
      report(finding('answers/unknown-agency', at('agency'), { id: agency, near: nearest(agency, instrument.agencies.keys()) }));
    }
    const due = typeof raw.due === 'string' ? raw.due : undefined;
    if (due !== undefined && readMoment(due) === undefined) report(finding('answers/bad-date', at('due'), { where: 'due', value: due }));
    ids.add(id);
    expected.push({
      id,
      name: typeof raw.name === 'string' ? raw.name : undefined,
      group,
      agency,
      due: due !== undefined && readMoment(due) !== undefined ? due : undefined,
    });
  });
  return expected;
}
