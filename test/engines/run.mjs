#!/usr/bin/env node
// One country, counted everywhere: here from CSV, 514 CSVs, Parquet and provinces; on three PostgreSQL nodes and three ClickHouse
// nodes through `tally --engine`; by DuckDB and PGlite through the statements that `tally --sql` prints. All tallies must be equal
// bytes, and all scores. Then nodes are ended before and while they are asked. Exit 1 where anything differs. Not part of `npm test`:
// it installs servers where it may.   npm run test:engines [cities] [respondents]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { writeFigures } from '../figures/write.mjs';
import { makeAnswers } from './answers.mjs';
import { PASSWORD, startClickHouse } from './clickhouse.mjs';
import { READER, startPostgres } from './postgres.mjs';
import { until, work } from './servers.mjs';

const BIN = join(import.meta.dirname, '../../bin/siapkota.js');
const [cities, respondents] = [Number(process.argv[2] ?? 514), Number(process.argv[3] ?? 12)];
const begun = Date.now();
const [load] = loadavg();
const rows = [];
const say = (text) => process.stdout.write(`${text}\n`);
let wrong = 0;

/** One line of the table of figures; `reached` where it is a goal. */
function tell(what, value, reached, goal) {
  rows.push({ what, value, ...(reached === undefined ? {} : { goal, reached }) });
  if (reached === false) wrong++;
  say(`${reached === undefined ? ' ' : reached ? '✓' : '✗'} ${what}: ${value}`);
}

const made = join(work, 'answers');
const temporary = join(work, 'tmp');
for (const folder of [made, temporary]) mkdirSync(folder);
const data = makeAnswers(made, { cities, respondents });
const method = ['--instrument', data.instrument, '--lang', 'en'];

/** Runs the program; its output goes to a file, as a shell would send it. `meanwhile` is handed the process. */
function run(args, out = join(work, 'out'), meanwhile = undefined) {
  return new Promise((done) => {
    const from = Date.now();
    const fd = openSync(out, 'w');
    const env = { ...process.env, TMPDIR: temporary, CLICKHOUSE_PASSWORD: PASSWORD, PGPASSWORD: READER.password, NO_COLOR: '1' };
    const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', fd, 'pipe'], env });
    let stderr = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (piece) => {
      stderr += piece;
    });
    child.once('close', (code, signal) => {
      closeSync(fd);
      done({ code: code ?? signal, stderr, out, bytes: readFileSync(out), seconds: (Date.now() - from) / 1000 });
    });
    meanwhile?.(child);
  });
}
const seconds = (n) => `${n.toFixed(1)} s`;
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** A way to a tally, which must give the bytes of the first one. */
async function same(what, args, name, expected, code = 0) {
  const ran = await run(['tally', ...method, ...args], join(work, `${name}.csv`));
  const equal = ran.code === code && ran.bytes.length > 1000 && ran.bytes.equals(expected ?? ran.bytes);
  tell(what, `${seconds(ran.seconds)}, ${sha(ran.bytes)}`, equal, expected === undefined ? `exit ${code}` : 'the bytes of the local tally');
  if (!equal) say(ran.stderr.slice(0, 2000));
  return ran;
}

/** Codes of findings with the answers that the last line says were counted, refused and set aside: the same here and there. */
const account = ({ stderr }) => [
  [...new Set(stderr.match(/(error|warning) {2}answers\/[a-z-]+/g))].sort().join(' '),
  /Answers: .* set aside/.exec(stderr)?.[0],
];

say(`${data.long.rows.toLocaleString('en')} rows of ${cities} cities in ${work}`);
const local = await same('tally of one CSV', [data.long.file], 'local', readFileSync(data.tally));
tell('answers counted', /= ([\d,]+) counted/.exec(local.stderr)?.[1] ?? '?');
await same(`tally of ${cities} CSVs`, [data.cities], 'cities', local.bytes);
await same('tally of one wide CSV', [data.wide.file], 'wide', local.bytes);
const dirty = await same('tally of a table with slips', [data.dirty.file, '--verbose'], 'dirty', undefined, 1);

/** Parts by themselves, then merged. */
async function merged() {
  const parts = [];
  for (const [i, file] of data.provinces.entries()) {
    parts.push(join(work, `province-${i}.csv`));
    await run(['tally', ...method, file], parts.at(-1));
  }
  await same('tallies of 12 provinces, merged', parts, 'merged', local.bytes);
}
await merged();

