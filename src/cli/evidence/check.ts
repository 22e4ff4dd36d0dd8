import { dirname, join, resolve } from 'node:path';
import type { Answer } from '../../answers/answer.ts';
import { readInput } from '../../answers/input.ts';
import { PLAIN_READING } from '../../answers/read.ts';
import { type AssessmentFile, readAssessmentFile } from '../../answers/siapkota.ts';
import { applyVerdicts, readVerdicts } from '../../answers/verdicts.ts';
import { checkEvidence } from '../../evidence/check.ts';
import { copiedNotes } from '../../evidence/copied.ts';
import type { Finding } from '../../finding/finding.ts';
import { openYaml } from '../../rubric/files.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { collect } from '../../tally/collect.ts';
import { answerFilesBelow, readBytes } from '../inputs/inputs.ts';
import { exists, isInside, nodeFiles, shown } from '../output/files.ts';
import { surveyEvidence } from './survey.ts';

/** What `validate` finds about proof and notes: files that are missing, changed, handed in twice or named by nobody; notes copied word for word. */
export async function evidenceFindings(file: AssessmentFile, answers: readonly Answer[], instrument: Instrument): Promise<Finding[]> {
  const folder = dirname(resolve(file.source.file));
  const findings: Finding[] = [];
  const judged = judgedAnswers(folder, answers, (f) => findings.push(f));
  const survey = await surveyEvidence(folder, judged);
  const decides = (group: string): boolean => instrument.groups.get(group)?.authority !== undefined;
  const copied = copiedNotes(answers, await answersBefore(file, (f) => findings.push(f)), decides);
  return [...findings, ...checkEvidence(judged, survey, (path) => shown(join(folder, path))), ...copied];
}

/** With the mentor team's verdicts laid over; what is wrong with the form of evidence.yaml is told by whoever checks that file. */
function judgedAnswers(folder: string, answers: readonly Answer[], report: (f: Finding) => void): readonly Answer[] {
  const path = join(folder, 'evidence.yaml');
  const unread = (f: Finding): void => {
    if (f.code === 'file/unreadable') report(f);
  };
  const source = exists(path) ? openYaml(shown(path), nodeFiles, undefined, unread) : undefined;
  return source === undefined
    ? answers
    : applyVerdicts(
        answers,
        readVerdicts(source, () => {}),
        source,
        report,
      );
}

/** Answers of the assessment that `previous` names. What is wrong with them whoever checks it will hear of; what cannot be read is told. */
async function answersBefore({ source, previous }: AssessmentFile, report: (f: Finding) => void): Promise<readonly Answer[]> {
  if (previous === undefined) return [];
  const silent = (f: Finding): void => {
    if (f.code === 'file/unreadable') report(f);
  };
  const before = openYaml(nodeFiles.resolve(source.file, previous), nodeFiles, undefined, silent);
  const file = before === undefined ? undefined : readAssessmentFile(before, silent);
  if (file === undefined) return [];
  const { instrument, findings } = loadInstrument(nodeFiles.resolve(file.source.file, file.instrument), nodeFiles);
  findings.forEach(silent);
  const home = dirname(resolve(file.source.file));
  const folder = resolve(home, file.answers);
  if (instrument === undefined || !isInside(home, folder)) return [];
  const readings = (await answerFilesBelow(folder, report)).flatMap((path) => {
    const read = readBytes(path);
    if ('finding' in read) {
      silent(read.finding);
      return [];
    }
    const set = { city: file.city, period: file.period };
    return [readInput({ file: shown(path), bytes: read.bytes }, instrument, { ...PLAIN_READING, set, onlyCity: file.city })];
  });
  return collect(readings).answers;
}
