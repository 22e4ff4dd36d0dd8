import { type Finding, finding } from '../finding/finding.ts';
import { type LocalText, wordings } from '../text/lang.ts';
import { readCondition } from './condition.ts';
import { digestOf } from './digest.ts';
import type {
  Aggregate,
  Band,
  Branch,
  Citation,
  EvidenceRule,
  Group,
  Indicator,
  IndicatorType,
  Instrument,
  Node,
  OpenQuestion,
  ProfileFact,
  Reference,
  Scale,
  View,
} from './instrument.ts';
import type { Layers, RubricPart } from './load.ts';
import { entriesOf, idsOf, isId, isMap, listOf, numberOr, type Raw } from './raw.ts';
import { below, type Origin, type Path, placeAt, placeOfKey } from './source.ts';
import { buildIndicator, INDICATOR_TYPES, types } from './types/index.ts';
import { isReservedAnswer, reservedIndicatorId } from './vocabulary.ts';

/** From laid-together files to the model. Parts that are broken are told and left out; defaults are filled in here and nowhere else. */
export function buildInstrument(layers: Layers, report: (f: Finding) => void): Instrument | undefined {
  return isMap(layers.source.data) ? new Builder(layers, layers.source.data, report).build() : undefined;
}

class Builder {
  readonly #layers: Layers;
  readonly #raw: Raw;
  readonly #origin: Origin;
  readonly #report: (f: Finding) => void;
  readonly #ids = new Map<string, Origin>();
  readonly #indicators = new Map<string, Indicator>();
  readonly #open = new Map<string, OpenQuestion>();
  readonly #optionSets: ReadonlyMap<string, readonly unknown[]>;
  #scale: Scale = { min: 1, max: 5, levels: new Map() };
  #aggregate: Aggregate = 'mean';

  constructor(layers: Layers, raw: Raw, report: (f: Finding) => void) {
    this.#layers = layers;
    this.#raw = raw;
    this.#origin = { source: layers.source, path: [] };
    this.#report = report;
    this.#optionSets = new Map(isMap(raw.option_sets) ? Object.entries(raw.option_sets).map(([id, list]) => [id, listOf(list)]) : []);
  }

