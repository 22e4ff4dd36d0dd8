// The same everywhere: every run of the program leaves the same bytes on each version of Node, in each locale and time zone, from a folder
// with a space in its name, without a network, and after a checkout with CRLF; the build is the same after one, and the tests pass on each
// version. Prints what it finds; exit 1 where anything differs. Not part of `npm test`: it fetches Node, and takes half an hour.
//   npm run test:everywhere                       all of it, on 20, 22, 24 and the newest
//   npm run test:everywhere -- 22                 on 20 and 22, without leaving figures
//   npm run test:everywhere -- --whole            every version in every locale, and the whole suite on each
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFigures } from '../figures/write.mjs';
import { built, clone, copyOf, suite, turned, withCrlf, withPackages } from './checkouts.mjs';
import { nodeOf } from './nodes.mjs';
import { differences, install, repeatable, resultsOf } from './results.mjs';

const root = resolve(import.meta.dirname, '../..');
const whole = process.argv.includes('--whole');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const started = performance.now();
const work = mkdtempSync(join(tmpdir(), 'siapkota everywhere '));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const place = join(work, 'a folder with spaces é');
const say = (line) => process.stdout.write(`${line}\n`);

const settings = [
  { name: 'C, UTC', env: { LC_ALL: 'C', TZ: 'UTC' } },
  { name: 'id_ID, Jakarta', env: { LC_ALL: 'id_ID.UTF-8', TZ: 'Asia/Jakarta' } },
  { name: 'tr_TR, Kiritimati', env: { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' } },
  { name: 'ar_EG, Marquesas', env: { LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Marquesas' } },
];
/** Folders of the suite in which locale, line ends or the version of Node could make a difference, and which no browser slows down. */
const ROOMS = ['rubric', 'answers', 'tally/tally', 'assess', 'cases', 'text'].map((room) => `test/${room}`);
// A namespace of its own without a network, where the system has one to give.
const apart = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
let hasDuckdb = true;
try {
  createRequire(import.meta.url).resolve('@duckdb/node-api');
} catch {
  hasDuckdb = false;
}

const rows = [];
const wanted = (what, value, goal) => {
  rows.push({ what, value, goal, reached: value === goal });
  say(`${value === goal ? 'ok ' : 'NOT'}  ${what}: ${value}`);
};

// First the results. The oldest version in the plainest setting is what all others are held to.
const versions = asked.length > 0 ? ['20', ...asked.filter((v) => v !== '20')] : ['20', '22', '24', 'latest'];
const nodes = versions.map((version) => nodeOf(version, work));
install(root, place);
const list = repeatable(false, hasDuckdb);
const few = repeatable(true, hasDuckdb);
const plain = { root, place, apart, node: nodes[0].node, list, env: settings[0].env };
const first = resultsOf(plain);
const failed = [...first].filter(([what]) => what.endsWith(': exit'));
for (const [what, said] of failed) say(`${what} ${said}`);
wanted(
  `Node ${nodes[0].exact}, ${settings[0].name}: runs with their expected exit code`,
  `${list.length - failed.length} of ${list.length}`,
  `${list.length} of ${list.length}`,
);

function held(what, other, total = first) {
  const differing = differences(total, other);
  for (const name of differing) say(`     ${name}: ${other.get(name)}, not ${total.get(name)}`);
  wanted(what, differing.length === 0 ? `${other.size} equal` : `${differing.length} differ`, `${other.size} equal`);
}

for (const [i, { node, exact }] of nodes.entries())
  for (const [j, { name, env }] of settings.entries()) {
    if (i === 0 && j === 0) continue;
    // Each version takes all runs in one setting of its own, and each setting is taken by one: `--whole` crosses them all.
    if (whole || j === i % settings.length) held(`Node ${exact}, ${name}: results`, resultsOf({ ...plain, node, env }));
  }

// Then what a checkout can do to them.
/** Inputs, and what hands them on with the line ends that they came with. */
const carriesInputs = /^(out\/(old|migrated)\/|out\/press-filled\.csv|out\/kota\.siapkota\.zip|examples\/kota\/)/;
const results = (change) => {
  const all = resultsOf({ ...plain, list: few, change });
  return new Map([...all].filter(([what]) => !carriesInputs.test(what)));
};
held(
  'inputs whose every line ends in CRLF: results',
  results((p) => withCrlf(p, ['rubrics', 'examples', 'out'])),
  results(),
);
const checkout = clone(root, join(work, 'a checkout with spaces é'));
wanted('files that git turns into CRLF with core.autocrlf=true and core.eol=crlf', String(turned(checkout).length), '0');
const changed = join(work, 'changed');
copyOf(checkout, changed);
for (const folder of [checkout, changed]) withPackages(root, folder);
// The rubrics stay: what is built names the checksums of those that ship with it.
withCrlf(changed, ['src', 'test/package']);
const [asIs, withWindowsEnds] = [built(checkout), built(changed)];
wanted('the build of source whose every line ends in CRLF', withWindowsEnds === asIs ? 'the same bytes' : 'differs', 'the same bytes');

// Then the tests, from that checkout.
for (const { node, exact } of nodes) {
  const { passed, failed: broken, said } = suite(node, checkout, whole ? [] : ROOMS);
  if (broken > 0) say(said.slice(-4000));
  wanted(
    `Node ${exact}: tests of ${whole ? 'the whole suite' : ROOMS.map((r) => r.slice('test/'.length)).join(', ')}, in a checkout with a space in its path`,
    `${passed} passed, ${broken} failed`,
    `${passed} passed, 0 failed`,
  );
}

if (asked.length === 0)
  writeFigures('everywhere', {
    title: 'The same everywhere',
    command: 'npm run test:everywhere',
    seconds: Math.round((performance.now() - started) / 1000),
    rows,
    notes: [
      `A result is what a run says (both streams) or a file that it leaves; each is compared by its checksum with Node ${nodes[0].exact}, ${settings[0].name}.`,
      `All from a folder with a space and an accent in its name${apart.length > 0 ? ', in a namespace without a network' : '; the network was not cut here'}.`,
      ...(whole
        ? []
        : ['Each version of Node takes one locale and time zone; `-- --whole` crosses them all and runs the whole suite on each.']),
    ],
  });
process.exitCode = rows.every((row) => row.reached) ? 0 : 1;