/** DuckDB makes Parquet for the file path, and counts with the printed statement. */
async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const source = `read_csv('${data.long.file}', all_varchar = true)`;
  await connection.run(`COPY (SELECT * FROM ${source}) TO '${data.parquet}' (FORMAT parquet)`);
  const printed = await run([
    'tally',
    ...method,
    '--sql',
    'duckdb',
    '--table',
    source,
    '--columns',
    'city,group,respondent,indicator,value',
  ]);
  const [check, tally] = statements(printed);
  const twice = (await connection.runAndReadAll(check)).getRows().length;
  const file = join(work, 'duckdb-raw.csv');
  await connection.run(`COPY (${tally}) TO '${file}' (FORMAT csv, HEADER true)`);
  connection.closeSync();
  tell('DuckDB: the printed check', `${twice} respondents with two rows`, twice === 0, 'nobody');
  await same('DuckDB: the printed statement', [file], 'duckdb', local.bytes);
  await same('tally of Parquet', [data.parquet], 'parquet', local.bytes);
}
const statements = ({ bytes }) =>
  bytes
    .toString('utf8')
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((sql) => sql.trim())
    .filter((sql) => sql !== '');
await duckdb();

async function pglite() {
  const { PGlite } = await import('@electric-sql/pglite');
  const db = await PGlite.create();
  await db.exec(`CREATE TABLE answers (${data.long.head.map((name) => `"${name}" text`).join(', ')})`);
  await db.query("COPY answers FROM '/dev/blob' CSV HEADER", [], { blob: new Blob([readFileSync(data.long.file)]) });
  const printed = await run(['tally', ...method, '--sql', 'postgres', '--columns', 'city,group,respondent,indicator,value']);
  const [check, tally] = statements(printed);
  const twice = (await db.query(check)).rows.length;
  const { blob } = await db.query(`COPY (${tally}) TO '/dev/blob' CSV HEADER`);
  const file = join(work, 'pglite-raw.csv');
  writeFileSync(file, Buffer.from(await blob.arrayBuffer()));
  await db.close();
  tell('PGlite: the printed check', `${twice} respondents with two rows`, twice === 0, 'nobody');
  await same('PGlite: the printed statement', [file], 'pglite', local.bytes);
}
await pglite();

/** An engine's answer to a clean table, a wide one and one with slips. */
async function asked(name, engine, url) {
  const at = ['--engine', engine, '--url', url];
  await same(`${name}: tally --engine, long`, [...at, '--table', 'answers'], engine, local.bytes);
  await same(`${name}: tally --engine, wide`, [...at, '--table', 'wide'], `${engine}-wide`, local.bytes);
  const there = await same(
    `${name}: tally --engine, with slips`,
    [...at, '--table', 'dirty', '--verbose'],
    `${engine}-dirty`,
    dirty.bytes,
    1,
  );
  const [a, b] = [account(there), account(dirty)];
  tell(
    `${name}: the same findings and the same balance`,
    a.join(' · ').slice(0, 60).concat('…'),
    a.join() === b.join(),
    'those of the file',
  );
  if (a.join() !== b.join()) say(`${a.join('\n')}\n${b.join('\n')}`);
  const twice = await run(['tally', ...method, ...at, '--table', 'twice']);
  tell(`${name}: a respondent with two rows`, `exit ${twice.code}`, twice.code === 1 && twice.stderr.includes('engine/answered-twice') && twice.bytes.length === 0, 'exit 1, nothing written'); // biome-ignore format: one thought
}

/** A run that must fail as the environment's fault and leave nothing behind. */
async function fails(what, args, meanwhile, code = 3) {
  const old = join(work, 'old.csv');
  writeFileSync(old, 'untouched');
  const ran = await run(['tally', ...method, ...args, '--out', old, '--force'], undefined, meanwhile);
  const left = readdirSync(temporary).filter((name) => name.startsWith('siapkota-'));
  const clean =
    readFileSync(old, 'utf8') === 'untouched' &&
    left.length === 0 &&
    ![PASSWORD, READER.password].some((secret) => ran.stderr.includes(secret));
  const said = /engine\/[a-z-]+/.exec(ran.stderr)?.[0] ?? '';
  tell(what, `exit ${ran.code} ${said} after ${seconds(ran.seconds)}`, clean && ran.code === code && (code !== 3 || said !== ''), `exit ${code}, nothing half-written`); // biome-ignore format: one thought
  if (!clean || ran.code !== code) say(ran.stderr.slice(0, 2000));
}

