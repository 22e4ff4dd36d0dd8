// Benchmarks, printed as ratios against references measured in the same run, pair by pair; the median is shown.
// They are no tests: run `npm run bench` on a quiet machine. A run whose exit code or output is wrong stops the benchmark.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/siapkota.js');
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
const RUNS = 9;

/** Milliseconds of one whole process; stops if it did not do its work. */
function time({ name, args, expect }) {
  const start = process.hrtime.bigint();
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', SIAPKOTA_LANG: 'en' },
    maxBuffer: 1 << 30,
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (run.status !== 0 || !expect.test(run.stdout + run.stderr))
    throw new Error(`${name}: exit ${run.status}\n${run.stdout.slice(0, 300)}${run.stderr.slice(0, 600)}`);
  return ms;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Candidate and reference in turn, after one warm-up each. */
function compare(candidate, reference, floor = 0) {
  time(candidate);
  time(reference);
  const pairs = Array.from({ length: RUNS }, () => [time(candidate), time(reference)]);
  const ratio = median(pairs.map(([a, b]) => (a - floor) / (b - floor)));
  const [a, b] = [median(pairs.map((p) => p[0])), median(pairs.map((p) => p[1]))];
  process.stdout.write(
    `${candidate.name.padEnd(46)} ${a.toFixed(0).padStart(6)} ms   ${ratio.toFixed(2).padStart(6)} x   ${reference.name} (${b.toFixed(0)} ms)${floor > 0 ? `, above Node's start` : ''}\n`,
  );
  return { a, b };
}

/** Parses the shipped rubrics with the same library and does nothing else. */
function parserOnly() {
  const file = join(scratch, 'parse.mjs');
  buildSync({
    stdin: {
      contents: `import { readFileSync, readdirSync } from 'node:fs'; import { LineCounter, parseDocument } from 'yaml';
        let keys = 0; for (const f of readdirSync('rubrics').filter((f) => f.endsWith('.yaml'))) keys += Object.keys(parseDocument(readFileSync('rubrics/' + f, 'utf8'), { lineCounter: new LineCounter() }).toJS()).length;
        console.log('parsed', keys);`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    outfile: file,
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return file;
}

/** A method of 100 indicators and wide answers of 500 cities, the same at every run. */
function manyCities(cities, respondents) {
  const ids = Array.from({ length: 100 }, (_, i) => `X-${i}`);
  const rubric = (n) =>
    `id: r${n}\nversion: 1.0.0\ntitle: R${n}\nsections:\n  - id: s${n}\n    title: S\n    indicators:\n${ids
      .filter((_, i) => i % 8 === n)
      .map((id) => `      - { id: ${id}, title: ${id}, type: level }\n`)
      .join('')}`;
  for (let n = 0; n < 8; n++) writeFileSync(join(scratch, `r${n}.yaml`), rubric(n));
  const list = Array.from({ length: 8 }, (_, n) => `  - { file: r${n}.yaml }\n`).join('');
  writeFileSync(join(scratch, 'method.yaml'), `id: bench\nversion: 1.0.0\ntitle: Bench\nscale: { min: 1, max: 5 }\nrubrics:\n${list}`);
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return 1 + ((state >>> 16) % 5);
  };
  const rows = [['city', 'respondent', ...ids].join(',')];
  for (let c = 0; c < cities; c++) for (let r = 0; r < respondents; r++) rows.push([`c${c}`, `p${r}`, ...ids.map(next)].join(','));
  writeFileSync(join(scratch, `answers-${cities}.csv`), `${rows.join('\n')}\n`);
  return join(scratch, `answers-${cities}.csv`);
}

try {
  const nothing = { name: 'node -e 0', args: ['-e', '0'], expect: /^/ };
  const start = median(Array.from({ length: RUNS }, () => time(nothing)));
  compare({ name: '--help', args: [bin, '--help'], expect: /Usage: siapkota/ }, nothing);
  const validate = { name: 'validate rubrics', args: [bin, 'validate', 'rubrics'], expect: /No problems found/ };
  const parse = { name: 'parsing the same YAML', args: [parserOnly()], expect: /parsed \d+/ };
  compare(validate, nothing);
  compare(validate, parse);
  compare(validate, parse, start);
  const method = join(scratch, 'method.yaml');
  const [few, many] = [manyCities(50, 4), manyCities(500, 4)];
  const score = (file, n) => ({
    name: `score, ${n} cities x 4 x 100 answers`,
    args: [bin, 'score', '--quiet', '--format', 'csv', '--instrument', method, file],
    expect: new RegExp(`c${n - 1},,bench,instrument,scored`),
  });
  compare(score(many, 500), score(few, 50));
  compare(score(many, 500), score(few, 50), start);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
