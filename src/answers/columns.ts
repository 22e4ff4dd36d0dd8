import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import type { Instrument } from '../rubric/instrument.ts';
import { COLUMN_NAMES, type ColumnName, columnKey, knownColumn, NONE } from '../rubric/vocabulary.ts';
import { wordings } from '../text/lang.ts';
import { normalise } from '../text/visible.ts';
import { cellPlace, type Rows } from './rows.ts';

/** What a column says about one indicator. `missing` is why there is no value, where a value's own column cannot say so. */
export type Part = 'value' | 'missing' | 'reason' | 'note' | 'proof' | 'evidence';

/** What a column of a table holds. */
export type Column =
  | { readonly kind: 'known'; readonly name: ColumnName }
  | { readonly kind: 'indicator'; readonly id: string; readonly part: Part }
  | { readonly kind: 'criterion'; readonly id: string; readonly criterion: string }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'ignored' };

/** Columns that form tools add and nobody needs to hear about. */
const SYSTEM =
  /^(_.*|x-.*|meta[/-].*|formhub\/.*|.*instanceid|.*instancename|timestamp|stempel waktu|cap waktu|start|end|today|starttime|endtime|deviceid|simserial|subscriberid|phonenumber|username|key|parent_key|set-of-.*|submissiondate|submitterid|submittername|attachmentspresent|attachmentsexpected|reviewstate|edits|formversion|email|email address|alamat email|start time|completion time|waktu mulai|waktu penyelesaian|last modified time|submitdate|lastpage|startlanguage|startdate|datestamp|ipaddr|refurl|seed)$/i;

/** Plain words that are system columns only in the export of one tool, told by a column that no other has. */
const SYSTEM_OF_TOOL: readonly { readonly sign: RegExp; readonly columns: RegExp }[] = [
  // Microsoft Forms
  {
    sign: /^(completion time|waktu penyelesaian)$/i,
    columns: /^(id|start time|completion time|waktu mulai|waktu penyelesaian|email|name|nama|language|bahasa|last modified time)$/i,
  },
  // ODK Central
  { sign: /^(submissiondate|reviewstate)$/i, columns: /^(status|deviceid|edits|key)$/i },
  // Our own spreadsheet form: what stands beside the answers for people to read
  {
    sign: /^_siapkota$/,
    columns: /^(bagian|section|pertanyaan|question|pilihan jawaban|choices|yang membuktikan|what proves it|status)$/i,
  },
  // LimeSurvey
  { sign: /^(submitdate|lastpage)$/i, columns: /^(id|submitdate|lastpage|startlanguage|seed|token|startdate|datestamp|ipaddr|refurl)$/i },
];

/** Some exports begin every heading with the root of the form, `data`. */
const withoutRoot = (heading: string): string => heading.replace(/^data[-/]/i, '');

function isSystem(heading: string, all: readonly string[]): boolean {
  const text = withoutRoot(heading.trim());
  return SYSTEM.test(text) || SYSTEM_OF_TOOL.some(({ sign, columns }) => columns.test(text) && all.some((h) => sign.test(h.trim())));
}

