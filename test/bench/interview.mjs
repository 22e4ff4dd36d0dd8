// How fast the interview answers, on a real terminal and the shipped instrument of 105 indicators: key to paint, saved Enter to paint,
// start to first question. Printed as ratios to the limits. Not a test: run on a quiet machine, `node test/bench/interview.mjs`.
// A run whose exit code or journal is wrong stops the benchmark with exit 1.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const { spawn } = await import('@lydell/node-pty');
const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = process.env.SIAPKOTA_BIN ?? join(root, 'bin/siapkota.js');
const instrument = join(root, 'rubrics/instrument.yaml');

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const now = () => Number(process.hrtime.bigint()) / 1e6;
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(q * list.length) - 1)];
const median = (list) => quantile(list, 0.5);

function makeAssessment() {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
  writeFileSync(
    join(folder, 'siapkota.yaml'),
    `instrument: ${JSON.stringify(instrument)}\ncity: { id: "12.76", name: Kota Tebing Tinggi }\nperiod: "2026"\nprofile: { kind: kota }\nrespondents: [ { id: tim, name: Tim, group: assessor } ]\n`,
  );
  return folder;
}

/** A sitting; `paint` waits for the next output that matches. */
function open(folder) {
  const { NO_COLOR: _, ...env } = process.env;
  const child = spawn(process.execPath, [bin, 'interview', '--respondent', 'tim', '--lang', 'id'], {
    name: 'xterm-256color',
    cols: 80,
    rows: 24,
    cwd: folder,
    env: { ...env, LANG: 'C.UTF-8' },
  });
  let raw = '';
  let wake = () => {};
  child.onData((data) => {
    raw += data;
    wake();
  });
  const exit = new Promise((done) => child.onExit(({ exitCode }) => done(exitCode)));
  const paint = (shown, from) =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`never painted: ${shown}\n${raw.slice(-800)}`)), 10_000);
      wake = () => {
        if (!shown.test(raw.slice(from))) return;
        clearTimeout(timer);
        wake = () => {};
        done(now());
      };
      wake();
    });
  return { child, exit, paint, length: () => raw.length, raw: () => raw };
}

/** Key to paint: the digits 1 to 5 in turn; Enter to paint: what the journal then holds. */
async function answering() {
  const folder = makeAssessment();
  const keys = [];
  const saves = [];
  const saved = [];
  try {
    const sitting = open(folder);
    await sitting.paint(/bantuan/, 0);
    const press = async (data, shown) => {
      const from = sitting.length();
      const start = now();
      sitting.child.write(data);
      return (await sitting.paint(shown, from)) - start;
    };
    for (let i = 0; i < 110; i++) {
      await sleep(175);
      const screen = sitting.raw().slice(-6000);
      const last = screen.slice(screen.lastIndexOf('\u001b[G'));
      if (/Enter tutup/.test(last)) break;
      if (/Enter lanjut/.test(last)) await press('\r', /q berhenti/);
      else if (/Enter menulis/.test(last)) await press('s', /Dilewati/);
      else {
        const number = /ketik angka/.test(last);
        for (const digit of number ? ['3'] : ['1', '4', '2']) {
          keys.push(await press(digit, /\u001b\[G/));
          await sleep(25);
        }
        const from = sitting.length();
        const start = now();
        sitting.child.write('\r');
        const at = await sitting.paint(/Tersimpan: ([A-Z]+-\d+)|Benar begitu/, from);
        const done = /Tersimpan: ([A-Z]+-\d+)/.exec(sitting.raw().slice(from));
        if (done === null)
          await press('1', /Tersimpan: /).then(() => saved.push(/Tersimpan: ([A-Z]+-\d+)/.exec(sitting.raw().slice(from))[1]));
        else {
          saves.push(at - start);
          saved.push(done[1]);
        }
      }
    }
    await sleep(200);
    sitting.child.write('q');
    const code = await sitting.exit;
    if (code !== 0) throw new Error(`the sitting ended with ${code}`);
    const journal = readFileSync(join(folder, '.siapkota/journal/tim_2026.jsonl'), 'utf8');
    const sheet = parseDocument(readFileSync(join(folder, 'answers/tim.yaml'), 'utf8')).toJS();
    for (const id of saved)
      if (!journal.includes(`"t":"answer","id":"${id}"`) || sheet.answers[id] === undefined)
        throw new Error(`${id} was painted as saved and is not there`);
    return { keys, saves, answered: saved.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Start to first question, beside `node -e 0` and the parsing of the rubrics alone, in turn. */
async function starting(runs) {
  const parse = `const t=process.hrtime.bigint();const{parseDocument}=require('yaml');const fs=require('node:fs');const d=${JSON.stringify(dirname(instrument))};for(const f of fs.readdirSync(d))if(f.endsWith('.yaml'))parseDocument(fs.readFileSync(d+'/'+f,'utf8')).toJS();process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6))`;
  const first = [];
  const bare = [];
  const parsing = [];
  for (let i = 0; i < runs; i++) {
    const start = now();
    const zero = spawnSync(process.execPath, ['-e', '0']);
    if (zero.status !== 0) throw new Error('node -e 0 failed');
    bare.push(now() - start);
    const parsed = spawnSync(process.execPath, ['-e', parse], { cwd: root, encoding: 'utf8' });
    if (parsed.status !== 0) throw new Error(parsed.stderr);
    parsing.push(Number(parsed.stdout));
    const folder = makeAssessment();
    const from = now();
    const sitting = open(folder);
    first.push((await sitting.paint(/GOV-01/, 0)) - from);
    await sitting.paint(/bantuan/, 0);
    sitting.child.write('q');
    if ((await sitting.exit) !== 0) throw new Error('the sitting did not end well');
    rmSync(folder, { recursive: true, force: true });
  }
  return { first: median(first), bare: median(bare), parsing: median(parsing) };
}

const print = (what, ms, limit, note) =>
  process.stdout.write(
    `${what.padEnd(34)} ${ms.toFixed(1).padStart(7)} ms   ${(ms / limit).toFixed(2).padStart(5)} of the limit (${limit.toFixed(0)} ms)${note ?? ''}\n`,
  );
const { keys, saves, answered } = await answering();
print('key to paint, p95', quantile(keys, 0.95), 10, `, median ${median(keys).toFixed(1)}, n=${keys.length}`);
print(
  'saved Enter to paint, p95',
  quantile(saves, 0.95),
  15,
  `, median ${median(saves).toFixed(1)}, n=${saves.length}, ${answered} answers in the journal`,
);
const { first, bare, parsing } = await starting(Number(process.env.RUNS ?? 7));
print('start to first question, median', first, 2.5 * bare + parsing, `, node -e 0 ${bare.toFixed(0)}, parsing ${parsing.toFixed(0)}`);
