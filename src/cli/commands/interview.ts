import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Body, type Doc, evolve, type Fact, replay } from '../../interview/facts.ts';
import { itemsFor, progressOf } from '../../interview/model.ts';
import { runPlain } from '../../interview/run-plain.ts';
import { begin, happen, type Session, say as toast } from '../../interview/session.ts';
import type { Shell } from '../../interview/shell.ts';
import { freeze } from '../../interview/snapshot.ts';
import type { Ending } from '../../interview/terminal.ts';
import type { Instrument, Tier } from '../../rubric/instrument.ts';
import { attachFile, writeVerdicts } from '../evidence-files.ts';
import { EXIT, Failure } from '../failure.ts';
import { shown } from '../files.ts';
import { factsOfSheet, modelFor, upgradeOf } from '../interview-setup.ts';
import { whoIsAsked } from '../interview-who.ts';
import { interviewSay as say } from '../interview-words.ts';
import { JournalFile, JournalProblem } from '../journal-file.ts';
import { journalPath, keptInstrument, putSheet, sheetPath, snapshotPath } from '../journal-sheets.ts';
import type { Work } from '../main.ts';
import { toStderr } from '../output.ts';
import { tellFindings } from '../tell.ts';
import type { Terminal } from '../terminal.ts';
import { openWorkspace } from '../workspace.ts';
import { writeWhole } from '../write-whole.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** One respondent's interview, the room's show of hands, or the review: on a terminal or line by line. */
export const work: Work = async (_args, options, terminal) => {
  const w = say[terminal.lang];
  const isPlain = options.plain === true || process.env.TERM === 'dumb' || (process.env.ACCESSIBLE ?? '') !== '';
  if (!isPlain && !terminal.interactive) throw new Failure(EXIT.usage, w.notTerminal);
  const workspace = openWorkspace({ dir: text(options.dir), instrument: undefined, tier: options.tier as Tier | undefined }, terminal);
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
    (respondent) => existsSync(sheetPath(workspace, { city, respondent, period }, terminal)),
  );
  const sitting = { city, respondent: speaker.respondent, period };
  const path = journalPath(workspace.folder, workspace.own.city, sitting);
  const sheet = sheetPath(workspace, sitting, terminal);
  if (options.resume === true && !existsSync(path) && !existsSync(sheet))
    throw new Failure(EXIT.usage, w.nothingToResume(speaker.respondent));
  const journal = openJournal(path, terminal);
  try {
    if (journal.tornTo !== undefined) toStderr(`${w.torn(shown(journal.tornTo))}\n`);
    let doc = replay(journal.facts as unknown as Fact[]);
    checkStart(doc, { ...sitting, group: speaker.group, instrument: workspace.instrument.id }, path, terminal);
    const by = speaker.respondent;
    const add = (bodies: readonly Body[], session: number): void => {
      const at = new Date().toISOString();
      const facts = bodies.map((body): Fact => ({ ...body, at, by, session }));
      journal.commit(facts as unknown as Record<string, unknown>[]);
      doc = facts.reduce(evolve, doc);
    };
    const instrument = chooseInstrument(doc, workspace.instrument, workspace.folder, options.upgrade === true, terminal);
    keepSnapshot(workspace.folder, instrument);
    if (doc.start === undefined) {
      const { name, province } = own;
      add(
        [
          {
            t: 'start',
            city,
            cityName: name,
            province,
            period,
            respondent: speaker.respondent,
            name: speaker.name,
            group: speaker.group,
            agency: speaker.agency,
            instrument: instrument.id,
            version: instrument.version,
            digest: instrument.digest,
          },
        ],
        1,
      );
      const before = factsOfSheet(sheet, instrument, speaker);
      if (before.length > 0) {
        add(before, 1);
        toStderr(`${w.fromSheet(shown(sheet))}\n`);
      }
    } else add([{ t: 'open' }], doc.session + 1);
    if (options.upgrade === true && doc.digest !== instrument.digest) {
      const known = new Set(doc.entries.keys());
      const moved = upgradeOf(doc.entries, instrument);
      add([moved], doc.session);
      const today = new Map(moved.renamed);
      const anew = [
        ...moved.dropped,
        ...itemsFor(instrument, speaker, workspace.tier)
          .map((i) => i.id)
          .filter((id) => ![...known].some((k) => (today.get(k) ?? k) === id)),
      ];
      toStderr(
        `${w.upgraded(instrument.version, moved.renamed.length, [...anew.slice(0, 12), ...(anew.length > 12 ? ['…'] : [])].join(', '))}\n`,
      );
    }
    if (typeof options.present === 'number') add([{ t: 'present', n: options.present }], doc.session);
    const model = await modelFor(
      { instrument, speaker: { ...speaker, name: speaker.name ?? doc.start?.name }, tier: workspace.tier, review, own },
      workspace,
      terminal,
    );
    if (model.items.length === 0) {
      toStderr(`${review ? w.nothingToReview : w.nothing(workspace.tier)}\n`);
      return;
    }
    const shell: Shell = {
      now: () => Date.now(),
      commit: (facts) => journal.commit(facts as unknown as Record<string, unknown>[]),
      attach: (request) => attachFile(request, workspace.folder!),
    };
    const setting = {
      lang: terminal.lang,
      by,
      fast: options.fast === true,
      secret: options.secret === true,
      handsFirst: hands && !review,
      guard: !isPlain,
    };
    let session = begin(model, doc, setting, Date.now());
    const settled = progressOf(model, doc).settled;
    if (settled > 0 && session.over === undefined) session = toast(session, 'good', 'welcomeBack', String(settled));
    const { session: last, ending } = isPlain ? await plainly(session, shell) : await onTerminal(session, shell, terminal);
    const paused = ending === 'quit' ? last : pause(last, shell);
    finish(
      paused,
      {
        journal,
        path,
        sheet,
        instrument,
        folder: workspace.folder,
        command: commandAgain(
          review || (hands && options.respondent === undefined) ? options : { ...options, respondent: speaker.respondent },
        ),
      },
      ending,
      terminal,
    );
  } finally {
    journal.close();
  }
};

