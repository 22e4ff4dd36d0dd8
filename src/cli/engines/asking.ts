import type { Instrument } from '../../rubric/instrument.ts';
import type { EngineName } from '../../tally/dialects.ts';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { renames, setValues } from '../inputs/inputs.ts';
import type { Terminal } from '../output/terminal.ts';
import { readColumns } from '../score/tally-sql.ts';
import type { Asking } from './ask.ts';

const say = words({
  id: {
    noUrl: '--engine memerlukan --url, misalnya --url postgres://pengguna@server/basisdata.',
    noEngine: '--url hanya berlaku bersama --engine.',
    encoding: '--encoding berlaku untuk berkas; mesin data selalu memberi UTF-8.',
    both: '--sql mencetak pernyataan, --engine menjalankannya; beri salah satu.',
  },
  en: {
    noUrl: '--engine needs --url, such as --url postgres://user@host/database.',
    noEngine: '--url goes with --engine.',
    encoding: '--encoding is for files; an engine always gives UTF-8.',
    both: '--sql prints the statements and --engine runs them; give one of the two.',
  },
});

type Options = Readonly<Record<string, unknown>>;

/** What the options ask of which engine. */
export function askingOf(options: Options, instrument: Instrument, terminal: Terminal): Asking {
  const { lang } = terminal;
  const { engine, url, table, layout, columns, timeout } = options as {
    engine?: EngineName;
    url?: string;
    table: string;
    layout: 'long' | 'wide';
    columns?: string;
    timeout: number;
  };
  if (engine === undefined) throw new Failure(EXIT.usage, say[lang].noEngine);
  if (options.sql !== undefined) throw new Failure(EXIT.usage, say[lang].both);
  if (options.encoding !== undefined) throw new Failure(EXIT.usage, say[lang].encoding);
  if (url === undefined) throw new Failure(EXIT.usage, say[lang].noUrl);
  const map = options.map as string | undefined;
  // What is wrong with --map and --set is told where they are applied to the cells.
  return {
    engine,
    url,
    timeout: Math.max(1, timeout),
    table,
    label: visibleLine(`${engine}:${table}`),
    layout,
    columns: columns === undefined ? undefined : readColumns({ columns, layout }, lang),
    renamed: renames({ map }, instrument, () => {}).columns,
    given: new Set(Object.keys(setValues((options.set as string[] | undefined) ?? [], () => {}, terminal))),
  };
}
