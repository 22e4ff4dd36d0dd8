import type { Item } from '../interview/model.ts';
import type { Indicator, NumberIndicator } from '../rubric/instrument.ts';
import { MISSING_CODES, NONE } from '../rubric/vocabulary.ts';
import { type Lang, type LocalText, words } from '../text/lang.ts';
import { showQuantity } from '../text/number.ts';
import { answersOf, type Chapter, chaptersOf, inLang, itemsOf, languagesOf, type Questionnaire, speakerFacts } from './questionnaire.ts';
import { formWords, LANGUAGE_NAMES } from './words.ts';
import { writeWorkbook } from './workbook.ts';
import { groupName, literal, nameOf, ref } from './xlsform-names.ts';
import { relevance } from './xlsform-when.ts';

type Row = Readonly<Record<string, string>>;

/** The three sheets of an XLSForm as rows by column name. */
export interface XlsForm {
  readonly survey: readonly Row[];
  readonly choices: readonly Row[];
  readonly settings: readonly Row[];
}

/**
 * The form for KoboToolbox and ODK, in every language of the instrument that the product speaks. Names are the ids themselves, so that an
 * export of the form needs no map; ODK wants a letter first, so `q.` stands before an id that begins with a digit (readers pass over it).
 */
export function xlsFormOf(form: Questionnaire): XlsForm {
  const writer = new FormWriter(form);
  return writer.write();
}

/** The form as a workbook. */
export async function xlsForm(form: Questionnaire): Promise<Uint8Array> {
  const { survey, choices, settings } = xlsFormOf(form);
  const { instrument, city, period } = form.model;
  const title = formWords[form.lang].title(inLang(instrument.title, form.lang, form), city.name ?? city.id, period);
  return writeWorkbook([sheet('survey', survey), sheet('choices', choices), sheet('settings', settings)], { title, creator: form.product });
}

function sheet(name: string, rows: readonly Row[]): Parameters<typeof writeWorkbook>[0][number] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    name,
    columns: columns.map((c) => ({ width: /^(label|hint|guidance|constraint_m)/.test(c) ? 60 : 24 })),
    rows: [columns, ...rows.map((row) => columns.map((c) => row[c] ?? null))],
    freezePane: { rows: 1 },
  };
}

class FormWriter {
  readonly #form: Questionnaire;
  readonly #languages: readonly Lang[];
  readonly #asked: ReadonlySet<string>;
  readonly #survey: Row[] = [];
  readonly #choices: Row[] = [];

  constructor(form: Questionnaire) {
    this.#form = form;
    this.#languages = languagesOf(form);
    this.#asked = new Set(itemsOf(form).map((item) => item.id));
  }

