import type { Answer } from '../answers/answer.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { compareUtf8 } from '../text/order.ts';
import { type Entry, type Leaning, registerOf, type Survey } from './register.ts';

/** Files that answers name and that are not there or are no longer what they were; the same bytes under two answers; files that nobody names. */
export function checkEvidence(answers: readonly Answer[], survey: Survey, folder: (file: string) => string): Finding[] {
  const register = registerOf(answers, survey);
  return [...register.flatMap(checkEntry), ...sameBytes(register), ...unlisted(register, survey, folder)];
}

function checkEntry({ file, onDisk, leaning }: Entry): Finding[] {
  if (file === undefined || onDisk === undefined) return [];
  return leaning.flatMap(({ answer, document }): Finding[] => {
    const data = { file, indicator: answer.indicator, respondent: answer.respondent };
    if (onDisk === 'missing') return [finding('evidence/missing-file', answer.place, data)];
    if (onDisk === 'unreadable') return [finding('evidence/unreadable-file', answer.place, data)];
    const recorded = (document.sha256 ?? document.judged?.sha256)?.toLowerCase();
    return recorded === undefined || recorded === onDisk.sha256
      ? []
      : [finding('evidence/changed-file', answer.place, { ...data, recorded: recorded.slice(0, 12), now: onDisk.sha256.slice(0, 12) })];
  });
}

/** One document for two answers may be right, and may be one paper handed in for everything: somebody should look. */
function sameBytes(register: readonly Entry[]): Finding[] {
  const bySum = new Map<string, { readonly file: string; readonly leaning: Leaning }[]>();
  for (const { file, onDisk, leaning } of register) {
    for (const l of leaning) {
      const sum = typeof onDisk === 'object' ? onDisk.sha256 : l.document.sha256?.toLowerCase();
      if (sum === undefined) continue;
      const known = bySum.get(sum) ?? [];
      known.push({ file: file ?? l.document.title ?? sum.slice(0, 12), leaning: l });
      bySum.set(sum, known);
    }
  }
  return [...bySum.values()].flatMap((uses): Finding[] => {
    const answers = new Map(uses.map((u) => [answerName(u.leaning), u]));
    if (answers.size < 2) return [];
    const [first, ...others] = [...answers].sort(([a], [b]) => compareUtf8(a, b));
    return others.map(([name, { file, leaning }]) =>
      finding('evidence/same-bytes', leaning.answer.place, { file, answer: name, elsewhere: first![0], otherFile: first![1].file }, [
        first![1].leaning.answer.place,
      ]),
    );
  });
}

const answerName = ({ answer }: Leaning): string => `${answer.indicator} (${answer.respondent})`;

function unlisted(register: readonly Entry[], { kept }: Survey, folder: (file: string) => string): Finding[] {
  const named = new Set(register.flatMap((e) => (e.file === undefined ? [] : [e.file])));
  return kept.filter((file) => !named.has(file)).map((file) => finding('evidence/unlisted-file', { file: folder(file) }, { file }));
}
