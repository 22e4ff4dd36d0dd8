import { type Code, catalogue } from '../../finding/catalogue.ts';
import { unknownRule } from '../../finding/levels.ts';
import { pageOf, pageWords, severityWord } from '../../finding/pages.ts';
import { words } from '../../text/lang.ts';
import { indent } from '../../text/wrap.ts';
import { EXIT, Failure } from '../failure.ts';
import { toStdout } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: { unknown: (rule: string, near: string) => `Tidak ada aturan "${rule}".${near === '' ? '' : ` Maksud Anda ${near}?`}` },
  en: { unknown: (rule: string, near: string) => `There is no rule "${rule}".${near === '' ? '' : ` Did you mean ${near}?`}` },
});

/** A rule's page on the terminal: why it is there, how to break it, how to keep it. */
export async function explainRule(rule: string, { lang, out, columns }: Terminal): Promise<void> {
  if (!Object.hasOwn(catalogue, rule))
    throw new Failure(EXIT.usage, say[lang].unknown(rule, unknownRule(rule)?.near ?? nameAlone(rule) ?? ''));
  const code = rule as Code;
  const { why, fix, example } = pageOf(code);
  const w = pageWords(lang);
  const parts = [`${out.bold(code)}  ${severityWord(code, lang)}`, indent(why[lang], columns, '')];
  if (example !== undefined) {
    const lines = (text: string): string =>
      text
        .split('\n')
        .map((l) => `    ${l.length > 400 ? `${l.slice(0, 200)} …` : l}`)
        .join('\n');
    const beside = example.beside === undefined ? '' : `\n${out.dim(`  ${w.beside}:`)}\n${lines(example.beside)}`;
    parts.push(`${out.red(w.bad)} ${out.dim(`(${w.where[example.in]})`)}\n${lines(example.bad)}${beside}`);
    parts.push(`${out.green(w.good)}\n${lines(example.good)}`);
  }
  parts.push(`${out.bold(w.fix)}\n${indent(fix[lang], columns, '')}`);
  await toStdout(`${parts.join('\n\n')}\n`);
}

/** `duplicate-id` for `rubric/duplicate-id`. */
const nameAlone = (rule: string): string | undefined => Object.keys(catalogue).find((code) => code.slice(code.indexOf('/') + 1) === rule);
