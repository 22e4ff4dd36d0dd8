// How long `validate` takes beside other linters, as ratios in turn, pair by pair; the median is shown.
//   node test/bench/lint.mjs [folder in which ajv-cli and @stoplight/spectral-cli are installed]
// Without a folder both are installed into a scratch one by npm; yamllint is used where it is on the PATH. Every run that is
// counted must end with the exit code and the words of a clean check, and every tool must refuse a rubric that is broken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/siapkota.js');
const scratch = mkdtempSync(join(tmpdir(), 'siapkota-bench-lint-'));
const RUNS = Number(process.env.RUNS ?? 11);
const SCHEMA = join(root, 'src/rubric/schema/rubric.schema.json');

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const show = (text) => process.stdout.write(`${text}\n`);

function run({ command, args, cwd = root }) {
  const start = process.hrtime.bigint();
  const done = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', SIAPKOTA_LANG: 'en' },
  });
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, status: done.status, text: `${done.stdout}${done.stderr}` };
}

/** Milliseconds of one whole process that has done its work. */
function time(tool) {
  const { ms, status, text } = run(tool);
  if (status !== 0 || !tool.clean.test(text)) throw new Error(`${tool.name}: exit ${status}\n${text.slice(0, 800)}`);
  return ms;
}

/** A tool that passes everything is no linter: each must refuse the rubric without a title. */
function mustRefuse(tool) {
  const { status, text } = run({ ...tool, args: tool.broken });
  if (status === 0) throw new Error(`${tool.name} lets a broken rubric pass:\n${text.slice(0, 800)}`);
}

const rubrics = readdirSync(join(root, 'rubrics')).filter((name) => name.endsWith('.yaml') && name !== 'instrument.yaml');
const paths = rubrics.map((name) => `rubrics/${name}`);
const broken = join(scratch, 'broken.yaml');
writeFileSync(broken, readFileSync(join(root, 'rubrics/smart-living.yaml'), 'utf8').replace(/^title: .*\n/m, ''));

