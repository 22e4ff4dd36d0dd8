import type { Questionnaire } from './questionnaire.ts';

export type FormFormat = 'xlsform' | 'xlsx';

export interface FormRules {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string;
  /** Bytes that belong into a file and not on a screen. */
  readonly binary: boolean;
  /** Loads what the format needs and gives its writer. */
  readonly load: () => Promise<(form: Questionnaire) => string | Uint8Array | Promise<string | Uint8Array>>;
}

/** One row a format; the compiler names one that is forgotten. */
export const forms: { readonly [F in FormFormat]: FormRules } = {
  xlsx: { extension: 'xlsx', binary: true, load: async () => (await import('./xlsx.ts')).xlsxForm },
  xlsform: { extension: 'xlsform.xlsx', binary: true, load: async () => (await import('./xlsform.ts')).xlsForm },
};

export const FORM_FORMATS = Object.keys(forms) as FormFormat[];
