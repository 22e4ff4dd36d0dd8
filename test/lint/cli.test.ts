import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { buildProgram } from '../../src/cli/program/program.ts';
import { FORMATS } from '../../src/finding/formats.ts';
import { BIN, folder, level, method, ROOT, siapkota } from '../cli/run.ts';

const en = { SIAPKOTA_LANG: 'en' };
const SOUND = method(['scale: { min: 1, max: 3 }'], [level('A', [1, 2, 3])]);
/** One warning: a text that lacks its English. */
const WARNED = { ...SOUND, 'r.yaml': SOUND['r.yaml']!.replace('{ id: Bagian, en: Section }', '{ id: Bagian }') };
/** Where the text that lacks its English stands. */
const WARNED_LINE = WARNED['r.yaml']!.split('\n').findIndex((l) => l.includes('{ id: Bagian }')) + 1;
const codes = (stdout: string): string[] =>
  JSON.parse(stdout).findings.map((f: { code: string; severity: string }) => `${f.severity} ${f.code}`);
const validate = async (cwd: string, ...args: string[]) => siapkota(['validate', ...args], { cwd, env: en });

describe('gates', () => {
  const cwd = folder(WARNED);
  test.each([
    { args: [], code: 0 },
    { args: ['--fail-on', 'warning'], code: 1 },
    { args: ['--fail-on', 'info'], code: 1 },
    { args: ['--max-warnings', '0'], code: 1 },
    { args: ['--max-warnings', '1'], code: 0 },
    { args: ['--rule', 'rubric/missing-translation=error'], code: 1 },
    { args: ['--rule', 'rubric/*=off', '--max-warnings', '0'], code: 0 },
    { args: ['--rule', 'rubric/*=off', '--rule', 'rubric/missing-translation=warn', '--max-warnings', '0'], code: 1 },
    { args: ['--rule', 'nonsense=warn'], code: 2 },
    { args: ['--rule', 'rubric/missing-translation'], code: 2 },
    { args: ['--format', 'xml'], code: 2 },
  ])('$args ends with $code', async ({ args, code }) => {
    expect((await validate(cwd, ...args)).code).toBe(code);
  });
});

test.each(FORMATS)('--format %s writes the same to a file as to the screen', async (format) => {
  const cwd = folder(WARNED);
  const { stdout } = await validate(cwd, '--format', format);
  await validate(cwd, '--format', format, '--out', 'report.txt');
  expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toBe(stdout);
  expect(stdout).not.toContain(cwd);
});

describe('siapkota.yaml', () => {
  const config = (rules: string) => ({ 'siapkota.yaml': `lint:\n  rules: { ${rules} }\n` });

  test('sets levels for everything below it, without being an assessment', async () => {
    const { stdout } = await validate(folder({ ...WARNED, ...config('rubric/missing-translation: error') }), '--format', 'json');
    expect(codes(stdout)).toEqual(['error rubric/missing-translation']);
  });

  test('the command line wins', async () => {
    const cwd = folder({ ...WARNED, ...config('rubric/missing-translation: error') });
    const { stdout } = await validate(cwd, '--format', 'json', '--rule', 'rubric/missing-translation=info');
    expect(codes(stdout)).toEqual(['info rubric/missing-translation']);
  });

  test('a nearer one wins over one above, and holds only below itself', async () => {
    const below = Object.fromEntries(Object.entries(WARNED).map(([name, text]) => [`city/${name}`, text.replaceAll('id: m', 'id: n')]));
    const cwd = folder({
      ...WARNED,
      ...below,
      ...config('rubric/missing-translation: off'),
      'city/siapkota.yaml': 'lint: { rules: { rubric/missing-translation: error } }\n',
    });
    const { stdout } = await validate(cwd, '--format', 'json');
    expect(codes(stdout)).toEqual(['error rubric/missing-translation']);
  });

  test('rules and levels that do not exist are findings in their place', async () => {
    const { stdout } = await validate(
      folder({ ...SOUND, ...config('rubric/missing-tranlation: off, content/todo: loud') }),
      '--format',
      'json',
    );
    expect(codes(stdout)).toEqual(['error lint/unknown-rule', 'error rubric/wrong-value']);
  });

  test.each([
    { lint: 'max_warnings: 0', args: [], code: 1 },
    { lint: 'max_warnings: 0', args: ['--max-warnings', '1'], code: 0 },
    { lint: 'fail_on: warning', args: [], code: 1 },
    { lint: 'fail_on: warning', args: ['--fail-on', 'error'], code: 0 },
    { lint: 'max_warnings: 0, ignore: [r.yaml]', args: [], code: 0 },
    { lint: 'max_warnings: 0, baseline: known.json', args: [], code: 0 },
  ])('{ $lint } and $args end with $code', async ({ lint, args, code }) => {
    const cwd = folder(WARNED);
    await validate(cwd, '--baseline', 'known.json', '--write-baseline');
    writeFileSync(join(cwd, 'siapkota.yaml'), `lint: { ${lint} }\n`);
    expect((await validate(cwd, ...args)).code).toBe(code);
    // From another folder the patterns and paths are still those of the file.
    mkdirSync(join(cwd, 'sub'));
    expect((await validate(join(cwd, 'sub'), '..', ...args)).code).toBe(code);
  });

  test('with other keys it is an assessment and needs its city', async () => {
    const { stdout } = await validate(folder({ ...SOUND, 'siapkota.yaml': 'period: "2026"\nlint: { rules: {} }\n' }), '--format', 'json');
    expect(codes(stdout)).toEqual(['error rubric/missing-key', 'error rubric/missing-key']);
  });
});

