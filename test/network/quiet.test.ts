import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, jest, test } from '@jest/globals';
import { buildProgram } from '../../src/cli/program/program.ts';
import { BIN, folder, ROOT } from '../cli/run.ts';
import { furnish, type Run, runs, whatNoRunUses } from '../support/runs.mjs';

// Each command once. `npm run test:network` makes every run, in a namespace without a network and under a tracer of system calls.
jest.setTimeout(120_000);

const SHIM = pathToFileURL(join(ROOT, 'test/network/shim.mjs')).href;
const place = folder({});
furnish(ROOT, place);

interface Reached {
  readonly code: number;
  readonly stderr: string;
  readonly reached: readonly string[];
}

/** Runs a program of Node's under the shim; what it reached for comes back. */
function under(args: readonly string[], input = ''): Promise<Reached> {
  const notes = join(folder({}), 'reached');
  const env = { PATH: process.env.PATH ?? '', HOME: place, SIAPKOTA_LANG: 'id', SIAPKOTA_REACHED: notes };
  return new Promise((done) => {
    const child = execFile(process.execPath, ['--import', SHIM, ...args], { cwd: place, env, maxBuffer: 1e8 }, (error, _stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 99;
      const reached = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
      done({ code, stderr, reached });
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

test('every command, and every choice of an option, has a run of its own', () => {
  const { commands, choices } = whatNoRunUses(buildProgram('en', async () => {}));
  // Whoever adds one adds a run to test/support/runs.mjs, or says there why it has none.
  expect({ commands, choices }).toEqual({ commands: [], choices: [] });
});

describe('the shim sees every way out', () => {
  test.each([
    ['net', "require('net').connect(9, '127.0.0.1')", 'net.connect'],
    ['a socket of the system', "require('net').connect('/tmp/nobody.sock')", 'net.connect'],
    ['a server', "require('net').createServer().listen(0)", 'net.listen'],
    ['http', "require('http').get('http://127.0.0.1:9')", 'net.connect'],
    ['https', "require('https').get('https://127.0.0.1:9')", 'net.connect'],
    ['tls', "require('tls').connect(9, '127.0.0.1')", 'net.connect'],
    ['http2', "require('http2').connect('http://127.0.0.1:9')", 'net.connect'],
    ['fetch', "fetch('http://127.0.0.1:8080').catch(() => {})", 'net.connect'],
    ['dgram', "require('dgram').createSocket('udp4').send('x', 9, '127.0.0.1')", 'dgram.send'],
    ['dns', "require('dns').lookup('example.org', () => {})", 'dns.lookup'],
    ['dns, resolved', "new (require('dns').promises.Resolver)().resolve4('example.org')", 'dns.resolve4'],
    ['another program', "require('child_process').spawnSync('true')", 'child_process.spawnSync'],
    ['another thread', "new (require('worker_threads').Worker)('0', { eval: true })", 'worker_threads.Worker'],
  ])('%s', async (_name, code, way) => {
    const { reached } = await under(['-e', code]);
    expect(reached).toContain(way);
  });
});

const first = new Map<string, Run>();
for (const run of runs) {
  const alone = run.keys === undefined && run.until === undefined && run.needs === undefined;
  const name = run.args[0]!.startsWith('-') ? run.name : run.args[0]!;
  if (alone && !first.has(name)) first.set(name, run);
}

describe('no command reaches for a network or starts another program', () => {
  test.each([...first])('%s', async (_command, run) => {
    const { code, stderr, reached } = await under([BIN, ...run.args], run.input);
    expect({ code, reached, stderr: code === (run.exit ?? 0) ? '' : stderr }).toEqual({ code: run.exit ?? 0, reached: [], stderr: '' });
  });
});

describe('what is built', () => {
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.js'));
  const textOf = (file: string): string => readFileSync(join(ROOT, 'dist', file), 'utf8');

  const builtins = (file: string): string[] =>
    [...textOf(file).matchAll(/\b(?:from|import|require)\s*\(?\s*["']((?:node:)?[a-z0-9_/]+)["']/g)].flatMap(([, name = '']) =>
      isBuiltin(name) ? [name.replace('node:', '')] : [],
    );
  const open = /^(net|tls|dgram|dns|http|https|http2|inspector|cluster|worker_threads|quic)\b/;

  test('imports nothing of Node that opens a connection, but for the engines that tally --engine names', () => {
    expect(files.flatMap(builtins)).toContain('fs');
    const reaching = files.filter((file) => builtins(file).some((name) => open.test(name)));
    expect(reaching.filter((file) => !/^chunks[\\/](clickhouse|postgres)-/.test(file))).toEqual([]);
    // Those are loaded late, and from one place only: no other command has them in its memory.
    for (const chunk of reaching.map((file) => file.slice('chunks/'.length))) {
      const asking = files.filter((file) => textOf(file).includes(chunk));
      expect(asking.map((file) => file.replace(/-[A-Z0-9]{8}\.js$/, ''))).toEqual([expect.stringMatching(/^chunks[\\/]gather$/)]);
      expect(textOf(asking[0]!)).toMatch(new RegExp(`import\\("\\./${chunk.replaceAll('.', '\\.')}"\\)`));
    }
  });

  test('calls nothing that a browser would connect with', () => {
    const calls = /(?<![.\w$])(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/g;
    const found = files.flatMap((file) => [...textOf(file).matchAll(calls)].map(([call]) => `${file}: ${call}`));
    expect(found).toEqual([]);
  });
});
