// What a report costs in processor time: each format as a whole process against `node -e 0` and against scoring the same answers,
// pair by pair, the median shown; Word and Excel against their libraries writing an empty document; whose time it is, by V8's
// profiler; then many cities in one run, with the peak of memory. Build first: npm run build. With --figures: test/figures/reports.json.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { writeFigures } from '../figures/write.mjs';
import { readableBuild, sharesOf } from './shares.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/siapkota.js');
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-bench-'));
const RUNS = Number(process.env.RUNS ?? 7);
const started = Date.now();
const figures = [];

/** Says at the end of a process how much it took: processor time, which others on the machine lengthen little, and memory at most. */
const METER = `process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('\\nused ' + (u.userCPUTime + u.systemCPUTime) / 1000 + ' ' + u.maxRSS + '\\n'); });`;
const metered = (file) => {
  const start = join(scratch, `metered-${file.replace(/\W+/g, '-')}.mjs`);
  writeFileSync(
    start,
    `${METER}\nprocess.argv.splice(1, 1, ${JSON.stringify(file)}); await import(${JSON.stringify(pathToFileURL(file).href)});`,
  );
  return start;
};
const program = metered(bin);

function run(args, cwd = join(root, 'examples/tebing-tinggi')) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'buffer',
    env: { ...process.env, NO_COLOR: '1', SIAPKOTA_LANG: 'id' },
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr.toString().slice(0, 800)}`);
  const [, ms, kib] = /used ([\d.]+) (\d+)/.exec(stderr.toString());
  return { ms: Number(ms), bytes: stdout.length, mib: Number(kib) / 1024 };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const print = (name, ...cells) => process.stdout.write(`${name.padEnd(34)}${cells.map((c) => String(c).padStart(18)).join('')}\n`);

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

const report = (...more) => ['report', ...more, '--quiet', '--date', '2026-11-24'];
const JSON_REPORT = report('--format', 'json');

/** What a format adds to the report as JSON, against what a library adds to `node -e 0` to write an empty document. */
function beside(name, args, library) {
  run([program, ...args]);
  const rounds = Array.from({ length: RUNS }, () => ({
    own: run([program, ...args]).ms - run([program, ...JSON_REPORT]).ms,
    library: run([library]).ms - run(['-e', METER]).ms,
  }));
  const [own, lib] = [median(rounds.map((r) => r.own)), median(rounds.map((r) => r.library))];
  print(name, own.toFixed(0), lib.toFixed(0), (own / lib).toFixed(2));
  figures.push({
    what: `${name}: above the report as JSON, against its library writing an empty document`,
    value: `${own.toFixed(0)} ms against ${lib.toFixed(0)} ms`,
  });
}

/** Files of ours that only these formats use; what they share with the report as JSON (texts, numbers) is counted by the difference. */
const FORMAT = /^our report\/(docx|ooxml|xlsx|template|table-layout|measure|figures|tables|layout|page-words|arithmetic-rows)\b/;
const SHARED = /^our (report|text)\//;
const LIBRARIES = ['fflate', 'hucre', 'easy-template-x', '@xmldom/xmldom', 'jszip', 'docx'];

/** Our own code that a format adds to the report as JSON, against the libraries of the format, pair by pair. */
function shares(name, args, start) {
  const timed = (list) => {
    const folder = mkdtempSync(join(scratch, 'profile-'));
    const found = [...sharesOf(start, list, { cwd: join(root, 'examples/tebing-tinggi'), folder })];
    const sum = (test) => found.reduce((all, [who, ms]) => all + (test(who) ? ms : 0), 0);
    return {
      format: sum((who) => FORMAT.test(who)),
      shared: sum((who) => SHARED.test(who) && !FORMAT.test(who)),
      library: sum((who) => LIBRARIES.includes(who)),
    };
  };
  const rounds = Array.from({ length: Math.max(5, RUNS) }, () => ({ whole: timed(args), base: timed(JSON_REPORT) }));
  const format = median(rounds.map((r) => r.whole.format));
  const shared = median(rounds.map((r) => r.whole.shared - r.base.shared));
  const library = median(rounds.map((r) => r.whole.library));
  // The difference of two noisy sums may come out below nothing: then it takes nothing away from what was measured outright.
  const ratio = (format + Math.max(0, shared)) / library;
  print(name, format.toFixed(0), shared.toFixed(0), library.toFixed(0), ratio.toFixed(2));
  figures.push({
    what: `${name}: our own code against its libraries (self time under the profiler)`,
    value: `${format.toFixed(0)} ms in files of the format and ${shared.toFixed(0)} ms more than JSON in shared ones, libraries ${library.toFixed(0)} ms: ${ratio.toFixed(2)} of theirs`,
    goal: 'no more than the share of the libraries',
    reached: ratio <= 1,
  });
}

try {
  const score = [program, 'score', '--format', 'json', '--quiet'];
  run(score);
  print('one city, 105 indicators', 'ms of processor', 'x node -e 0', 'x score', 'MiB at most', 'KiB written');
  for (const format of ['terminal', 'md', 'csv', 'json', 'html', 'docx', 'xlsx']) {
    const args = [program, ...report('--format', format)];
    run(args);
    const rounds = Array.from({ length: RUNS }, () => ({ own: run(args), none: run(['-e', METER]).ms, score: run(score).ms }));
    const [ms, none, scores] = [
      median(rounds.map((r) => r.own.ms)),
      median(rounds.map((r) => r.own.ms / r.none)),
      median(rounds.map((r) => r.own.ms / r.score)),
    ];
    const [{ mib, bytes }] = rounds.map((r) => r.own);
    print(format, ms.toFixed(0), none.toFixed(2), scores.toFixed(2), mib.toFixed(0), (bytes / 1024).toFixed(0));
    figures.push({
      what: `report of one city as ${format}`,
      value: `${ms.toFixed(0)} ms, ${none.toFixed(1)} × node -e 0, ${scores.toFixed(2)} × score, ${mib.toFixed(0)} MiB at most`,
    });
  }
  print('\nabove the report as JSON', 'ms of processor', 'library, empty', 'x');
  const libraries = Object.fromEntries(Object.entries(EMPTY).map(([name, contents]) => [name, metered(emptyDocument(name, contents))]));
  beside('docx', report('--format', 'docx'), libraries.docx);
  beside('docx, from a template', report('--template', 'template.docx'), libraries.docx);
  beside('xlsx', report('--format', 'xlsx'), libraries.xlsx);

  print('\nwhose time, in ms', 'the format alone', 'shared, above JSON', 'libraries', 'x');
  const start = readableBuild(root, mkdtempSync(join(scratch, 'readable-')));
  shares('docx', report('--format', 'docx'), start);
  shares('xlsx', report('--format', 'xlsx'), start);

  print('\nmany cities in one run (HTML)', 's of processor', 'ms a city', '', 'MiB at most', 'MiB written');
  for (const n of [10, 50, 100]) {
    const out = join(scratch, `each-${n}`);
    const args = ['report', '--instrument', '../../rubrics/instrument.yaml', '--tier', 'core', '--quiet', cities(n), '--each', out];
    const { ms, mib } = run([program, ...args], join(root, 'examples/north-sumatra'));
    const files = readdirSync(out);
    if (files.length !== n) throw new Error(`${files.length} reports instead of ${n}`);
    const written = files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    print(`${n} cities`, (ms / 1000).toFixed(1), (ms / n).toFixed(0), '', mib.toFixed(0), (written / 1024 / 1024).toFixed(0));
    figures.push({ what: `reports of ${n} cities in one run`, value: `${(ms / n).toFixed(0)} ms a city, ${mib.toFixed(0)} MiB at most` });
  }
  if (process.argv.includes('--figures'))
    writeFigures('reports', {
      title: 'What a report costs',
      command: 'npm run build && node test/bench/report.mjs --figures',
      seconds: Math.round((Date.now() - started) / 1000),
      rows: figures,
      notes: [
        `Processor time (user and system) of whole processes, medians of ${RUNS} pairs; the machine did other work at the same time.`,
      ],
    });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