test('a baseline lets an old rubric be adopted: the old is known, the new is told, from any folder', async () => {
  const cwd = folder(WARNED);
  expect((await validate(cwd, '--write-baseline')).code).toBe(0);
  expect((await validate(cwd, '--baseline', 'siapkota-baseline.json', '--max-warnings', '0')).code).toBe(0);
  writeFileSync(join(cwd, 'r.yaml'), `# a comment above\n${WARNED['r.yaml']!.replace('{ id: Rubrik, en: Rubric }', '{ id: Rubrik }')}`);
  const later = await validate(cwd, '--baseline', 'siapkota-baseline.json', '--format', 'json');
  expect(codes(later.stdout)).toHaveLength(1);
  expect(later.stderr).toMatch(/1 earlier finding/);
  mkdirSync(join(cwd, 'sub'));
  const elsewhere = await validate(join(cwd, 'sub'), '..', '--baseline', '../siapkota-baseline.json', '--format', 'json');
  expect(codes(elsewhere.stdout)).toHaveLength(1);
  expect((await validate(cwd, '--baseline', 'r.yaml')).code).toBe(2);
});

test('an instrument saved as UTF-16 is read, and a file that cannot be is no empty folder', async () => {
  const utf16 = Buffer.from(`\ufeff${SOUND['r.yaml']}`, 'utf16le');
  const { code, stdout } = await validate(folder({ ...SOUND, 'r.yaml': utf16 }));
  expect([code, stdout]).toEqual([0, '2 files checked. No problems found.\n']);
  const refused = await validate(folder({ 'big.yaml': `a: ${'x'.repeat(9_000_000)}` }), 'big.yaml');
  expect(refused.stdout).toContain('file/too-large');
  expect(refused.stdout).not.toContain('There is no instrument');
});

describe('--explain', () => {
  test('shows a page in either language', async () => {
    const cwd = folder({});
    const [a, b] = await Promise.all(
      ['id', 'en'].map((lang) => siapkota(['validate', '--explain', 'rubric/duplicate-id', '--lang', lang], { cwd })),
    );
    expect([a!.code, b!.code]).toEqual([0, 0]);
    expect(a!.stdout).toMatch(/Cara memperbaiki/);
    expect(b!.stdout).toMatch(/How to fix/);
  });

  test('answers a name that is not known with the nearest', async () => {
    const { code, stderr } = await validate(folder({}), '--explain', 'duplicate-id');
    expect(code).toBe(2);
    expect(stderr).toContain('rubric/duplicate-id');
  });
});

