// Three ClickHouse nodes and a Distributed table over them.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { freePort, install, start, stop, until, work, write } from './servers.mjs';

export const USER = 'ani';
export const PASSWORD = 'kata-sandi-uji';

const has = () => spawnSync('sh', ['-c', 'command -v clickhouse-server']).status === 0;

const users = `<?xml version="1.0"?>
<yandex>
  <profiles><default><max_memory_usage>2000000000</max_memory_usage><log_queries>1</log_queries></default><reader><readonly>1</readonly></reader></profiles>
  <users>
    <${USER}><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></${USER}>
    <pembaca><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>reader</profile><quota>default</quota></pembaca>
  </users>
  <quotas><default><interval><duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows><read_rows>0</read_rows><execution_time>0</execution_time></interval></default></quotas>
</yandex>
`;

const config = (folder, node, nodes) => `<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/error.log</errorlog></logger>
  <http_port>${node.http}</http_port><tcp_port>${node.tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/files/</user_files_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size>
  <query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>200</flush_interval_milliseconds></query_log>
  <remote_servers><three>
${nodes.map(({ tcp }) => `    <shard><replica><host>127.0.0.1</host><port>${tcp}</port><user>${USER}</user><password>${PASSWORD}</password></replica></shard>`).join('\n')}
  </three></remote_servers>
</yandex>
`;

/** Three empty servers, or undefined where ClickHouse cannot be had. */
export async function startClickHouse() {
  if (!install(['clickhouse-server'], has)) return undefined;
  const nodes = [];
  for (const _ of [0, 1, 2]) nodes.push({ http: await freePort(), tcp: await freePort() });
  /** One statement over HTTP; `file` is sent behind it. */
  const ask = (sql, node = nodes[0], file = undefined) =>
    new Promise((done, fail) => {
      const path = `/?insert_distributed_sync=1${file === undefined ? '' : `&query=${encodeURIComponent(sql)}`}`;
      const sent = request({ host: '127.0.0.1', port: node.http, path, method: 'POST', auth: `${USER}:${PASSWORD}` }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => (response.statusCode === 200 ? done(text) : fail(new Error(`ClickHouse: ${text.slice(0, 400)}`))));
      });
      sent.on('error', fail);
      if (file === undefined) sent.end(sql);
      else createReadStream(file).pipe(sent);
    });
  const begin = async (node, i) => {
    const folder = join(work, 'clickhouse', `node${i}`);
    for (const name of ['data', 'tmp', 'files']) mkdirSync(join(folder, name), { recursive: true });
    write(join(folder, 'users.xml'), users);
    const file = write(join(folder, 'config.xml'), config(folder, node, nodes));
    node.server = start('clickhouse-server', [`--config-file=${file}`]);
    const answers = () => ask('SELECT 1', node).then(() => true, () => false); // biome-ignore format: one thought
    await until(`ClickHouse on ${node.http}`, answers);
  };
  await Promise.all(nodes.map(begin));
  return {
    version: (await ask('SELECT version()')).trim(),
    url: `http://${USER}@127.0.0.1:${nodes[0].http}/default`,
    nodes,
    ask,
    /** A table over the nodes, each row where its city belongs. `nullable` columns may be NULL. */
    async load(table, columns, file, nullable = []) {
      const list = columns.map((name) => `\`${name}\` ${nullable.includes(name) ? 'Nullable(String)' : 'String'}`).join(', ');
      for (const node of nodes) await ask(`CREATE TABLE ${table}_part (${list}) ENGINE = MergeTree ORDER BY city`, node);
      await ask(`CREATE TABLE ${table} AS ${table}_part ENGINE = Distributed(three, default, ${table}_part, cityHash64(city))`);
      await ask(`INSERT INTO ${table} FORMAT CSVWithNames`, nodes[0], file);
    },
    kill: (node) => stop(node.server),
    revive: begin,
    stop: () => Promise.all(nodes.map(({ server }) => stop(server))),
  };
}
