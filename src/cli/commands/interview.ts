import { progressOf } from '../../interview/model.ts';
import { type Session, begin as startSession, say as toast } from '../../interview/session.ts';
import type { Shell } from '../../interview/shell.ts';
import type { Instrument, Tier } from '../../rubric/instrument.ts';
import { attachFile } from '../evidence/files.ts';
import { EXIT, Failure } from '../failure.ts';
import { openWorkspace } from '../inputs/workspace.ts';
import { type Beginning, type Begun, begin, openJournal, record } from '../interview/begin.ts';
import { commandAgain, finish, pause } from '../interview/end.ts';
import { onTerminal, plainly } from '../interview/faces.ts';
import type { JournalFile } from '../interview/journal-file.ts';
import { journalPath, sheetPath } from '../interview/journal-sheets.ts';
import { instrumentsFolder, recallInstrument, shippedFolder, thisProgram } from '../interview/known-instrument.ts';
import { modelFor } from '../interview/setup.ts';
import { whoIsAsked } from '../interview/who.ts';
import { interviewSay as say } from '../interview/words.ts';
import { alone } from '../output/alone.ts';
import { exists } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import type { Work } from '../work.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** One respondent's interview, the room's show of hands, or the review: on a terminal or line by line. */
export const work: Work = async (_args, options, terminal) => {
  const w = say[terminal.lang];
  const isPlain = options.plain === true || process.env.TERM === 'dumb' || (process.env.ACCESSIBLE ?? '') !== '';
  if (!isPlain && !terminal.interactive) throw new Failure(EXIT.usage, w.notTerminal);
  const workspace = openWorkspace(
    { dir: text(options.dir), instrument: undefined, tier: options.tier as Tier | undefined, recall },
    terminal,
  );
  if (workspace.folder === undefined || workspace.own === undefined) throw new Failure(EXIT.usage, w.notHere);
  tellFindings(workspace.findings, workspace.source, { ...terminal, verbose: false });
  const review = options.review === true;
  const hands = options.hands === true;
  const city = text(options.city) ?? workspace.own.city;
  const period = text(options.period) ?? workspace.own.period;
  const own = workspace.caseOf(city, period);
  const speaker = await whoIsAsked(
    {
      respondent: text(options.respondent),
      group: text(options.group),
      agency: text(options.agency),
      name: text(options.name),
      review,
      hands,
      plain: isPlain,
    },
    workspace,
    terminal,
    (respondent) => exists(sheetPath(workspace, { city, respondent, period }, terminal)),
  );
  const sitting = { city, respondent: speaker.respondent, period };
  const path = journalPath(workspace.folder, workspace.own.city, sitting);
  const sheet = sheetPath(workspace, sitting, terminal);
  if (options.resume === true && !exists(path) && !exists(sheet)) throw new Failure(EXIT.usage, w.nothingToResume(speaker.respondent));
  const { folder, tier } = workspace;
  const beginning = {
    city: { id: city, name: own.name, province: own.province },
    period,
    speaker,
    instrument: workspace.instrument,
    instrumentFiles: workspace.instrumentFiles,
    tier,
    folder,
    sheet,
    upgrade: options.upgrade === true,
  };
  const { journal, begun } = open(path, beginning, terminal);
  try {
    const { instrument } = begun;
    const by = speaker.respondent;
    const doc =
      typeof options.present === 'number'
        ? record(journal, begun.doc, [{ t: 'present', n: options.present }], by, begun.doc.session)
        : begun.doc;
    const named = { ...speaker, name: speaker.name ?? doc.start?.name };
    const model = await modelFor({ instrument, speaker: named, tier, review, own }, workspace, terminal);
    if (model.items.length === 0) {
      toStderr(`${review ? w.nothingToReview : w.nothing(tier)}\n`);
      return;
    }
    let unsaved = false;
    const shell: Shell = {
      now: () => Date.now(),
      commit: (facts) => {
        unsaved = true;
        journal.commit(facts as unknown as Record<string, unknown>[]);
        unsaved = false;
      },
      attach: (request) => attachFile(request, folder),
    };
    const setting = {
      lang: terminal.lang,
      by,
      fast: options.fast === true,
      secret: options.secret === true,
      handsFirst: hands && !review,
      guard: !isPlain,
    };
    const first = greeted(startSession(model, doc, setting, Date.now()));
    const { session: last, ending } = isPlain ? await plainly(first, shell) : await onTerminal(first, shell, terminal);
    // Who was found by the program's own rule is found by it again; everybody else is named.
    const again = review || (hands && options.respondent === undefined) ? options : { ...options, respondent: speaker.respondent };
    const place = { journal, path, sheet, instrument, folder, command: commandAgain(again) };
    // The last thing that was to be saved was not; whoever runs this by script does not see the screen.
    if (unsaved) process.exitCode = EXIT.could_not;
    finish(ending === 'quit' ? last : pause(last, shell), place, ending, terminal);
  } finally {
    journal.close();
  }
};

/** In turn with whoever writes sheets: one that is written now is read first, and none is written over that an open interview holds. */
function open(path: string, beginning: Beginning, terminal: Terminal): { journal: JournalFile; begun: Begun } {
  const done = alone(beginning.folder, terminal);
  try {
    const journal = openJournal(path, terminal);
    try {
      return { journal, begun: begin(journal, beginning, terminal) };
    } catch (error) {
      journal.close();
      throw error;
    }
  } finally {
    done();
  }
}

/** One who begins is told what to know first, one who comes back what is saved already. */
function greeted(session: Session): Session {
  const { settled } = progressOf(session.model, session.doc);
  if (session.over?.at === 'summary') return session;
  return settled === 0 ? toast(session, 'good', 'welcome') : toast(session, 'good', 'welcomeBack', String(settled));
}

/** The instrument as an interview of this assessment kept it, or as it was kept when the program was built. */
const recall = (path: string, folder: string): Instrument | undefined =>
  recallInstrument(path, instrumentsFolder(folder), thisProgram()) ?? recallInstrument(path, shippedFolder(), PRODUCT);
