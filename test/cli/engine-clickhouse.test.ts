import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folder, level, method, type Ran, siapkota } from './run.ts';
import { type Listening, serveHttp } from './wire.ts';

const METHOD = method([], [level('A'), level('B')]);
/** What was said, unfolded. */
const unfolded = (ran: Ran): string => ran.stderr.replace(/\n {2}(?=[^ ])/g, ' ');
const english = ['--lang', 'en', '--instrument', 'method.yaml'];

const compact = (data: readonly (readonly (string | number)[])[]): string => JSON.stringify({ data });
const COLUMNS = compact(['city', 'group', 'respondent', 'indicator', 'value'].map((name) => [name, 'String', '', '', '']));
const CELLS =
  '"n","city","period","group","indicator","value","proof"\n2,"12.76","","","A","3",""\n1,"35.10","","","A","9",""\n3,"35.10","","","A","4",""\n';

/** What a ClickHouse says to the statements of one tally, unless a test says otherwise. */
function usual(sql: string): string {
  if (sql.includes('system.settings')) return compact([['readonly', '0']]);
  if (sql.startsWith('DESCRIBE')) return COLUMNS;
  if (sql.includes('system.tables')) return compact([['default', 'answers']]);
  return sql.includes('HAVING') ? compact([]) : CELLS;
}

type Said = (sql: string, response: ServerResponse) => boolean;

async function tally(other: Said, ...more: string[]): Promise<{ ran: Ran; server: Listening; cwd: string }> {
  const server = await serveHttp((sql, response) => {
    if (!other(sql, response)) response.end(usual(sql));
  });
  const cwd = folder({ ...METHOD, 'old.csv': 'untouched' });
  const url = `http://ani:r4h%24sia@127.0.0.1:${server.port}/survey?max_threads=4`;
  const ran = await siapkota(['tally', ...english, '--engine', 'clickhouse', '--url', url, '--out', 'old.csv', '--force', ...more], {
    cwd,
    env: { TMPDIR: cwd },
  });
  await server.close();
  expect(readdirSync(cwd).filter((name) => name.startsWith('siapkota-'))).toEqual([]);
  expect(ran.stdout + ran.stderr).not.toMatch(/r4h.{1,3}sia/);
  return { ran, server, cwd };
}
const nothing: Said = () => false;
const fail = (response: ServerResponse, status: number, text: string): true => {
  response.statusCode = status;
  response.end(text);
  return true;
};

test('only reads, asks for a whole answer or none, and gives a tally', async () => {
  const { ran, server, cwd } = await tally(nothing);
  expect(ran.code).toBe(1);
  expect(readFileSync(join(cwd, 'old.csv'), 'utf8')).toBe(
    'city,period,group,indicator,value,proof,n\n12.76,,respondents,A,3,none,2\n35.10,,respondents,A,4,none,3\n',
  );
  expect(ran.stderr).toContain('clickhouse:answers [value] ×1  error  answers/level-out-of-range');
  const [, ...later] = server.asked;
  expect(later).toHaveLength(3);
  for (const asked of later) {
    const [, path, who] = asked.split('\n')[0]!.split(' ');
    const given = Object.fromEntries(new URLSearchParams(path!.slice(2)));
    expect(given).toMatchObject({ database: 'survey', readonly: '1', skip_unavailable_shards: '0', wait_end_of_query: '1', max_threads: '4', max_execution_time: '3600' }); // biome-ignore format: a table
    expect(who).toBe('ani:r4h$sia');
  }
});

test('who may only read sets nothing', async () => {
  const { ran, server } = await tally((sql, response) => {
    if (!sql.includes('system.settings')) return false;
    response.end(compact([['readonly', '1']]));
    return true;
  });
  expect(ran.code).toBe(1);
  expect(server.asked.slice(1).join('\n')).not.toMatch(/readonly=|max_execution_time/);
});

test.each([
  {
    what: 'a wrong password',
    said: (_: string, r: ServerResponse) => fail(r, 401, 'Code: 193, e.displayText() = DB::Exception: Wrong password for user ani r4h$sia, e.what() = DB::Exception'), // biome-ignore format: a table
    code: 3,
    says: 'error  engine/login-refused',
  },
  { what: 'a database that is not there', said: (_: string, r: ServerResponse) => fail(r, 404, "Code: 81. DB::Exception: Database survey doesn't exist"), code: 3, says: 'error  engine/login-refused' }, // biome-ignore format: a table
  { what: 'a server that is no ClickHouse', said: (_: string, r: ServerResponse) => fail(r, 200, '<html>Welcome</html>'), code: 3, says: 'error  engine/unreachable' }, // biome-ignore format: a table
  { what: 'a web server', said: (_: string, r: ServerResponse) => fail(r, 404, 'Not Found'), code: 3, says: '(HTTP 404)' },
  {
    what: 'a missing table',
    said: (sql: string, r: ServerResponse) => sql.startsWith('DESCRIBE') && fail(r, 404, "Code: 60. DB::Exception: Table default.answer doesn't exist."), // biome-ignore format: a table
    code: 1,
    says: 'There is no table "answer" on this engine. Did you mean "answers"?',
  },
  {
    what: 'somebody who answers twice',
    said: (sql: string, r: ServerResponse) => sql.includes('HAVING') && fail(r, 200, compact([['12.76', '', 'opd', 'r\u001b[31m1', 'A', '2']])), // biome-ignore format: a table
    code: 1,
    says: '1 answer(s) stand in more than one row: "r␛[31m1" ("12.76", "A": 2×).',
  },
  {
    what: 'a table that may not be read',
    said: (sql: string, r: ServerResponse) => sql.startsWith('DESCRIBE') && fail(r, 403, 'Code: 497. DB::Exception: ani: Not enough privileges.'), // biome-ignore format: a table
    code: 3,
    says: 'error  engine/no-right',
  },
  {
    what: 'a shard that is away',
    said: (sql: string, r: ServerResponse) => sql.includes('raw_value') && fail(r, 500, 'Code: 279. DB::NetException: All connection tries failed.'), // biome-ignore format: a table
    code: 3,
    says: 'error  engine/stopped',
  },
  {
    what: 'a statement that takes too long',
    said: (sql: string, r: ServerResponse) => sql.includes('raw_value') && fail(r, 500, 'Code: 159. DB::Exception: Timeout exceeded'), // biome-ignore format: a table
    code: 3,
    says: 'had not finished after 3,600 seconds',
  },
  {
    what: 'a server that dies in the middle of its answer',
    said: (sql: string, r: ServerResponse) => {
      if (!sql.includes('raw_value')) return false;
      r.setHeader('content-length', CELLS.length);
      r.write(CELLS.slice(0, 70), () => r.destroy());
      return true;
    },
    code: 3,
    says: 'error  engine/stopped',
  },
])('$what', async ({ what, said, code, says }) => {
  const { ran, cwd } = await tally(said, ...(what === 'a missing table' ? ['--table', 'answer'] : []));
  expect(ran.code).toBe(code);
  expect(unfolded(ran)).toContain(says);
  expect(ran.stdout).toBe('');
  expect(readFileSync(join(cwd, 'old.csv'), 'utf8')).toBe('untouched');
});

test('nobody there', async () => {
  const cwd = folder(METHOD);
  const ran = await siapkota(['tally', '--instrument', 'method.yaml', '--engine', 'clickhouse', '--url', 'http://127.0.0.1:1'], { cwd });
  expect(ran.code).toBe(3);
  expect(unfolded(ran)).toContain('Mesin data di "http://127.0.0.1:1" tidak dapat dihubungi (ECONNREFUSED).');
});
