import { join } from 'node:path';
import { FORM_FORMATS, type FormFormat, type FormRules, formatNamed, forms } from '../../forms/formats.ts';
import { itemsOf, type Questionnaire } from '../../forms/questionnaire.ts';
import { buildModel, type Speaker } from '../../interview/model.ts';
import type { Tier } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { openWorkspace, type Workspace } from '../inputs/workspace.ts';
import { safeName } from '../interview/journal-sheets.ts';
import { priorAnswers } from '../interview/setup.ts';
import { whoIsAsked } from '../interview/who.ts';
import { exists, shown } from '../output/files.ts';
import { deliver, toFile, toStderr } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import { PRODUCT } from '../program/program.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    notHere: 'Formulir dibuat di dalam penilaian (siapkota.yaml). Masuk ke foldernya atau beri --dir FOLDER.',
    nobody: 'siapkota.yaml belum menyebut responden, jadi --all tidak punya apa pun untuk ditulis.',
    format: (known: string) => `Sebutkan bentuknya: --format ${known}, atau --out dengan akhiran itu.`,
    file: (example: string) => `Bentuk ini sebuah berkas, bukan teks untuk layar. Beri --out ${example}.`,
    both: '--all FOLDER menulis formulir semua responden; --respondent, --group, --agency, --name, dan --out hanya untuk satu formulir.',
    exists: (paths: string) => `Sudah ada: ${paths}. Beri --force untuk menimpanya.`,
    empty: (who: string) => `${who}: tidak ada pertanyaan untuk responden ini dalam versi yang dipilih.`,
  },
  en: {
    notHere: 'Forms are made inside an assessment (siapkota.yaml). Go to its folder or give --dir FOLDER.',
    nobody: 'siapkota.yaml names no respondents yet, so --all has nothing to write.',
    format: (known: string) => `Say which form: --format ${known}, or --out with such an ending.`,
    file: (example: string) => `This format is a file and no text for a screen. Give --out ${example}.`,
    both: '--all FOLDER writes the forms of all respondents; --respondent, --group, --agency, --name and --out are for a single form.',
    exists: (paths: string) => `There already: ${paths}. Give --force to replace them.`,
    empty: (who: string) => `${who}: nothing is asked of this respondent in the chosen version.`,
  },
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Blank questionnaires: of one respondent, of a group whose members stay unnamed, or of everyone who is expected to answer. */
export const work: Work = async (_args, options, terminal) => {
  const w = say[terminal.lang];
  const workspace = openWorkspace({ dir: text(options.dir), tier: options.tier as Tier | undefined }, terminal);
  if (workspace.own === undefined) throw new Failure(EXIT.usage, w.notHere);
  tellFindings(workspace.findings, workspace.source, { ...terminal, verbose: false });
  const out = text(options.out);
  const all = text(options.all);
  const format = (options.format as FormFormat | undefined) ?? (out === undefined ? undefined : formatNamed(out));
  if (format === undefined) throw new Failure(EXIT.usage, w.format(FORM_FORMATS.join('|')));
  const rules = forms[format];
  const force = options.force === true;
  if (all !== undefined) {
    if (out !== undefined || [options.respondent, options.group, options.agency, options.name].some((o) => text(o) !== undefined))
      throw new Failure(EXIT.usage, w.both);
    await writeAll(all, rules, force, workspace, terminal);
    return;
  }
  const group = text(options.group);
  const named = { respondent: text(options.respondent), group, agency: text(options.agency), name: text(options.name) };
  const speaker =
    named.respondent === undefined && group !== undefined
      ? { ...(await whoIsAsked({ ...named, respondent: group, review: false, hands: false }, workspace, terminal)), respondent: '' }
      : await whoIsAsked({ ...named, review: false, hands: false }, workspace, terminal);
  const example = fileName(speaker, rules);
  if (rules.binary && out === undefined && process.stdout.isTTY) throw new Failure(EXIT.usage, w.file(example));
  const form = await blank(workspace, speaker, terminal.lang);
  if (itemsOf(form).length === 0) throw new Failure(EXIT.usage, w.empty(speaker.respondent === '' ? speaker.group : speaker.respondent));
  const write = await rules.load();
  await deliver(await write(form), { out, force, terminal });
};

const fileName = ({ respondent, group }: Speaker, { extension }: FormRules): string =>
  `${safeName(respondent === '' ? group : respondent)}.${extension}`;

async function blank(workspace: Workspace, speaker: Speaker, lang: Questionnaire['lang']): Promise<Questionnaire> {
  const own = workspace.own!;
  const model = buildModel({
    instrument: workspace.instrument,
    tier: workspace.tier,
    city: { id: own.city, name: own.name, province: own.province },
    period: own.period,
    profile: own.profile,
    targets: own.targets,
    speaker,
    prior: await priorAnswers(workspace, workspace.instrument, speaker),
    // A form is nobody else's business: a condition on what others answered leaves the question in.
    elsewhere: new Map(),
  });
  const due = workspace.expected.find((e) => e.id === speaker.respondent)?.due;
  return { model, lang, due, product: PRODUCT };
}

/** All of them, or none where one is already there. */
async function writeAll(
  folder: string,
  rules: FormRules,
  force: boolean,
  workspace: Workspace,
  terminal: Parameters<Work>[2],
): Promise<void> {
  const w = say[terminal.lang];
  if (workspace.expected.length === 0) throw new Failure(EXIT.usage, w.nobody);
  const wanted = await Promise.all(
    workspace.expected.map(async ({ id, name, group, agency }) => {
      const speaker: Speaker = { respondent: id, name, group, agency };
      return { path: join(folder, fileName(speaker, rules)), form: await blank(workspace, speaker, terminal.lang) };
    }),
  );
  const there = force ? [] : wanted.filter(({ path }) => exists(path)).map(({ path }) => shown(path));
  if (there.length > 0) throw new Failure(EXIT.usage, w.exists(there.join(', ')));
  const write = await rules.load();
  for (const { path, form } of wanted) {
    if (itemsOf(form).length === 0) toStderr(`${w.empty(form.model.speaker.respondent)}\n`);
    else await toFile(path, await write(form), { force, terminal });
  }
}
