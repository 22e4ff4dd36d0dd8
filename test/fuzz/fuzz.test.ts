import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { buildChild, keepCorpus, listTargets, trySome } from './support/watch.mjs';

// Other tests share the processors; how long an input may take is counted by the child.
jest.setTimeout(300_000);

const FOLDER = `dist.fuzz-${process.pid}`;
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-fuzz-'));
let child = '';

beforeAll(async () => {
  child = await buildChild(FOLDER);
});
afterAll(() => {
  rmSync(join(import.meta.dirname, '../..', FOLDER), { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

test('inputs that once failed keep every promise', async () => {
  const { failures, tried } = await keepCorpus(child);
  expect(failures).toEqual([]);
  expect(tried).toBeGreaterThan(0);
});

test('a few hostile inputs of every kind keep every promise', async () => {
  const targets = await listTargets(child);
  const results = await trySome(child, { seed: 1, scratch });
  expect(results.flatMap(({ name, failures }) => failures.map(({ why }) => ({ name, why })))).toEqual([]);
  expect(results.map(({ name, tried }) => `${name} ${tried}`).sort()).toEqual(targets.map(({ name, runs }) => `${name} ${runs}`).sort());
});
