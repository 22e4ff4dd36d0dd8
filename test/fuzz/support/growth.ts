// How the time of each bomb grows: n, then 2n, then 4n. Twice the size should take twice the time; this finds what takes four times.
//   growth.js [part of a name]
import { type Bomb, bombs } from '../targets/bombs.ts';

/** Below this nothing can be said of growth. */
const LEAST_MS = 120;
/** Time at four times the size over the time at twice the size: 2 where it is linear, 4 where it is quadratic. */
const MOST_RATIO = 3.2;
const MOST_MS = 5000;

function busy(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The quicker of two runs; collecting garbage is nobody's growth. */
function measured(bomb: Bomb, n: number): number {
  const work = bomb.make(n);
  const first = busy(work);
  return first > 500 ? first : Math.min(first, busy(work));
}

const only = process.argv[2] ?? '';
const slow: string[] = [];
let worst = { name: '', ratio: 0 };
for (const bomb of bombs.filter((b) => b.name.includes(only))) {
  let n = Math.max(4, Math.floor(bomb.n / 16));
  let [small, large] = [0, 0];
  try {
    small = measured(bomb, n);
    large = measured(bomb, n * 2);
    // Grown until it takes long enough to be told from noise.
    while (large < LEAST_MS && n < bomb.n * 32) {
      n *= 2;
      [small, large] = [large, measured(bomb, n * 2)];
    }
    const larger = large > MOST_MS ? large * 4 : measured(bomb, n * 4);
    const ratio = larger / large;
    if (larger >= LEAST_MS && ratio > worst.ratio) worst = { name: bomb.name, ratio };
    const told = `${bomb.name}: ${[small, large, larger].map((ms) => Math.round(ms)).join(', ')} ms at ${n}, ${n * 2}, ${n * 4}`;
    if (larger >= LEAST_MS && ratio > MOST_RATIO) slow.push(told);
    process.stderr.write(`${larger >= LEAST_MS && ratio > MOST_RATIO ? 'SLOW ' : '     '}${told}\n`);
  } catch (error) {
    slow.push(`${bomb.name} at ${n}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.stderr.write(`THREW ${slow.at(-1)!.slice(0, 600)}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ bombs: bombs.length, slow, worst })}\n`);