async function onPostgres(pg) {
  tell('PostgreSQL', `${pg.version}, three nodes over postgres_fdw`);
  for (const [name, { head, parts }] of Object.entries({ answers: data.long, wide: data.wide, dirty: data.dirty }))
    pg.load(name, head, parts, data.bounds);
  pg.ask(
    'CREATE TABLE twice AS SELECT city, indicator, value, respondent FROM answers LIMIT 1000; INSERT INTO twice SELECT * FROM twice LIMIT 7',
  );
  const printed = await run(['tally', ...method, '--sql', 'postgres', '--columns', 'city,group,respondent,indicator,value']);
  for (const [what, sql] of [
    ['check', statements(printed)[0]],
    ['tally', statements(printed)[1]],
  ]) {
    const plan = pg.ask(`SET enable_partitionwise_aggregate = on; EXPLAIN (VERBOSE, COSTS OFF) ${sql}`);
    const scans = plan.match(/Async Foreign Scan\n.*\n\s*Relations: Aggregate on .*\n\s*Remote SQL: SELECT .* GROUP BY /g) ?? [];
    tell(
      `PostgreSQL: EXPLAIN of the ${what}`,
      `${scans.length} Async Foreign Scans with the aggregate on the node`,
      scans.length === 3,
      '3 of 3',
    );
  }
  const before = pg.nodes.map((node) => pg.log(node).length);
  await asked('PostgreSQL', 'postgres', pg.url);
  const pushed = pg.nodes.filter((node) => /count\(\*\) FROM public\.answers_part .*GROUP BY/.test(pg.log(node))).length;
  tell('PostgreSQL: nodes that counted for themselves', `${pushed}`, pushed === 3, '3 of 3, by their logs');
  const wrote = pg.nodes.filter((node, i) =>
    /statement: (INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|TRUNCATE)/.test(pg.log(node).slice(before[i])),
  ).length;
  tell('PostgreSQL: nodes that were written to', `${wrote}`, wrote === 0, 'none, by their logs');
  pg.ask(`GRANT SELECT ON answers TO ${READER.user}`);
  const reading = ['--engine', 'postgres', '--url', pg.url.replace('postgres@', `${READER.user}@`), '--table'];
  await same('PostgreSQL: a user with a password, who may read that table alone', [...reading, 'answers'], 'postgres-reader', local.bytes);
  await fails('PostgreSQL: a table that this user may not read', [...reading, 'dirty']);
  const salah = pg.url.replace('postgres@', `${READER.user}:salah@`);
  await fails('PostgreSQL: a wrong password', ['--engine', 'postgres', '--url', salah, '--table', 'answers']);
  const at = ['--engine', 'postgres', '--url', pg.url, '--table'];
  // A part that hands over a row a hundredth of a second: whoever asks for it can be sure to be in the middle.
  pg.ask('CREATE VIEW slow_part AS SELECT * FROM answers_part WHERE pg_sleep(0.01) IS NOT NULL', pg.nodes[2]);
  pg.ask(
    'CREATE FOREIGN TABLE slow (city text, "group" text, respondent text, indicator text, value text) SERVER n2 OPTIONS (table_name \'slow_part\')',
  );
  const busy = (node) =>
    Number(
      pg.ask(
        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND state = 'active'",
        node,
      ),
    );
  const middle = () => until('a node in the middle of it', () => busy(pg.nodes[2]) > 0);
  await fails('PostgreSQL: Ctrl-C in the middle', [...at, 'slow'], async (child) => { await middle(); child.kill('SIGINT'); }, 130); // biome-ignore format: one thought
  await until('the nodes to stop counting for nobody', () => busy(pg.nodes[2]) === 0, 30);
  tell('PostgreSQL: after Ctrl-C no node goes on', 'seen in pg_stat_activity', true, 'within 30 s');
  await fails('PostgreSQL: a statement longer than --timeout', [...at, 'slow', '--timeout', '1']);
  await fails('PostgreSQL: a node dies in the middle', [...at, 'slow'], async () => { await middle(); await pg.kill(pg.nodes[2]); }); // biome-ignore format: one thought
  await fails('PostgreSQL: a node is away', [...at, 'answers']);
  await pg.revive(pg.nodes[2]);
  await fails('PostgreSQL: the first node dies in the middle', [...at, 'slow'], async () => { await middle(); await pg.kill(pg.nodes[0]); }); // biome-ignore format: one thought
  await fails('PostgreSQL: nobody listens', [...at, 'answers']);
  await pg.revive(pg.nodes[0]);
  await same('PostgreSQL: all nodes back', [...at, 'answers'], 'postgres-again', local.bytes);
}

