import { nearest } from '../../finding/suggest.ts';
import type { Speaker } from '../../interview/model.ts';
import { decidingGroup } from '../../interview/review.ts';
import { ordinaryGroup } from '../../rubric/instrument.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Workspace } from '../inputs/workspace.ts';
import type { Terminal } from '../output/terminal.ts';

const say = words({
  id: {
    who: (names: string) =>
      `Sebutkan respondennya: --respondent ID.${names === '' ? ' Daftarkan di siapkota.yaml, atau beri juga --group.' : ` Yang diharapkan: ${names}.`}`,
    choose: 'Siapa yang diwawancarai?',
    chooseKeys: '↑↓ pilih · Enter lanjut',
    group: (id: string, known: string, near: string | undefined) =>
      `Kelompok "${id}" tidak ada di instrumen. Yang ada: ${known}.${near === undefined ? '' : ` Maksud Anda ${near}?`}`,
    agency: (id: string, near: string | undefined) =>
      `Perangkat daerah "${id}" tidak ada di instrumen.${near === undefined ? '' : ` Maksud Anda ${near}?`}`,
    unknown: (id: string, near: string | undefined) =>
      `Responden "${id}" tidak terdaftar di siapkota.yaml.${near === undefined ? '' : ` Maksud Anda ${near}?`} Untuk responden baru, beri juga --group.`,
    noAuthority: 'Instrumen ini tidak punya kelompok yang berwenang memutuskan (authority), jadi tidak ada tinjauan.',
    room: 'Hadirin',
    answered: 'sudah ada lembarnya',
  },
  en: {
    who: (names: string) =>
      `Say who is asked: --respondent ID.${names === '' ? ' List them in siapkota.yaml, or give --group as well.' : ` Expected: ${names}.`}`,
    choose: 'Who is interviewed?',
    chooseKeys: '↑↓ choose · Enter go on',
    group: (id: string, known: string, near: string | undefined) =>
      `The instrument has no group "${id}". It has: ${known}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    agency: (id: string, near: string | undefined) =>
      `The instrument has no agency "${id}".${near === undefined ? '' : ` Did you mean ${near}?`}`,
    unknown: (id: string, near: string | undefined) =>
      `The respondent "${id}" is not listed in siapkota.yaml.${near === undefined ? '' : ` Did you mean ${near}?`} For a new one give --group as well.`,
    noAuthority: 'This instrument has no group with authority to decide, so there is no review.',
    room: 'The room',
    answered: 'has a sheet',
  },
});

export interface WhoOptions {
  readonly respondent: string | undefined;
  readonly group: string | undefined;
  readonly agency: string | undefined;
  readonly name: string | undefined;
  readonly review: boolean;
  readonly hands: boolean;
  /** Line by line: no menu to choose from. */
  readonly plain?: boolean;
}

/** Who is asked: from siapkota.yaml where it lists them, else from the options; asked for in a terminal where nobody said. */
export async function whoIsAsked(
  options: WhoOptions,
  { instrument, expected }: Workspace,
  terminal: Terminal,
  hasSheet: (respondent: string) => boolean = () => false,
): Promise<Speaker> {
  const w = say[terminal.lang];
  const { group, agency } = options;
  if (group !== undefined && !instrument.groups.has(group))
    throw new Failure(EXIT.usage, w.group(group, [...instrument.groups.keys()].join(', '), nearest(group, instrument.groups.keys())));
  if (agency !== undefined && instrument.agencies.size > 0 && !instrument.agencies.has(agency))
    throw new Failure(EXIT.usage, w.agency(agency, nearest(agency, instrument.agencies.keys())));
  if (options.review) {
    const deciding = decidingGroup(instrument);
    if (deciding === undefined) throw new Failure(EXIT.usage, w.noAuthority);
    // The one who is expected to decide, so that the review goes on in the sheet of the room and does not begin a second one beside it.
    const known = expected.find((e) => (options.respondent === undefined ? e.group === deciding : e.id === options.respondent));
    return {
      respondent: options.respondent ?? known?.id ?? deciding,
      name: options.name ?? known?.name,
      group: deciding,
      agency: undefined,
    };
  }
  const id =
    options.respondent ??
    (options.hands ? `forum-${group ?? ordinaryGroup(instrument)}` : await choose(expected, options.plain === true, terminal, hasSheet));
  const known = expected.find((e) => e.id === id);
  if (known === undefined && group === undefined && !options.hands)
    throw new Failure(
      EXIT.usage,
      w.unknown(
        id,
        nearest(
          id,
          expected.map((e) => e.id),
        ),
      ),
    );
  return {
    respondent: id,
    name: options.name ?? known?.name ?? (options.hands && options.respondent === undefined ? w.room : undefined),
    group: group ?? known?.group ?? ordinaryGroup(instrument),
    agency: agency ?? known?.agency,
  };
}

async function choose(
  expected: Workspace['expected'],
  plain: boolean,
  terminal: Terminal,
  hasSheet: (respondent: string) => boolean,
): Promise<string> {
  const w = say[terminal.lang];
  if (expected.length === 1) return expected[0]!.id;
  if (expected.length === 0 || plain || !terminal.interactive) throw new Failure(EXIT.usage, w.who(expected.map((e) => e.id).join(', ')));
  const { default: inquirer } = await import('inquirer');
  try {
    const mark = terminal.unicode ? '✔' : '#';
    const choices = expected.map((e) => ({
      name: `${hasSheet(e.id) ? mark : ' '} ${e.name ?? e.id}`,
      value: e.id,
      short: e.name ?? e.id,
    }));
    // The library's own hint is English only.
    const theme = { style: { keysHelpTip: () => `${mark} ${w.answered} · ${w.chooseKeys}` } };
    const { id } = (await inquirer.prompt([
      { type: 'select', name: 'id', message: w.choose, choices, theme, pageSize: 15, loop: false },
    ])) as { id: string };
    return id;
  } catch (error) {
    if ((error as Error).name === 'ExitPromptError') throw new Failure(EXIT.interrupted, '');
    throw error;
  }
}