  build(): Instrument {
    const raw = this.#raw;
    this.#scale = this.#readScale();
    this.#aggregate = (raw.aggregate as Aggregate | undefined) ?? 'mean';
    const id = String(raw.id ?? '');
    this.#claim(id, below(this.#origin, 'id'));
    this.#checkKeys();
    const rubrics = this.#layers.rubrics.map((part) => this.#rubric(part)).filter((b): b is Branch => b !== undefined);
    const root: Branch = {
      kind: 'instrument',
      id,
      title: (raw.title as LocalText) ?? id,
      weight: 1,
      aggregate: this.#aggregate,
      children: rubrics,
      open: [],
      origin: this.#origin,
    };
    const dropped = [...this.#layers.dropped.keys()];
    const model: Omit<Instrument, 'digest'> = {
      id,
      version: String(raw.version ?? ''),
      title: root.title,
      languages: idsOf(raw.languages),
      scale: this.#scale,
      bands: listOf(raw.bands)
        .filter(isMap)
        .map((b): Band => ({ from: numberOr(b.from, Number.NaN), title: b.title as LocalText })),
      target: numberOr(raw.target, this.#scale.max),
      aggregate: this.#aggregate,
      minimumCoverage: isMap(raw.coverage) ? numberOr(raw.coverage.minimum, 0) : 0,
      evidence: this.#evidenceRule(),
      headline: raw.headline === 'proven' ? 'proven' : 'answered',
      groups: this.#groups(),
      within: ((raw.consensus as Raw | undefined)?.within as Instrument['within'] | undefined) ?? 'median',
      agencies: new Map(isMap(raw.agencies) ? (Object.entries(raw.agencies) as [string, LocalText][]) : []),
      references: new Map(
        entriesOf(raw.references).map(([key, r]): [string, Reference] => [
          key,
          { id: key, title: r.title as LocalText, status: r.status as LocalText | undefined, verified: r.verified !== false },
        ]),
      ),
      profile: new Map(entriesOf(raw.profile).map(([key, fact]) => [key, readFact(key, fact)])),
      howToAnswer: raw.how_to_answer as LocalText | undefined,
      root,
      views: this.#views(),
      indicators: this.#indicators,
      open: this.#open,
      formerly: this.#formerly(),
      overrides: this.#layers.overrides,
      dropped,
    };
    // Made when it is asked for: the linter never does, and the text it is made of is as long as all rubrics together.
    const make = (): string => digestOf(this.#raw, this.#layers);
    let digest: string | undefined;
    return {
      ...model,
      get digest() {
        digest ??= make();
        return digest;
      },
    };
  }

  /** The registers are maps from id to entry; a schema that explains keys to editors cannot also name the bad one. */
  #checkKeys(): void {
    for (const register of ['groups', 'agencies', 'references', 'profile', 'option_sets']) {
      const entries = this.#raw[register];
      for (const id of Object.keys(isMap(entries) ? entries : {})) {
        if (!isId(id)) this.#report(finding('rubric/bad-id', placeOfKey(this.#origin, register, id), { id }));
      }
    }
  }

  #readScale(): Scale {
    const raw = isMap(this.#raw.scale) ? this.#raw.scale : {};
    const min = numberOr(raw.min, 1);
    const max = numberOr(raw.max, 5);
    const levels = new Map<number, LocalText>();
    for (const [key, text] of Object.entries(isMap(raw.levels) ? raw.levels : {})) {
      const level = Number(key);
      for (const word of wordings(text as LocalText)) {
        if (isReservedAnswer(word))
          this.#report(finding('rubric/reserved-id', placeAt(this.#origin, 'scale', 'levels', key), { id: word, why: 'missing code' }));
      }
      if (Number.isInteger(level) && level >= min && level <= max) levels.set(level, text as LocalText);
      else this.#report(finding('rubric/level-outside-scale', placeOfKey(this.#origin, 'scale', 'levels', key), { level: key, min, max }));
    }
    return { min, max, levels };
  }

  #evidenceRule(): EvidenceRule | undefined {
    const raw = this.#raw.evidence;
    if (!isMap(raw)) return undefined;
    return {
      requiredFrom: numberOr(raw.required_from, this.#scale.max),
      cap: numberOr(raw.cap, this.#scale.min),
      counts: raw.counts === 'accepted' ? 'accepted' : 'sent',
    };
  }

  #groups(): ReadonlyMap<string, Group> {
    const groups = new Map<string, Group>();
    const raw = isMap(this.#raw.groups) ? this.#raw.groups : {};
    for (const [id, value] of Object.entries(raw)) {
      const g = isMap(value) ? value : {};
      groups.set(id, {
        id,
        title: (g.title as LocalText) ?? id,
        weight: numberOr(g.weight, 1),
        authority: numberOr(g.authority, undefined),
      });
    }
    if (groups.size === 0)
      groups.set('respondents', { id: 'respondents', title: { id: 'Responden', en: 'Respondents' }, weight: 1, authority: undefined });
    return groups;
  }

  #claim(id: string, origin: Origin): boolean {
    const first = this.#ids.get(id);
    if (first !== undefined) {
      this.#report(finding('rubric/duplicate-id', placeAt(origin), { id }, [placeAt(first)]));
      return false;
    }
    this.#ids.set(id, origin);
    return true;
  }

  #rubric(part: RubricPart): Branch | undefined {
    const origin: Origin = { source: part.source, path: [] };
    if (!isMap(part.source.data)) return undefined;
    return this.#branch('rubric', part.source.data, origin, part.weight, part.dropped);
  }

  #branch(kind: 'rubric' | 'section', raw: Raw, origin: Origin, weight: number, dropped: ReadonlySet<string>): Branch | undefined {
    if (typeof raw.id !== 'string' || dropped.has(raw.id)) return undefined;
    this.#claim(raw.id, below(origin, 'id'));
    const children: Node[] = [];
    listOf(raw.sections).forEach((section, i) => {
      if (!isMap(section)) return;
      const child = this.#branch('section', section, below(origin, 'sections', i), numberOr(section.weight, 1), dropped);
      if (child !== undefined) children.push(child);
    });
    listOf(raw.indicators).forEach((indicator, i) => {
      if (!isMap(indicator)) return;
      const child = this.#indicator(indicator, below(origin, 'indicators', i), dropped);
      if (child !== undefined) children.push(child);
    });
    const open: OpenQuestion[] = [];
    listOf(raw.open).forEach((question, i) => {
      if (!isMap(question) || typeof question.id !== 'string' || dropped.has(question.id)) return;
      const at = below(origin, 'open', i);
      if (!this.#claim(question.id, below(at, 'id'))) return;
      const made: OpenQuestion = {
        id: question.id,
        about: question.about as OpenQuestion['about'],
        ask: question.ask as LocalText,
        origin: at,
      };
      this.#open.set(made.id, made);
      open.push(made);
    });
    return {
      kind,
      id: raw.id,
      title: (raw.title as LocalText) ?? raw.id,
      weight,
      aggregate: (raw.aggregate as Aggregate | undefined) ?? this.#aggregate,
      children,
      open,
      origin,
    };
  }

  #indicator(raw: Raw, origin: Origin, dropped: ReadonlySet<string>): Indicator | undefined {
    const { id, type } = raw;
    if (typeof id !== 'string' || dropped.has(id)) return undefined;
    if (!this.#claim(id, below(origin, 'id'))) return undefined;
    const reserved = reservedIndicatorId(id);
    if (reserved !== undefined) this.#report(finding('rubric/reserved-id', placeAt(origin, 'id'), { id, why: reserved }));
    if (typeof type !== 'string' || !(INDICATOR_TYPES as string[]).includes(type)) return undefined;
    this.#refuseForeignKeys(raw, type as IndicatorType, origin);
    const when = raw.when === undefined ? undefined : readCondition(raw.when, below(origin, 'when'), this.#report);
    const base: Omit<Extract<Indicator, { type: 'text' }>, 'type'> = {
      kind: 'indicator',
      id,
      title: (raw.title as LocalText) ?? id,
      ask: (raw.ask as LocalText) ?? (raw.title as LocalText) ?? id,
      weight: numberOr(raw.weight, 1),
      weightReason: raw.weight_reason as LocalText | undefined,
      tier: raw.tier === 'core' ? 'core' : 'full',
      owners: idsOf(raw.owners),
      groups: idsOf(raw.groups),
      probe: listOf(raw.probe).filter((t) => t !== undefined) as LocalText[],
      evidence: listOf(raw.evidence).filter((t) => t !== undefined) as LocalText[],
      notEvidence: listOf(raw.not_evidence).filter((t) => t !== undefined) as LocalText[],
      references: listOf(raw.references)
        .filter((r) => r !== undefined)
        .map(readCitation),
      impact: numberOr(raw.impact, 2),
      effort: numberOr(raw.effort, 2),
      target: numberOr(raw.target, undefined),
      advice: this.#advice(raw.advice, origin),
      when,
      formerly: idsOf(raw.formerly),
      origin,
    };
    // A type's own reader trusts the schema; keys that broke it were reported, so a reader that stumbles over them says nothing new.
    if (!usable(raw, type as IndicatorType)) return undefined;
    const made = buildIndicator(type as IndicatorType, {
      raw,
      base,
      scale: this.#scale,
      optionSets: this.#optionSets,
      report: this.#report,
    });
    if (made !== undefined) this.#indicators.set(id, made);
    return made;
  }

  #refuseForeignKeys(raw: Raw, type: IndicatorType, origin: Origin): void {
    for (const key of Object.keys(raw)) {
      const owners = INDICATOR_TYPES.filter((t) => types[t].keys.includes(key));
      if (owners.length > 0 && !owners.includes(type)) {
        this.#report(finding('rubric/key-not-for-type', placeOfKey(origin, key), { key, type, types: owners }));
      }
    }
  }

  #advice(raw: unknown, origin: Origin): ReadonlyMap<number, LocalText> {
    const advice = new Map<number, LocalText>();
    if (!isMap(raw)) return advice;
    const { min, max } = this.#scale;
    for (const [key, text] of Object.entries(raw)) {
      const level = Number(key);
      if (Number.isFinite(level) && level >= min && level <= max) advice.set(level, text as LocalText);
      else this.#report(finding('rubric/level-outside-scale', placeOfKey(origin, 'advice', key), { level: key, min, max }));
    }
    return advice;
  }