function openJournal(path: string, terminal: Terminal): JournalFile {
  const w = say[terminal.lang];
  try {
    return JournalFile.open(path, new Date().toISOString().replace(/[:.]/g, ''));
  } catch (error) {
    if (error instanceof JournalProblem)
      throw new Failure(error.code === 'locked' ? EXIT.could_not : EXIT.inputs, w[error.code](shown(path), error.detail));
    throw new Failure(EXIT.could_not, w.cannotOpen(shown(path), (error as NodeJS.ErrnoException).code ?? String((error as Error).message)));
  }
}

/** A journal is of one city, period, respondent and instrument; it is not gone on with as another one. */
function checkStart(
  doc: Doc,
  here: Readonly<Record<'city' | 'period' | 'respondent' | 'group' | 'instrument', string>>,
  path: string,
  terminal: Terminal,
): void {
  const { start } = doc;
  if (start === undefined) return;
  const w = say[terminal.lang];
  for (const key of ['city', 'period', 'respondent', 'group', 'instrument'] as const) {
    if (start[key] !== here[key]) throw new Failure(EXIT.inputs, w.other(shown(path), w.what[key], start[key], here[key]));
  }
}

/** The instrument to go on with: the one it began with, unless --upgrade says otherwise. */
function chooseInstrument(doc: Doc, now: Instrument, folder: string, upgrade: boolean, terminal: Terminal): Instrument {
  if (doc.start === undefined || doc.digest === now.digest || upgrade) return now;
  const w = say[terminal.lang];
  const old = keptInstrument(folder, doc.digest);
  const named = doc.version === now.version ? `${doc.version} ${doc.digest.slice(7, 15)}` : doc.version;
  const today = doc.version === now.version ? `${now.version} ${now.digest.slice(7, 15)}` : now.version;
  if (old === undefined) throw new Failure(EXIT.inputs, w.olderGone(named, today));
  toStderr(`${w.older(named, today)}\n`);
  return old;
}

/** A copy of the instrument beside the journal, so that the interview can go on under it whatever happens to the rubric files. */
function keepSnapshot(folder: string, instrument: Instrument): void {
  const path = snapshotPath(folder, instrument.digest);
  if (existsSync(path)) return;
  mkdirSync(join(folder, '.siapkota', 'instruments'), { recursive: true });
  writeWhole(path, freeze(instrument));
}

