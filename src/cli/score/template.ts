import { readFileSync, statSync } from 'node:fs';
import { type Finding, finding, hasErrors } from '../../finding/finding.ts';
import { formatters } from '../../finding/formats.ts';
import type { Edition } from '../../report/edition.ts';
import { checkTemplate } from '../../report/template/check.ts';
import { BLOCK_TAGS, LOOP_TAGS, TEXT_TAGS } from '../../report/template/tags.ts';
import { type LocalText, words } from '../../text/lang.ts';
import { pad, wrap } from '../../text/wrap.ts';
import { EXIT, Failure } from '../failure.ts';
import { noteRead, reason, shown } from '../output/files.ts';
import { deliver } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';

const say = words({
  id: {
    text: 'Tag kata, di mana pun dalam teks, juga di kepala dan kaki halaman',
    loop: 'Pengulangan: {#nama} … {/nama} mengulang kalimat, baris tabel, atau butir di antaranya',
    block: 'Bagian laporan, masing-masing sendirian di paragrafnya, di badan dokumen',
    fields: (list: string) => `di dalamnya: ${list}`,
    condition:
      'Tag kata juga dapat menjadi syarat: {#province}Provinsi {province}{/province} hilang bila provinsi tidak diketahui. Gaya templat dipakai menurut namanya (Heading 1 sampai 3, Caption, List Bullet, List Number, Report Table, Report Cell, Report Note, …); yang belum ada ditambahkan. Contoh: examples/tebing-tinggi/template.docx.',
    good: (file: string, n: number) => `${file}: ${n} tag, tidak ada yang keliru.`,
    bad: (file: string) => `${file} belum dapat dipakai.`,
    notWritten: 'Laporan tidak ditulis.',
  },
  en: {
    text: 'Tags for words, anywhere in text, also in headers and footers',
    loop: 'Repetitions: {#name} … {/name} repeats the sentence, table row or list item in between',
    block: 'Pieces of the report, each alone in its paragraph, in the body of the document',
    fields: (list: string) => `inside: ${list}`,
    condition:
      'A tag for words can also be a condition: {#province}Province of {province}{/province} goes where no province is known. Styles of the template are used by their names (Heading 1 to 3, Caption, List Bullet, List Number, Report Table, Report Cell, Report Note, …); those that it lacks are added. Example: examples/tebing-tinggi/template.docx.',
    good: (file: string, n: number) => `${file}: ${n} ${n === 1 ? 'tag' : 'tags'}, nothing wrong.`,
    bad: (file: string) => `${file} cannot be used yet.`,
    notWritten: 'No report was written.',
  },
});

type Options = Readonly<Record<string, unknown>>;

/** A letterhead is a few hundred kilobytes. */
const MOST_BYTES = 32 * 1024 * 1024;

function readTemplate(path: string): Uint8Array | Finding {
  const file = shown(path);
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) return finding('file/too-large', { file }, { path: file, limit: '32 MiB' });
    noteRead(path);
    return readFileSync(path);
  } catch (error) {
    const { unreadable, detail } = reason(error);
    return unreadable === 'missing'
      ? finding('file/missing', { file }, { path: file })
      : finding('file/unreadable', { file }, { path: file, why: detail });
  }
}

function checkedFile(path: string) {
  const bytes = readTemplate(path);
  return bytes instanceof Uint8Array ? checkTemplate(shown(path), bytes) : { findings: [bytes], parts: undefined, tags: [] };
}

/** `report --check-template`: what is wrong with a template; without one, all tags there are. */
export async function checkTemplateFile(inputs: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const path = (options.template as string | undefined) ?? inputs[0];
  const { lang } = terminal;
  const to = { out: options.out as string | undefined, force: options.force === true, terminal };
  if (path === undefined) return deliver(tagList(terminal), to);
  const { findings, tags } = checkedFile(path);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  const format = await formatters[options.format === 'json' ? 'json' : 'pretty']();
  const paint = to.out === undefined ? terminal.out : terminal.plain;
  const text = format(findings, {
    lang,
    paint,
    columns: terminal.columns,
    source: () => undefined,
    product: PRODUCT,
    files: [shown(path)],
    failOn: 'error',
  });
  if (options.format === 'json') return deliver(text, to);
  const closing = hasErrors(findings) ? say[lang].bad(shown(path)) : findings.length === 0 ? say[lang].good(shown(path), tags.length) : '';
  await deliver(
    [text, closing]
      .filter((t) => t !== '')
      .map((t) => `${t.trimEnd()}\n`)
      .join('\n'),
    to,
  );
}

/** Every tag with what it stands for. */
function tagList({ lang, out: paint, columns }: Terminal): string {
  const w = say[lang];
  const widest = 24;
  const rows = (tags: Readonly<Record<string, LocalText>>): string[] =>
    Object.entries(tags).map(([name, about]) => `  ${pad(`{${name}}`, widest)}${(about as Record<string, string>)[lang]}`);
  const loops = Object.entries(LOOP_TAGS).flatMap(([name, { about, fields }]) => [
    `  ${pad(`{#${name}}`, widest)}${about[lang]}`,
    ...wrap(w.fields(fields.map((f) => `{${f}}`).join(' ')), Math.min(columns, 100) - widest - 2).map(
      (line) => ' '.repeat(widest + 2) + line,
    ),
  ]);
  return `${[
    paint.bold(w.text),
    ...rows(TEXT_TAGS),
    '',
    paint.bold(w.loop),
    ...loops,
    '',
    paint.bold(w.block),
    ...rows(BLOCK_TAGS),
    '',
    ...wrap(w.condition, Math.min(columns, 100)),
  ].join('\n')}\n`;
}

/** Pours editions into the template; undefined, with the reasons told, where the template has errors. */
export async function templateFiller(path: string, terminal: Terminal): Promise<((edition: Edition) => Promise<Uint8Array>) | undefined> {
  const { findings, parts } = checkedFile(path);
  tellFindings(findings, () => undefined, terminal);
  if (parts === undefined || hasErrors(findings)) {
    process.exitCode = EXIT.inputs;
    return undefined;
  }
  const { fillTemplate } = await import('../../report/template/fill.ts');
  return async (edition) => {
    const filled = await fillTemplate(shown(path), parts, edition);
    if (filled instanceof Uint8Array) return filled;
    tellFindings([filled], () => undefined, terminal);
    throw new Failure(EXIT.inputs, say[terminal.lang].notWritten);
  };
}
