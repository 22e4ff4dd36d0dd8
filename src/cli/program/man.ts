import type { EventEmitter } from 'node:events';
import type { Command, Option } from 'commander';
import { type Lang, words } from '../../text/lang.ts';
import { buildProgram, VERSION } from './program.ts';
import { helpWords } from './words.ts';

const say = words({
  id: {
    manual: 'Panduan siapkota',
    name: 'NAMA',
    synopsis: 'RINGKASAN',
    description: 'KETERANGAN',
    commands: 'PERINTAH',
    global: 'OPSI UMUM',
    exit: 'STATUS KELUAR',
    environment: 'LINGKUNGAN',
    files: 'BERKAS',
    also: 'LIHAT JUGA',
    intro:
      'Hasil ditulis ke stdout, catatan dan temuan ke stderr; - berarti stdin atau stdout. Di dalam sebuah penilaian (folder dengan siapkota.yaml, atau di bawahnya) instrumen, kota, periode, dan jawaban diambil dari sana. Tidak ada jaringan kecuali yang diminta dengan tally --engine, dan tidak ada telemetri.',
    codes: [
      ['0', 'selesai'],
      ['1', 'masukan mengandung galat, atau sebuah gerbang (--fail-on, --min-coverage, --max-warnings) tidak terpenuhi'],
      ['2', 'pemakaian keliru'],
      ['3', 'tidak dapat dikerjakan: disk, izin, atau kesalahan program'],
      ['130', 'dihentikan, pekerjaan tersimpan'],
    ],
    variables: [
      ['SIAPKOTA_LANG', 'bahasa, id atau en; tanpa ini bahasa sistem, lalu bahasa Indonesia'],
      ['NO_COLOR, FORCE_COLOR', 'mematikan atau memaksa warna'],
    ],
    paths: [
      ['siapkota.yaml', 'satu penilaian: instrumen, kota, periode, responden, target; `lint` mengatur aturan pemeriksa'],
      ['answers/', 'lembar dan tabel jawaban'],
      ['evidence.yaml', 'putusan Tim Pembimbing atas bukti'],
      ['.siapkota/journal/', 'jurnal wawancara, tempat pekerjaan yang terhenti dilanjutkan'],
    ],
  },
  en: {
    manual: 'siapkota manual',
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    commands: 'COMMANDS',
    global: 'GLOBAL OPTIONS',
    exit: 'EXIT STATUS',
    environment: 'ENVIRONMENT',
    files: 'FILES',
    also: 'SEE ALSO',
    intro:
      'Results go to stdout, notes and findings to stderr; - is stdin or stdout. Inside an assessment (a folder with siapkota.yaml, or below one) the instrument, city, period and answers come from it. There is no network except for what tally --engine asks for, and no telemetry.',
    codes: [
      ['0', 'done'],
      ['1', 'the inputs have errors, or a gate (--fail-on, --min-coverage, --max-warnings) is not met'],
      ['2', 'wrong usage'],
      ['3', 'could not: disk, permission, or a fault of the program'],
      ['130', 'interrupted, with the work saved'],
    ],
    variables: [
      ['SIAPKOTA_LANG', "language, id or en; without it the system's, then Indonesian"],
      ['NO_COLOR, FORCE_COLOR', 'turn colour off, or force it'],
    ],
    paths: [
      ['siapkota.yaml', "one assessment: instrument, city, period, respondents, targets; `lint` sets the linter's rules"],
      ['answers/', 'answer sheets and tables'],
      ['evidence.yaml', "the mentor team's verdicts on proof"],
      ['.siapkota/journal/', 'journals of interviews, from which interrupted work goes on'],
    ],
  },
});

/** The manual page in roff (man(7)), read off the command line itself, so that it cannot drift. The build writes it. */
export function manPage(lang: Lang): string {
  const w = say[lang];
  const program = buildProgram(lang, async () => {});
  const list = (rows: readonly (readonly string[])[]): string => rows.map(([term, text]) => entry(term!, text!)).join('');
  return [
    `.TH SIAPKOTA 1 "" "siapkota ${roff(VERSION)}" "${roff(w.manual)}"\n`,
    `.SH ${w.name}\nsiapkota \\- ${roff(program.description())}\n`,
    `.SH ${w.synopsis}\n.B siapkota\n${roff(helpWords[lang].usageShape)}\n`,
    `.SH ${w.description}\n${roff(helpWords[lang].alone)}\n.PP\n${roff(w.intro)}\n`,
    `.SH ${w.commands}\n${program.commands.map((c) => command(c, lang)).join('')}`,
    `.SH ${w.global}\n${options(program)}`,
    `.SH ${w.exit}\n${list(w.codes)}`,
    `.SH ${w.environment}\n${list(w.variables)}`,
    `.SH ${w.files}\n${list(w.paths)}`,
    `.SH ${w.also}\n.B siapkota\n\\-\\-help,\n.B siapkota validate\n\\-\\-explain,\nrubrics/README.md\n`,
  ].join('');
}

function command(c: Command, lang: Lang): string {
  const help = c.createHelp();
  const usage = help.commandUsage(c).replace(/^siapkota /, '');
  return `.SS siapkota ${roff(usage)}\n${roff(sentence(c.description()))}\n${c.registeredArguments
    .map((a) => entry(help.argumentTerm(a), a.description))
    .join('')}${options(c)}${examplesOf(c, lang)}`;
}

function options(c: Command): string {
  const help = c.createHelp();
  return c.options.map((o: Option) => entry(help.optionTerm(o), help.optionDescription(o))).join('');
}

/** The examples below --help, as commander would print them. */
function examplesOf(c: Command, lang: Lang): string {
  let text = '';
  (c as unknown as EventEmitter).emit('afterHelp', { error: false, command: c, write: (part: string) => (text += part) });
  const lines = text.split('\n').filter((line) => line.startsWith('  $ '));
  return lines.length === 0
    ? ''
    : `.PP\n${roff(helpWords[lang].examples)}\n.PP\n.nf\n.RS\n${lines.map((l) => roff(l.trim())).join('\n')}\n.RE\n.fi\n`;
}

const entry = (term: string, text: string): string => `.TP\n.B ${roff(term)}\n${roff(text)}\n`;

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

/** Text that roff prints as it is: no escapes, no requests, dashes that can be copied. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '')
    .replace(/^\./gm, '\\&.');
