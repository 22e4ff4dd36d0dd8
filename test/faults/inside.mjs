// Runs the program's main many times in one process, which is ten times as fast as a process each: one line of JSON in, one out.
//   in { folder, args, fault }   out { code, stdout, stderr, ops }
import { createInterface } from 'node:readline';
import { main } from '../../dist/main.js';

const faults = globalThis[Symbol.for('siapkota faults')];
const answer = process.stdout.write.bind(process.stdout);

async function once({ folder, args, fault }) {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    process[name].write = (bytes, encoding, done) => {
      said[name] += typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
      const back = typeof encoding === 'function' ? encoding : done;
      if (back !== undefined) queueMicrotask(back);
      return true;
    };
  process.chdir(folder);
  process.env.HOME = folder;
  process.exitCode = undefined;
  faults.prepare(fault, folder);
  await main(args);
  const ops = faults.ops();
  faults.prepare('0:', '/nowhere');
  process.stdout.removeAllListeners('error');
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { code, signal: null, late: false, ...said, ops };
}

for await (const line of createInterface({ input: process.stdin })) answer(`${JSON.stringify(await once(JSON.parse(line)))}\n`);
