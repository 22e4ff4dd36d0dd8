import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { AssessmentFile } from '../../answers/siapkota.ts';
import type { Known } from '../../bundle/manifest.ts';
import { type Plan, type Prefer, planFile, type Version } from '../../bundle/merge.ts';
import { MOST_PACKED, type Opened, openBundle } from '../../bundle/open.ts';
import { sumOf } from '../../bundle/pack.ts';
import { type Finding, finding, hasErrors, orderFindings } from '../../finding/finding.ts';
import { YamlSource } from '../../rubric/source.ts';
import { words } from '../../text/lang.ts';
import { addAll } from '../../text/lists.ts';
import { cause, codeOf, remedy } from '../../text/system.ts';
import { EXIT, Failure } from '../failure.ts';
import { checksum } from '../inputs/checksum.ts';
import { readBytes } from '../inputs/inputs.ts';
import { lockOf } from '../interview/journal-file.ts';
import { journalPath, setJournalAside } from '../interview/journal-sheets.ts';
import { alone } from '../output/alone.ts';
import { exists, isInside, shown } from '../output/files.ts';
import { lockHolder } from '../output/lock.ts';
import { toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { writeWhole } from '../output/write-whole.ts';
import { readExchange, withVersions, writeExchange } from './exchange.ts';
import { chooseTarget, settingsOf, type Target } from './target.ts';

const say = words({
  id: {
    locked: (path: string) =>
      `${path} sedang dipakai sebuah wawancara. Tutup wawancara itu, lalu buka bundelnya lagi. Tidak ada yang ditulis.`,
    aside: (sheet: string, to: string) => `${sheet} digabung; jurnal wawancaranya yang lama disimpan sebagai ${to}.`,
    cannot: (path: string, code: string) =>
      `${path} tidak dapat ditulis (${cause(code, 'id')}). ${remedy(code, 'id')} Yang sudah tertulis tidak ditulis dua kali.`,
  },
  en: {
    locked: (path: string) => `${path} is in use by an interview. Close the interview and open the bundle again. Nothing was written.`,
    aside: (sheet: string, to: string) => `${sheet} was merged; the former journal of its interview is kept as ${to}.`,
    cannot: (path: string, code: string) =>
      `${path} cannot be written (${cause(code, 'en')}). ${remedy(code, 'en')} What is written already is not written twice.`,
  },
});

/** What opening a bundle came to. */
export interface Outcome {
  readonly folder: string;
  readonly isNew: boolean;
  /** What the city is called. */
  readonly city: string;
  readonly opened: Opened;
  readonly plans: readonly Plan[];
  readonly findings: readonly Finding[];
}

export interface OpenOptions {
  readonly dir: string | undefined;
  readonly prefer: Prefer;
  readonly dryRun: boolean;
}

/** Opens a bundle into an assessment or a new folder. All is checked before the first file is written; a bundle with an error writes nothing.
 *  @returns findings alone where it was refused */
export function openInto(path: string, options: OpenOptions, terminal: Terminal): Outcome | { readonly findings: readonly Finding[] } {
  const name = path === '-' ? 'stdin' : shown(path);
  const read = readPacked(path, name);
  if ('finding' in read) return { findings: [read.finding] };
  const { opened, findings } = openBundle(name, read.bytes);
  if (opened === undefined) return { findings };
  const settings = settingsOf(name, opened);
  if ('finding' in settings) return { findings: [...findings, settings.finding] };
  const target = chooseTarget(settings.file, opened, options.dir, name, terminal);
  if ('finding' in target) return { findings: [...findings, target.finding] };
  const done = options.dryRun ? () => {} : alone(target.folder, terminal);
  try {
    return mergeInto(target, { name, opened, settings: settings.file, findings }, options, terminal);
  } finally {
    done();
  }
}

interface Parcel {
  readonly name: string;
  readonly opened: Opened;
  readonly settings: AssessmentFile;
  readonly findings: readonly Finding[];
}

function mergeInto(
  target: Target,
  { name, opened, settings, findings }: Parcel,
  options: OpenOptions,
  terminal: Terminal,
): Outcome | { readonly findings: readonly Finding[] } {
  const told = [...findings];
  const known = readExchange(target.folder, (f) => told.push(f));
  const outside = opened.manifest.files.filter((f) => !isInside(target.folder, join(target.folder, f.path)));
  addAll(
    told,
    outside.map((f) => finding('bundle/unsafe-path', { file: name }, { path: f.path })),
  );
  if (hasErrors(told)) return { findings: orderFindings(told) };
  const plans = plansFor(name, opened, target, known, options.prefer);
  addAll(
    told,
    plans.flatMap((p) => p.findings),
  );
  if (!options.dryRun) write(target, plans, known, terminal);
  return {
    folder: target.folder,
    isNew: target.workspace === undefined,
    city: settings.name ?? settings.city,
    opened,
    plans,
    findings: orderFindings(told),
  };
}

function readPacked(path: string, name: string): { readonly bytes: Uint8Array } | { readonly finding: Finding } {
  const size = path === '-' ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const large = (): { readonly finding: Finding } => ({
    finding: finding('bundle/too-large', { file: name }, { path: name, limit: '512 MiB' }),
  });
  if (size > MOST_PACKED) return large();
  const read = readBytes(path);
  return 'bytes' in read && read.bytes.length > MOST_PACKED ? large() : read;
}

function plansFor(name: string, { manifest, bytes }: Opened, target: Target, known: Known, prefer: Prefer): Plan[] {
  const plans = manifest.files
    .filter((f) => f.kind !== 'model' || target.model === 'bring')
    .map((file) => {
      const there: Version = { sha256: file.sha256, bytes: file.included ? () => bytes(file) : undefined, name: `${name}!${file.path}` };
      const histories = { here: known.get(file.path), there: manifest.known.get(file.path) };
      return planFile(file, versionHere(join(target.folder, file.path), file.kind === 'evidence'), there, histories, prefer);
    });
  // A model of two halves is none: with one file contested all of it stays as it is here.
  const contested = plans.some((p) => p.file.kind === 'model' && p.contested.length > 0);
  return contested
    ? plans.map((p) => (p.file.kind === 'model' ? { ...p, change: 'none', added: [], taken: [], settled: new Map() } : p))
    : plans;
}

function versionHere(path: string, large: boolean): Version | undefined {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return undefined;
  if (!info.isFile()) return { sha256: '0'.repeat(64), bytes: undefined, name: shown(path) };
  if (large) return { sha256: checksum(path), bytes: undefined, name: shown(path) };
  const bytes = readFileSync(path);
  return { sha256: sumOf(bytes), bytes: () => bytes, name: shown(path) };
}

function write(target: Target, plans: readonly Plan[], known: Known, terminal: Terminal): void {
  const wanted = plans.filter((p) => p.change !== 'none');
  // siapkota.yaml comes last: where it stands the assessment is laid out whole, and one that was cut off can be opened again.
  const changed = [...wanted.filter((p) => p.file.kind !== 'settings'), ...wanted.filter((p) => p.file.kind === 'settings')];
  const journals = target.workspace === undefined ? [] : changed.flatMap((p) => journalOf(p, target.workspace!.file!, target.folder));
  for (const { journal } of journals)
    if (lockHolder(lockOf(journal)) !== undefined) throw new Failure(EXIT.could_not, say[terminal.lang].locked(shown(journal)));
  const settled: [string, ReadonlyMap<string, readonly string[]>][] = plans.map((p) => [p.file.path, p.settled]);
  // The interview goes on from the sheet as it will be; what the journal alone knew was written to the sheet before. First, so that where
  // this is cut off no journal of before is left beside a sheet that knows more.
  for (const { journal, sheet } of journals) {
    const aside = setJournalAside(journal);
    if (!terminal.quiet) toStderr(`${say[terminal.lang].aside(shown(sheet), shown(aside))}\n`);
  }
  for (const plan of changed) {
    const path = join(target.folder, plan.file.path);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, contentOf(plan));
    } catch (error) {
      throw new Failure(EXIT.could_not, say[terminal.lang].cannot(shown(path), codeOf(error)));
    }
  }
  if (target.workspace === undefined) mkdirSync(resolve(target.folder, 'evidence'), { recursive: true });
  writeExchange(target.folder, withVersions(known, settled));
}

const contentOf = ({ content }: Plan): string | Uint8Array => (typeof content === 'function' ? content() : (content ?? ''));

function journalOf(plan: Plan, own: Pick<AssessmentFile, 'city' | 'period'>, folder: string): { journal: string; sheet: string }[] {
  const { file } = plan;
  if (file.kind !== 'answers' || !/\.ya?ml$/i.test(file.path)) return [];
  const content = contentOf(plan);
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  type Sheet = { city?: { id?: unknown }; respondent?: { id?: unknown }; period?: unknown };
  const data = new YamlSource(file.path, text).data as Sheet | undefined;
  const journal = journalPath(folder, own.city, {
    city: String(data?.city?.id ?? own.city),
    respondent: String(data?.respondent?.id ?? basename(file.path).replace(/\.ya?ml$/i, '')),
    period: String(data?.period ?? own.period),
  });
  return exists(journal) ? [{ journal, sheet: join(folder, file.path) }] : [];
}
