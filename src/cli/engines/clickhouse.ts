import { Quoting } from '../../tally/quoting.ts';
import { type HttpAnswer, post } from './clickhouse-http.ts';
import { readLogin } from './clickhouse-login.ts';
import { type Engine, type EngineAsk, type EngineStop, Stops } from './engine.ts';

/** Seconds until a server has to have answered the first question. */
const CONNECT_SECONDS = 10;
/** Seconds beyond the time that the server itself keeps to. */
const GRACE_SECONDS = 10;
/** Most bytes of an answer that is held at once. */
const MOST_HELD = 32 * 1024 * 1024;

/**
 * Settings under which a tally is whole or an error, whatever the profile says: a shard that is away, or a limit that is met, must
 * not make it smaller in silence. All of them are older than 2018.
 */
const WHOLE: Readonly<Record<string, string>> = {
  skip_unavailable_shards: '0',
  result_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  format_csv_delimiter: ',',
};
/** Newer servers stop counting when the one who asked is gone. */
const STOP_WITH_ASKER = 'cancel_http_readonly_queries_on_client_close';

const UNKNOWN_TABLE = [60, 81];
const NO_LOGIN = [192, 193, 194, 516];
const NO_RIGHT = [291, 497];
const TOO_SLOW = [159];

/** ClickHouse over its HTTP interface, which needs no package. */
export async function openClickHouse(ask: EngineAsk): Promise<Engine> {
  const stops = new Stops(ask);
  const login = readLogin(ask.url, stops);
  let settings: Readonly<Record<string, string>> = {};
  let isReached = false;
  const send = async (sql: string, seconds: number, write: (piece: Uint8Array) => void): Promise<HttpAnswer> => {
    const answer = await post(login, { ...settings, wait_end_of_query: '1' }, sql, seconds, write);
    if (answer.kind !== 'done' && answer.kind !== 'refused') throw stopOf(answer, stops, isReached);
    return answer;
  };
  const held = async (sql: string, seconds: number): Promise<string[][] | undefined> => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const answer = await send(`${sql}\nFORMAT JSONCompact`, seconds, (piece) => {
      size += piece.length;
      if (size <= MOST_HELD) pieces.push(piece);
    });
    if (answer.kind === 'refused' && UNKNOWN_TABLE.includes(answer.code ?? 0)) return undefined;
    if (answer.kind !== 'done') throw stopOf(answer, stops, isReached);
    const rows = readRows(Buffer.concat(pieces).toString('utf8'));
    if (rows === undefined) throw stops.of('unreachable', 'no ClickHouse');
    return rows;
  };
  const seconds = ask.timeout + GRACE_SECONDS;
  const rows = async (sql: string): Promise<string[][]> => {
    const found = await held(sql, seconds);
    if (found !== undefined) return found;
    throw stops.of('stopped', 'UNKNOWN_TABLE');
  };
  const known = await held(`SELECT name, value FROM system.settings WHERE name IN ('readonly', '${STOP_WITH_ASKER}')`, CONNECT_SECONDS);
  if (known === undefined) throw stops.of('login-refused', `database ${login.url.searchParams.get('database')}`);
  isReached = true;
  settings = settingsFor(known, ask.timeout);
  const quoting = new Quoting('clickhouse');
  return {
    rows,
    async csv(sql, write) {
      const answer = await send(`${sql}\nFORMAT CSVWithNames`, seconds, write);
      if (answer.kind !== 'done') throw stopOf(answer, stops, isReached);
    },
    async columns(table) {
      const found = await held(`DESCRIBE TABLE ${quoting.table(table)}`, seconds);
      return found?.map(([column]) => column!);
    },
    tables: async () =>
      (await rows('SELECT database, name FROM system.tables')).flatMap(([database, table]) => [table!, `${database}.${table}`]),
    close: async () => {},
  };
}

/** Who may only read may set nothing either, and needs not; everyone else asks to be such a one. */
function settingsFor(known: readonly (readonly string[])[], timeout: number): Readonly<Record<string, string>> {
  const values = new Map(known.map(([name, value]) => [name!, value!]));
  const readonly = values.get('readonly') ?? '0';
  if (readonly === '1') return {};
  return {
    ...WHOLE,
    max_execution_time: String(timeout),
    ...(values.has(STOP_WITH_ASKER) ? { [STOP_WITH_ASKER]: '1' } : {}),
    ...(readonly === '0' ? { readonly: '1' } : {}),
  };
}

/** Until a server has answered once, it is the address that is wrong. */
function stopOf(answer: Exclude<HttpAnswer, { kind: 'done' }>, stops: Stops, isReached: boolean): EngineStop {
  switch (answer.kind) {
    case 'too-slow':
      return isReached ? stops.of('too-slow', '') : stops.of('unreachable', 'ETIMEDOUT');
    case 'cut':
      return stops.of(isReached ? 'stopped' : 'unreachable', answer.why);
    case 'refused': {
      const { code, status, text } = answer;
      if (code === undefined) return stops.of(status === 401 || status === 403 ? 'login-refused' : 'unreachable', `HTTP ${status}`);
      if (NO_LOGIN.includes(code)) return stops.of('login-refused', text);
      if (NO_RIGHT.includes(code)) return stops.of('no-right', text);
      return TOO_SLOW.includes(code) ? stops.of('too-slow', '') : stops.of('stopped', text);
    }
  }
}

/** The rows of JSONCompact as text; undefined where it is none, because something else answers there. */
function readRows(text: string): string[][] | undefined {
  try {
    const { data } = JSON.parse(text) as { data: unknown };
    return Array.isArray(data) && data.every(Array.isArray) ? data.map((row: unknown[]) => row.map(String)) : undefined;
  } catch {
    return undefined;
  }
}