describe('--fix', () => {
  test('--dry-run prints what would change and writes nothing', async () => {
    const cwd = folder(WARNED);
    const { code, stdout } = await validate(cwd, '--fix', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-.*\{ id: Bagian \}\n\+.*\{ id: Bagian, en: "TODO: Bagian" \}$/m);
    expect(readFileSync(join(cwd, 'r.yaml'), 'utf8')).toBe(WARNED['r.yaml']);
  });

  test('writes, tells what is left, and has nothing to do the second time', async () => {
    const cwd = folder(WARNED);
    const first = await validate(cwd, '--fix', '--format', 'json');
    expect(codes(first.stdout)).toEqual(['warning content/todo']);
    const text = readFileSync(join(cwd, 'r.yaml'), 'utf8');
    expect(text).toBe(WARNED['r.yaml']!.replace('{ id: Bagian }', '{ id: Bagian, en: "TODO: Bagian" }'));
    const second = await validate(cwd, '--fix');
    expect(second.stderr).toMatch(/Nothing can be corrected/);
    expect(readFileSync(join(cwd, 'r.yaml'), 'utf8')).toBe(text);
  });

  test('leaves alone what a comment disables', async () => {
    const text = WARNED['r.yaml']!.replace(
      '    title: { id: Bagian }',
      '    # siapkota-disable-next-line rubric/missing-translation: one language is enough here\n    title: { id: Bagian }',
    );
    const cwd = folder({ ...WARNED, 'r.yaml': text });
    expect((await validate(cwd, '--fix', '--max-warnings', '0')).code).toBe(0);
    expect(readFileSync(join(cwd, 'r.yaml'), 'utf8')).toBe(text);
  });
});

test('--watch checks again when a file is saved, and ends on an interrupt', async () => {
  const cwd = folder(SOUND);
  const child = spawn(process.execPath, [BIN, 'validate', '--watch', '--format', 'compact'], { cwd, env: { ...process.env, ...en } });
  let told = '';
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`no ${pattern} in ${told}`)), 20_000);
      const look = (): void => {
        if (!pattern.test(told)) return;
        clearTimeout(timer);
        done();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
    });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (told += String(data)));
  try {
    await until(/Waiting/);
    writeFileSync(join(cwd, 'r.yaml'), WARNED['r.yaml']!);
    await until(new RegExp(`r\\.yaml:${WARNED_LINE}:12: warning rubric/missing-translation`));
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  } finally {
    child.kill('SIGKILL');
  }
});

describe('diff', () => {
  const cwd = folder({
    ...Object.fromEntries(Object.entries(SOUND).map(([n, t]) => [`old/${n}`, t])),
    ...Object.fromEntries(
      Object.entries(
        method(['scale: { min: 1, max: 3 }'], [level('A2', [1, 2, 3], ', formerly: [A], weight: 2'), level('B', [1, 2, 3])]),
      ).map(([n, t]) => [`new/${n}`, t]),
    ),
    'answers.csv': 'city,respondent,A\nk,x,3\nk,y,2\n',
  });
  const diff = (...args: string[]) => siapkota(['diff', 'old/method.yaml', 'new/method.yaml', ...args], { cwd, env: en });

  test('in words, in Markdown and for a program', async () => {
    const [text, md, json] = await Promise.all(['text', 'md', 'json'].map((f) => diff('--format', f, '--tally', 'answers.csv')));
    expect(text!.code).toBe(0);
    expect(text!.stdout).toMatch(/A2\s+formerly A/);
    expect(md!.stdout).toMatch(/\| A2 \| formerly A \|/);
    const value = JSON.parse(json!.stdout);
    expect(value).toMatchObject({ format: 'siapkota/diff@1', fresh: ['B'], answers: [{ from: 'A', to: 'A2' }] });
    expect(value.tally.by_fate.reconsider).toBe(2);
  });

  test.each([
    { args: ['--fail-on-score-change'], code: 1 },
    { args: ['--tally', 'answers.csv', '--fail-on-score-change', '3'], code: 1 },
  ])('the gate $args ends with $code', async ({ args, code }) => {
    expect((await diff(...args)).code).toBe(code);
  });

  test('two equal instruments pass it', async () => {
    const same = await siapkota(['diff', 'old/method.yaml', 'old/method.yaml', '--fail-on-score-change', '--tally', 'answers.csv'], {
      cwd,
      env: en,
    });
    expect([same.code, same.stderr.includes('gate')]).toEqual([0, false]);
  });

  test('a broken instrument is told, exit 1', async () => {
    writeFileSync(join(cwd, 'broken.yaml'), 'id: b\nrubrics: [{ file: gone.yaml }]\n');
    expect((await siapkota(['diff', 'old/method.yaml', 'broken.yaml'], { cwd, env: en })).code).toBe(1);
  });
});

