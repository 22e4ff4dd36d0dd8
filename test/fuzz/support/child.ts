// Tries targets in a process of its own, watched by watch.mjs from outside. Its first argument says what:
//   try <target> <seed> <cases> <milliseconds> <scratch folder>     until its cases, or else its time, are over
//   show <target> <seed> <scratch folder> <index>                   writes out the input that `try` draws at this place
//   suite <seed> <scratch folder> <part> <of>                       a few inputs of every target, or of every second one, …
//   keep                                                            every input of the corpus
//   list                                                            names of the targets
// On descriptor 3 a target's name and a line feed say that it begins, and a dot that a case does; the last line on stdout is the result as JSON.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { targets } from '../targets/index.ts';
import { ROOT } from './bases.ts';
import { cutNetwork, wrongWith } from './hold.ts';
import type { Target } from './target.ts';

// What a target prints is its own affair; the result has to arrive.
const write = process.stdout.write.bind(process.stdout);
const leave = process.exit.bind(process);
const answer = (value: unknown): void => {
  write(`\n${JSON.stringify(value)}\n`, () => leave(0));
};
const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const targetNamed = (name: string): Target => {
  const found = targets.find((t) => t.name === name);
  if (found === undefined) throw new Error(`no target ${name}`);
  return found;
};

interface Failure {
  readonly why: string;
  readonly file: string;
  readonly seed: number;
}

async function tryTarget(target: Target, seed: number, cases: number, ms: number, scratch: string) {
  writeSync(3, `${target.name}\n`);
  const began = Date.now();
  const failures: Failure[] = [];
  let tried = 0;
  for (let round = seed; ; round++) {
    const details = await fc.check(
      fc.asyncProperty(target.inputs, async (input) => {
        tried++;
        writeSync(3, '.');
        const wrong = await wrongWith(target, input);
        if (wrong !== undefined) throw new Error(wrong);
      }),
      {
        seed: round,
        numRuns: cases === 0 ? 1_000_000_000 : cases,
        ...(cases === 0 ? { interruptAfterTimeLimit: Math.max(1, ms - (Date.now() - began)) } : {}),
        markInterruptAsFailure: false,
      },
    );
    if (!details.failed || details.counterexample === null) break;
    const why = (details.errorInstance as Error).message.slice(0, 2000);
    // The same fault by another input says nothing new.
    if (!failures.some((f) => f.why.split('\n')[0] === why.split('\n')[0])) {
      const file = join(scratch, `${target.name}-${failures.length}`);
      writeFileSync(file, details.counterexample[0]);
      failures.push({ why, file, seed: round });
    }
    if (cases !== 0 || failures.length >= 5 || Date.now() - began >= ms) break;
  }
  return { name: target.name, tried, ms: Date.now() - began, megabytes: megabytes(), failures };
}

function show(target: Target, seed: number, scratch: string, index: number): void {
  let drawn = 0;
  fc.check(
    fc.property(target.inputs, (input) => {
      if (drawn++ !== index) return;
      writeFileSync(join(scratch, `${target.name}-stopped`), input);
      process.exit(0);
    }),
    { seed, numRuns: index + 1 },
  );
}

/** Inputs that once failed, each named by its target and what it shows: `sheet--what-it-shows`. */
async function keepCorpus(): Promise<void> {
  const folder = join(ROOT, 'test/fuzz/corpus');
  const failures: Failure[] = [];
  const files = readdirSync(folder).filter((name) => name.includes('--'));
  for (const file of files) {
    writeSync(3, '.');
    const why = await wrongWith(targetNamed(file.slice(0, file.indexOf('--'))), new Uint8Array(readFileSync(join(folder, file))));
    if (why !== undefined) failures.push({ why, file, seed: 0 });
  }
  answer([{ name: 'corpus', tried: files.length, ms: 0, megabytes: megabytes(), failures }]);
}

const [what = '', name = '', seed = '1', ...rest] = process.argv.slice(2);
cutNetwork();
switch (what) {
  case 'try': {
    const [cases = '0', ms = '0', scratch = '.'] = rest;
    mkdirSync(scratch, { recursive: true });
    answer([await tryTarget(targetNamed(name), Number(seed), Number(cases), Number(ms), scratch)]);
    break;
  }
  case 'suite': {
    const [part = '0', of = '1'] = rest;
    const results = [];
    for (const [i, target] of targets.entries())
      if (i % Number(of) === Number(part)) results.push(await tryTarget(target, Number(name), target.runs, 0, seed));
    answer(results);
    break;
  }
  case 'show':
    show(targetNamed(name), Number(seed), rest[0] ?? '.', Number(rest[1]));
    break;
  case 'keep':
    await keepCorpus();
    break;
  default:
    answer(targets.map((t) => ({ name: t.name, what: t.what, runs: t.runs })));
}
