import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ASSESSMENT, folder, level, method, ROOT, siapkota } from './run.ts';

const here = folder(ASSESSMENT);
const empty = folder({});
const COMMANDS = ['init', 'validate', 'score', 'report', 'explain', 'tally', 'schema'];

describe('wrong usage is exit 2, said in one’s language, with the nearest name, and nothing on stdout', () => {
  test.each<[string[], RegExp, RegExp]>([
    [['scor'], /Tidak ada perintah "scor"\. Maksud Anda score\?/, /There is no command "scor"\. Did you mean score\?/],
    [['xyzzy'], /Tidak ada perintah "xyzzy"/, /There is no command "xyzzy"/],
    [
      ['score', '--formt', 'json'],
      /Tidak ada opsi --formt\. Maksud Anda --format\?/,
      /There is no option --formt\. Did you mean --format\?/,
    ],
    [['validate', '--max-warning', '3'], /Maksud Anda --max-warnings\?/, /Did you mean --max-warnings\?/],
    [['score', '--format', 'xml'], /"xml".*table, json, csv/, /"xml".*table, json, csv/],
    [['score', '--tier', 'short'], /core, full/, /core, full/],
    [['score', '--seed', 'x'], /"x".*angka/, /"x".*number/],
    [['score', '--min-coverage', '60'], /0 sampai 1/, /0 to 1/],
    [['score', '--out'], /--out/, /--out/],
    [['explain'], /Argumen <[^>]+> belum/, /The argument <[^>]+> is missing/],
    [['explain', 'AA'], /Tidak ada simpul "AA"\. Maksud Anda A\?/, /There is no node "AA"\. Did you mean A\?/],
    [['schema', 'rubrik'], /rubric/, /rubric/],
    [['schema', 'rubric', 'sheet'], /Terlalu banyak/, /Too many/],
    [['--lang', 'fr', 'score'], /--lang/, /--lang/],
    [['score', 'tidak-ada*.csv'], /tidak-ada\*\.csv/, /tidak-ada\*\.csv/],
    [['score', '--set', 'city'], /--set city/, /--set city/],
  ])('%j', async (args, id, en) => {
    const [inId, inEn] = await Promise.all([siapkota(args, { cwd: here }), siapkota(args, { cwd: here, env: { SIAPKOTA_LANG: 'en' } })]);
    expect([inId.code, inId.stdout.slice(0, 80), inEn.code, inEn.stdout.slice(0, 80)]).toEqual([2, '', 2, '']);
    expect(inId.stderr).toMatch(id);
    if (!args.includes('--lang')) expect(inEn.stderr).toMatch(en);
    expect(inId.stderr).not.toMatch(/error:|unknown|invalid|required|Did you mean|Allowed|argument missing/);
    expect(inId.stderr + inEn.stderr).not.toMatch(/\n\s+at |undefined|\[object/);
  });

  test('no assessment and no instrument', async () => {
    const ran = await siapkota(['score'], { cwd: empty });
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/siapkota\.yaml/);
  });

  test('a hostile word on the command line comes back visible', async () => {
    const ran = await siapkota(['\u001b[31mscore\u202e'], { cwd: here });
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('what could not be done is exit 3', () => {
  test('a file in the place of a folder', async () => {
    const cwd = folder({ ...ASSESSMENT, 'a-file': 'x' });
    const ran = await siapkota(['score', '--out', 'a-file/score.json'], { cwd });
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toMatch(/a-file/);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('--help', () => {
  const runs = ['', ...COMMANDS].map((command) => ({ command, args: command === '' ? ['--help'] : [command, '--help'] }));
  test.each(runs)('siapkota $command --help in Indonesian has no English left, and fits 80 columns', async ({ args }) => {
    const { code, stdout, stderr } = await siapkota(args, { cwd: empty });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((l) => l.length > 80 && !l.includes('$ siapkota'))).toEqual([]);
    // Names of commands, options, formats and kinds are code and stay; the words around them do not.
    const words = stdout.replace(/\$ siapkota.*|--?[a-zA-Z-]+|\(pilihan: [^)]*\)/g, '');
    expect(words).not.toMatch(
      /\b(Usage|Options?|Arguments?|Commands?|Examples?|Global|default|choices|display|show|help|version|output|the|and|or|of|with|without|file|inputs|paths|node|dir|kind)\b/,
    );
    expect(words).not.toMatch(/undefined/);
  });
  test.each(runs)('siapkota $command --help in English has no Indonesian left', async ({ args }) => {
    const { code, stdout } = await siapkota([...args, '--lang', 'en'], { cwd: empty });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/\b(Pemakaian|Opsi|Perintah|Argumen|Contoh|bawaan|pilihan|berkas|dan|atau|untuk|dengan)\b/);
  });
  test.each([[['-h']], [['--help']], [['score', '-h']], [['--version']], [['-V']]])('%j is exit 0', async (args) =>
    expect((await siapkota(args, { cwd: empty })).code).toBe(0),
  );
  test('the version is the package’s', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((await siapkota(['--version'], { cwd: empty })).stdout.trim()).toBe(version);
  });
});

describe('the language', () => {
  const first = async (args: string[], env: Record<string, string>): Promise<'id' | 'en'> =>
    (await siapkota([...args, '--help'], { cwd: empty, env })).stdout.includes('Pemakaian') ? 'id' : 'en';
  test.each<[string, string[], Record<string, string>, 'id' | 'en']>([
    ['--lang before all', ['--lang', 'en'], { SIAPKOTA_LANG: 'id', LANG: 'id_ID.UTF-8' }, 'en'],
    ['--lang=', ['--lang=en'], {}, 'en'],
    ['then SIAPKOTA_LANG', [], { SIAPKOTA_LANG: 'en', LANG: 'id_ID.UTF-8' }, 'en'],
    ['then the locale', [], { LANG: 'en_US.UTF-8' }, 'en'],
    ['LC_ALL before LANG', [], { LC_ALL: 'id_ID.UTF-8', LANG: 'en_US.UTF-8' }, 'id'],
    ['else Indonesian', [], { LANG: 'C' }, 'id'],
  ])('%s', async (_, args, env, lang) => expect(await first(args, env)).toBe(lang));
});

describe('init', () => {
  const cwd = folder(
    method(['scale: { min: 1, max: 5 }', 'profile: { pesisir: { type: boolean, title: { id: P, en: P } } }'], [level('A')]),
  );
  const answers = ['--city', '35.10', '--name', 'Kota: "Uji"', '--province', 'Jawa', '--period', '2026', '--instrument', 'method.yaml'];

  test('--yes lays out an assessment that is sound, and never touches one that is there', async () => {
    const made = await siapkota(['init', 'kota', ...answers, '--due', '2026-12-01', '--yes'], { cwd });
    expect([made.code, made.stdout]).toEqual([0, '']);
    expect(readdirSync(join(cwd, 'kota')).sort()).toEqual(['answers', 'evidence', 'siapkota.yaml']);
    const text = readFileSync(join(cwd, 'kota/siapkota.yaml'), 'utf8');
    expect(text).toMatch(/id: "35\.10"/);
    const [checked, scored] = await Promise.all([
      siapkota(['validate', 'kota'], { cwd }),
      siapkota(['score', '--format', 'json'], { cwd: join(cwd, 'kota') }),
    ]);
    expect(checked.code).toBe(0);
    expect([scored.code, JSON.parse(scored.stdout).cities[0].city]).toEqual([0, { id: '35.10', name: 'Kota: "Uji"', province: 'Jawa' }]);
    const again = await siapkota(['init', 'kota', ...answers, '--yes'], { cwd });
    expect(again.code).toBe(2);
    expect(readFileSync(join(cwd, 'kota/siapkota.yaml'), 'utf8')).toBe(text);
  });

  test('without a terminal and without --yes it refuses, and leaves nothing behind', async () => {
    for (const [lang, says] of [
      ['id', /--yes/],
      ['en', /terminal/],
    ] as const) {
      const ran = await siapkota(['init', 'lain', ...answers, '--lang', lang], { cwd });
      expect([ran.code, ran.stdout]).toEqual([2, '']);
      expect(ran.stderr).toMatch(says);
    }
    expect(existsSync(join(cwd, 'lain'))).toBe(false);
  });

  test.each([['--city'], ['--name'], ['--period']])('%s is needed', async (flag) => {
    const at = answers.indexOf(flag);
    const ran = await siapkota(['init', 'kurang', ...answers.slice(0, at), ...answers.slice(at + 2), '--yes'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(flag);
    expect(existsSync(join(cwd, 'kurang'))).toBe(false);
  });

  test('an instrument that is none is exit 1', async () => {
    const ran = await siapkota(['init', 'x', ...answers.slice(0, -1), 'tidak-ada.yaml', '--yes'], { cwd });
    expect([ran.code, existsSync(join(cwd, 'x'))]).toEqual([1, false]);
  });

  test('without --instrument it takes the one that ships', async () => {
    const ran = await siapkota(['init', 'bawaan', ...answers.slice(0, -2), '--yes'], { cwd });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(cwd, 'bawaan/siapkota.yaml'), 'utf8')).toMatch(/^instrument: .*rubrics\/instrument\.yaml$/m);
  });
});

describe('siapkota alone', () => {
  test('shows where the assessment stands', async () => {
    const [id, en] = await Promise.all([siapkota([], { cwd: join(here, 'answers') }), siapkota(['--lang', 'en'], { cwd: here })]);
    expect([id.code, en.code]).toEqual([0, 0]);
    expect(id.stdout).toMatch(/Kota Contoh[\s\S]*siapkota/);
    expect(en.stdout).toMatch(/Kota Contoh[\s\S]*Next/);
  });
  test('and outside one, how to begin', async () => {
    const ran = await siapkota([], { cwd: empty });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/siapkota init/);
  });
});