async function onTerminal(session: Session, shell: Shell, terminal: Terminal): Promise<{ session: Session; ending: Ending }> {
  const { runTerminal } = await import('../../interview/terminal.ts');
  const coloured = terminal.out.bold('x') !== 'x';
  return runTerminal(session, shell, {
    input: process.stdin,
    output: process.stdout,
    dims: () => ({
      cols: Math.max(20, process.stdout.columns ?? 80),
      rows: Math.max(8, process.stdout.rows ?? 24),
      paint: terminal.out,
      invert: coloured ? (t) => `\u001b[7m${t}\u001b[27m` : undefined,
      unicode: terminal.unicode,
    }),
  });
}

async function plainly(session: Session, shell: Shell): Promise<{ session: Session; ending: Ending }> {
  // Without terminal: true readline neither echoes nor edits, so a screen reader hears each line once.
  const lines = createInterface({ input: process.stdin, terminal: false });
  let interrupted: Ending | undefined;
  const stop = (how: Ending) => (): void => {
    interrupted = how;
    lines.close();
  };
  const handlers: [NodeJS.Signals, () => void][] = [
    ['SIGINT', stop('interrupted')],
    ['SIGTERM', stop('SIGTERM')],
    ['SIGHUP', stop('SIGHUP')],
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    const { session: last, ended } = await runPlain(session, shell, lines, (line) => process.stdout.write(`${line}\n`));
    return { session: last, ending: interrupted ?? ended };
  } finally {
    for (const [signal, handler] of handlers) process.removeListener(signal, handler);
    lines.close();
    process.stdin.unref?.();
  }
}

/** An interrupted sitting is a pause too. Where even that cannot be written, nothing that was shown as saved is touched. */
function pause(session: Session, shell: Shell): Session {
  const { session: paused, facts } = happen(session, [{ t: 'pause' }], shell.now());
  try {
    shell.commit(facts);
    return paused;
  } catch {
    return session;
  }
}

interface Place {
  readonly journal: JournalFile;
  readonly path: string;
  readonly sheet: string;
  readonly instrument: Instrument;
  readonly folder: string;
  readonly command: string;
}

/** The sheet, the verdicts, and one line: what is saved and how to go on. */
function finish({ model, doc, lang }: Session, place: Place, ending: Ending, terminal: Terminal): void {
  const spoken = { ...terminal, lang };
  const w = say[lang];
  const written =
    doc.entries.size > 0 &&
    putSheet({ journal: place.path, sheet: place.sheet, doc, facts: place.journal.count, instrument: place.instrument }, spoken);
  if (doc.verdicts.length > 0) {
    const path = join(place.folder, 'evidence.yaml');
    try {
      writeVerdicts(path, doc.verdicts);
      toStderr(`${w.verdicts(doc.verdicts.length, shown(path))}\n`);
    } catch (error) {
      toStderr(`${w.verdictsFailed(shown(path), (error as NodeJS.ErrnoException).code ?? String(error))}\n`);
      process.exitCode = EXIT.could_not;
    }
  }
  if (doc.entries.size > 0 && !written) process.exitCode = EXIT.could_not;
  const { settled, asked } = progressOf(model, doc);
  const sheet = written ? shown(place.sheet) : undefined;
  toStderr(`${settled === asked ? w.finished(asked, sheet) : w.closed(settled, asked, sheet, place.command)}\n`);
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

/** The command that goes on from here, as a person would type it. */
function commandAgain(options: Readonly<Record<string, unknown>>): string {
  const quoted = (value: string): string => (/^[\w./:@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
  const named = ['dir', 'respondent', 'group', 'agency', 'name', 'tier', 'city', 'period'].flatMap((key) =>
    text(options[key]) === undefined ? [] : [`--${key} ${quoted(text(options[key])!)}`],
  );
  const flags = ['review', 'hands', 'secret', 'fast', 'plain'].filter((key) => options[key] === true).map((key) => `--${key}`);
  return ['siapkota interview', ...named, ...flags].join(' ');
}
