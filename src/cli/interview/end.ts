import { join } from 'node:path';
import type { Judgement } from '../../interview/facts.ts';
import { progressOf } from '../../interview/model.ts';
import { happen, type Session } from '../../interview/session.ts';
import type { Shell } from '../../interview/shell.ts';
import type { Ending } from '../../interview/terminal.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { codeOf } from '../../text/system.ts';
import { indent } from '../../text/wrap.ts';
import { writeVerdicts } from '../evidence/files.ts';
import { EXIT } from '../failure.ts';
import { alone } from '../output/alone.ts';
import { shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import type { JournalFile } from './journal-file.ts';
import { putSheet } from './journal-sheets.ts';
import { interviewSay as say } from './words.ts';

/** An interrupted sitting is a pause too. Where even that cannot be written, nothing that was shown as saved is touched. */
export function pause(session: Session, shell: Shell): Session {
  const { session: paused, facts } = happen(session, [{ t: 'pause' }], shell.now());
  try {
    shell.commit(facts);
    return paused;
  } catch {
    return session;
  }
}

/** Where an interview keeps itself, and the command that goes on with it. */
export interface Place {
  readonly journal: JournalFile;
  readonly path: string;
  readonly sheet: string;
  readonly instrument: Instrument;
  readonly folder: string;
  readonly command: string;
}

/** The sheet, the verdicts, and one line: what is saved and how to go on. */
export function finish({ model, doc, lang }: Session, place: Place, ending: Ending, terminal: Terminal): void {
  const spoken = { ...terminal, lang };
  const w = say[lang];
  const written = inTurn(place, spoken, () => {
    if (doc.verdicts.length > 0) putVerdicts(place, doc.verdicts, spoken);
    return (
      doc.entries.size > 0 &&
      putSheet({ journal: place.path, sheet: place.sheet, doc, facts: place.journal.count, instrument: place.instrument }, spoken)
    );
  });
  if (doc.entries.size > 0 && !written) process.exitCode = EXIT.could_not;
  const { settled, asked } = progressOf(model, doc);
  const sheet = written ? shown(place.sheet) : undefined;
  const last = settled === asked ? w.finished(asked, sheet) : w.closed(settled, asked, sheet);
  toStderr(`${indent(last, terminal.columns, '')}\n${settled === asked ? '' : `  ${place.command}\n`}`);
  const codes: Readonly<Record<Ending, number | undefined>> = {
    quit: undefined,
    closed: terminal.interactive ? EXIT.interrupted : undefined,
    interrupted: EXIT.interrupted,
    SIGTERM: 143,
    SIGHUP: 129,
  };
  const code = codes[ending];
  if (code !== undefined) process.exitCode = code;
}

/** Work on files that others write as well. Where somebody else's writing does not come to an end, the journal has everything. */
function inTurn({ folder }: Place, terminal: Terminal, work: () => boolean): boolean {
  let done: () => void;
  try {
    done = alone(folder, terminal);
  } catch (error) {
    toStderr(`${(error as Error).message}\n`);
    return false;
  }
  try {
    return work();
  } finally {
    done();
  }
}

function putVerdicts({ folder }: Place, verdicts: readonly Judgement[], { lang }: Terminal): void {
  const w = say[lang];
  const path = join(folder, 'evidence.yaml');
  try {
    writeVerdicts(path, verdicts);
    toStderr(`${w.verdicts(verdicts.length, shown(path))}\n`);
  } catch (error) {
    toStderr(`${w.verdictsFailed(shown(path), codeOf(error))}\n`);
    process.exitCode = EXIT.could_not;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The command that goes on from here, as a person would type it. */
export function commandAgain(options: Readonly<Record<string, unknown>>): string {
  const quoted = (value: string): string => (/^[\w./:@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
  const named = ['dir', 'respondent', 'group', 'agency', 'name', 'tier', 'city', 'period'].flatMap((key) =>
    text(options[key]) === undefined ? [] : [`--${key} ${quoted(text(options[key])!)}`],
  );
  const flags = ['review', 'hands', 'secret', 'fast', 'plain'].filter((key) => options[key] === true).map((key) => `--${key}`);
  return ['siapkota interview', ...named, ...flags].join(' ');
}
