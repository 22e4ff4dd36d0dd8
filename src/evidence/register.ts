import type { Answer, Judged, ProofDocument } from '../answers/answer.ts';
import { bestProof } from '../answers/sheet.ts';
import type { Proof } from '../rubric/instrument.ts';
import { compareUtf8 } from '../text/order.ts';

/** What the disk says of one file: its checksum, or that it is not there or cannot be read. */
export type OnDisk = { readonly sha256: string } | 'missing' | 'unreadable';

/** What was found beside an assessment. Files by the path that leads there from siapkota.yaml, with slashes. */
export interface Survey {
  readonly files: ReadonlyMap<string, OnDisk>;
  /** Files in evidence/, named by an answer or not. */
  readonly kept: readonly string[];
}

export const NOTHING_SURVEYED: Survey = { files: new Map(), kept: [] };

/** An answer that leans on a document. */
export interface Leaning {
  readonly answer: Answer;
  readonly document: ProofDocument;
}

/** One document of the register: a file, or a title where nothing more was handed in. */
export interface Entry {
  readonly file: string | undefined;
  readonly title: string | undefined;
  /** As the sheets say; undefined where they do not, or where they contradict each other. */
  readonly sha256: string | undefined;
  readonly onDisk: OnDisk | undefined;
  readonly leaning: readonly Leaning[];
  /** The best of its states; they differ where it proves one answer and not another. */
  readonly state: Proof;
}

/** Who set the state of a document under an answer, and when: a verdict, else the sheet that handed it in. */
export function setBy({ answer, document }: Leaning): Pick<Judged, 'by' | 'at'> {
  return document.judged === undefined ? { by: answer.respondent, at: answer.taken } : document.judged;
}

/** A path as the register keys it: slashes, and no steps that lead nowhere. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (/^[\\/]/.test(path) ? '/' : '') + parts.join('/');
}

/** Every document that answers name, by file; those without a file by who named them. In the order of their names. */
export function registerOf(answers: readonly Answer[], survey: Survey = NOTHING_SURVEYED): Entry[] {
  const found = new Map<string, Leaning[]>();
  for (const answer of answers) {
    for (const document of answer.documents) {
      const key =
        document.file === undefined
          ? ['1', document.title ?? '', answer.group, answer.respondent, answer.indicator].join('\u0000')
          : `0\u0000${plainPath(document.file)}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, [{ answer, document }]);
      else known.push({ answer, document });
    }
  }
  return [...found]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([, leaning]): Entry => {
      const sorted = [...leaning].sort(
        (a, b) => compareUtf8(a.answer.indicator, b.answer.indicator) || compareUtf8(a.answer.respondent, b.answer.respondent),
      );
      const { document } = sorted[0]!;
      const file = document.file === undefined ? undefined : plainPath(document.file);
      const sums = new Set(sorted.flatMap((l) => (l.document.sha256 === undefined ? [] : [l.document.sha256.toLowerCase()])));
      return {
        file,
        title: sorted.find((l) => l.document.title !== undefined)?.document.title,
        sha256: sums.size === 1 ? [...sums][0] : undefined,
        onDisk: file === undefined ? undefined : survey.files.get(file),
        leaning: sorted,
        state: bestProof(sorted.map((l) => l.document.state)),
      };
    });
}
