import type { Answer } from '../answers/answer.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { compareUtf8 } from '../text/order.ts';
import { normalise } from '../text/visible.ts';

/** Shorter notes ("Belum ada.") are alike by chance. */
const MIN_WORDS = 6;

/** Notes that two respondents, or one respondent in two years, have word for word: copied, or agreed upon beforehand.
 *  @param decides groups whose word is final; they quote the notes of others
 *  @param before answers of the period before; their notes count only for the same indicator */
export function copiedNotes(answers: readonly Answer[], before: readonly Answer[], decides: (group: string) => boolean): Finding[] {
  const ordinary = answers.filter((a) => !decides(a.group) && comparable(a.note) !== undefined).sort(byPlace);
  const findings: Finding[] = [];
  const first = new Map<string, Answer>();
  const told = new Set<string>();
  for (const answer of ordinary) {
    const note = comparable(answer.note)!;
    const known = first.get(note);
    if (known === undefined) first.set(note, answer);
    else if (speaker(known) !== speaker(answer) && !told.has(`${note}\u0000${nameOf(answer)}`)) {
      told.add(`${note}\u0000${nameOf(answer)}`);
      findings.push(
        finding('evidence/copied-note', answer.place, { answer: nameOf(answer), elsewhere: nameOf(known), note: answer.note! }, [
          known.place,
        ]),
      );
    }
  }
  const earlier = new Map<string, Answer>();
  for (const answer of before) {
    const note = comparable(answer.note);
    if (note !== undefined && !decides(answer.group)) earlier.set(`${answer.indicator}\u0000${answer.respondent}\u0000${note}`, answer);
  }
  for (const answer of ordinary) {
    const same = earlier.get(`${answer.indicator}\u0000${answer.respondent}\u0000${comparable(answer.note)}`);
    if (same !== undefined)
      findings.push(
        finding('evidence/note-of-last-period', answer.place, { answer: nameOf(answer), period: same.period, note: answer.note! }, [
          same.place,
        ]),
      );
  }
  return findings;
}

const speaker = (a: Answer): string => a.agency ?? `${a.group}\u0000${a.respondent}`;
const nameOf = (a: Answer): string => `${a.indicator} (${a.respondent})`;
const byPlace = (a: Answer, b: Answer): number =>
  compareUtf8(a.place.file, b.place.file) || (a.place.line ?? 0) - (b.place.line ?? 0) || compareUtf8(a.indicator, b.indicator);

function comparable(note: string | undefined): string | undefined {
  if (note === undefined) return undefined;
  const text = normalise(note).replace(/(?<![.!?…])[.!?…]+$/, '');
  return text.split(' ').length < MIN_WORDS ? undefined : text;
}
