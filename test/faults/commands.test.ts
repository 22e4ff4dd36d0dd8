import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { makeSeeds } from './assessment.mjs';
import { COMMANDS } from './commands.mjs';
import { FAULTS, isWriting, SIGNALS, trial, undisturbed } from './trial.mjs';

// A sample, the same on every run unless another seed is given; all of it is `npm run test:faults`, which takes a while.
const SEED = Number(process.env.SIAPKOTA_SEED ?? 1);
const CHOSEN = [
  'score json',
  'report docx',
  'status --letters',
  'ingest CSV',
  'validate --fix',
  'bundle --open, merge',
  'interview',
  'form --all',
];
jest.setTimeout(120_000);

const base = mkdtempSync(join(tmpdir(), 'siapkota-faults-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const commands = COMMANDS.filter((c) => CHOSEN.includes(c.name));
const seedOf = makeSeeds(base, [...new Set(commands.map((c) => c.seed))]);

/** One of these, by a number that the seed and the command decide. */
const pick = <T>(list: readonly T[], name: string): T =>
  fc.sample(fc.constantFrom(...list), { seed: SEED + [...name].reduce((sum, c) => sum + c.charCodeAt(0), 0), numRuns: 1 })[0]!;

describe.each(commands)('$name', (command) => {
  const folder = join(base, command.name.replace(/[^a-z]/g, '-'));

  test('disturbed while it reads, while it writes, and killed: nothing half-written, told, and done by the next run', async () => {
    const whole = await undisturbed(command, seedOf(command.seed), folder);
    expect({ code: whole.code, stderr: whole.stderr }).toMatchObject({ code: 0 });
    const numbered = whole.ops.map((kind, i) => ({ kind, n: i + 1 }));
    const reading = pick(
      numbered.filter(({ kind }) => !isWriting(kind)),
      command.name,
    );
    const writing = pick(
      numbered.filter(({ kind }) => isWriting(kind)),
      command.name,
    );
    const faults = [
      { ...reading, what: pick(FAULTS[reading.kind]!, command.name) },
      { ...writing, what: pick(FAULTS[writing.kind]!, command.name) },
      { ...writing, what: pick(SIGNALS, command.name) },
    ];
    for (const { kind, n, what } of faults) {
      const fault = `${n}:${what}`;
      const { faults: wrong, ran } = await trial(command, whole, seedOf(command.seed), folder, fault, kind);
      expect({ fault, kind, wrong, stderr: ran.stderr }).toEqual({ fault, kind, wrong: [], stderr: ran.stderr });
    }
  });
});
