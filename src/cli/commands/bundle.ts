import { readFileSync } from 'node:fs';
import { packBundle } from '../../bundle/pack.ts';
import { hasErrors } from '../../finding/finding.ts';
import { words } from '../../text/lang.ts';
import { collectFiles, printsOf } from '../bundle/collect.ts';
import { readExchange, withVersions, writeExchange } from '../bundle/exchange.ts';
import { openInto } from '../bundle/open.ts';
import { openedJson, openedText } from '../bundle/text.ts';
import { EXIT, Failure } from '../failure.ts';
import { safeName } from '../interview/journal-sheets.ts';
import { alone } from '../output/alone.ts';
import { exists, shown } from '../output/files.ts';
import { toFile, toStderr, toStdout } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { gatherFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    which: 'Sebutkan bundel yang dibuka: siapkota bundle --open BERKAS.',
    notHere: 'Bundel dibuat di dalam penilaian (siapkota.yaml). Masuk ke foldernya atau beri --dir FOLDER.',
    onlyOpen: '--prefer dan --dry-run hanya berlaku bersama --open.',
    onlyMake: '--evidence hanya berlaku saat membuat bundel.',
    large: 'Bersama berkas buktinya bundel ini lebih dari 512 MiB. Buat tanpa --evidence dan kirim buktinya secara terpisah.',
    looking: 'Memeriksa berkas bukti',
    same: (path: string) => `${path} sudah berisi penilaian ini seperti adanya; tidak ditulis ulang.`,
    made: (path: string, answers: number, model: number, evidence: number, included: boolean) =>
      `Ditulis: ${path} (${answers} berkas jawaban, ${model} berkas instrumen, ${evidence} berkas bukti${evidence === 0 ? '' : included ? ' beserta isinya' : ' hanya sebagai sha256; --evidence menyertakan isinya'}).`,
    previous: 'Penilaian periode sebelumnya (`previous`) tidak ikut dalam bundel.',
  },
  en: {
    which: 'Say which bundle to open: siapkota bundle --open FILE.',
    notHere: 'Bundles are made inside an assessment (siapkota.yaml). Go to its folder or give --dir FOLDER.',
    onlyOpen: '--prefer and --dry-run go with --open only.',
    onlyMake: '--evidence goes with making a bundle only.',
    large: 'With its files of proof this bundle is larger than 512 MiB. Make it without --evidence and send the proof by itself.',
    looking: 'Looking at the files of proof',
    same: (path: string) => `${path} already holds this assessment as it is; it was not written again.`,
    made: (path: string, answers: number, model: number, evidence: number, included: boolean) =>
      `Written: ${path} (${answers} answer file${answers === 1 ? '' : 's'}, ${model} instrument file${model === 1 ? '' : 's'}, ${evidence} file${evidence === 1 ? '' : 's'} of proof${evidence === 0 ? '' : included ? ' with contents' : ' as sha256 only; --evidence brings their contents'}).`,
    previous: 'The assessment of the period before (`previous`) is not in the bundle.',
  },
});

type Options = Parameters<Work>[1];
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Carries an assessment to another machine in one file, and merges it there. */
export const work: Work = async ([file], options, terminal) => {
  const w = say[terminal.lang];
  if (options.open === true) {
    if (options.evidence === true) throw new Failure(EXIT.usage, w.onlyMake);
    if (text(file) === undefined) throw new Failure(EXIT.usage, w.which);
    await open(String(file), options, terminal);
    return;
  }
  if (options.prefer !== undefined || options.dryRun === true) throw new Failure(EXIT.usage, w.onlyOpen);
  await make(text(file), options, terminal);
};

async function make(file: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const w = say[terminal.lang];
  // Reads the answers, so that journals are written out first and the documents that they name are known.
  const { workspace, gathered } = await gatherFor([], { dir: options.dir }, terminal);
  const { file: settings, folder, instrument } = workspace;
  if (settings === undefined || folder === undefined) throw new Failure(EXIT.usage, w.notHere);
  const withEvidence = options.evidence === true;
  const collected = await collectFiles(settings, gathered.answers, { withEvidence, looking: w.looking, terminal });
  if (collected === 'too-large') throw new Failure(EXIT.usage, w.large);
  const { files, findings } = collected;
  const told = [...findings];
  const known = withVersions(
    readExchange(folder, (f) => told.push(f)),
    printsOf(files),
  );
  tellFindings(told, gathered.source, terminal);
  if (hasErrors(told)) process.exitCode = EXIT.inputs;
  const { id, version, digest } = instrument;
  const packed = packBundle(
    { product: PRODUCT, city: settings.city, period: settings.period, instrument: { id, version, digest }, known },
    files,
  );
  const path =
    file ??
    `${[settings.city, settings.period]
      .filter((t) => t !== '')
      .map((t) => safeName(t))
      .join('-')}.siapkota.zip`;
  if (path === '-') await toStdout(packed);
  else if (options.force !== true && exists(path) && readFileSync(path).equals(packed)) {
    if (!terminal.quiet) toStderr(`${w.same(shown(path))}\n`);
    return;
  } else await toFile(path, packed, { force: options.force === true, terminal: { ...terminal, quiet: true } });
  // What has left this machine is known from now on, so that what comes back can be told from what was changed here.
  const done = alone(folder, terminal);
  try {
    writeExchange(
      folder,
      withVersions(
        readExchange(folder, () => {}),
        known,
      ),
    );
  } finally {
    done();
  }
  if (terminal.quiet) return;
  const count = (kind: string): number => files.filter((f) => f.kind === kind).length;
  toStderr(`${w.made(shown(path), count('answers'), count('model'), count('evidence'), withEvidence)}\n`);
  if (settings.previous !== undefined) toStderr(`${w.previous}\n`);
}

async function open(file: string, options: Options, terminal: Terminal): Promise<void> {
  const prefer = options.prefer as 'here' | 'bundle' | undefined;
  const outcome = openInto(file, { dir: text(options.dir), prefer, dryRun: options.dryRun === true }, terminal);
  tellFindings(outcome.findings, () => undefined, terminal);
  if (hasErrors(outcome.findings)) process.exitCode = EXIT.inputs;
  if (!('plans' in outcome)) return;
  await toStdout(options.format === 'json' ? openedJson(outcome) : openedText(outcome, options.dryRun === true, terminal));
}
