import type { Questionnaire } from './questionnaire.ts';

export type FormFormat = 'xlsx' | 'html' | 'docx' | 'xlsform';

export interface FormRules {
  /** Ending of a file in this format, without the dot. */
  readonly extension: string;
  /** Belongs into a file and not on a screen. */
  readonly binary: boolean;
  /** Loads what the format needs and gives its writer. */
  readonly load: () => Promise<(form: Questionnaire) => string | Uint8Array | Promise<string | Uint8Array>>;
}

/** One row a format; the compiler names one that is forgotten. */
export const forms: { readonly [F in FormFormat]: FormRules } = {
  xlsx: { extension: 'xlsx', binary: true, load: async () => (await import('./xlsx.ts')).xlsxForm },
  html: { extension: 'html', binary: true, load: async () => (await import('./html.ts')).htmlForm },
  docx: { extension: 'docx', binary: true, load: async () => (await import('./docx.ts')).docxForm },
  xlsform: { extension: 'xlsform.xlsx', binary: true, load: async () => (await import('./xlsform.ts')).xlsForm },
};

export const FORM_FORMATS = Object.keys(forms) as FormFormat[];

/** The format that a file's name asks for. `x.xlsform.xlsx` is an XLSForm, though it ends like a spreadsheet form too. */
export function formatNamed(file: string): FormFormat | undefined {
  const fitting = FORM_FORMATS.filter((f) => file.toLowerCase().endsWith(`.${forms[f].extension}`));
  return fitting.sort((a, b) => forms[b].extension.length - forms[a].extension.length)[0];
}
