import { withoutRoot } from './headings.ts';

/** Columns that form tools add and nobody needs to hear about. */
const SYSTEM =
  /^(_.*|x-.*|meta[/-].*|formhub\/.*|.*instanceid|.*instancename|timestamp|stempel waktu|cap waktu|start|end|today|starttime|endtime|deviceid|simserial|subscriberid|phonenumber|username|key|parent_key|set-of-.*|submissiondate|submitterid|submittername|attachmentspresent|attachmentsexpected|reviewstate|edits|formversion|email|email address|alamat email|start time|completion time|waktu mulai|waktu penyelesaian|last modified time|submitdate|lastpage|startlanguage|startdate|datestamp|ipaddr|refurl|seed)$/i;

/** Where a table comes from, told by a column that no other tool has. */
export type Tool = 'siapkota' | 'kobotoolbox' | 'odk' | 'google-forms' | 'microsoft-forms' | 'limesurvey';

interface ToolSign {
  readonly tool: Tool;
  readonly sign: RegExp;
  /** Plain words that are system columns only in the export of this tool. */
  readonly columns: RegExp;
}

const TOOLS: readonly ToolSign[] = [
  // Our own spreadsheet form: what stands beside the answers for people to read.
  {
    tool: 'siapkota',
    sign: /^_siapkota$/,
    columns: /^(bagian|section|pertanyaan|question|pilihan jawaban|choices|yang membuktikan|what proves it|status)$/i,
  },
  { tool: 'kobotoolbox', sign: /^(_submission_time|_uuid|__version__|_validation_status)$/i, columns: /^(_.*)$/ },
  { tool: 'odk', sign: /^(submissiondate|reviewstate|meta-instanceid)$/i, columns: /^(status|deviceid|edits|key)$/i },
  {
    tool: 'microsoft-forms',
    sign: /^(completion time|waktu penyelesaian)$/i,
    columns:
      /^(id|start time|completion time|waktu mulai|waktu penyelesaian|email|name|nama|language|bahasa|last modified time|waktu terakhir diubah|total points|total poin|quiz feedback|umpan balik kuis|grade posted time|(points|poin|feedback|umpan balik) - .*)$/i,
  },
  {
    tool: 'limesurvey',
    sign: /^(submitdate|lastpage|date submitted|last page)$/i,
    columns:
      /^(id|response_id|response id|id respons|submitdate|lastpage|startlanguage|seed|token|access code|startdate|datestamp|ipaddr|refurl|date submitted|last page|start language|date started|date last action|ip address|referrer url|interviewtime|total time|group ?time.*|question ?time.*|[a-z0-9]+time)$/i,
  },
  {
    tool: 'google-forms',
    sign: /^(timestamp|stempel waktu|cap waktu)$/i,
    columns: /^(score|skor|username|nama pengguna|email address|alamat email)$/i,
  },
];

export function toolOf(headings: readonly string[]): Tool | undefined {
  const names = headings.map((h) => withoutRoot(h.trim()));
  return TOOLS.find(({ sign }) => names.some((name) => sign.test(name)))?.tool;
}

export function isSystem(heading: string, tool: Tool | undefined): boolean {
  const text = withoutRoot(heading.trim());
  return SYSTEM.test(text) || (TOOLS.find((t) => t.tool === tool)?.columns.test(text) ?? false);
}

/** Columns that say when a row was handed in, the surest first. They stand in for `taken`. */
const STAMPS =
  /^(submissiondate|__system\/submissiondate|_submission_time|completion time|waktu penyelesaian|timestamp|stempel waktu|cap waktu|submitdate|date submitted)$/i;

/** The column of the moment that a tool wrote down itself. */
export const stampColumn = (headings: readonly string[]): number | undefined => {
  const at = headings.findIndex((h) => STAMPS.test(withoutRoot(h.trim())));
  return at === -1 ? undefined : at;
};

/** Columns by which a tool knows a submission, the one that outlives corrections first. */
const SUBMISSION_IDS = [/^meta[/-]rootuuid$/i, /^_uuid$/i, /^key$/i, /^__id$/i, /^meta[/-]instanceid$/i, /^instanceid$/i];

/** The columns that tell a submission from others: the tool's id, or its running number together with the moment. */
export function submissionColumns(headings: readonly string[]): readonly number[] {
  const names = headings.map((h) => withoutRoot(h.trim()));
  const uuid = SUBMISSION_IDS.map((pattern) => names.findIndex((name) => pattern.test(name))).find((at) => at !== -1);
  if (uuid !== undefined) return [uuid];
  const tool = toolOf(headings);
  const stamp = stampColumn(headings);
  const running =
    tool === 'microsoft-forms' || tool === 'limesurvey' ? names.findIndex((n) => /^(id|response_?\s?id|id respons)$/i.test(n)) : -1;
  return running === -1 || stamp === undefined ? [] : [running, stamp];
}

/** A group that is asked more than once: rows of their own, or numbered columns. It is no answer to an indicator. */
export const isRepeatTable = (headings: readonly string[]): boolean => {
  const names = headings.map((h) => h.trim().toLowerCase());
  return names.includes('_parent_index') || names.includes('_submission__id') || names.includes('parent_key');
};

/** The repeats that a column belongs to, if it does: `members[2]/name`, `SET-OF-members`. */
export function repeatOf(heading: string): string | undefined {
  const numbered = /^(.*?)\[\d+\]/.exec(heading.trim())?.[1];
  return numbered?.slice(numbered.lastIndexOf('/') + 1) ?? /(?:^|[-/])SET-OF-([\s\S]+)$/i.exec(heading.trim())?.[1];
}
