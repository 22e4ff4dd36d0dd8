// Which lines and branches of src the tests run through, room by room. Reported, not worshipped: test:mutation says what they notice.
// npm run test:coverage -- [test files or folders …]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { writeFigures } from './write.mjs';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'siapkota-coverage-'));
const asked = process.argv.slice(2);
const began = Date.now();
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--coverage', '--coverageProvider=v8'];
const { status } = spawnSync(
  process.execPath,
  [...jest, '--coverageReporters=json-summary', `--coverageDirectory=${folder}`, '--collectCoverageFrom=src/*/**/*.ts', ...asked],
  { cwd: ROOT, stdio: 'inherit' },
);
// A figure of a run that failed would be read as one that did not.
if (status !== 0) process.exit(status ?? 1);

const rooms = new Map();
for (const [file, { lines, branches }] of Object.entries(JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8')))) {
  const room = relative(ROOT, file).split(/[\\/]/)[1];
  if (room === undefined) continue;
  const sums = rooms.get(room) ?? { lines: [0, 0], branches: [0, 0] };
  for (const [key, { covered, total }] of [
    ['lines', lines],
    ['branches', branches],
  ]) {
    sums[key][0] += covered;
    sums[key][1] += total;
  }
  rooms.set(room, sums);
}
rmSync(folder, { recursive: true });

const share = ([covered, total]) => (total === 0 ? '-' : `${((100 * covered) / total).toFixed(1)} %`);
const rows = [...rooms]
  .sort()
  .map(([room, { lines, branches }]) => ({ what: `src/${room}`, value: `lines ${share(lines)}, branches ${share(branches)}` }));
for (const { what, value } of rows) process.stdout.write(`${what.padEnd(16)} ${value}\n`);
writeFigures('coverage', {
  title: 'Lines and branches that the tests run through inside the process',
  command: 'npm run test:coverage',
  seconds: Math.round((Date.now() - began) / 1000),
  rows,
  notes: [
    'What tests do through the built command, in a terminal or in a browser runs in other processes and is not counted.',
    ...(asked.length > 0 ? [`Only these tests: ${asked.join(' ')}`] : []),
  ],
});