async function onClickHouse(ch) {
  tell('ClickHouse', `${ch.version}, three nodes under a Distributed table`);
  await ch.load('answers', data.long.head, data.long.file);
  await ch.load('wide', data.wide.head, data.wide.file, data.wide.head.slice(3));
  await ch.load('dirty', data.dirty.head, data.dirty.file, ['group', 'proof']);
  await ch.ask('CREATE TABLE twice ENGINE = Memory AS SELECT city, respondent, indicator, value FROM answers LIMIT 1000');
  await ch.ask('INSERT INTO twice SELECT * FROM twice LIMIT 7');
  await asked('ClickHouse', 'clickhouse', ch.url);
  const counted = async (node) =>
    (
      await ch
        .ask(
          "SELECT count() FROM system.query_log WHERE query LIKE '%answers_part%' AND query LIKE '%GROUP BY%' AND is_initial_query = 0",
          node,
        )
        .catch(() => '0')
    ).trim() !== '0';
  let nodes = 0;
  // The log of queries is written every fifth of a second. The first node asks itself without a query of its own.
  for (const node of ch.nodes.slice(1)) await until('the log of queries', () => counted(node), 20).then(() => nodes++, () => {}); // biome-ignore format: one thought
  tell('ClickHouse: other nodes that counted for themselves', `${nodes}`, nodes === 2, '2 of 2, by their logs');
  const reader = ch.url.replace('//ani@', '//pembaca@');
  await same(
    'ClickHouse: a user who may only read',
    ['--engine', 'clickhouse', '--url', reader, '--table', 'answers'],
    'reader',
    local.bytes,
  );
  const at = ['--engine', 'clickhouse', '--url', ch.url, '--table', 'answers'];
  await fails('ClickHouse: a wrong password', ['--engine', 'clickhouse', '--url', ch.url.replace('@', ':salah@'), '--table', 'answers']);
  const freeze = (node) => node.server.child.kill('SIGSTOP');
  freeze(ch.nodes[2]);
  await fails('ClickHouse: a node dies while it is waited for', at, () => setTimeout(() => ch.kill(ch.nodes[2]), 3000));
  await fails('ClickHouse: a node is away', at);
  await ch.revive(ch.nodes[2], 2);
  await same('ClickHouse: all nodes back', at, 'clickhouse-again', local.bytes);
  freeze(ch.nodes[0]);
  await fails('ClickHouse: the first node is frozen', at);
  await ch.kill(ch.nodes[0]);
  await fails('ClickHouse: nobody listens', at);
}

const skipped = (name) => say(`- ${name}: skipped, it is not installed and cannot be installed here`);
const engines = [];
for (const [name, startAll, work] of [
  ['PostgreSQL', startPostgres, onPostgres],
  ['ClickHouse', startClickHouse, onClickHouse],
]) {
  const nodes = await startAll();
  if (nodes === undefined) skipped(name);
  else {
    await work(nodes);
    await nodes.stop();
    engines.push(name);
  }
}

/** The scores of each way, in full precision: all of them one file. */
const ways = {
  'one CSV': data.long.file,
  [`${cities} CSVs`]: data.cities,
  Parquet: data.parquet,
  'merged provinces': join(work, 'merged.csv'),
};
for (const name of ['duckdb', 'pglite', 'postgres', 'clickhouse']) {
  const file = join(work, `${name}.csv`);
  if (existsSync(file)) ways[name] = file;
}
let first;
for (const [way, input] of Object.entries(ways)) {
  const ran = await run(['score', ...method, input, '--format', 'json'], join(work, 'score.json'));
  first ??= ran.bytes;
  tell(`score --format json of ${way}`, `${seconds(ran.seconds)}, ${sha(ran.bytes)}`, ran.code === 0 && ran.bytes.length > 1000 && ran.bytes.equals(first), 'equal files'); // biome-ignore format: one thought
}

// Figures are those of the whole thing; a smaller run shows its own and keeps them.
const isWhole = process.argv.length === 2 && engines.length === 2;
if (isWhole)
  writeFigures('engines', {
    title: 'Engines where one machine ends',
    command: 'npm run test:engines',
    seconds: Math.round((Date.now() - begun) / 1000),
    rows,
    notes: [
      `Load of the machine when it began: ${load.toFixed(1)}; times are of the clock, so other work counts in.`,
      `${data.long.rows.toLocaleString('en')} rows of ${cities} made-up cities, ${respondents} respondents each, seed 1.`,
    ],
  });
say(
  wrong === 0 ? `all equal: ${['files', 'DuckDB', 'PGlite', ...engines].join(', ')}` : `${wrong} of ${rows.length} not as they should be`,
);
process.exitCode = wrong === 0 ? 0 : 1;
