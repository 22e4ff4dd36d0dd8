import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Answer, NOTHING_READ, type Reading } from '../../answers/answer.ts';
import { readInput } from '../../answers/input.ts';
import { PLAIN_READING } from '../../answers/read.ts';
import validateSheet from '../../answers/schema/sheet.validate.js';
import { readAssessmentFacts, readAssessmentFile } from '../../answers/siapkota.ts';
import { unexpectedRespondents } from '../../answers/unexpected.ts';
import { applyVerdicts, readVerdicts } from '../../answers/verdicts.ts';
import { type Finding, finding } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { checkSchema } from '../../rubric/check.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import type { Loaded } from '../../rubric/load.ts';
import type { YamlSource } from '../../rubric/source.ts';
import { collect } from '../../tally/collect.ts';
import { evidenceFindings } from '../evidence/check.ts';
import { answerFilesBelow } from '../inputs/inputs.ts';
import { findAssessment } from '../inputs/workspace.ts';
import { isInside, nodeFiles, reason, shown } from '../output/files.ts';

/** Files about answers, by kind. */
export interface AnswerFiles {
  readonly assessments: readonly string[];
  readonly tables: readonly string[];
  readonly sheets: readonly string[];
  readonly evidence: readonly string[];
}

/** What the checking of answers asks of the checking of everything. */
export interface Checking {
  open(file: string): YamlSource | undefined;
  load(file: string): Loaded;
  report(f: Finding): void;
  /** A file that was looked at, and its text where it could be read. */
  saw(file: string, text?: string): void;
}

/** Assessments with all their answers and verdicts; then tables, sheets and registers of proof that stand alone. */
export async function checkAnswers({ assessments, tables, sheets, evidence }: AnswerFiles, checking: Checking): Promise<void> {
  const check = new AnswersCheck(checking);
  for (const name of evidence) if (!assessments.includes(shown(join(dirname(name), 'siapkota.yaml')))) check.evidence(name);
  for (const name of assessments) await check.assessment(name);
  for (const name of tables) if (!check.has(name)) check.table(name);
  for (const name of sheets) if (!check.has(name)) check.sheet(name);
}

class AnswersCheck {
  readonly #checking: Checking;
  /** Files that were read as answers of an assessment. */
  readonly #answered = new Set<string>();

  constructor(checking: Checking) {
    this.#checking = checking;
  }

  has(file: string): boolean {
    return this.#answered.has(file);
  }

  #tell(findings: readonly Finding[]): void {
    for (const f of findings) this.#checking.report(f);
  }

  /** A sheet by itself, by its schema alone. */
  sheet(name: string): void {
    const source = this.#checking.open(name);
    if (source !== undefined) this.#tell(checkSchema(validateSheet, source).findings);
  }

  /** @param answers what the verdicts are about, where the assessment they belong to is at hand */
  evidence(name: string, answers?: readonly Answer[]): void {
    const source = this.#checking.open(name);
    if (source === undefined) return;
    const verdicts = readVerdicts(source, this.#checking.report);
    if (answers !== undefined) applyVerdicts(answers, verdicts, source, this.#checking.report);
  }

  /** siapkota.yaml, and every answer in its folder, against its instrument. */
  async assessment(name: string): Promise<void> {
    const source = this.#checking.open(name);
    const file = source === undefined ? undefined : readAssessmentFile(source, this.#checking.report);
    if (source === undefined || file === undefined) return;
    const path = nodeFiles.resolve(name, file.instrument);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
      this.#checking.report(
        finding('file/missing', source.at(['instrument']), { path: file.instrument, near: nearest(path, nodeFiles.siblings(path)) }),
      );
      return;
    }
    const { instrument } = this.#checking.load(path);
    if (instrument === undefined) return;
    const { expected } = readAssessmentFacts(file, instrument, this.#checking.report);
    const folder = resolve(dirname(resolve(name)), file.answers);
    if (!isInside(dirname(resolve(name)), folder)) {
      this.#checking.report(finding('file/path-escapes', source.at(['answers']), { path: file.answers, folder: nodeFiles.folderOf(name) }));
      return;
    }
    const readings = (await answerFilesBelow(folder, this.#checking.report, dirname(resolve(name)))).map((answers) =>
      this.#answers(shown(answers), instrument, file.city, file.period, name),
    );
    const collected = collect(readings);
    this.#tell(collected.findings);
    this.#tell(unexpectedRespondents(collected.answers, expected));
    for (const answer of collected.answers) {
      for (const { file: document } of answer.documents) {
        if (document === undefined || isInside(dirname(resolve(name)), resolve(dirname(resolve(name)), document))) continue;
        this.#checking.report(finding('file/path-escapes', answer.place, { path: document, folder: nodeFiles.folderOf(name) }));
      }
    }
    this.#tell(await evidenceFindings(file, collected.answers, instrument));
    const evidence = shown(join(dirname(name), 'evidence.yaml'));
    if (statSync(evidence, { throwIfNoEntry: false }) !== undefined) this.evidence(evidence, collected.answers);
  }

  /** A table by itself, against the instrument of the assessment around it. */
  table(name: string): void {
    const path = findAssessment(dirname(resolve(name)));
    const source = path === undefined ? undefined : this.#checking.open(shown(path));
    const file = source === undefined ? undefined : readAssessmentFile(source, () => {});
    const method = file === undefined ? undefined : nodeFiles.resolve(file.source.file, file.instrument);
    const isThere = method !== undefined && statSync(method, { throwIfNoEntry: false })?.isFile() === true;
    const instrument = isThere ? this.#checking.load(method).instrument : undefined;
    if (file === undefined || instrument === undefined) {
      this.#checking.report(finding('file/unknown-kind', { file: name }, { path: name }));
      return;
    }
    this.#tell(collect([this.#answers(name, instrument, file.city, file.period, shown(path!))]).findings);
  }

  #answers(name: string, instrument: Instrument, city: string, period: string, assessment: string): Reading {
    this.#answered.add(name);
    this.#checking.saw(name);
    try {
      const read = readInput({ file: name, bytes: readFileSync(name) }, instrument, {
        ...PLAIN_READING,
        set: { city, period },
        onlyCity: city,
      });
      this.#checking.saw(name, read.text);
      return read;
    } catch (error) {
      this.#checking.report(finding('file/unreadable', { file: assessment }, { path: name, why: reason(error).detail }));
      return { answers: [], open: [], balance: NOTHING_READ, findings: [], cities: new Map() };
    }
  }
}
