import { type Finding, finding, type Place } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import { checkSchema, isBroken } from '../rubric/check.ts';
import { decimalStyle } from '../rubric/decimal.ts';
import { type Indicator, type Instrument, isAsked, type Proof } from '../rubric/instrument.ts';
import { type Located, type Path, YamlSource } from '../rubric/source.ts';
import { canonicalise } from '../rubric/types/index.ts';
import type { Cell } from '../rubric/types/rules.ts';
import { isMissingCode, isUnanswered, missingCode } from '../rubric/vocabulary.ts';
import { addAll } from '../text/lists.ts';
import { readMoment } from '../text/moment.ts';
import { type Answer, type Balance, NOTHING_READ, type OpenAnswer, type ProofDocument, type Reading, type Speaker } from './answer.ts';
import { proofAllowed, type ReadOptions, readAgency, readGroup } from './read.ts';
import validateSheet from './schema/sheet.validate.js';

type Raw = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** Reads one respondent's sheet, YAML or JSON. */
export function readSheet(
  file: string,
  text: string,
  instrument: Instrument,
  options: ReadOptions,
): Reading & { readonly source: YamlSource } {
  const source = new YamlSource(file, text);
  const reader = new SheetReader(source, instrument, options);
  return { ...reader.read(), source };
}

/** An answer of a sheet with its pieces told apart. */
interface Statement {
  readonly value: unknown;
  readonly votes: Raw | undefined;
  readonly raw: Raw;
}

class SheetReader {
  readonly #source: YamlSource;
  readonly #instrument: Instrument;
  readonly #options: ReadOptions;
  readonly #findings: Finding[] = [];
  readonly #balance: Record<keyof Balance, number> = { ...NOTHING_READ, rowsRead: 1 };
  readonly #answers: Answer[] = [];
  readonly #open: OpenAnswer[] = [];
  readonly #cities = new Map<string, { name: string | undefined; province: string | undefined }>();
  #renamed = 0;

  constructor(source: YamlSource, instrument: Instrument, options: ReadOptions) {
    this.#source = source;
    this.#instrument = instrument;
    this.#options = options;
  }

