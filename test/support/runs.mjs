// Every command of the program with real work to do, in every format that loads other modules: what the checks of the network, of
// other Nodes and of the packed program all run. `whatNoRunUses` holds the list to the program itself, so that a new command, choice
// or option cannot be forgotten.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kota = ['--dir', 'examples/kota'];
const sumatra = [
  '--instrument',
  'rubrics/instrument.yaml',
  '--cities',
  'examples/north-sumatra/cities.csv',
  'examples/north-sumatra/answers.csv',
];
const day = ['--date', '2026-11-24'];
/** Writes into a folder of the run's own, so that results can be told apart. */
const into = (name) => ['--out', `out/${name}`, '--force'];

/**
 * In the order of the work; a run may use what those before it have left in `out/`.
 * `exit` where it is not 0; `input` is stdin; `keys` are pressed in a terminal, each once its text is on the screen; `until` is a text
 * after which the run, which never ends by itself, is interrupted; `needs` names a package that may be absent; `varies` says why two
 * runs need not leave the same bytes.
 * @type {readonly import('./runs.d.mts').Run[]}
 */
export const runs = [
  { name: 'help', args: ['--help'] },
  { name: 'version', args: ['--version'] },
  { name: 'overview', args: [...kota, '--lang', 'en', '--no-color'] },
  { name: 'overview outside', args: ['--quiet', '--verbose'] },
  {
    name: 'init',
    args: [
      'init',
      'out/baru',
      '--city',
      '12.71',
      '--name',
      'Kota Medan',
      '--province',
      'Sumatera Utara',
      '--period',
      '2026',
      '--due',
      '2026-12-01',
      '--instrument',
      'rubrics/instrument.yaml',
      '--yes',
    ],
  },
  {
    name: 'init, shipped instrument',
    args: ['init', 'out/kirim', '--city', '12.71', '--name', 'Kota Medan', '--period', '2026', '--yes'],
    varies: 'where the program is installed',
  },
  {
    name: 'init, asked',
    args: ['init', 'out/tanya'],
    keys: [
      ['Nama kota', 'Kota Medan\r'],
      ['Kode wilayah', '12.71\r'],
      ['Provinsi', 'Sumatera Utara\r'],
      ['Periode', '2026\r'],
      ['Instrumen', '\r'],
      ['Batas waktu', '\r'],
    ],
    varies: 'where the program is installed',
  },
  ...['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'compact'].map((format) => ({
    name: `validate ${format}`,
    args: ['validate', 'rubrics', 'examples', '--format', format, ...(format === 'sarif' ? into('validate.sarif') : [])],
  })),
  {
    name: 'validate, gates',
    args: [
      'validate',
      'rubrics',
      '--max-warnings',
      '1000',
      '--fail-on',
      'error',
      '--rule',
      'rubric/duplicate-id=warning',
      '--ignore',
      'examples/**',
    ],
  },
  ...['warning', 'info'].map((severity) => ({
    name: `validate --fail-on ${severity}`,
    args: ['validate', 'rubrics', '--fail-on', severity],
  })),
  { name: 'validate, baseline', args: ['validate', 'rubrics', '--baseline', 'out/baseline.json', '--write-baseline'] },
  { name: 'validate --explain', args: ['validate', '--explain', 'rubric/duplicate-id'] },
  { name: 'validate --fix', args: ['validate', 'rubrics', '--fix', '--dry-run'] },
  { name: 'validate --counts', args: ['validate', 'rubrics', '--counts'] },
  { name: 'validate --watch', args: ['validate', 'rubrics', '--watch'], until: /./, exit: 130, varies: 'the time of day' },
  ...['xlsx', 'html', 'docx', 'xlsform'].map((format) => ({
    name: `form ${format}`,
    args: ['form', ...kota, '--respondent', 'dpupr', '--tier', 'core', '--format', format, ...into(`form.${format}`)],
  })),
  {
    name: 'form, of a group',
    args: ['form', ...kota, '--group', 'press', '--agency', 'diskominfo', '--name', 'Wartawan', '--format', 'xlsx', ...into('press.xlsx')],
  },
  { name: 'form --all', args: ['form', ...kota, '--all', 'out/forms', '--format', 'html', '--tier', 'core'] },
  ...['table', 'json', 'csv', 'jsonl', 'html', 'xlsx'].map((format) => ({
    name: `score ${format}`,
    args: ['score', ...kota, '--format', format, ...into(`score.${format}`)],
  })),
  { name: 'score parquet', args: ['score', ...sumatra, '--format', 'parquet', ...into('score.parquet')], needs: '@duckdb/node-api' },
  { name: 'score, many cities', args: ['score', ...sumatra, '--format', 'json', ...into('cities.json')] },
  { name: 'score --by province', args: ['score', ...sumatra, '--by', 'province', '--format', 'json'] },
  { name: 'score --uncertainty', args: ['score', ...sumatra, '--uncertainty', '--seed', '7', '--format', 'html', ...into('country.html')] },
  { name: 'score, gates', args: ['score', ...kota, '--strict', '--min-coverage', '0.1', '--tier', 'full'] },
  {
    name: 'score, chosen',
    args: [
      'score',
      ...sumatra,
      '--city',
      '12.71',
      '--period',
      '2026',
      '--group',
      'opd',
      '--tier',
      'core',
      '--trust-proof',
      '--set',
      'agency=bappeda',
      '--map',
      'peta.yaml',
    ],
  },
  {
    name: 'score of Windows-1252',
    args: ['score', ...kota, 'out/press-filled.csv', '--encoding', 'windows-1252', '--set', 'city=12.76', '--set', 'period=2026'],
  },
  ...['table', 'json'].map((format) => ({
    name: `status ${format}`,
    args: ['status', ...kota, ...day, '--format', format, ...into(`status.${format}`)],
  })),
  { name: 'status --evidence', args: ['status', ...kota, ...day, '--evidence'] },
  { name: 'status --letters', args: ['status', ...kota, ...day, '--letters', 'out/letters'] },
  {
    name: 'status, overdue',
    args: ['status', ...kota, ...day, '--fail-on', 'overdue', '--min-coverage', '0.1', '--max-age', '300'],
    exit: 1,
  },
  { name: 'status, missing', args: ['status', ...kota, ...day, '--fail-on', 'missing'], exit: 1 },
  { name: 'status, unproven', args: ['status', ...kota, ...day, '--fail-on', 'unproven'], exit: 1 },
  ...['terminal', 'md', 'html', 'docx', 'xlsx', 'csv', 'json'].map((format) => ({
    name: `report ${format}`,
    args: ['report', ...kota, ...day, '--format', format, ...into(`report.${format}`)],
  })),
  {
    name: 'report, chosen',
    args: [
      'report',
      ...kota,
      ...day,
      '--chapters',
      'summary,gaps',
      '--previous',
      'examples/kota-2025',
      '--budget',
      '20',
      '--years',
      '2',
      '--strict',
      '--format',
      'md',
      ...into('chosen.md'),
    ],
  },
  { name: 'report --reach', args: ['report', ...kota, ...day, '--reach', '3.5', '--format', 'md', ...into('reach.md')] },
  {
    name: 'report --template',
    args: ['report', ...kota, ...day, '--template', 'examples/tebing-tinggi/template.docx', ...into('letterhead.docx')],
  },
  { name: 'report --check-template', args: ['report', ...kota, '--check-template', 'examples/tebing-tinggi/template.docx'] },
  { name: 'report --annex', args: ['report', ...kota, ...day, '--annex', 'out/annexes', '--format', 'docx'] },
  { name: 'report --each', args: ['report', ...sumatra, ...day, '--each', 'out/each', '--format', 'html'] },
  ...['table', 'json', 'csv', 'md', 'html', 'docx', 'xlsx'].map((format) => ({
    name: `compare ${format}`,
    args: ['compare', 'examples/kota-2025', 'examples/kota', '--format', format, ...into(`compare.${format}`)],
  })),
  { name: 'compare, chosen', args: ['compare', 'out/cities.json', '--period', '2026', '--seed', '7'] },
  {
    name: 'compare, of a group',
    args: ['compare', 'examples/kota-2025', 'examples/kota', '--city', '12.76', '--group', 'opd', '--tier', 'core'],
  },
  ...['text', 'json'].map((format) => ({
    name: `explain ${format}`,
    args: ['explain', ...kota, 'index', '--format', format, ...into(`explain.${format}`)],
  })),
  { name: 'explain --uncertainty', args: ['explain', ...kota, 'smart-governance', '--uncertainty', '--seed', '7'] },
  ...['table', 'json'].map((format) => ({
    name: `plan ${format}`,
    args: ['plan', ...kota, '--budget', '20', '--format', format, ...into(`plan.${format}`)],
  })),
  { name: 'plan --reach', args: ['plan', ...kota, '--reach', '3.5', '--years', '5'] },
  { name: 'tally csv', args: ['tally', ...kota, '--strict', '--format', 'csv', ...into('tally.csv')] },
  { name: 'tally parquet', args: ['tally', ...sumatra, '--format', 'parquet', ...into('tally.parquet')], needs: '@duckdb/node-api' },
  {
    name: 'score of Parquet',
    args: ['score', '--instrument', 'rubrics/instrument.yaml', 'out/tally.parquet', '--format', 'json'],
    needs: '@duckdb/node-api',
  },
  ...['duckdb', 'postgres', 'clickhouse', 'spark', 'bigquery', 'trino'].map((dialect) => ({
    name: `tally --sql ${dialect}`,
    args: [
      'tally',
      ...kota,
      '--sql',
      dialect,
      '--table',
      'survey.answers',
      '--columns',
      'city,group,respondent,indicator=question,value',
      '--layout',
      'long',
    ],
  })),
  { name: 'tally --sql, wide', args: ['tally', ...kota, '--sql', 'duckdb', '--layout', 'wide', '--columns', 'city,group,respondent'] },
  {
    name: 'ingest into a tally',
    args: [
      'ingest',
      'out/press-filled.csv',
      '--instrument',
      'rubrics/instrument.yaml',
      '--city',
      '12.76',
      '--period',
      '2026',
      '--group',
      'press',
      '--map',
      'peta.yaml',
      '--set',
      'agency=bappeda',
      '--trust-proof',
      '--tally',
      ...into('ingested.csv'),
    ],
  },
  {
    name: 'ingest table',
    args: [
      'ingest',
      ...kota,
      'out/press-filled.csv',
      '--dry-run',
      '--cells',
      '--strict',
      '--encoding',
      'windows-1252',
      '--format',
      'table',
    ],
  },
  { name: 'ingest json', args: ['ingest', ...kota, 'out/press-filled.csv', '--dry-run', '--format', 'json'] },
  { name: 'ingest a spreadsheet', args: ['ingest', ...kota, 'out/press.xlsx', '--dry-run'] },
  {
    name: 'ingest from stdin',
    args: ['ingest', '-', '--instrument', 'rubrics/instrument.yaml', '--tally'],
    input: 'city,period,group,respondent,indicator,value\n12.76,2026,press,a,GOV-01,3\n',
  },
  ...['text', 'json', 'md'].map((format) => ({
    name: `diff ${format}`,
    args: [
      'diff',
      'out/old/instrument.yaml',
      'rubrics/instrument.yaml',
      '--format',
      format,
      '--tally',
      'examples/kota/answers',
      '--tier',
      'core',
      ...into(`diff.${format}`),
    ],
  })),
  {
    name: 'diff, gates',
    args: [
      'diff',
      'out/old/instrument.yaml',
      'rubrics/instrument.yaml',
      '--tally',
      'examples/north-sumatra/answers.csv',
      '--cities',
      'examples/north-sumatra/cities.csv',
      '--fail-on-score-change',
      '5',
    ],
  },
  {
    name: 'migrate',
    args: [
      'migrate',
      'examples/kota/answers',
      '--instrument',
      'rubrics/instrument.yaml',
      '--from',
      'out/old/instrument.yaml',
      ...into('migrated'),
    ],
  },
  { name: 'bundle', args: ['bundle', ...kota, 'out/kota.siapkota.zip', '--evidence', '--force'] },
  {
    name: 'bundle --open',
    args: ['bundle', '--open', 'out/kota.siapkota.zip', ...kota, '--prefer', 'here', '--dry-run', '--format', 'text'],
  },
  {
    name: 'bundle --open json',
    args: ['bundle', '--open', 'out/kota.siapkota.zip', ...kota, '--prefer', 'bundle', '--dry-run', '--format', 'json'],
  },
  ...['bash', 'zsh', 'fish', 'powershell'].map((shell) => ({ name: `completion ${shell}`, args: ['completion', shell] })),
  ...[
    'instrument',
    'rubric',
    'sheet',
    'siapkota',
    'evidence',
    'assessment',
    'provinces',
    'plan',
    'explanation',
    'comparison',
    'report',
    'status',
    'ingest',
    'diff',
    'findings',
    'baseline',
  ].map((kind) => ({ name: `schema ${kind}`, args: ['schema', kind, ...into(`${kind}.schema.json`)] })),
  {
    name: 'interview, line by line',
    args: [
      'interview',
      ...kota,
      '--respondent',
      'baru',
      '--group',
      'opd',
      '--agency',
      'disdik',
      '--name',
      'Dinas Pendidikan',
      '--city',
      '12.76',
      '--period',
      '2026',
      '--tier',
      'core',
      '--plain',
      '--fast',
    ],
    input: '3\n\nq\n',
    varies: 'the time of day',
  },
  {
    name: 'interview, resumed',
    args: ['interview', ...kota, '--respondent', 'baru', '--group', 'opd', '--resume', '--upgrade', '--plain'],
    input: 'q\n',
    varies: 'the time of day',
  },
  {
    name: 'interview --hands',
    args: ['interview', ...kota, '--hands', '--secret', '--group', 'press', '--present', '24', '--plain'],
    input: 'q\n',
    varies: 'the time of day',
  },
  { name: 'interview --review', args: ['interview', ...kota, '--review', '--plain'], input: 'q\n', varies: 'the time of day' },
  {
    name: 'interview on the screen',
    args: ['interview', ...kota, '--respondent', 'disdik'],
    keys: [[/./, 'q']],
    varies: 'the time of day',
  },
];