export interface ColumnPlan {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

/** Names the columns of a table: known columns, indicators by id, path, title or question, criteria of checklists. */
export function planColumns(table: Rows, instrument: Instrument, renamed: ReadonlyMap<string, string>): ColumnPlan {
  const findings: Finding[] = [];
  const byWording = questionsByWording(instrument);
  const firstOf = new Map<string, number>();
  const columns = table.headings.map((heading, i): Column => {
    const column = nameColumn(renamed.get(heading) ?? renamed.get(columnKey(heading)) ?? heading, instrument, byWording);
    if (column === undefined) {
      if (heading !== '' && !isSystem(heading, table.headings)) findings.push(unknown(heading, table, i, instrument));
      return { kind: 'ignored' };
    }
    const key = JSON.stringify(column);
    const first = firstOf.get(key);
    if (first !== undefined) {
      findings.push(
        finding('answers/duplicate-column', cellPlace(table, table.headingLine, i), { heading, first: table.headings[first]! }),
      );
      return { kind: 'ignored' };
    }
    firstOf.set(key, i);
    return column;
  });
  return { columns, findings };
}

/** Question texts and titles in every language, where only one indicator has them. */
function questionsByWording(instrument: Instrument): ReadonlyMap<string, { id: string; kind: 'indicator' | 'open' } | undefined> {
  const found = new Map<string, { id: string; kind: 'indicator' | 'open' } | undefined>();
  const add = (text: string, id: string, kind: 'indicator' | 'open'): void => {
    const key = normalise(text);
    const before = found.get(key);
    if (key !== '' && before?.id !== id) found.set(key, found.has(key) ? undefined : { id, kind });
  };
  for (const indicator of instrument.indicators.values())
    for (const w of [...wordings(indicator.title), ...wordings(indicator.ask)]) add(w, indicator.id, 'indicator');
  for (const question of instrument.open.values()) for (const w of wordings(question.ask)) add(w, question.id, 'open');
  return found;
}

function nameColumn(heading: string, instrument: Instrument, byWording: ReturnType<typeof questionsByWording>): Column | undefined {
  const text = heading.trim();
  const known = knownColumn(withoutRoot(text));
  if (known !== undefined) return { kind: 'known', name: known };
  const exact = byId(text, instrument);
  if (exact !== undefined) return exact;
  const worded = byWording.get(normalise(text));
  if (worded !== undefined)
    return worded.kind === 'open' ? { kind: 'open', id: worded.id } : { kind: 'indicator', id: worded.id, part: 'value' };
  // Group paths of form tools: GOV/GOV-01, data-GOV-01. The longest tail that is an id wins.
  const inside = withPart(text, instrument);
  if (inside !== undefined) return inside;
  for (let i = 1; i < text.length; i++) {
    if (!/[/\-.:]/.test(text[i - 1]!)) continue;
    const tail = text.slice(i);
    const named = byId(tail, instrument) ?? withPart(tail, instrument);
    if (named !== undefined) return named;
  }
  return undefined;
}

function byId(text: string, instrument: Instrument): Column | undefined {
  if (instrument.indicators.has(text)) return { kind: 'indicator', id: text, part: 'value' };
  if (instrument.open.has(text)) return { kind: 'open', id: text };
  const today = instrument.formerly.get(text);
  return today === undefined ? undefined : { kind: 'indicator', id: today, part: 'value' };
}

/** `X_reason`, `X.note`, `X-missing`: names of questions in form tools hold no slash. */
function withSuffix(text: string, instrument: Instrument): Column | undefined {
  const [, id = '', word = ''] = /^(.+)[/_.-]([^/_.-]+)$/.exec(text) ?? [];
  const owner = id === '' ? undefined : byId(id, instrument);
  const part = owner?.kind === 'indicator' ? partNamed(word) : undefined;
  return part === undefined ? undefined : { kind: 'indicator', id: (owner as { id: string }).id, part };
}

function partNamed(word: string): Part | undefined {
  if (word === 'missing') return word;
  const column = knownColumn(word);
  return column === 'reason' || column === 'note' || column === 'proof' || column === 'evidence' ? column : undefined;
}

/** `X/a`: criterion a where X is a checklist that has it, or `X/none`; `X/reason` and its kin. */
function withPart(text: string, instrument: Instrument): Column | undefined {
  const suffixed = withSuffix(text, instrument);
  if (suffixed !== undefined) return suffixed;
  const slash = text.lastIndexOf('/');
  if (slash <= 0) return undefined;
  const segments = text.slice(0, slash).split('/');
  const part = text.slice(slash + 1);
  for (let from = 0; from < segments.length; from++) {
    const named = byId(segments.slice(from).join('/'), instrument);
    const owner = named?.kind === 'indicator' ? instrument.indicators.get(named.id) : undefined;
    if (owner === undefined) continue;
    if (owner.type === 'checklist' && (part === NONE || owner.criteria.some((c) => c.id === part)))
      return { kind: 'criterion', id: owner.id, criterion: part };
    const named_ = partNamed(part);
    if (named_ !== undefined) return { kind: 'indicator', id: owner.id, part: named_ };
  }
  return undefined;
}

function unknown(heading: string, table: Rows, i: number, instrument: Instrument): Finding {
  const names = [...instrument.indicators.keys(), ...instrument.open.keys(), ...Object.keys(COLUMN_NAMES)];
  return finding('answers/unknown-column', cellPlace(table, table.headingLine, i), { heading, near: nearest(heading, names) });
}
