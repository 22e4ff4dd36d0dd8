// What a report costs: each format as a whole process against `node -e 0` and against scoring the same answers, pair by
// pair, the median shown; then many cities in one run, with the peak of memory. Build first: npm run build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/siapkota.js');
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
const RUNS = Number(process.env.RUNS ?? 7);

/** Runs the program and says at its end how much memory it took at most, in KiB. */
const metered = join(scratch, 'metered.mjs');
writeFileSync(
  metered,
  `process.on('exit', () => process.stderr.write('\\nmaxRSS ' + process.resourceUsage().maxRSS + '\\n'));
process.argv.splice(1, 1, ${JSON.stringify(bin)}); await import(${JSON.stringify(pathToFileURL(bin).href)});`,
);

function run(args, cwd = join(root, 'examples/tebing-tinggi')) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'buffer',
    env: { ...process.env, NO_COLOR: '1', SIAPKOTA_LANG: 'id' },
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr.toString().slice(0, 800)}`);
  const rss = /maxRSS (\d+)/.exec(stderr.toString())?.[1];
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, bytes: stdout.length, mib: rss === undefined ? 0 : Number(rss) / 1024 };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const print = (name, ...cells) => process.stdout.write(`${name.padEnd(34)}${cells.map((c) => String(c).padStart(16)).join('')}\n`);

/** Answers of cities to the short form of the shipped instrument: North Sumatra's rows under other names. */
function cities(n) {
  const [head, ...rows] = readFileSync(join(root, 'examples/north-sumatra/answers.csv'), 'utf8').trimEnd().split(/\r?\n/);
  const out = [head];
  for (let i = 0; i < n; i++) out.push(rows[i % rows.length].replace(/^"[^"]*"/, `"C-${i}"`).replace(/;tim-opd;/, `;r${i};`));
  const file = join(scratch, `cities-${n}.csv`);
  writeFileSync(file, `${out.join('\n')}\n`);
  return file;
}

/** A program that writes an empty document with a library and does nothing else, bundled as ours is. */
function emptyDocument(name, contents) {
  const outfile = join(scratch, `${name}.mjs`);
  buildSync({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    outfile,
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return outfile;
}
const EMPTY = {
  docx: `import { Document, Packer, Paragraph } from 'docx'; process.stdout.write(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('')] }] })));`,
  xlsx: `import { writeXlsx } from 'hucre/xlsx'; process.stdout.write(await writeXlsx({ sheets: [{ name: 'A', rows: [[1]] }] }));`,
};

/** What a format adds to the report as JSON, against what a library adds to `node -e 0` to write an empty document. */
function beside(name, args, library) {
  run(args);
  const json = [bin, 'report', '--format', 'json', '--quiet', '--date', '2026-11-24'];
  const rounds = Array.from({ length: RUNS }, () => ({
    own: run(args).ms - run(json).ms,
    library: run([library]).ms - run(['-e', '0']).ms,
  }));
  const [own, lib] = [median(rounds.map((r) => r.own)), median(rounds.map((r) => r.library))];
  print(name, own.toFixed(0), lib.toFixed(0), (own / lib).toFixed(2));
}

try {
  const empty = () => run(['-e', '0']).ms;
  const score = [bin, 'score', '--format', 'json', '--quiet'];
  empty();
  run(score);
  print('one city, 105 indicators', 'ms', 'x node -e 0', 'x score', 'MiB at most', 'KiB written');
  for (const format of ['terminal', 'md', 'csv', 'json', 'html', 'docx', 'xlsx']) {
    const args = [bin, 'report', '--format', format, '--quiet', '--date', '2026-11-24'];
    run(args);
    const rounds = Array.from({ length: RUNS }, () => ({ own: run(args), none: empty(), score: run(score).ms }));
    print(
      format,
      median(rounds.map((r) => r.own.ms)).toFixed(0),
      median(rounds.map((r) => r.own.ms / r.none)).toFixed(2),
      median(rounds.map((r) => r.own.ms / r.score)).toFixed(2),
      run([metered, ...args.slice(1)]).mib.toFixed(0),
      (rounds[0].own.bytes / 1024).toFixed(0),
    );
  }
  print('\nabove the report as JSON', 'ms', 'library, empty', 'x');
  const libraries = Object.fromEntries(Object.entries(EMPTY).map(([name, contents]) => [name, emptyDocument(name, contents)]));
  const to = (...more) => [bin, 'report', ...more, '--quiet', '--date', '2026-11-24'];
  beside('docx', to('--format', 'docx'), libraries.docx);
  beside('docx, from a template', to('--template', 'template.docx'), libraries.docx);
  beside('xlsx', to('--format', 'xlsx'), libraries.xlsx);

  print('\nmany cities in one run (HTML)', 's', 'ms a city', '', 'MiB at most', 'MiB written');
  for (const n of [10, 50, 100]) {
    const out = join(scratch, `each-${n}`);
    const args = ['report', '--instrument', '../../rubrics/instrument.yaml', '--tier', 'core', '--quiet', cities(n), '--each', out];
    const { ms, mib } = run([metered, ...args], join(root, 'examples/north-sumatra'));
    const files = readdirSync(out);
    if (files.length !== n) throw new Error(`${files.length} reports instead of ${n}`);
    const written = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    print(`${n} cities`, (ms / 1000).toFixed(1), (ms / n).toFixed(0), '', mib.toFixed(0), (written / 1024 / 1024).toFixed(0));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
