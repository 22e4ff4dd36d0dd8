import { countBySeverity } from '../../finding/finding.ts';
import { jsonFindings } from '../../finding/json.ts';
import { prettyFindings, summary } from '../../finding/pretty.ts';
import { words } from '../../text/lang.ts';
import { EXIT } from '../failure.ts';
import type { Work } from '../main.ts';
import { deliver } from '../output.ts';
import { PRODUCT } from '../program.ts';
import { validatePaths } from '../validation.ts';

const say = words({
  id: {
    checked: (n: number) => `${n} berkas diperiksa.`,
    nothing: 'Tidak ada instrumen, rubrik, lembar jawaban, atau siapkota.yaml di sini.',
  },
  en: {
    checked: (n: number) => `${n} file${n === 1 ? '' : 's'} checked.`,
    nothing: 'There is no instrument, rubric, answer sheet or siapkota.yaml here.',
  },
});

/** Checks files and says everything that is wrong with them; exit 1 on an error, or on more warnings than allowed. */
export const work: Work = async ([paths], options, terminal) => {
  const given = paths as string[];
  const result = await validatePaths(given.length > 0 ? given : [(options.dir as string | undefined) ?? '.']);
  const shown = terminal.quiet ? result.findings.filter((f) => f.severity === 'error') : result.findings;
  const { error, warning } = countBySeverity(result.findings);
  const most = options.maxWarnings as number | undefined;
  if (error > 0 || (most !== undefined && warning > most)) process.exitCode = EXIT.inputs;
  const out = { out: options.out as string | undefined, force: options.force === true, terminal };
  if (options.format === 'json') {
    await deliver(jsonFindings(shown, PRODUCT), out);
    return;
  }
  const visible = terminal.verbose ? shown : shown.filter((f) => f.severity !== 'info');
  const text = prettyFindings(visible, { lang: terminal.lang, paint: terminal.out, columns: terminal.columns, source: result.source });
  const closing =
    result.files === 0
      ? say[terminal.lang].nothing
      : `${say[terminal.lang].checked(result.files)}${visible.length === 0 ? ` ${summary([], terminal.lang)}` : ''}`;
  await deliver(`${text}${terminal.quiet && text === '' ? '' : `${closing}\n`}`, out);
};