  #formerly(): ReadonlyMap<string, string> {
    const former = new Map<string, string>();
    for (const indicator of this.#indicators.values()) {
      indicator.formerly.forEach((old, i) => {
        const origin = below(indicator.origin, 'formerly', i);
        if (this.#ids.has(old) || former.has(old)) this.#report(finding('rubric/duplicate-id', placeAt(origin), { id: old }));
        else former.set(old, indicator.id);
      });
    }
    return former;
  }

  #views(): View[] {
    const views: View[] = [];
    listOf(this.#raw.views).forEach((raw, i) => {
      if (!isMap(raw) || typeof raw.id !== 'string') return;
      const origin = below(this.#origin, 'views', i);
      if (views.some((v) => v.root.id === raw.id)) this.#report(finding('rubric/duplicate-id', placeAt(origin, 'id'), { id: raw.id }));
      const seen = new Set<string>();
      const leftOut = listOf(raw.left_out)
        .filter(isMap)
        .map((l) => ({ indicators: idsOf(l.indicators), reason: l.reason as LocalText }));
      views.push({
        root: this.#viewNode(raw, origin, seen, true),
        draft: raw.draft === true,
        note: raw.note as LocalText | undefined,
        leftOut,
      });
    });
    return views;
  }

  #viewNode(raw: Raw, origin: Origin, seen: Set<string>, top: boolean): Branch {
    const id = String(raw.id ?? '');
    if (!top) {
      if (seen.has(id)) this.#report(finding('rubric/duplicate-id', placeAt(origin, 'id'), { id }));
      seen.add(id);
    }
    const children: Node[] = [];
    listOf(raw.nodes).forEach((node, i) => {
      if (isMap(node)) children.push(this.#viewNode(node, below(origin, 'nodes', i), seen, false));
    });
    for (const member of idsOf(raw.indicators)) {
      const indicator = this.#indicators.get(member);
      if (indicator !== undefined && !children.includes(indicator)) children.push(indicator);
    }
    return {
      kind: 'view',
      id,
      title: (raw.title as LocalText) ?? id,
      weight: numberOr(raw.weight, 1),
      aggregate: (raw.aggregate as Aggregate | undefined) ?? this.#aggregate,
      children,
      open: [],
      origin,
    };
  }
}

