import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Migration, type MigrationNote, migrateText } from '../../answers/migrate.ts';
import type { Finding } from '../../finding/finding.ts';
import { diffInstruments } from '../../rubric/diff/diff.ts';
import { openYaml } from '../../rubric/files.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { answerFilesBelow } from '../inputs/inputs.ts';
import { openWorkspace } from '../inputs/workspace.ts';
import { alone } from '../output/alone.ts';
import { nodeFiles, shown } from '../output/files.ts';
import { toFile, toStderr, toStdout } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    notes: {
      renamed: (n: MigrationNote) => `${n.id} menjadi ${n.to}`,
      conflict: (n: MigrationNote) => `${n.id} tidak dipindahkan: ${n.to} juga dijawab di berkas ini. Pilih salah satu.`,
      orphan: (n: MigrationNote) => `${n.id} tidak ada lagi di instrumen; dibiarkan di tempatnya dan disisihkan saat dibaca.`,
      reconsider: (n: MigrationNote) => `${n.to ?? n.id}: uraian yang dipilih sudah berubah; tanyakan lagi.`,
      recheck: (n: MigrationNote) => `${n.to ?? n.id}: jenis atau pilihannya berubah; periksa nilainya.`,
    },
    line: 'baris',
    file: (path: string, m: Migration) =>
      `${path}: ${m.entries} isian${m.version === undefined ? '' : `, versi ${m.version.from} menjadi ${m.version.to}`}`,
    unchanged: 'tidak ada yang berubah',
    dry: 'Belum ada yang ditulis. Beri --out FOLDER, atau --force untuk menulis di tempat.',
    unread: (path: string) => `${path}: bukan lembar jawaban, siapkota.yaml, atau evidence.yaml yang terbaca; dilewati.`,
    none: 'Tidak ada berkas yang dapat dipindahkan di sana.',
    broken: (path: string) => `${path} mengandung galat; periksa dengan siapkota validate.`,
    twice: (path: string) => `Dua masukan akan ditulis ke ${path}.`,
    table: (path: string) => `${path}: tabel; id lama dibaca lewat \`formerly\`, jadi berkasnya tetap`,
    beside: (paths: string) => `${paths} juga menyebut indikator dan belum ikut dipindahkan; sebutkan, atau beri folder penilaiannya.`,
  },
  en: {
    notes: {
      renamed: (n: MigrationNote) => `${n.id} becomes ${n.to}`,
      conflict: (n: MigrationNote) => `${n.id} was not moved: ${n.to} is answered in this file too. Choose one of them.`,
      orphan: (n: MigrationNote) => `${n.id} is no longer in the instrument; it stays where it is and is set aside when read.`,
      reconsider: (n: MigrationNote) => `${n.to ?? n.id}: the words it was chosen from have changed; ask again.`,
      recheck: (n: MigrationNote) => `${n.to ?? n.id}: its type or choices have changed; check the value.`,
    },
    line: 'line',
    file: (path: string, m: Migration) =>
      `${path}: ${m.entries} entr${m.entries === 1 ? 'y' : 'ies'}${m.version === undefined ? '' : `, version ${m.version.from} becomes ${m.version.to}`}`,
    unchanged: 'nothing to change',
    dry: 'Nothing was written. Give --out FOLDER, or --force to write in place.',
    unread: (path: string) => `${path}: no answer sheet, siapkota.yaml or evidence.yaml that can be read; left alone.`,
    none: 'There is no file to migrate there.',
    broken: (path: string) => `${path} has errors; check it with siapkota validate.`,
    twice: (path: string) => `Two inputs would be written to ${path}.`,
    table: (path: string) => `${path}: a table; old ids are read through \`formerly\`, so the file stays as it is`,
    beside: (paths: string) =>
      `Not migrated yet, and naming indicators too: ${paths}. Name them as well, or give the folder of the assessment.`,
  },
});

/** A table keeps its old headings: it is copied as it is where the sheets go to another folder. */
interface Table {
  readonly path: string;
  readonly way: string;
}

interface Moved {
  readonly path: string;
  /** The way from the input that was named: what is kept of it below --out. */
  readonly way: string;
  readonly before: string;
  readonly made: Migration;
}

/** Sheets of an older instrument become sheets of a newer one. Exit 1 where something needs a person's decision. */
export const work: Work = async ([sheets], options, terminal) => {
  const { instrument, folder } = openWorkspace(
    { dir: options.dir as string | undefined, instrument: options.instrument as string | undefined },
    terminal,
  );
  const from = options.from === undefined ? undefined : open(String(options.from), terminal);
  const diff = from === undefined ? undefined : diffInstruments(from, instrument);
  // What is read is what is written again: nobody changes a sheet in between.
  const done = options.force === true && options.out === undefined && folder !== undefined ? alone(folder, terminal) : () => {};
  try {
    await migrate(instrument, diff, sheets as string[], options, terminal);
  } finally {
    done();
  }
};

