import type { Finding, Place } from '../finding/finding.ts';
import type { Proof } from '../rubric/instrument.ts';

/** A document handed in as proof. */
export interface ProofDocument {
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly sha256: string | undefined;
  readonly state: Proof;
  /** The mentor team's word, where it has spoken. */
  readonly judged?: Judged;
}

/** Who judged a document and when, as evidence.yaml says. */
export interface Judged {
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly note: string | undefined;
  /** Of the bytes that were judged. */
  readonly sha256: string | undefined;
}

/** Who said something about which city and when. */
export interface Speaker {
  readonly city: string;
  readonly period: string;
  readonly group: string;
  /** Id of the respondent; rows of a table without one get a number of their own. */
  readonly respondent: string;
  readonly respondentName: string | undefined;
  readonly agency: string | undefined;
  /** When the answer was given, as written. */
  readonly taken: string | undefined;
}

/** One answer that was understood: a value in canonical text or a missing code. */
export interface Answer extends Speaker {
  readonly indicator: string;
  readonly value: string;
  /** How many anonymous respondents it stands for; 1 for a named one. */
  readonly n: number;
  /** Whether `n` was given: a show of hands, or a row of a tally. */
  readonly counted: boolean;
  readonly proof: Proof;
  readonly documents: readonly ProofDocument[];
  readonly note: string | undefined;
  readonly reason: string | undefined;
  readonly due: string | undefined;
  readonly place: Place;
}

/** Words said to an open question or a text indicator. Not scored; they feed the SWOT. */
export interface OpenAnswer extends Speaker {
  readonly question: string;
  readonly text: string;
  readonly place: Place;
}

/** What happened to everything that was read; the last line of every reading command. */
export interface Balance {
  /** Rows of tables, and sheets. */
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** Answers by their n: every cell that says something. */
  readonly answersRead: number;
  readonly counted: number;
  readonly missing: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly setAside: number;
  /** Words to open questions; they are no answers to be counted. */
  readonly open: number;
}

export const NOTHING_READ: Balance = {
  rowsRead: 0,
  rowsRefused: 0,
  answersRead: 0,
  counted: 0,
  missing: 0,
  refused: 0,
  duplicates: 0,
  setAside: 0,
  open: 0,
};

export function addBalances(balances: Iterable<Balance>): Balance {
  const sum: Record<keyof Balance, number> = { ...NOTHING_READ };
  for (const b of balances) for (const key of Object.keys(sum) as (keyof Balance)[]) sum[key] += b[key];
  return sum;
}

/** What one input holds, before duplicates across inputs are decided. */
export interface Reading {
  readonly answers: readonly Answer[];
  readonly open: readonly OpenAnswer[];
  readonly balance: Balance;
  readonly findings: readonly Finding[];
  /** City facts a table or sheet names beside its answers. */
  readonly cities: ReadonlyMap<string, { readonly name: string | undefined; readonly province: string | undefined }>;
  /** How its tables were understood, for whoever wants to see before anything is written. */
  readonly tables?: readonly TableView[];
  /** What a form tool calls the rows that name no respondent, by the made-up id of the row's respondent. */
  readonly rowIds?: ReadonlyMap<string, string>;
}

/** How a table was understood. */
export interface TableView {
  readonly file: string;
  readonly sheet: string | undefined;
  /** The tool whose export it is, where its columns tell. */
  readonly tool: string | undefined;
  readonly shape: 'long' | 'wide' | 'tally' | 'repeat';
  readonly rows: number;
  /** What each heading means; undefined for a column that was not read. */
  readonly columns: readonly { readonly heading: string; readonly meaning: string | undefined }[];
}

/** Someone who is expected to answer, as siapkota.yaml lists them. */
export interface ExpectedRespondent {
  readonly id: string;
  readonly name: string | undefined;
  readonly group: string;
  readonly agency: string | undefined;
  /** Date by which the answers are expected, YYYY-MM-DD. */
  readonly due: string | undefined;
}
