import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { ordinaryGroup, type ProfileFact } from '../../rubric/instrument.ts';
import { loadInstrument } from '../../rubric/load.ts';
import { words } from '../../text/lang.ts';
import { indent } from '../../text/wrap.ts';
import { EXIT, Failure } from '../failure.ts';
import { instrumentFor, shippedInstrument } from '../init/shipped.ts';
import { exists, nodeFiles, shown } from '../output/files.ts';
import { toFile, toStderr } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { isDate } from '../program/options.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    name: 'Nama kota atau kabupaten',
    city: 'Kode wilayah, misalnya 12.76',
    province: 'Provinsi',
    period: 'Periode penilaian',
    instrument: 'Instrumen',
    due: 'Batas waktu jawaban (YYYY-MM-DD, boleh kosong)',
    exists: (path: string) => `${path} sudah ada; penilaian di sini tidak diubah.`,
    notTerminal:
      'init bertanya di terminal. Tanpa terminal, beri --yes beserta --city, --name, --period. Di Git Bash, jalankan lewat winpty.',
    needed: (flag: string) => `${flag} belum diberikan.`,
    noInstrument: (path: string) => `${path} bukan instrumen yang dapat dipakai; periksa dengan: siapkota validate ${path}`,
    done: (folder: string) =>
      `Penilaian siap di ${folder}. Isi \`respondents\` dan \`profile\` di siapkota.yaml, lalu mulai di folder itu: siapkota interview`,
    copied: 'Rubriknya disalin ke rubrics/, sehingga cara menilai tetap sama meskipun siapkota diperbarui.',
    interrupted: 'Dibatalkan; tidak ada yang ditulis.',
    empty: 'Isian ini perlu diisi.',
    date: 'Tulis seperti 2026-12-01, atau kosongkan.',
    comments: {
      respondents: ' Siapa yang diharapkan menjawab; tambahkan satu baris untuk setiap responden.',
      profile: ' Fakta kota yang dipakai syarat di rubrik.',
    },
  },
  en: {
    name: 'Name of the city or regency',
    city: 'Code of the city, e.g. 12.76',
    province: 'Province',
    period: 'Period of the assessment',
    instrument: 'Instrument',
    due: 'Date by which answers are due (YYYY-MM-DD, may be empty)',
    exists: (path: string) => `${path} exists; the assessment here was left as it is.`,
    notTerminal: 'init asks in a terminal. Without one give --yes with --city, --name and --period. In Git Bash run it through winpty.',
    needed: (flag: string) => `${flag} is missing.`,
    noInstrument: (path: string) => `${path} is not a usable instrument; check it with: siapkota validate ${path}`,
    done: (folder: string) =>
      `The assessment is laid out in ${folder}. Fill in \`respondents\` and \`profile\` in siapkota.yaml, then begin in that folder: siapkota interview`,
    copied: 'The rubrics were copied to rubrics/, so that the method stays the same even when siapkota is updated.',
    interrupted: 'Cancelled; nothing was written.',
    empty: 'This needs an answer.',
    date: 'Write it like 2026-12-01, or leave it empty.',
    comments: {
      respondents: ' Who is expected to answer; add a line for each respondent.',
      profile: ' Facts about the city that conditions in the rubrics use.',
    },
  },
});

interface Plan {
  readonly name: string;
  readonly city: string;
  readonly province: string;
  readonly period: string;
  readonly instrument: string;
  readonly due: string;
}