async function migrate(
  instrument: Instrument,
  diff: ReturnType<typeof diffInstruments> | undefined,
  sheets: readonly string[],
  options: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<void> {
  const w = say[terminal.lang];
  const moved: Moved[] = [];
  const tables: Table[] = [];
  const unread: Finding[] = [];
  const files = await filesOf(sheets);
  for (const { path, way } of files) {
    if (!/\.(ya?ml|json)$/i.test(path)) {
      tables.push({ path, way });
      continue;
    }
    const read = nodeFiles.read(path);
    if (!('text' in read)) {
      // What is not migrated because it cannot be read is no file of another kind.
      openYaml(shown(path), { ...nodeFiles, read: () => read }, undefined, (f) => unread.push(f));
      continue;
    }
    const made = migrateText(read.text, instrument, diff);
    if (made === undefined) {
      toStderr(`${w.unread(visibleLine(shown(path)))}\n`);
      continue;
    }
    moved.push({ path, way, before: read.text, made });
  }
  tellFindings(unread, () => undefined, terminal);
  if (unread.length > 0) process.exitCode = EXIT.inputs;
  if (moved.length === 0 && unread.length > 0) return;
  if (moved.length === 0) throw new Failure(EXIT.usage, w.none);
  await toStdout(moved.map((m) => told(m, terminal)).join('') + tables.map((t) => `${visibleLine(w.table(shown(t.path)))}\n`).join(''));
  const owners = besideOf(files.map((f) => f.path));
  if (owners.length > 0 && !terminal.quiet) toStderr(`${w.beside(owners.map(shown).join(', '))}\n`);
  if (moved.some((m) => m.made.notes.some((n) => n.kind === 'conflict'))) process.exitCode = EXIT.inputs;
  await write(moved, tables, options.out as string | undefined, options.force === true, terminal);
}

function open(path: string, terminal: Terminal): Instrument {
  const { instrument, scorable } = loadInstrument(shown(path), nodeFiles);
  if (instrument === undefined || !scorable) throw new Failure(EXIT.inputs, say[terminal.lang].broken(shown(path)));
  return instrument;
}

async function filesOf(inputs: readonly string[]): Promise<{ path: string; way: string }[]> {
  const found = new Map<string, { path: string; way: string }>();
  for (const input of inputs) {
    const folder = statSync(input, { throwIfNoEntry: false })?.isDirectory() === true;
    const files = folder ? [...(await answerFilesBelow(resolve(input))), ...ownersOf(input)] : [input];
    for (const path of files) found.set(resolve(path), { path, way: folder ? relative(resolve(input), path) : basename(path) });
  }
  return [...found.values()];
}

/** The two files of an assessment that name indicators beside the sheets. */
const ownersOf = (folder: string): string[] =>
  ['siapkota.yaml', 'evidence.yaml']
    .map((name) => resolve(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);

/** The same two files above the sheets, where they were not named. */
function besideOf(paths: readonly string[]): string[] {
  const given = new Set(paths.map((path) => resolve(path)));
  const above = new Set(paths.map((path) => dirname(dirname(resolve(path)))));
  return [...above].flatMap(ownersOf).filter((path) => !given.has(path));
}

function told({ path, before, made }: Moved, { lang, out }: Terminal): string {
  const w = say[lang];
  const notes = made.notes.map((n) => `  ${w.line} ${n.line}: ${visibleLine(w.notes[n.kind](n))}\n`);
  const nothing = made.text === before && notes.length === 0 ? `  ${w.unchanged}\n` : '';
  return `${out.bold(visibleLine(w.file(shown(path), made)))}\n${notes.join('')}${nothing}`;
}

async function write(
  moved: readonly Moved[],
  tables: readonly Table[],
  out: string | undefined,
  force: boolean,
  terminal: Terminal,
): Promise<void> {
  const w = say[terminal.lang];
  if (out === undefined) {
    if (!force) {
      if (!terminal.quiet && moved.some((m) => m.made.text !== m.before)) toStderr(`${w.dry}\n`);
      return;
    }
    for (const { path, before, made } of moved)
      if (made.text !== before) await toFile(path, made.text, { force: true, inPlace: true, terminal });
    return;
  }
  const targets = new Map<string, string | Uint8Array>();
  const contents = [...moved.map((m) => [m.way, m.made.text] as const), ...tables.map((t) => [t.way, readFileSync(t.path)] as const)];
  for (const [way, content] of contents) {
    const path = join(out, way);
    if (targets.has(path)) throw new Failure(EXIT.usage, w.twice(shown(path)));
    targets.set(path, content);
  }
  for (const [path, text] of targets) await toFile(path, text, { force, terminal });
}
