import { stringify } from 'yaml';
import type { Proof } from '../rubric/instrument.ts';
import type { MissingCode } from '../rubric/vocabulary.ts';

/** One answer as a sheet holds it. `value` is a value of the indicator's type, words, or a missing code. */
export interface SheetAnswer {
  readonly value?: string | number | readonly string[] | MissingCode | undefined;
  readonly votes?: Readonly<Record<string, number>> | undefined;
  readonly evidence?:
    | readonly {
        readonly title?: string | undefined;
        readonly file?: string | undefined;
        readonly sha256?: string | undefined;
        readonly state: Proof;
      }[]
    | undefined;
  /** The state of proof where no document stands for it. */
  readonly proof?: Proof | undefined;
  readonly note?: string | undefined;
  readonly reason?: string | undefined;
  readonly due?: string | undefined;
}

/** A whole sheet, ready to be written. */
export interface SheetDocument {
  readonly city: { readonly id: string; readonly name?: string | undefined; readonly province?: string | undefined };
  readonly period: string;
  readonly instrument: { readonly id: string; readonly version: string };
  readonly respondent: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly group: string;
    readonly agency?: string | undefined;
  };
  readonly taken?: string | undefined;
  readonly answers: ReadonlyMap<string, SheetAnswer>;
}

/** A sheet as YAML. An answer with nothing but a value stays on one line; what is read back is what was written. */
export function writeSheet(sheet: SheetDocument): string {
  const answers: Record<string, unknown> = {};
  for (const [id, answer] of sheet.answers) {
    const full = withoutUndefined({ ...answer, evidence: answer.evidence?.map((e) => withoutUndefined({ ...e })) });
    answers[id] = Object.keys(full).length === 1 && 'value' in full ? full.value : full;
  }
  const document = withoutUndefined({
    city: withoutUndefined({ ...sheet.city }),
    period: sheet.period,
    instrument: sheet.instrument,
    respondent: withoutUndefined({ ...sheet.respondent }),
    taken: sheet.taken,
    answers,
  });
  return stringify(document, { version: '1.2', lineWidth: 120, aliasDuplicateObjects: false });
}

function withoutUndefined(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
