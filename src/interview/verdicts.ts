import type { Proof } from '../rubric/instrument.ts';
import { itemAt, type Session } from './session.ts';

/** The documents that respondents handed in for the indicator under review, each with the state it has now. */
export function documentsHere(s: Session): {
  respondent: string;
  name: string;
  title: string;
  file: string | undefined;
  sha256: string | undefined;
  state: Proof;
  judged: boolean;
}[] {
  const { id } = itemAt(s);
  return (s.model.cases?.get(id)?.voices ?? []).flatMap((voice) =>
    voice.documents.map(({ title, file, sha256, state }) => {
      const verdict = s.doc.verdicts.find(
        (v) =>
          v.id === id &&
          v.respondent === voice.respondent &&
          (v.sha256 !== undefined && sha256 !== undefined ? v.sha256 === sha256 : v.file === file),
      );
      return {
        respondent: voice.respondent,
        name: voice.name,
        title: title ?? file ?? '',
        file,
        sha256,
        state: verdict?.state ?? state,
        judged: verdict !== undefined,
      };
    }),
  );
}

/** What the mentor team may say of a document. */
export const VERDICTS: readonly Proof[] = ['accepted', 'wrong', 'outdated'];