/** What the runs leave out on purpose, and why; an option stands for its choices too. */
export const leftOut = {
  'tally --engine': 'the one option that speaks to a server, and only to the one that it names',
  'tally --url': 'the address of that server',
};

/** Copies the examples and the rubrics into a folder and adds what the runs need besides; the runs work there. */
export function furnish(root, place) {
  for (const part of ['rubrics', 'examples']) cpSync(join(root, part), join(place, part), { recursive: true });
  // What somebody tried in the examples of this checkout is none of theirs.
  for (const left of ['.siapkota', 'report']) rmSync(join(place, 'examples/tebing-tinggi', left), { recursive: true, force: true });
  cpSync(join(place, 'examples/tebing-tinggi'), join(place, 'examples/kota'), { recursive: true });
  cpSync(join(place, 'examples/kota'), join(place, 'examples/kota-2025'), { recursive: true });
  for (const file of [...readdirSync(join(place, 'examples/kota-2025/answers')).map((f) => `answers/${f}`), 'siapkota.yaml']) {
    const path = join(place, 'examples/kota-2025', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^period: "2026"/m, 'period: "2025"'));
  }
  cpSync(join(place, 'rubrics'), join(place, 'out/old'), { recursive: true });
  mkdirSync(join(place, 'out'), { recursive: true });
  writeFileSync(
    join(place, 'out/press-filled.csv'),
    'responden,kelompok,GOV-01,GOV-04\nkoran-satu,press,3,4\nkoran-dua,press,2,tidak tahu\n',
  );
  writeFileSync(join(place, 'peta.yaml'), 'columns: { respondent: responden }\n');
}