  write(): XlsForm {
    const { instrument } = this.#form.model;
    // An indicator may be called `start`, but nothing of ours begins with an underscore.
    this.#survey.push({ type: 'start', name: '_start' }, { type: 'end', name: '_end' }, { type: 'today', name: 'taken' });
    const facts = [...speakerFacts(this.#form), ['_instrument', `${instrument.id} ${instrument.version}`] as const];
    for (const [name, value] of facts) this.#survey.push({ type: 'calculate', name, calculation: literal(value) });
    if (instrument.howToAnswer !== undefined)
      this.#survey.push({
        type: 'note',
        name: '_how_to_answer',
        ...this.#texts('label', (lang) => `${formWords[lang].how}: ${this.#text(instrument.howToAnswer, lang)}`),
      });
    const { own, chapters } = chaptersOf(itemsOf(this.#form));
    for (const item of own) this.#item(item);
    for (const chapter of chapters) this.#chapter(chapter);
    for (const code of MISSING_CODES)
      this.#choices.push({ list_name: '_missing', name: code, ...this.#texts('label', (lang) => formWords[lang].missing[code]) });
    return { survey: this.#survey, choices: this.#choices, settings: [this.#settings()] };
  }

  #settings(): Row {
    const { instrument, city, period, speaker } = this.#form.model;
    const who = speaker.respondent === '' ? speaker.group : speaker.respondent;
    return {
      form_title: [
        formWords[this.#form.lang].title(this.#text(instrument.title, this.#form.lang), city.name ?? city.id, period),
        speaker.name ?? who,
      ].join(' · '),
      form_id: ['siapkota', instrument.id, city.id, period, who].map((part) => part.replace(/[^A-Za-z0-9_.-]+/g, '-')).join('_'),
      version: `${instrument.version}-${instrument.digest.replace('sha256:', '').slice(0, 8)}`,
      default_language: LANGUAGE_NAMES[this.#form.lang],
      style: 'pages',
      instance_name: literal([who, period].filter((t) => t !== '').join(' ')),
    };
  }

  #chapter({ branch, items, chapters }: Chapter): void {
    const name = groupName(branch.id);
    this.#survey.push({ type: 'begin_group', name, ...this.#texts('label', (lang) => this.#text(branch.title, lang)) });
    for (const chapter of chapters) this.#chapter(chapter);
    for (const item of items) this.#item(item);
    this.#survey.push({ type: 'end_group', name });
  }

  #item(item: Item): void {
    if (item.kind === 'open') {
      this.#survey.push({
        type: 'text',
        name: nameOf(item.id),
        appearance: 'multiline',
        ...this.#texts('label', (lang) => this.#text(item.question.ask, lang)),
      });
      return;
    }
    const { indicator } = item;
    const page = `${nameOf(item.id)}_page`;
    this.#survey.push({
      type: 'begin_group',
      name: page,
      appearance: 'field-list',
      ...this.#texts('label', (lang) => `${item.id} · ${this.#text(indicator.title, lang)}`),
      ...this.#optional(
        'relevant',
        relevance(indicator, this.#form, (id) => (this.#asked.has(id) ? ref(nameOf(id)) : undefined)),
      ),
    });
    this.#question(indicator);
    this.#survey.push({ type: 'end_group', name: page });
  }

  #question(indicator: Indicator): void {
    const name = nameOf(indicator.id);
    const shared = {
      name,
      ...this.#texts('label', (lang) => this.#text(indicator.ask, lang)),
      ...this.#texts('hint', (lang) => this.#hint(indicator, lang)),
    };
    switch (indicator.type) {
      case 'text':
        this.#survey.push({ type: 'text', ...shared, appearance: 'multiline' });
        return;
      case 'level':
      case 'choice':
        this.#survey.push({ type: `select_one ${name}`, ...shared });
        this.#list(indicator);
        break;
      case 'number':
        this.#survey.push({ type: 'decimal', ...shared, ...this.#limits(indicator) });
        break;
      case 'checklist':
        this.#survey.push({
          type: `select_multiple ${name}`,
          ...shared,
          constraint: `not(selected(., '${NONE}') and count-selected(.) > 1)`,
          ...this.#texts('constraint_message', (lang) => formWords[lang].exclusive),
        });
        for (const criterion of indicator.criteria) this.#choice(name, criterion.id, criterion.title);
        this.#choice(name, NONE, words({ id: formWords.id.noneMet, en: formWords.en.noneMet }));
        break;
    }
    this.#beside(indicator, name);
  }

  /** What stands beside an answer: why there is none, the reason, documents, a note. */
  #beside(indicator: Indicator, name: string): void {
    const listed = answersOf(indicator) !== undefined;
    const codes = listed ? name : `${name}_missing`;
    if (!listed)
      this.#survey.push({
        type: 'select_one _missing',
        name: codes,
        ...this.#texts('label', (lang) => formWords[lang].instead),
        appearance: 'minimal',
        relevant: `string(${ref(name)}) = ''`,
      });
    this.#survey.push({
      type: 'text',
      name: `${name}_reason`,
      ...this.#texts('label', (lang) => formWords[lang].reason),
      relevant: `${ref(codes)} = 'not-applicable'`,
      required: 'yes',
      ...this.#texts('required_message', (lang) => formWords[lang].reasonNeeded),
    });
    this.#survey.push({
      type: 'text',
      name: `${name}_evidence`,
      ...this.#texts('label', (lang) => formWords[lang].evidence),
      ...this.#texts('hint', (lang) => this.#bullets(formWords[lang].evidenceHint, indicator.evidence, lang)),
      ...this.#texts('guidance_hint', (lang) => this.#bullets(formWords[lang].notEvidence, indicator.notEvidence, lang)),
      relevant: this.#provable(indicator, name),
    });
    this.#survey.push({
      type: 'text',
      name: `${name}_note`,
      ...this.#texts('label', (lang) => formWords[lang].note),
      appearance: 'multiline',
    });
  }

  /** Proof is asked for where there is an answer; for a level, from the level that needs proof. */
  #provable(indicator: Indicator, name: string): string {
    const from = this.#form.model.instrument.evidence?.requiredFrom;
    if (indicator.type === 'level' && from !== undefined) return `${ref(name)} >= ${from}`;
    const missing = answersOf(indicator) === undefined ? [] : MISSING_CODES.map((code) => ` and ${ref(name)} != '${code}'`);
    return `string(${ref(name)}) != ''${missing.join('')}`;
  }

  #list(indicator: Indicator): void {
    const name = nameOf(indicator.id);
    const { scale } = this.#form.model.instrument;
    for (const { value, text } of answersOf(indicator) ?? []) {
      const label = indicator.type === 'level' ? scale.levels.get(Number(value)) : undefined;
      this.#choices.push({
        list_name: name,
        name: value,
        ...this.#texts('label', (lang) => {
          const long = this.#text(text, lang);
          const short = this.#text(label, lang);
          const worded = short === '' || short === long ? long : `${short}: ${long}`;
          return indicator.type === 'level' ? `${value} · ${worded}` : worded;
        }),
      });
    }
    for (const code of MISSING_CODES)
      this.#choices.push({ list_name: name, name: code, ...this.#texts('label', (lang) => formWords[lang].missing[code]) });
  }

  #choice(list: string, name: string, text: LocalText): void {
    this.#choices.push({ list_name: list, name, ...this.#texts('label', (lang) => this.#text(text, lang)) });
  }

  #limits({ range, unit, scoring }: NumberIndicator): Row {
    if (range === undefined) {
      const positive = scoring.by === 'goalposts' && scoring.goalposts.transform === 'log' && !scoring.goalposts.clamp;
      return positive ? { constraint: '. > 0', ...this.#texts('constraint_message', (lang) => formWords[lang].positive) } : {};
    }
    return {
      constraint: `. >= ${range[0]} and . <= ${range[1]}`,
      ...this.#texts('constraint_message', (lang) =>
        formWords[lang].range(showQuantity(range[0], lang), showQuantity(range[1], lang), this.#text(unit, lang)),
      ),
    };
  }

  #hint(indicator: Indicator, lang: Lang): string {
    const say = formWords[lang];
    const unit = indicator.type === 'number' && indicator.unit !== undefined ? say.unit(this.#text(indicator.unit, lang)) : '';
    const ticks = indicator.type === 'checklist' ? say.ticks : '';
    return [unit, ticks, this.#bullets(say.probes, indicator.probe, lang)].filter((t) => t !== '').join('\n');
  }

  #bullets(heading: string, list: readonly LocalText[], lang: Lang): string {
    return list.length === 0 ? '' : [heading, ...list.map((text) => `• ${this.#text(text, lang)}`)].join('\n');
  }

  /** `${…}` in a rubric's text would be taken for a reference to a question. */
  #text(text: LocalText | undefined, lang: Lang): string {
    return inLang(text, lang, this.#form).replaceAll('${', '$ {');
  }

  /** `label::Bahasa Indonesia (id)` and its sisters; nothing where the text is empty in every language. */
  #texts(column: string, of: (lang: Lang) => string): Row {
    const texts = this.#languages.map((lang) => [`${column}::${LANGUAGE_NAMES[lang]}`, of(lang)] as const);
    return texts.every(([, text]) => text === '') ? {} : Object.fromEntries(texts);
  }

  #optional(column: string, value: string | undefined): Row {
    return value === undefined ? {} : { [column]: value };
  }
}