/** Lays out an assessment: siapkota.yaml, answers/ and evidence/, and the rubrics where they would not stay. Nothing that exists is touched. */
export const work: Work = async ([dir], options, terminal) => {
  const w = say[terminal.lang];
  const folder = resolve((dir as string | undefined) ?? (options.dir as string | undefined) ?? '.');
  const path = join(folder, 'siapkota.yaml');
  if (exists(path)) throw new Failure(EXIT.usage, w.exists(shown(path)));
  const plan = options.yes === true ? fromOptions(options, terminal) : await ask(options, terminal);
  const loaded = loadInstrument(shown(plan.instrument), nodeFiles);
  if (loaded.instrument === undefined || !loaded.scorable) throw new Failure(EXIT.inputs, w.noInstrument(shown(plan.instrument)));
  const { instrument } = loaded;
  const group = ordinaryGroup(instrument);
  const facts = Object.fromEntries([...instrument.profile.values()].map((f) => [f.id, exampleOf(f)]));
  for (const name of ['answers', 'evidence']) mkdirSync(join(folder, name), { recursive: true });
  const method = await instrumentFor(folder, plan.instrument, terminal);
  const text = stringify({
    instrument: method.path,
    city: { id: plan.city, name: plan.name, ...(plan.province === '' ? {} : { province: plan.province }) },
    period: plan.period,
    answers: 'answers/',
  });
  const respondents = stringify({ respondents: [{ id: 'responden-1', name: '…', group, ...(plan.due === '' ? {} : { due: plan.due }) }] });
  const commented = (block: string): string =>
    block
      .split('\n')
      .map((line) => (line === '' ? '' : `# ${line}`))
      .join('\n');
  const profile = Object.keys(facts).length === 0 ? '' : `\n#${w.comments.profile}\n${commented(stringify({ profile: facts }))}`;
  // The file comes last: where it stands, the assessment is laid out whole, and a run that was cut off can be made again.
  await toFile(path, `${text}\n#${w.comments.respondents}\n${commented(respondents)}${profile}`, {
    force: false,
    terminal: { ...terminal, quiet: true },
  });
  for (const told of [...(method.copied ? [w.copied] : []), w.done(shown(folder))]) toStderr(`${indent(told, terminal.columns, '')}\n`);
};

/** What a fact may look like, for a commented line that waits to be filled in. */
function exampleOf(fact: ProfileFact): string | number | boolean {
  if (fact.type === 'boolean') return false;
  if (fact.type === 'number') return 100000;
  return fact.options[0]?.id ?? '…';
}

function fromOptions(options: Readonly<Record<string, unknown>>, { lang }: Terminal): Plan {
  const needed = (flag: 'city' | 'name' | 'period'): string => {
    const value = options[flag];
    if (typeof value !== 'string' || value.trim() === '') throw new Failure(EXIT.usage, say[lang].needed(`--${flag}`));
    return value;
  };
  return {
    name: needed('name'),
    city: needed('city'),
    province: (options.province as string | undefined) ?? '',
    period: needed('period'),
    instrument: (options.instrument as string | undefined) ?? shippedInstrument(),
    due: (options.due as string | undefined) ?? '',
  };
}

/** Six questions, each with what is known already as its default. */
async function ask(options: Readonly<Record<string, unknown>>, { lang, interactive }: Terminal): Promise<Plan> {
  const w = say[lang];
  if (!interactive) throw new Failure(EXIT.usage, w.notTerminal);
  const { default: inquirer } = await import('inquirer');
  const filled = (text: string): true | string => text.trim() !== '' || w.empty;
  const given = (key: string): string | undefined => options[key] as string | undefined;
  const year = String(new Date().getFullYear());
  try {
    return (await inquirer.prompt([
      { type: 'input', name: 'name', message: w.name, default: given('name'), validate: filled },
      { type: 'input', name: 'city', message: w.city, default: given('city'), validate: filled },
      { type: 'input', name: 'province', message: w.province, default: given('province') },
      { type: 'input', name: 'period', message: w.period, default: given('period') ?? year, validate: filled },
      {
        type: 'input',
        name: 'instrument',
        message: w.instrument,
        default: given('instrument') ?? shown(shippedInstrument()),
        validate: (t: string) => exists(t) || w.noInstrument(t),
      },
      {
        type: 'input',
        name: 'due',
        message: w.due,
        default: given('due'),
        validate: (t: string) => t.trim() === '' || isDate.test(t.trim()) || w.date,
      },
    ])) as unknown as Plan;
  } catch (error) {
    if ((error as Error).name === 'ExitPromptError') throw new Failure(EXIT.interrupted, w.interrupted);
    throw error;
  }
}