/** The YAML of the rubrics parsed once by the library, and nothing else. */
function parseOnly() {
  const outfile = join(scratch, 'parse.mjs');
  buildSync({
    stdin: {
      contents: `import { readFileSync } from 'node:fs'; import { LineCounter, parseDocument } from 'yaml';
        let keys = 0; for (const f of ${JSON.stringify(['rubrics/instrument.yaml', ...paths])}) keys += Object.keys(parseDocument(readFileSync(f, 'utf8'), { lineCounter: new LineCounter() }).toJS()).length;
        console.log('parsed', keys);`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    outfile,
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return { name: 'Node + one parse by yaml', command: process.execPath, args: [outfile], clean: /parsed \d+/ };
}

function tools() {
  const folder = process.argv[2] ?? join(scratch, 'tools');
  if (!existsSync(join(folder, 'node_modules/ajv-cli'))) {
    mkdirSync(folder, { recursive: true });
    const npm = run({
      command: 'npm',
      args: [
        'install',
        '--silent',
        '--no-fund',
        '--no-audit',
        '--ignore-scripts',
        '--prefix',
        folder,
        'ajv-cli@5.0.0',
        '@stoplight/spectral-cli@6.16.3',
      ],
    });
    if (npm.status !== 0) show(`ajv-cli and Spectral are left out: npm could not install them (${npm.text.trim().slice(0, 120)})`);
  }
  const found = [];
  const modules = join(folder, 'node_modules');
  if (existsSync(join(modules, 'ajv-cli'))) {
    const data = (files) => files.flatMap((file) => ['-d', file]);
    const args = (files) => [
      join(modules, 'ajv-cli/dist/index.js'),
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '-s',
      SCHEMA,
      ...data(files),
    ];
    found.push({
      name: 'ajv-cli 5.0.0 (bare schema)',
      command: process.execPath,
      args: args(paths),
      broken: args([broken]),
      clean: new RegExp(`(?:rubrics/\\S+ valid\\s+){${paths.length}}`),
    });
  }
  if (existsSync(join(modules, '@stoplight/spectral-cli'))) {
    // The schema stands in the ruleset itself: a `$ref` to a file there checks nothing.
    const ruleset = join(folder, 'siapkota-bench.mjs');
    writeFileSync(
      ruleset,
      `import { schema } from '@stoplight/spectral-functions';\nexport default { parserOptions: { incompatibleValues: 'off' }, rules: { rubric: { given: '$', severity: 'error', then: { function: schema, functionOptions: { dialect: 'draft2020-12', allErrors: true, schema: ${readFileSync(SCHEMA, 'utf8')} } } } } };\n`,
    );
    const args = (files) => [join(modules, '@stoplight/spectral-cli/dist/index.js'), 'lint', '--ruleset', ruleset, ...files];
    found.push({
      name: 'Spectral 6.16.3 (bare schema)',
      command: process.execPath,
      args: args(paths),
      broken: args([broken]),
      clean: /No results with a severity of 'error' found!/,
    });
  }
  if (spawnSync('yamllint', ['--version']).status === 0) {
    const tabs = join(scratch, 'tabs.yaml');
    writeFileSync(tabs, 'a:\n\t- b\n');
    const args = (files) => ['-d', '{extends: relaxed, rules: {line-length: disable}}', ...files];
    found.push({ name: 'yamllint (style only)', command: 'yamllint', args: args(paths), broken: args([tabs]), clean: /^$/ });
  } else show('yamllint is left out: it is not on the PATH');
  return found;
}

function compare(ours, other) {
  time(ours);
  time(other);
  const pairs = Array.from({ length: RUNS }, () => [time(ours), time(other)]);
  const ratio = median(pairs.map(([a, b]) => a / b));
  show(
    `${ratio.toFixed(2).padStart(6)} x  ${other.name.padEnd(32)} ${median(pairs.map((p) => p[0])).toFixed(0)} ms against ${median(pairs.map((p) => p[1])).toFixed(0)} ms`,
  );
}

/** Instruments of eight rubrics each, `count` rubrics in all, every text its own. */
function manyRubrics(count) {
  const folder = join(scratch, `many-${count}`);
  const words = (r, i, l) =>
    `id: "Keadaan ${r * 97 + i * 31 + l} dari butir ${i * 7 + l}", en: "State ${r * 97 + i * 31 + l} of item ${i * 7 + l}"`;
  for (let r = 0; r < count; r++) {
    const here = join(folder, `m${Math.floor(r / 8)}`);
    mkdirSync(here, { recursive: true });
    const levels = (i) => [1, 2, 3, 4, 5].map((l) => `          ${l}: { ${words(r, i, l)} }\n`).join('');
    const indicators = Array.from(
      { length: 12 },
      (_, i) => `      - id: R${r}-${i}\n        title: { id: Judul, en: Title }\n        type: level\n        levels:\n${levels(i)}`,
    );
    writeFileSync(
      join(here, `r${r}.yaml`),
      `id: r${r}\nversion: 1.0.0\ntitle: { id: Rubrik, en: Rubric }\nsections:\n  - id: s${r}\n    title: { id: Bagian, en: Section }\n    indicators:\n${indicators.join('')}`,
    );
  }
  for (let m = 0; m < count / 8; m++) {
    const list = Array.from({ length: 8 }, (_, k) => `  - { file: r${m * 8 + k}.yaml }\n`).join('');
    writeFileSync(
      join(folder, `m${m}/instrument.yaml`),
      `id: m${m}\nversion: 1.0.0\ntitle: { id: Metode, en: Method }\nlanguages: [id, en]\nscale: { min: 1, max: 5 }\nrubrics:\n${list}`,
    );
  }
  return folder;
}

/** Time above Node's start, live memory at the end, and the peak, as the number of rubrics doubles. */
function growth() {
  const meter = join(scratch, 'meter.mjs');
  writeFileSync(
    meter,
    "process.on('exit', () => { globalThis.gc(); process.stderr.write(['meter', process.memoryUsage().heapUsed, process.resourceUsage().maxRSS].join(' ')); });",
  );
  const start = median(Array.from({ length: RUNS }, () => run({ command: process.execPath, args: ['-e', '0'] }).ms));
  const rows = [];
  for (const count of [128, 256, 512, 1024]) {
    const args = ['--expose-gc', '--import', meter, bin, 'validate', manyRubrics(count), '--rule', 'content/*=off'];
    const tool = {
      name: `${count} rubrics`,
      command: process.execPath,
      args,
      clean: new RegExp(`${count + count / 8} files checked\\. No problems found`),
    };
    time(tool);
    const runs = Array.from({ length: 5 }, () => {
      const { ms, status, text } = run(tool);
      if (status !== 0 || !tool.clean.test(text)) throw new Error(`${tool.name}: exit ${status}\n${text.slice(0, 400)}`);
      const [, heap, peak] = /meter (\d+) (\d+)/.exec(text);
      return { ms: ms - start, heap: Number(heap) / 1e6, peak: Number(peak) / 1024 };
    });
    const row = Object.fromEntries(['ms', 'heap', 'peak'].map((key) => [key, median(runs.map((r) => r[key]))]));
    rows.push({ count, ...row });
    show(
      `${String(count).padStart(6)} rubrics  ${row.ms.toFixed(0).padStart(6)} ms above Node's start   live at the end ${row.heap.toFixed(1)} MB   peak ${row.peak.toFixed(0)} MB`,
    );
  }
  const [first, last] = [rows[0], rows.at(-1)];
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.count / first.count);
  show(`        time grows with the number to the power of ${exponent.toFixed(2)}; live memory x ${(last.heap / first.heap).toFixed(2)}`);
}

try {
  const ours = {
    name: 'siapkota validate',
    command: process.execPath,
    args: [bin, 'validate', 'rubrics'],
    broken: [bin, 'validate', broken],
    clean: /No problems found/,
  };
  mustRefuse(ours);
  show(`siapkota validate rubrics (schema and every rule, ${rubrics.length} rubrics and their instrument), against:`);
  for (const other of tools()) {
    mustRefuse(other);
    compare(ours, other);
  }
  compare(ours, parseOnly());
  compare(ours, { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], clean: /^$/ });
  growth();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