describe('migrate', () => {
  const SHEET = 'city: { id: "1" }\ninstrument: { id: m, version: 0.9.0 }\nrespondent: { id: x }\nanswers:\n  OLD: 3 # kept\n';
  const files = { ...method(['scale: { min: 1, max: 3 }'], [level('A', [1, 2, 3], ', formerly: [OLD]')]), 'answers/x.yaml': SHEET };
  const migrate = (cwd: string, ...args: string[]) =>
    siapkota(['migrate', 'answers', '--instrument', 'method.yaml', ...args], { cwd, env: en });
  const made = SHEET.replace('OLD', 'A').replace('0.9.0', '1.0.0');

  test('alone it only tells', async () => {
    const cwd = folder(files);
    const { code, stdout, stderr } = await migrate(cwd);
    expect([code, readFileSync(join(cwd, 'answers/x.yaml'), 'utf8')]).toEqual([0, SHEET]);
    expect(stdout).toContain('OLD becomes A');
    expect(stderr).toContain('--force');
  });

  test('tables are copied as they are, and what was left out is told', async () => {
    const table = 'respondent,OLD\ny,2\n';
    const cwd = folder({
      ...files,
      'answers/t.csv': table,
      'siapkota.yaml': 'instrument: method.yaml\ncity: { id: "1" }\ntargets: { OLD: 3 }\n',
    });
    const { stdout, stderr } = await migrate(cwd, '--out', 'next');
    expect(readFileSync(join(cwd, 'next/t.csv'), 'utf8')).toBe(table);
    expect(stdout).toContain('answers/t.csv: a table');
    expect(stderr).toContain('naming indicators too: siapkota.yaml');
  });

  test('--out writes beside, --force in place', async () => {
    const cwd = folder(files);
    await migrate(cwd, '--out', 'next');
    expect(readFileSync(join(cwd, 'next/x.yaml'), 'utf8')).toBe(made);
    expect((await migrate(cwd, '--out', 'next')).code).toBe(2);
    await migrate(cwd, '--force');
    expect(readFileSync(join(cwd, 'answers/x.yaml'), 'utf8')).toBe(made);
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('for %s names every command and its choices', async (shell) => {
    const { code, stdout } = await siapkota(['completion', shell], { cwd: folder({}), env: en });
    expect(code).toBe(0);
    for (const command of buildProgram('en', async () => {}).commands) expect(stdout).toContain(command.name());
    expect(stdout).toContain('sarif');
  });

  const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;
  const [withZsh, withFish] = ['zsh', 'fish'].map((shell) => (has(shell) ? test : test.skip));

  withZsh!('zsh reads its script in both languages (skipped where zsh is not installed)', async () => {
    for (const lang of ['id', 'en']) {
      const { stdout } = await siapkota(['completion', 'zsh', '--lang', lang], { cwd: folder({}) });
      const { status, stderr } = spawnSync('zsh', ['-n'], { input: stdout, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
  });

  withFish!('fish reads its script, and completes (skipped where fish is not installed)', async () => {
    const cwd = folder({});
    writeFileSync(join(cwd, 'c.fish'), (await siapkota(['completion', 'fish'], { cwd, env: en })).stdout);
    const complete = (line: string): string[] =>
      spawnSync('fish', ['--no-config', '-c', `source c.fish; complete -C '${line}'`], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, HOME: cwd },
      })
        .stdout.split('\n')
        .map((l) => l.split('\t')[0]!)
        .filter((l) => l !== '');
    expect(complete('siapkota valid')).toEqual(['validate']);
    expect(complete('siapkota validate --format sa')).toEqual(['sarif']);
    expect(complete('siapkota schema ru')).toEqual(['rubric']);
  });

  test('bash reads its script, and completes', async () => {
    const cwd = folder({});
    writeFileSync(join(cwd, 'c.bash'), (await siapkota(['completion', 'bash'], { cwd, env: en })).stdout);
    const complete = (line: string): string => {
      const words = line.split(' ');
      const script = `source c.bash; COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _siapkota; echo "\${COMPREPLY[*]}"`;
      return execFileSync('bash', ['-c', script], { cwd, encoding: 'utf8' }).trim();
    };
    expect(complete('siapkota vali')).toBe('validate');
    expect(complete('siapkota validate --format sa')).toBe('sarif');
    expect(complete('siapkota --lang en validate --fail')).toBe('--fail-on');
    expect(complete('siapkota schema rub')).toBe('rubric');
  });
});

describe('files for continuous integration', () => {
  const read = (name: string) => parse(readFileSync(join(ROOT, name), 'utf8'));
  const flags = new Set(
    buildProgram('en', async () => {})
      .commands.find((c) => c.name() === 'validate')!
      .options.map((o) => o.long),
  );

  test('the action uses options that exist, and no input becomes text of its script', () => {
    const { runs, inputs } = read('action.yml');
    const scripts = runs.steps.map((s: { run?: string }) => s.run ?? '').join('\n');
    const own = scripts
      .split('\n')
      .filter((l: string) => !l.includes('npm '))
      .join('\n');
    for (const [flag] of own.matchAll(/--[a-z-]+/g)) expect(flags).toContain(flag);
    expect(scripts).not.toContain('${{');
    expect(Object.keys(inputs)).toContain('paths');
  });

  test('the workflow gives the action inputs that it has', () => {
    const { jobs } = read('.github/workflows/validate.yml');
    const step = jobs.validate.steps.find((s: { uses: string }) => s.uses === './');
    for (const input of Object.keys(step.with)) expect(Object.keys(read('action.yml').inputs)).toContain(input);
  });

  test('the hooks start commands that exist', () => {
    for (const { entry } of read('.pre-commit-hooks.yaml')) {
      const [, command, ...args] = entry.split(' ');
      expect(command).toBe('validate');
      for (const flag of args) expect(flags).toContain(flag);
    }
    expect(existsSync(BIN)).toBe(true);
  });

  test("the action's script checks several paths, writes SARIF and fails where validate does", async () => {
    const cwd = folder({ 'a/method.yaml': SOUND['method.yaml']!, 'a/r.yaml': WARNED['r.yaml']! });
    const { runs } = read('action.yml');
    const script = runs.steps.find((s: { name?: string }) => s.name === 'Validate').run;
    const run = (more: Record<string, string>): { code: number; out: string } => {
      const env = {
        ...process.env,
        ...en,
        PATHS: 'a\n',
        FAIL_ON: '',
        MAX_WARNINGS: '',
        BASELINE: '',
        SARIF: 's.sarif',
        ACTION_PATH: ROOT,
        ...more,
      };
      try {
        return {
          code: 0,
          out: execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
            cwd,
            env,
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          }),
        };
      } catch (error) {
        return { code: (error as { status: number }).status, out: String((error as { stdout: unknown }).stdout) };
      }
    };
    expect(run({})).toMatchObject({ code: 0, out: expect.stringContaining(`::warning file=a/r.yaml,line=${WARNED_LINE},`) });
    expect(JSON.parse(readFileSync(join(cwd, 's.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(run({ MAX_WARNINGS: '0' }).code).toBe(1);
  });
});

describe('--ignore', () => {
  test.each([
    { args: ['--ignore', 'old/**'], found: ['warning rubric/missing-translation'] },
    { args: ['--ignore', 'old'], found: ['warning rubric/missing-translation'] },
    { args: ['--ignore', '**/r.yaml'], found: [] },
    { args: ['--ignore', 'nothing/**'], found: ['warning rubric/missing-translation', 'warning rubric/missing-translation'] },
    { args: ['--ignore', 'old/**', '--ignore', 'r.yaml'], found: [] },
  ])('$args', async ({ args, found }) => {
    const cwd = folder({ ...WARNED, ...Object.fromEntries(Object.entries(WARNED).map(([name, text]) => [`old/${name}`, text])) });
    expect(codes((await validate(cwd, '--format', 'json', ...args)).stdout)).toEqual(found);
  });
});
