import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

/** Any program that takes the same arguments can be held to the cases: SIAPKOTA_COMMAND='node other/cli.js' npm test -- test/cases */
const HERE = dirname(fileURLToPath(import.meta.url));
const COMMAND = process.env.SIAPKOTA_COMMAND?.split(' ') ?? [process.execPath, join(HERE, '../../bin/siapkota.js')];
const TOLERANCE = 1e-9;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Tree = { readonly [key: string]: Json };
interface Finding {
  readonly code: string;
  readonly line?: number;
  readonly severity?: string;
}
interface Expected {
  readonly about: string;
  readonly run: readonly string[];
  readonly exit: number | null;
  readonly nodes?: Readonly<Record<string, Tree>>;
  readonly findings?: readonly Finding[];
}

const run = (args: readonly string[], cwd: string): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    const env = { ...process.env, SIAPKOTA_LANG: 'en', NO_COLOR: '1' };
    execFile(COMMAND[0]!, [...COMMAND.slice(1), ...args], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

/** Every key of `wanted` is in `got`; numbers within the tolerance, or within a published figure's own precision. */
function hold(wanted: Json, got: Json | undefined, at: string): string[] {
  if (typeof wanted === 'number')
    return typeof got === 'number' && Math.abs(got - wanted) <= TOLERANCE ? [] : [`${at}: ${got}, not ${wanted}`];
  if (wanted === null || typeof wanted !== 'object') return got === wanted ? [] : [`${at}: ${got}, not ${wanted}`];
  const { about, within } = wanted as { about?: number; within?: number };
  if (about !== undefined) return typeof got === 'number' && Math.abs(got - about) <= within! ? [] : [`${at}: ${got}, not about ${about}`];
  return Object.entries(wanted).flatMap(([key, value]) => hold(value, (got as Tree | null | undefined)?.[key], `${at}.${key}`));
}

const nodesOf = (node: Tree): [string, Tree][] => [[node.id as string, node], ...((node.children ?? []) as Tree[]).flatMap(nodesOf)];

const told = (stderr: string): Finding[] =>
  [...stderr.matchAll(/^\S.*?(?::(\d+)(?::\d+)?(?: [^:]*?)?)? {2}(error|warning|note) +([a-z]+\/[a-z-]+)$/gm)].map((m) => ({
    code: m[3]!,
    severity: m[2]!,
    line: Number(m[1]),
  }));

const folders = ['scoring', 'answers', 'findings'].flatMap((area) => readdirSync(join(HERE, area)).map((name) => join(HERE, area, name)));

test('at least 150 cases are published', () => expect(folders.length).toBeGreaterThanOrEqual(150));

test.concurrent.each(folders.map((folder) => [folder.slice(HERE.length + 1), folder]))(
  '%s',
  async (_name, folder) => {
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const scores = expected.run[0] === 'score';
    const { code, stdout, stderr } = await run(scores ? [...expected.run, '--format', 'json'] : expected.run, folder);
    const wrong: string[] = [];
    if (expected.exit !== null && code !== expected.exit) wrong.push(`exit ${code}, not ${expected.exit}\n${stderr}`);
    const result = stdout === '' ? {} : JSON.parse(stdout);
    const found: Finding[] = scores
      ? told(stderr)
      : result.findings.map((f: Finding & { place: Finding }) => ({ ...f, line: f.place.line }));
    for (const [which, nodes] of Object.entries(expected.nodes ?? {})) {
      const city = result.cities?.find((c: { city: { id: string }; period: string }) => `${c.city.id}|${c.period}` === which);
      if (city === undefined) wrong.push(`no ${which}`);
      // The root goes by the name `index`, whatever the instrument is called.
      else
        for (const [id, wanted] of Object.entries(nodes))
          wrong.push(...hold(wanted, id === 'index' ? city.index : new Map(nodesOf(city.index)).get(id), id));
    }
    for (const { code: wanted, line } of expected.findings ?? [])
      if (!found.some((f) => f.code === wanted && (line === undefined || f.line === line)))
        wrong.push(`no ${wanted} in line ${line}: ${JSON.stringify(found)}`);
    // What is not expected may be a hint, never an error.
    for (const f of found)
      if (f.severity === 'error' && !expected.findings?.some((e) => e.code === f.code)) wrong.push(`unexpected ${f.code}`);
    expect(wrong).toEqual([]);
  },
  60_000,
);

test('no folder is without its expected result', () => expect(folders.filter((f) => !existsSync(join(f, 'expected.json')))).toEqual([]));
