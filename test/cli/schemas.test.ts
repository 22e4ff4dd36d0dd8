import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { SCHEMA_KINDS, SCHEMAS, type SchemaKind } from '../../src/cli/program/schemas.ts';
import { ASSESSMENT, folder, ROOT, siapkota } from './run.ts';

type Schema = { [key: string]: unknown };
const schemaOf = (kind: SchemaKind): Schema => JSON.parse(readFileSync(join(ROOT, SCHEMAS[kind]), 'utf8')) as Schema;

/** The same schema with no key allowed that it does not name: a result that gained a key nobody described fails here. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in all && !('additionalProperties' in all) ? { ...all, additionalProperties: false } : all;
}

const validators = new Map<SchemaKind, ValidateFunction>();
function validator(kind: SchemaKind): ValidateFunction {
  const made =
    validators.get(kind) ??
    new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true }).compile(
      closed(schemaOf(kind)) as Schema,
    );
  validators.set(kind, made);
  return made;
}

function expectFits(kind: SchemaKind, text: string): void {
  const validate = validator(kind);
  expect({ kind, fits: validate(JSON.parse(text)), errors: validate.errors }).toEqual({ kind, fits: true, errors: null });
}

test('every schema in the sources can be asked for', () => {
  const there = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.schema.json'));
  expect([...Object.values(SCHEMAS)].sort()).toEqual(there.sort());
});

test('schema prints what ships, one at a time', async () => {
  const cwd = folder({});
  const printed = await Promise.all(SCHEMA_KINDS.map(async (kind) => [kind, await siapkota(['schema', kind], { cwd })] as const));
  for (const [kind, ran] of printed) {
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringContaining(`/${kind}.schema.json`),
    });
  }
});

test('a result cannot name a format that has no schema', () => {
  const named = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(join(ROOT, 'src', name), 'utf8').matchAll(/'siapkota\/([a-z]+)@1'/g)].map((m) => m[1]!));
  // What siapkota writes for itself alone: the data in a form's page, a bundle's manifest, a machine's history of bundles.
  const own = new Set(['form', 'bundle', 'exchange']);
  expect([...new Set(named)].filter((name) => !own.has(name) && !(name in SCHEMAS))).toEqual([]);
});

describe('what is written fits its schema', () => {
  const cwd = folder({
    ...ASSESSMENT,
    'new.yaml': ASSESSMENT['method.yaml']!.replace('version: 1.0.0', 'version: 2.0.0').replace('r.yaml', 'r2.yaml'),
    'r2.yaml': ASSESSMENT['r.yaml']!.replace(/\n\s+- \{ id: B,/, '\n      - { id: BB, formerly: [B],').replaceAll('Judul C', 'Judul baru'),
    'wrong.yaml': 'id: wrong\nrubrics: 3\n',
    'wide.csv': 'respondent,group,A,B,what\nr1,pers,2,3,x\n',
  });
  const rows: readonly { readonly kind: SchemaKind; readonly why: string; readonly args: readonly string[] }[] = [
    { kind: 'assessment', why: 'scores', args: ['score'] },
    { kind: 'assessment', why: 'scores with intervals', args: ['score', '--uncertainty'] },
    { kind: 'provinces', why: 'provinces', args: ['score', '--by', 'province'] },
    { kind: 'plan', why: 'a plan of everything', args: ['plan'] },
    { kind: 'plan', why: 'a plan for a goal', args: ['plan', '--reach', '3', '--years', '3'] },
    { kind: 'plan', why: 'a plan for a budget', args: ['plan', '--budget', '2'] },
    { kind: 'explanation', why: 'a leaf', args: ['explain', 'A'] },
    { kind: 'explanation', why: 'a branch with its interval', args: ['explain', 'index', '--uncertainty'] },
    { kind: 'status', why: 'status', args: ['status', '--date', '2026-11-24'] },
    { kind: 'status', why: 'status with the register of proof', args: ['status', '--evidence', '--date', '2027-01-24'] },
    { kind: 'ingest', why: 'what would be read', args: ['ingest', 'wide.csv', '--dry-run'] },
    { kind: 'report', why: 'the report', args: ['report', '--date', '2026-11-24'] },
    { kind: 'report', why: 'the report with a plan', args: ['report', '--date', '2026-11-24', '--years', '2'] },
    { kind: 'diff', why: 'two instruments', args: ['diff', 'method.yaml', 'new.yaml'] },
    { kind: 'diff', why: 'and what it does to answers', args: ['diff', 'method.yaml', 'new.yaml', '--tally', 'answers/koran.csv'] },
    { kind: 'findings', why: 'findings', args: ['validate', 'wrong.yaml', 'wide.csv'] },
  ];
  test.each(rows)('$kind: $why', async ({ kind, args }) => {
    const ran = await siapkota([...args, '--format', 'json'], { cwd });
    expectFits(kind, ran.stdout);
  });

  test('comparison: periods, and cities', async () => {
    const csv = (period: string, a: number): string => `city,period,group,indicator,value\nx,${period},opd,A,${a}\nx,${period},opd,B,3\n`;
    const here = folder({ ...ASSESSMENT, '2025.csv': csv('2025', 2), '2026.csv': csv('2026', 4) });
    const score = async (name: string, more: readonly string[]): Promise<void> => {
      const ran = await siapkota(['score', '--instrument', 'method.yaml', ...more, '--format', 'json', '--out', name], { cwd: here });
      expect(ran.code).toBe(0);
    };
    await Promise.all([
      score('old.json', ['2025.csv', '--uncertainty']),
      score('new.json', ['2026.csv']),
      score('other.json', ['2026.csv', '--set', 'city=y']),
    ]);
    const [periods, cities] = await Promise.all([
      siapkota(['compare', 'old.json', 'new.json', '--format', 'json'], { cwd: here }),
      siapkota(['compare', 'old.json', 'other.json', '--format', 'json'], { cwd: here }),
    ]);
    expectFits('comparison', periods.stdout);
    expectFits('comparison', cities.stdout);
  });

  test('baseline', async () => {
    await siapkota(['validate', 'wrong.yaml', '--baseline', 'known.json', '--write-baseline'], { cwd });
    expectFits('baseline', readFileSync(join(cwd, 'known.json'), 'utf8'));
  });

  test.each([
    { kind: 'plan', text: '{"format":"siapkota/plan@2"}' },
    { kind: 'status', text: '{"format":"siapkota/status@1"}' },
    { kind: 'findings', text: '[]' },
  ] as const)('and what is something else does not fit $kind', ({ kind, text }) => {
    expect(validator(kind)(JSON.parse(text))).toBe(false);
  });
});
