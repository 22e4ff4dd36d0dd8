import { type Body, type Doc, evolve, type Fact, replay } from '../../interview/facts.ts';
import { itemsFor, type Speaker } from '../../interview/model.ts';
import { freeze } from '../../interview/snapshot.ts';
import type { Instrument, Tier } from '../../rubric/instrument.ts';
import { pick } from '../../text/lang.ts';
import { codeOf } from '../../text/system.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { EXIT, Failure } from '../failure.ts';
import { exists, shown } from '../output/files.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { writeWhole } from '../output/write-whole.ts';
import { JournalFile, JournalProblem } from './journal-file.ts';
import { forgetSheetOf, keptInstrument } from './journal-sheets.ts';
import { frozenPath, instrumentsFolder, rememberInstrument, thisProgram } from './known-instrument.ts';
import { factsOfSheet, upgradeOf } from './setup.ts';
import { interviewSay as say } from './words.ts';

/** What an interview begins or goes on with: of whom, under which instrument, in which files. */
export interface Beginning {
  readonly city: { readonly id: string; readonly name: string | undefined; readonly province: string | undefined };
  readonly period: string;
  readonly speaker: Speaker;
  readonly instrument: Instrument;
  /** What the instrument was read from; empty where it was recalled. */
  readonly instrumentFiles: readonly string[];
  readonly tier: Tier;
  readonly folder: string;
  readonly sheet: string;
  readonly upgrade: boolean;
}

/** A journal that is open, with what it says so far and the instrument it goes on under. */
export interface Begun {
  readonly doc: Doc;
  readonly instrument: Instrument;
}

/** Reads the journal, checks that it is this interview's, and notes that it is open again, or that it begins. */
export function begin(journal: JournalFile, wanted: Beginning, terminal: Terminal): Begun {
  const w = say[terminal.lang];
  const { city, period, speaker, folder, sheet, upgrade } = wanted;
  if (journal.tornTo !== undefined) toStderr(`${w.torn(shown(journal.tornTo))}\n`);
  let doc = replay(journal.facts as unknown as Fact[]);
  checkStart(doc, wanted, journal.path, terminal);
  const add = (bodies: readonly Body[], session: number): void => {
    doc = record(journal, doc, bodies, speaker.respondent, session);
  };
  const instrument = chooseInstrument(doc, wanted.instrument, folder, upgrade, terminal);
  keepInstrument(folder, wanted.instrument, wanted.instrumentFiles);
  if (doc.start === undefined) {
    const { respondent, name, group, agency } = speaker;
    const { id, version, digest } = instrument;
    // What a journal of this name that was set aside once wrote is not what this one writes.
    forgetSheetOf(journal.path);
    const place = { city: city.id, cityName: city.name, province: city.province, period };
    add([{ t: 'start', ...place, respondent, name, group, agency, instrument: id, version, digest }], 1);
    const before = factsOfSheet(sheet, instrument, speaker);
    if (before.said.length > 0) {
      // Said when the sheet says it was: that it is read again makes no answer younger than somebody else's.
      doc = record(journal, doc, before.said, speaker.respondent, 1, before.taken);
      toStderr(`${w.fromSheet(shown(sheet))}\n`);
    }
  } else add([{ t: 'open' }], doc.session + 1);
  if (upgrade && doc.digest !== instrument.digest) {
    const old = keptInstrument(folder, doc.digest);
    const moved = upgradeOf(doc.entries, instrument);
    tellUpgrade(moved, old ?? doc, wanted, terminal);
    add([moved], doc.session);
  }
  return { doc, instrument };
}

/** Facts made durable, and what the interview says with them. */
export function record(
  journal: JournalFile,
  doc: Doc,
  bodies: readonly Body[],
  by: string,
  session: number,
  when: number = Date.now(),
): Doc {
  const at = new Date(when).toISOString();
  const facts = bodies.map((body): Fact => ({ ...body, at, by, session }));
  journal.commit(facts as unknown as Record<string, unknown>[]);
  return facts.reduce(evolve, doc);
}

/** Questions that a list of what is asked anew names before it only counts. */
const MOST_NAMED = 12;

/** What a move to another instrument took along, and which questions it asks anew: those it did not have, and those whose answer no longer fits. */
function tellUpgrade(
  moved: Extract<Body, { t: 'upgrade' }>,
  before: Instrument | Doc,
  { instrument, speaker, tier }: Beginning,
  terminal: Terminal,
): void {
  const w = say[terminal.lang];
  const knew = (id: string): boolean =>
    'indicators' in before ? before.indicators.has(id) || before.open.has(id) : before.entries.has(id);
  const today = new Map(moved.renamed);
  const dropped = new Set(moved.dropped.map((id) => today.get(id) ?? id));
  const cameFrom = new Set([...instrument.formerly].filter(([old]) => knew(old)).map(([, id]) => id));
  const anew = itemsFor(instrument, speaker, tier).filter(({ id }) => dropped.has(id) || !(knew(id) || cameFrom.has(id)));
  toStderr(`${indent(w.upgraded(instrument.version, moved.renamed.length, anew.length), terminal.columns, '')}\n`);
  for (const item of anew.slice(0, MOST_NAMED)) {
    const title = pick(item.kind === 'open' ? item.question.ask : item.indicator.title, terminal.lang, instrument.languages);
    toStderr(`${indent(`${item.id} ${visibleLine(title)}`, terminal.columns, '  ')}\n`);
  }
  if (anew.length > MOST_NAMED) toStderr(`  ${w.more(anew.length - MOST_NAMED)}\n`);
}

/** Opens or begins the journal, or says why it cannot be gone on with. */
export function openJournal(path: string, terminal: Terminal): JournalFile {
  const w = say[terminal.lang];
  try {
    return JournalFile.open(path, new Date().toISOString().replace(/[:.]/g, ''));
  } catch (error) {
    if (error instanceof JournalProblem)
      throw new Failure(error.code === 'locked' ? EXIT.could_not : EXIT.inputs, w[error.code](shown(path), error.detail));
    throw new Failure(EXIT.could_not, w.cannotOpen(shown(path), codeOf(error)));
  }
}

/** A journal is of one city, period, respondent and instrument; it is not gone on with as another one. */
function checkStart(doc: Doc, { city, period, speaker, instrument }: Beginning, path: string, terminal: Terminal): void {
  const { start } = doc;
  if (start === undefined) return;
  const w = say[terminal.lang];
  const here = { city: city.id, period, respondent: speaker.respondent, group: speaker.group, instrument: instrument.id };
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
  toStderr(`${indent(w.older(named, today), terminal.columns, '')}\n`);
  return old;
}

/**
 * A copy of the instrument beside the journal, so that the interview can go on under it whatever happens to the rubric files, and so that
 * the next one begins without reading them, while they are the same.
 */
function keepInstrument(folder: string, instrument: Instrument, files: readonly string[]): void {
  const instruments = instrumentsFolder(folder);
  if (files.length > 0) rememberInstrument(instrument, files, instruments, thisProgram());
  else if (!exists(frozenPath(instruments, instrument.digest))) writeWhole(frozenPath(instruments, instrument.digest), freeze(instrument));
}