/** Commands, choices and options that no run uses and nobody left out on purpose. */
export function whatNoRunUses(program) {
  const missing = { commands: [], choices: [], options: [], onPurpose: new Set() };
  const note = (list, what) => {
    const reason = Object.keys(leftOut).find((left) => what === left || what.startsWith(`${left} `));
    if (reason === undefined) list.push(what);
    else missing.onPurpose.add(reason);
  };
  const gives = (run, option) => run.args.some((a) => a === option.long || a === option.short);
  const value = (run, option) => run.args[run.args.findIndex((a) => a === option.long || a === option.short) + 1];
  const runsOf = (command) => runs.filter((run) => run.args[0] === command.name());
  // Options that several commands share, word for word, read and write by the same code: one run is enough for all.
  const shared = (option) =>
    program.commands.flatMap((other) =>
      other.options.some((o) => o.flags === option.flags && o.description === option.description) ? runsOf(other) : [],
    );
  for (const command of program.commands) {
    const [name, own] = [command.name(), runsOf(command)];
    if (own.length === 0) note(missing.commands, name);
    for (const choice of command.registeredArguments.flatMap((argument) => argument.argChoices ?? []))
      if (!own.some((run) => run.args[1] === choice)) note(missing.choices, `${name} ${choice}`);
    for (const option of command.options) {
      if (!shared(option).some((run) => gives(run, option))) note(missing.options, `${name} ${option.long}`);
      const looked = option.long === '--format' ? own : shared(option);
      for (const choice of option.argChoices ?? [])
        if (choice !== option.defaultValue && !looked.some((run) => gives(run, option) && value(run, option) === choice))
          note(missing.choices, `${name} ${option.long} ${choice}`);
    }
  }
  for (const option of program.options) if (!runs.some((run) => gives(run, option))) note(missing.options, option.long);
  return missing;
}