  #report = (f: Finding): void => {
    this.#findings.push(f);
  };

  read(): Reading {
    addAll(this.#findings, this.#source.findings);
    if (!isMap(this.#source.data)) return this.#refused(this.#source.data);
    const checked = checkSchema(validateSheet, this.#source);
    addAll(this.#findings, checked.findings);
    const data = checked.sound.data;
    if (!isMap(data)) return this.#refused(undefined);
    const speaker = this.#speaker(data);
    if (speaker !== undefined && !this.#selected(speaker))
      return { ...this.#reading(), balance: NOTHING_READ, findings: [], cities: new Map() };
    if (speaker === undefined || !isMap(data.answers)) {
      this.#balance.rowsRefused = 1;
      return this.#reading();
    }
    const written = isMap(this.#source.data.answers) ? this.#source.data.answers : data.answers;
    for (const [id, raw] of Object.entries(written)) {
      const path: Path = ['answers', id];
      if (isBroken(checked.broken, path)) {
        this.#balance.answersRead++;
        this.#balance.refused++;
      } else this.#answer(id, raw, path, speaker);
    }
    this.#tellVersion(data);
    return this.#reading();
  }

  #selected({ city, period }: Speaker): boolean {
    const { only } = this.#options;
    return (only.city === undefined || only.city === city) && (only.period === undefined || only.period === period);
  }

  #refused(data: unknown): Reading {
    this.#balance.rowsRefused = 1;
    if (data !== undefined)
      this.#report(finding('file/unknown-kind', { file: this.#source.file, line: 1, col: 1 }, { path: this.#source.file }));
    return this.#reading();
  }

  #reading(): Reading {
    return { answers: this.#answers, open: this.#open, balance: this.#balance, findings: this.#findings, cities: this.#cities };
  }

  #speaker(data: Raw): Speaker | undefined {
    const { set } = this.#options;
    const at = (...path: Path): Place => this.#source.at(path);
    const other = isMap(data.instrument) ? textOf(data.instrument.id) : undefined;
    if (other !== undefined && other !== this.#instrument.id) {
      this.#report(finding('answers/other-instrument', at('instrument', 'id'), { id: other, want: this.#instrument.id }));
      return undefined;
    }
    const cityMap = isMap(data.city) ? data.city : {};
    const respondent = isMap(data.respondent) ? data.respondent : {};
    const city = idAt(cityMap.id, ['city', 'id'], this.#source, this.#report) ?? set.city;
    if (typeof cityMap.id === 'number') return undefined;
    if (city === undefined) {
      this.#report(finding('answers/no-city', at('city'), {}));
      return undefined;
    }
    if (this.#options.onlyCity !== undefined && city !== this.#options.onlyCity) {
      this.#report(finding('answers/other-city', at('city', 'id'), { city, want: this.#options.onlyCity }));
      return undefined;
    }
    const id = idAt(respondent.id, ['respondent', 'id'], this.#source, this.#report) ?? set.respondent ?? stem(this.#source.file);
    const person = this.#options.people?.get(id);
    const group = readGroup(
      textOf(respondent.group) ?? set.group ?? person?.group ?? '',
      this.#instrument,
      at('respondent', 'group'),
      this.#report,
    );
    if (group === undefined) return undefined;
    this.#cities.set(city, { name: textOf(cityMap.name) ?? set.city_name, province: textOf(cityMap.province) ?? set.province });
    const taken = textOf(data.taken) ?? set.taken;
    if (taken !== undefined && readMoment(taken) === undefined)
      this.#report(finding('answers/bad-date', at('taken'), { where: 'taken', value: taken }));
    const period = typeof data.period === 'number' ? this.#source.written(['period']) : textOf(data.period);
    return {
      city,
      period: period ?? set.period ?? '',
      group,
      respondent: id,
      respondentName: textOf(respondent.name) ?? person?.name,
      agency: readAgency(
        textOf(respondent.agency) ?? set.agency ?? person?.agency ?? '',
        this.#instrument,
        at('respondent', 'agency'),
        this.#report,
      ),
      taken: taken !== undefined && readMoment(taken) !== undefined ? taken : undefined,
    };
  }

  #answer(written: string, raw: unknown, path: Path, speaker: Speaker): void {
    const statement = toStatement(raw);
    const id = this.#today(written);
    const indicator = this.#instrument.indicators.get(id);
    if (indicator === undefined || indicator.type === 'text') {
      this.#words(id, statement, path, speaker, indicator !== undefined);
      return;
    }
    if (statement.votes !== undefined) {
      this.#votes(indicator, statement, path, speaker);
      return;
    }
    if (says(statement.value)) this.#add(indicator, statement.value, 1, false, statement, path, speaker);
  }

  #today(id: string): string {
    const today = this.#instrument.formerly.get(id);
    if (today === undefined || this.#instrument.indicators.has(id)) return id;
    this.#renamed++;
    return today;
  }

  /** Words to an open question; and answers to indicators that are gone, which are listed and not lost. */
  #words(id: string, { value, votes }: Statement, path: Path, speaker: Speaker, isText: boolean): void {
    const hands = Object.values(votes ?? {}).reduce<number>((sum, n) => sum + (typeof n === 'number' && n > 0 ? n : 0), 0);
    if (!says(value) && hands === 0) return;
    if (isText || this.#instrument.open.has(id)) {
      const text = String(value);
      if (!says(value) || missingCode(text) !== undefined) return;
      this.#open.push({ ...speaker, question: id, text, place: this.#source.at(path) });
      this.#balance.open++;
      return;
    }
    const n = hands === 0 ? 1 : hands;
    this.#balance.answersRead += n;
    this.#balance.setAside += n;
    this.#report(
      finding('answers/unknown-indicator', this.#source.atKey(path), { id, n, near: nearest(id, this.#instrument.indicators.keys()) }),
    );
  }

  #votes(indicator: Indicator, statement: Statement, path: Path, speaker: Speaker): void {
    for (const [value, count] of Object.entries(statement.votes ?? {})) {
      const at = [...path, 'votes', value];
      const n = typeof count === 'string' && /^\d+$/.test(count) ? Number(count) : count;
      if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0) {
        this.#report(finding('answers/bad-count', this.#source.at(at), { value: String(count) }));
        this.#balance.answersRead++;
        this.#balance.refused++;
      } else if (n > 0) this.#add(indicator, value, n, true, statement, at, speaker);
    }
  }

  #add(indicator: Indicator, value: unknown, n: number, counted: boolean, { raw }: Statement, path: Path, speaker: Speaker): void {
    const place = counted ? this.#source.atKey(path) : this.#placeOfValue(path, raw);
    this.#balance.answersRead += n;
    const refuse = (f: Finding): void => {
      this.#report(f);
      this.#balance.refused += n;
    };
    const meaning = this.#meaning(indicator, value);
    if ('refused' in meaning) {
      refuse(meaning.refused(place));
      return;
    }
    for (const remark of meaning.remarks) this.#report(remark(place));
    const canonical = meaning.value;
    const reason = textOf(raw.reason);
    if (canonical === 'not-applicable' && reason === undefined && !counted) {
      refuse(finding('answers/reason-missing', place, { indicator: indicator.id }));
      return;
    }
    const due = textOf(raw.due);
    if (due !== undefined && readMoment(due) === undefined)
      this.#report(finding('answers/bad-date', this.#source.at([...path, 'due']), { where: 'due', value: due }));
    const note = textOf(raw.note);
    if (
      this.#instrument.groups.get(speaker.group)?.authority !== undefined &&
      speaker.group === firstAuthority(this.#instrument) &&
      note === undefined
    ) {
      this.#report(finding('answers/consensus-without-note', place, { indicator: indicator.id }));
    }
    if (!isAsked(indicator, speaker, this.#instrument, 'full'))
      this.#report(finding('answers/not-asked', place, { indicator: indicator.id, respondent: speaker.respondent }));
    const { state, documents } = this.#proof(indicator, raw, path, speaker);
    const missing = isMissingCode(canonical);
    this.#answers.push({
      ...speaker,
      indicator: indicator.id,
      value: canonical,
      n,
      counted,
      proof: missing ? 'none' : state,
      documents,
      note,
      reason,
      due: due !== undefined && readMoment(due) !== undefined ? due : undefined,
      place,
    });
    if (missing) this.#balance.missing += n;
    else this.#balance.counted += n;
  }

  #placeOfValue(path: Path, raw: Raw): Place {
    return this.#source.at('value' in raw ? [...path, 'value'] : path);
  }

  #meaning(indicator: Indicator, value: unknown): ReturnType<typeof canonicalise> {
    const cell = value as Cell;
    const code = typeof cell === 'string' ? missingCode(cell) : undefined;
    if (code !== undefined) return { value: code, remarks: [] };
    const style = decimalStyle(typeof cell === 'string' ? [cell] : []);
    return canonicalise(cell, indicator, { scale: this.#instrument.scale, style });
  }

  /** An answer's proof is the best among its documents; `proof` without documents stands for itself. */
  #proof(indicator: Indicator, raw: Raw, path: Path, speaker: Speaker): { state: Proof; documents: ProofDocument[] } {
    const allowed = (state: Proof, at: Path): Proof =>
      proofAllowed(state, speaker.group, indicator.id, this.#instrument, this.#options, this.#source.at(at), this.#report);
    const documents = (Array.isArray(raw.evidence) ? raw.evidence : []).filter(isMap).map((doc, i): ProofDocument => {
      const state = (doc.state as Proof | undefined) ?? 'sent';
      return {
        title: textOf(doc.title),
        file: textOf(doc.file),
        sha256: textOf(doc.sha256),
        state: allowed(state, [...path, 'evidence', i, 'state']),
      };
    });
    const own = raw.proof === undefined ? undefined : allowed(raw.proof as Proof, [...path, 'proof']);
    return { state: own ?? bestProof(documents.map((d) => d.state)), documents };
  }

  #tellVersion(data: Raw): void {
    const version = isMap(data.instrument) && data.instrument.version !== undefined ? String(data.instrument.version) : undefined;
    if (this.#renamed === 0 && (version === undefined || version === this.#instrument.version)) return;
    this.#report(
      finding('answers/older-version', this.#source.at(['instrument']), {
        version: version ?? '?',
        now: this.#instrument.version,
        renamed: this.#renamed,
      }),
    );
  }
}

