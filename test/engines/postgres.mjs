// Three PostgreSQL nodes: a table parted by city on the first, whose parts lie on all three.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, install, start, stop, until, work } from './servers.mjs';

/** Who has the right to read one table and no other. */
export const READER = { user: 'pembaca', password: "kata sandi's $%@" };

const ROOT = '/usr/lib/postgresql';
const bins = () =>
  existsSync(ROOT)
    ? readdirSync(ROOT)
        .filter((version) => Number(version) >= 15 && existsSync(join(ROOT, version, 'bin/initdb')))
        .sort((a, b) => a - b)
        .map((version) => join(ROOT, version, 'bin'))
    : [];

/** The user that may run a server: PostgreSQL refuses root. */
function owner() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/** Three empty servers, or undefined where PostgreSQL cannot be had. */
export async function startPostgres() {
  if (!install(['postgresql-15', 'postgresql-client-15'], () => bins().length > 0)) return undefined;
  const bin = bins()[0];
  const as = owner();
  const folder = join(work, 'postgres');
  mkdirSync(folder);
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const nodes = [];
  for (const i of [0, 1, 2]) {
    const data = join(folder, `node${i}`);
    const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--locale=C', '-E', 'UTF8', '--no-sync'], { encoding: 'utf8', ...as }); // biome-ignore format: one thought
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    // One who must say who they are; everyone else here is let in.
    const rules = join(data, 'pg_hba.conf');
    writeFileSync(rules, `host all ${READER.user} 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`);
    nodes.push({ data, port: await freePort(), log: join(folder, `node${i}.log`) });
  }
  const psql = (node, sql, ...more) => {
    const ran = spawnSync('psql', ['-X', '-qAt', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', String(node.port), '-U', 'postgres', ...more, '-c', sql], { encoding: 'utf8', maxBuffer: 1 << 28 }); // biome-ignore format: one thought
    if (ran.status !== 0) throw new Error(`psql: ${ran.stderr}`);
    return ran.stdout;
  };
  const begin = async (node) => {
    const settings = { port: node.port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off', shared_buffers: '64MB', max_connections: '40', logging_collector: 'on', log_directory: folder, log_filename: node.log.slice(folder.length + 1), log_statement: 'all' }; // biome-ignore format: one thought
    node.server = start(join(bin, 'postgres'), ['-D', node.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { as }); // biome-ignore format: one thought
    await until(`PostgreSQL on ${node.port}`, () => spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(node.port)]).status === 0); // biome-ignore format: one thought
  };
  await Promise.all(nodes.map(begin));
  const [head] = nodes;
  psql(head, 'CREATE EXTENSION postgres_fdw');
  psql(head, `CREATE ROLE ${READER.user} LOGIN PASSWORD '${READER.password.replaceAll("'", "''")}'`);
  for (const [i, { port }] of nodes.entries())
    psql(head, `CREATE SERVER n${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres', async_capable 'true', fetch_size '10000'); CREATE USER MAPPING FOR PUBLIC SERVER n${i} OPTIONS (user 'postgres', password_required 'false')`); // biome-ignore format: one thought
  return {
    version: psql(head, 'SHOW server_version').trim().split(' ')[0],
    url: `postgres://postgres@127.0.0.1:${head.port}/postgres`,
    nodes,
    ask: (sql, node = head) => psql(node, sql),
    /** A table whose parts lie on the nodes. `files`: a CSV for each; `bounds`: the first city of the second and of the third. */
    load(table, columns, files, bounds) {
      const list = columns.map((name) => `"${name.replaceAll('"', '""')}" text`).join(', ');
      psql(head, `CREATE TABLE ${table} (${list}) PARTITION BY RANGE (city)`);
      const edges = ['MINVALUE', ...bounds.map((city) => `'${city}'`), 'MAXVALUE'];
      for (const [i, node] of nodes.entries()) {
        psql(node, `CREATE TABLE ${table}_part (${list})`);
        psql(node, `\\copy ${table}_part FROM '${files[i]}' CSV HEADER`);
        psql(node, `ANALYZE ${table}_part`);
        psql(head, `CREATE FOREIGN TABLE ${table}_${i} PARTITION OF ${table} FOR VALUES FROM (${edges[i]}) TO (${edges[i + 1]}) SERVER n${i} OPTIONS (table_name '${table}_part')`); // biome-ignore format: one thought
      }
    },
    log: (node) => readFileSync(node.log, 'utf8'),
    kill: (node) => stop(node.server, 'SIGQUIT'),
    revive: begin,
    stop: () => Promise.all(nodes.map(({ server }) => stop(server, 'SIGQUIT'))),
  };
}
