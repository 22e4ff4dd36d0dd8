import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { scanXml, xmlText } from '../../../src/answers/xlsx-xml.ts';
import { main } from '../../../src/cli/main.ts';
import { CITIES, EVIDENCE, INSTRUMENT, MAP, RUBRIC, SETTINGS, SHEET, TALLY } from './bases.ts';
import type { Outcome } from './target.ts';

/** A command line and files that stand in the assessment beside, or in place of, the sound ones. */
export interface Scene {
  readonly argv: readonly string[];
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** A sound assessment that commands can work on. */
const SOUND: Readonly<Record<string, string>> = {
  'siapkota.yaml': SETTINGS,
  'method.yaml': INSTRUMENT,
  'r.yaml': RUBRIC,
  'answers/kominfo.yaml': SHEET,
  'answers/tally.csv': TALLY,
  'evidence/perwal.pdf': '%PDF',
  'evidence.yaml': EVIDENCE,
  'cities.csv': CITIES,
  'map.yaml': MAP,
  'rows.csv': 'Nama kota,Kelompok,Pertanyaan 1,Rapat\n12.76,pers,Sangat baik,monthly\n',
};

let root = '';
const town = (): string => join(root, 'town');

function begin(): void {
  root = mkdtempSync(join(tmpdir(), 'siapkota-world-'));
  mkdirSync(join(root, 'beside'));
  writeFileSync(join(root, 'beside/kept.txt'), 'nobody may touch this\n');
  writeFileSync(join(root, 'kept.yaml'), 'answers: {}\n');
  process.on('exit', () => {
    process.chdir(tmpdir());
    rmSync(root, { recursive: true, force: true });
  });
}

function layOut({ files }: Scene): void {
  rmSync(town(), { recursive: true, force: true });
  for (const [name, content] of [...Object.entries(SOUND), ...Object.entries(files)]) {
    mkdirSync(dirname(join(town(), name)), { recursive: true });
    writeFileSync(join(town(), name), content);
  }
}

/** Everything around the town, name and contents. */
const around = (): string =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^town([\\/]|$)/.test(name))
    .sort()
    .map((name) => `${name}: ${statSync(join(root, name)).isFile() ? readFileSync(join(root, name), 'utf8') : ''}`)
    .join('\n');

class Exited extends Error {}

/** What the command wrote to the terminal while it ran. */
async function printedBy(argv: readonly string[]): Promise<{ printed: string[]; exit: number }> {
  let text = '';
  const [out, err] = [process.stdout.write, process.stderr.write];
  const exitBefore = process.exit;
  const take = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    // Bytes are a document, and nobody reads those on a terminal.
    if (typeof chunk === 'string') text += chunk;
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => (done as () => void)());
    return true;
  };
  process.stdout.write = take as typeof process.stdout.write;
  process.stderr.write = take as typeof process.stderr.write;
  process.exit = ((code: number) => {
    process.exitCode = code;
    throw new Exited();
  }) as typeof process.exit;
  // As on a terminal, which obeys what it is told.
  process.stdout.isTTY = true;
  process.exitCode = undefined;
  try {
    await main(argv);
  } catch (error) {
    if (!(error instanceof Exited)) throw error;
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
    process.exit = exitBefore;
  }
  const exit = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  return { printed: [text], exit };
}

/** Runs a command in a town of its own, and looks at what it printed, wrote and touched. */
export async function play(scene: Scene): Promise<Outcome> {
  if (root === '') begin();
  layOut(scene);
  const before = around();
  process.chdir(town());
  const { printed, exit } = await printedBy(scene.argv);
  process.chdir(root);
  const isBug = exit === 3 && /Ini kesalahan program, bukan|fault of the program, not/i.test(printed[0]!);
  const broken = around() === before ? [] : [`something outside the folder changed: ${around()}`];
  // A bug is told in a sentence and by exit 3; it is a fault all the same.
  if (isBug) broken.push(`a bug was told: ${printed[0]!.slice(-600)}`);
  return { printed: [...printed, ...written()], exit, broken: [...broken, ...badXml()] };
}

const MADE = 'out.';
const made = (ending: RegExp): string[] => readdirSync(town()).filter((name) => name.startsWith(MADE) && ending.test(name));

/** Texts that the command wrote to a file called `out.…`; a CSV is data, and as it is. */
const written = (): string[] => made(/\.(html|md|json|txt)$/).map((name) => readFileSync(join(town(), name), 'utf8'));

/** Parts of documents that are no XML. */
const badXml = (): string[] =>
  made(/\.(docx|xlsx)$/).flatMap((name) =>
    Object.entries(unzipSync(new Uint8Array(readFileSync(join(town(), name)))))
      .filter(([part]) => /\.(xml|rels)$/.test(part))
      .filter(([, bytes]) => !scanXml(xmlText(bytes), {}) || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xmlText(bytes)))
      .map(([part]) => `${name} holds a part that is no XML: ${part}`),
  );