/** The best of several states; among those of equal rank the one that says most about what is wrong. */
export function bestProof(states: readonly Proof[]): Proof {
  const order: readonly Proof[] = ['accepted', 'sent', 'outdated', 'wrong', 'none'];
  return order.find((state) => states.includes(state)) ?? 'none';
}

/** An id in YAML is text: an unquoted number may have lost digits on the way, so it is refused with the text as it stands. */
export function idAt(value: unknown, path: Path, source: Located, report: (f: Finding) => void): string | undefined {
  if (typeof value === 'number') {
    report(finding('answers/bare-number-id', source.at(path), { where: path.join('.'), text: source.written(path) ?? String(value) }));
    return source.written(path) ?? String(value);
  }
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The group whose word is final: a room's decision, which owes a reason. */
function firstAuthority(instrument: Instrument): string | undefined {
  const groups = [...instrument.groups.values()].filter((g) => g.authority !== undefined);
  return groups.sort((a, b) => a.authority! - b.authority!)[0]?.id;
}

function toStatement(raw: unknown): Statement {
  if (!isMap(raw)) return { value: raw, votes: undefined, raw: {} };
  return { value: raw.value, votes: isMap(raw.votes) ? raw.votes : undefined, raw };
}

const says = (value: unknown): boolean => value !== undefined && value !== null && !(typeof value === 'string' && isUnanswered(value));

const stem = (file: string): string => (file.split(/[\\/]/).at(-1) ?? file).replace(/(\.(ya?ml|json))?(\.gz)?$/i, '');
