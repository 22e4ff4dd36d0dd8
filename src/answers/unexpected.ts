import { type Finding, finding } from '../finding/finding.ts';
import { nearest } from '../finding/suggest.ts';
import type { Answer, ExpectedRespondent } from './answer.ts';
import { isUnnamed } from './sheets.ts';

/** Respondents who answered and are not on the list of siapkota.yaml, each said once. Without a list everyone is welcome. */
export function unexpectedRespondents(answers: readonly Answer[], expected: readonly ExpectedRespondent[]): Finding[] {
  const ids = new Set(expected.map((e) => e.id));
  if (ids.size === 0) return [];
  const strangers = new Map(
    answers.filter((a) => !ids.has(a.respondent) && !isUnnamed(a.respondent, a.group)).map((a) => [a.respondent, a.place.file]),
  );
  return [...strangers].map(([id, file]) => finding('answers/unexpected-respondent', { file }, { id, near: nearest(id, ids) }));
}
