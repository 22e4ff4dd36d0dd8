import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { buildChild, keepCorpus, listTargets, tryTarget } from './support/watch.mjs';

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

test('a few hundred hostile inputs of every kind keep every promise', async () => {
  const targets = await listTargets(child);
  expect(targets.length).toBeGreaterThan(10);
  const failures: { name: string; why: string }[] = [];
  const queue = [...targets];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { name, runs } = next;
      const result = await tryTarget(child, { name, seed: 1, cases: runs, ms: 0, scratch });
      expect(result.failures.length > 0 || result.tried === runs).toBe(true);
      for (const { why } of result.failures) failures.push({ name, why });
    }
  };
  await Promise.all([worker(), worker()]);
  expect(failures).toEqual([]);
});