function usable(raw: Raw, type: IndicatorType): boolean {
  const numbers = (value: unknown): boolean => Array.isArray(value) && value.every((v) => typeof v === 'number');
  switch (type) {
    case 'level':
      return raw.levels === undefined || isMap(raw.levels);
    case 'choice':
      return (
        typeof raw.options === 'string' ||
        (Array.isArray(raw.options) &&
          raw.options.length > 0 &&
          raw.options.every((o) => isMap(o) && typeof o.id === 'string' && typeof o.score === 'number'))
      );
    case 'number':
      return (
        (raw.range === undefined || (numbers(raw.range) && (raw.range as number[]).length === 2)) &&
        (raw.thresholds === undefined || numbers(raw.thresholds)) &&
        (raw.goalposts === undefined ||
          (isMap(raw.goalposts) && typeof raw.goalposts.worst === 'number' && typeof raw.goalposts.best === 'number'))
      );
    case 'checklist':
      return Array.isArray(raw.criteria) && raw.criteria.length > 0 && raw.criteria.every((c) => isMap(c) && typeof c.id === 'string');
    case 'text':
      return true;
  }
}

function readCitation(raw: unknown): Citation {
  if (typeof raw === 'string') return { id: raw, at: undefined, verified: true };
  const map = isMap(raw) ? raw : {};
  return { id: String(map.id ?? ''), at: map.at as LocalText | undefined, verified: map.verified !== false };
}

function readFact(id: string, raw: Raw): ProfileFact {
  const options = listOf(raw.options).map((option) =>
    isMap(option)
      ? { id: String(option.id), title: (option.title as LocalText) ?? String(option.id) }
      : { id: String(option), title: String(option) },
  );
  // `string` is what the authors of JSON Schemas call a text.
  const type = raw.type === undefined || raw.type === 'string' ? 'text' : (raw.type as ProfileFact['type']);
  return { id, type, title: (raw.title as LocalText) ?? id, options };
}

export type { Path };
