// Preloaded into the program (node --import): the n-th file operation of a kind under a folder fails with an error code.
// FAULT=kind:n:code, FAULT_UNDER=folder; at the end the number of operations of that kind is written to FAULT_COUNT.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

const [kind, nth, code] = (process.env.FAULT ?? 'none:0:EIO').split(':');
const under = resolve(process.env.FAULT_UNDER);
const writeCount = fs.writeFileSync;
const ours = new Set();
let count = 0;

const inside = (path) => typeof path === 'string' && resolve(path).startsWith(under);
const broken = (what, path) => Object.assign(new Error(`${code}: made to fail, ${what} '${path ?? ''}'`), { code, syscall: what, path });
/** Whether this operation is the one that fails. */
const hit = (what) => what === kind && ++count === Number(nth);

const targets = { open: inside, readFile: inside, mkdir: inside, rename: inside, unlink: inside, readdir: inside };
const byDescriptor = { write: true, fsync: true, fdatasync: true, close: true, read: true };
const reads = new Set(['readFile', 'readdir']);

for (const name of [...Object.keys(targets), ...Object.keys(byDescriptor)]) {
  const concerns = (first) => (targets[name] !== undefined ? targets[name](first) : ours.has(first));
  const what = reads.has(name) ? 'read' : name === 'fdatasync' ? 'fsync' : name;
  const sync = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...args) => {
    if (concerns(args[0]) && hit(what)) throw broken(what, args[0]);
    const result = sync(...args);
    if (name === 'open' && inside(args[0])) ours.add(result);
    return result;
  };
  const callback = fs[name];
  fs[name] = (...args) => {
    const done = args.at(-1);
    if (typeof done === 'function' && concerns(args[0]) && hit(what)) return process.nextTick(done, broken(what, args[0]));
    if (name === 'open' && inside(args[0]) && typeof done === 'function')
      args[args.length - 1] = (error, fd) => {
        if (!error) ours.add(fd);
        done(error, fd);
      };
    return callback(...args);
  };
  const promised = fs.promises[name];
  if (promised !== undefined)
    fs.promises[name] = async (...args) => {
      if (concerns(args[0]) && hit(what)) throw broken(what, args[0]);
      return promised(...args);
    };
}
// Writes in one call are an opening and a writing.
for (const name of ['writeFile', 'appendFile', 'copyFile']) {
  const sync = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...args) => {
    const path = name === 'copyFile' ? args[1] : args[0];
    // To an open descriptor it is one write; to a path an opening too.
    if (ours.has(path) && hit('write')) throw broken('write');
    if (inside(path) && (hit('open') || hit('write'))) throw broken('write', path);
    return sync(...args);
  };
}
syncBuiltinESMExports();
process.on('exit', () => {
  if (process.env.FAULT_COUNT) writeCount(process.env.FAULT_COUNT, String(count));
});
