import { normalise } from '../text/visible.ts';

/** The typed ways not to answer. They are never zero and never dropped in silence. */
export type MissingCode = 'unknown' | 'not-applicable' | 'refused' | 'pending';
export const MISSING_CODES: readonly MissingCode[] = ['unknown', 'not-applicable', 'refused', 'pending'];
export const isMissingCode = (value: string): value is MissingCode => (MISSING_CODES as readonly string[]).includes(value);

const missingWords: Readonly<Record<string, MissingCode>> = {
  unknown: 'unknown',
  "don't know": 'unknown',
  'do not know': 'unknown',
  'dont know': 'unknown',
  'tidak tahu': 'unknown',
  'tidak diketahui': 'unknown',
  'not applicable': 'not-applicable',
  'does not apply': 'not-applicable',
  'tidak berlaku': 'not-applicable',
  refused: 'refused',
  'refused to answer': 'refused',
  menolak: 'refused',
  'menolak menjawab': 'refused',
  'tidak bersedia': 'refused',
  pending: 'pending',
  promised: 'pending',
  menyusul: 'pending',
  dijanjikan: 'pending',
};

const plainWord = (text: string): string => normalise(text).replace(/[_-]+/g, ' ').replaceAll('’', "'");

/** The missing code that a cell or an answer names, in either language, with spaces, hyphens or underscores. */
export function missingCode(text: string): MissingCode | undefined {
  const word = plainWord(text);
  return Object.hasOwn(missingWords, word) ? missingWords[word] : undefined;
}

/** A checklist with nothing met. */
export const NONE = 'none';
const isNoneItself = (text: string): boolean => ['none', 'tidak ada'].includes(plainWord(text));
/** Nothing met, also as people and forms put it. */
export const isNone = (text: string): boolean =>
  isNoneItself(text) ||
  ['tidak ada yang terpenuhi', 'tidak ada satu pun', 'tidak satu pun', 'none of them is met', 'none of the above', 'none of them'].includes(
    plainWord(text),
  );

/** Cells that say nothing: unanswered. */
export const isUnanswered = (text: string): boolean => /^(|-|n\/a|na)$/i.test(text.trim());

/** Known columns of a table and every name they go by, compared by `columnKey`. */
export const COLUMN_NAMES = {
  city: ['city', 'kota', 'city id', 'id kota', 'kode kota'],
  city_name: ['city name', 'nama kota'],
  province: ['province', 'provinsi'],
  period: ['period', 'periode', 'tahun'],
  respondent: ['respondent', 'responden', 'respondent id', 'id responden'],
  respondent_name: ['respondent name', 'nama responden'],
  group: ['group', 'kelompok', 'kelompok responden', 'respondent group'],
  agency: ['agency', 'perangkat daerah', 'opd'],
  taken: ['taken', 'diambil', 'waktu', 'waktu pengisian'],
  indicator: ['indicator', 'indikator'],
  value: ['value', 'nilai', 'jawaban', 'answer'],
  evidence: ['evidence', 'bukti'],
  proof: ['proof', 'status bukti', 'proof state'],
  note: ['note', 'catatan'],
  reason: ['reason', 'alasan'],
  n: ['n', 'jumlah', 'count'],
} as const;
export type ColumnName = keyof typeof COLUMN_NAMES;

export const columnKey = (heading: string): string => plainWord(heading);

const columnsByName = new Map<string, ColumnName>(
  Object.entries(COLUMN_NAMES).flatMap(([column, names]) => names.map((name): [string, ColumnName] => [name, column as ColumnName])),
);
export const knownColumn = (heading: string): ColumnName | undefined => columnsByName.get(columnKey(heading));

/** Why a text cannot be an indicator's id, or undefined. */
export function reservedIndicatorId(id: string): string | undefined {
  if (id === 'index') return 'explain index';
  if (id === 'constructor' || id === 'prototype') return 'JavaScript';
  if (Object.hasOwn(COLUMN_NAMES, id) || knownColumn(id) !== undefined) return `${knownColumn(id) ?? id}: table column`;
  return undefined;
}

/** Whether a text is kept for `none` or for a missing code, so that no option, level or criterion may be called that. */
export const isReservedAnswer = (text: string): boolean => isNoneItself(text) || missingCode(text) !== undefined;
