import { finding } from '../../finding/finding.ts';
import { Quoting } from '../../tally/quoting.ts';
import { EXIT } from '../failure.ts';
import { type Engine, type EngineAsk, EngineStop, rawCell, Stops } from './engine.ts';
import { type Login, readLogin } from './postgres-login.ts';

/** Seconds beyond the time that the server itself keeps to. */
const GRACE_SECONDS = 10;
const UNKNOWN_TABLE = ['42P01', '3F000', '0A000'];
const NO_LOGIN = ['28000', '28P01', '3D000'];
const NO_RIGHT = ['42501'];
const TOO_SLOW = ['57014'];

/** Of the `pg` package what is used here; it is the user's to install. */
interface Package {
  readonly Client: new (options: Record<string, unknown>) => Client;
  readonly Query: new (options: Record<string, unknown>) => Asked;
}
interface Client {
  connect(): Promise<void>;
  query(asked: Asked): Asked;
  query(asked: { text: string; rowMode: 'array' }): Promise<{ rows: string[][]; fields: { name: string }[] }>;
  on(event: 'error', heard: (error: Error) => void): void;
  end(): Promise<void>;
  readonly connection: { readonly stream: { destroy(): void } };
}
interface Asked {
  on(event: 'row', heard: (row: string[], result: { fields: { name: string }[] }) => void): void;
  on(event: 'end', heard: (result: { fields: { name: string }[] }) => void): void;
  on(event: 'error', heard: (error: Error) => void): void;
}

/** PostgreSQL, in one transaction that reads only: what is looked at first is what is counted then. */
export async function openPostgres(ask: EngineAsk): Promise<Engine> {
  const stops = new Stops(ask);
  const login = readLogin(ask.url, stops);
  const found = await findPackage(ask.label);
  const client = await connect(found, login, stops);
  const quoting = new Quoting('postgres');
  const rows = async (text: string): Promise<string[][]> => (await client.query({ text, rowMode: 'array' })).rows.map((r) => r.map(String));
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    const late = setTimeout(() => client.connection.stream.destroy(), (ask.timeout + GRACE_SECONDS) * 1000);
    try {
      return await work();
    } catch (error) {
      throw stopOf(error, stops);
    } finally {
      clearTimeout(late);
    }
  };
  try {
    await guarded(() => begin(client, ask.timeout));
  } catch (error) {
    await leave(client);
    throw error;
  }
  return {
    rows: (sql) => guarded(() => rows(sql)),
    csv: (sql, write) => guarded(() => stream(found, client, sql, write)),
    columns: (table) =>
      guarded(async () => {
        try {
          const { fields } = await client.query({ text: `SELECT * FROM ${quoting.table(table)} LIMIT 0`, rowMode: 'array' });
          return fields.map(({ name }) => name);
        } catch (error) {
          if (!UNKNOWN_TABLE.includes(codeOf(error))) throw error;
          await client.query({ text: 'ROLLBACK', rowMode: 'array' });
          await begin(client, ask.timeout);
          return undefined;
        }
      }),
    tables: () =>
      guarded(async () => {
        const all = await rows("SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema NOT LIKE 'pg\\_%'");
        return all.flatMap(([schema, table]) => [table!, `${schema}.${table}`]);
      }),
    close: () => leave(client),
  };
}

/** Not a literal: neither types nor the bundle may need the package. */
async function findPackage(label: string): Promise<Package> {
  const name = 'pg';
  // It warns of what its next major version will do without, ~/.pgpass among it; that is no matter of whoever counts answers.
  Object.assign(process, { noDeprecation: true });
  try {
    const found = (await import(name)) as Package & { default?: Package };
    return found.default ?? found;
  } catch {
    throw new EngineStop(finding('engine/not-installed', { file: label }, { package: name }), EXIT.could_not);
  }
}

async function connect({ Client }: Package, login: Login, stops: Stops): Promise<Client> {
  const { ssl, connectSeconds, ...where } = login;
  const all = {
    ...where,
    connectionTimeoutMillis: connectSeconds * 1000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    application_name: 'siapkota',
    client_encoding: 'UTF8',
    // Text as the server writes it: a number stays as exact as it is there.
    types: { getTypeParser: () => (text: string) => text },
  };
  for (const [i, sealed] of ssl.entries()) {
    const client = new Client({ ...all, ssl: sealed });
    // Whatever breaks between two questions is told by the next one.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await leave(client);
      if (i + 1 < ssl.length && isAboutSsl(error)) continue;
      const code = codeOf(error);
      if (NO_LOGIN.includes(code) || isAboutPassword(error)) throw stops.of('login-refused', messageOf(error));
      throw stops.of('unreachable', messageOf(error));
    }
  }
  throw stops.of('unreachable', 'SSL');
}

const isAboutSsl = (error: unknown): boolean =>
  codeOf(error) === '28000' || /SSL|TLS|certificate/i.test(error instanceof Error ? error.message : '');
/** The package's own words, before anything was sent. */
const isAboutPassword = (error: unknown): boolean =>
  /password must be a (non-empty )?string/i.test(error instanceof Error ? error.message : '');

/** One transaction that reads only, in which quotes mean what they mean here, and which lets nodes count for themselves. */
async function begin(client: Client, timeout: number): Promise<void> {
  for (const text of [
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    `SET LOCAL statement_timeout = ${timeout * 1000}`,
    'SET LOCAL standard_conforming_strings = on',
    "SELECT set_config(name, 'on', true) FROM pg_catalog.pg_settings WHERE name = 'enable_partitionwise_aggregate'",
  ])
    await client.query({ text, rowMode: 'array' });
  await stopWithAsker(client);
}

/** A server that can (14 and later, on most systems) stops counting soon after the one who asked is gone. */
async function stopWithAsker(client: Client): Promise<void> {
  const ask = (text: string): Promise<unknown> => client.query({ text, rowMode: 'array' });
  await ask('SAVEPOINT before_asking');
  try {
    await ask("SELECT set_config(name, '5s', true) FROM pg_catalog.pg_settings WHERE name = 'client_connection_check_interval'");
  } catch (error) {
    if (codeOf(error) === '') throw error;
    await ask('ROLLBACK TO SAVEPOINT before_asking');
  }
}

/** Rows as they come; writing one holds up the next, so that no more than a few are ever held. */
function stream({ Query }: Package, client: Client, sql: string, write: (piece: string) => void): Promise<void> {
  return new Promise((done, fail) => {
    let text = '';
    let hasHead = false;
    let broken: unknown;
    const put = (row: readonly string[]): void => {
      text += `${row.map(rawCell).join(',')}\n`;
      if (text.length < 65_536) return;
      write(text);
      text = '';
    };
    const head = (fields: { name: string }[]): void => {
      if (hasHead) return;
      hasHead = true;
      put(fields.map(({ name }) => name));
    };
    const guard = (work: () => void): void => {
      if (broken !== undefined) return;
      try {
        work();
      } catch (error) {
        broken = error;
        client.connection.stream.destroy();
      }
    };
    const asked = new Query({ text: sql, rowMode: 'array' });
    asked.on('row', (row, { fields }) =>
      guard(() => {
        head(fields);
        put(row);
      }),
    );
    asked.on('error', (error) => fail(broken ?? error));
    asked.on('end', ({ fields }) => {
      guard(() => {
        head(fields);
        write(text);
      });
      if (broken === undefined) done();
      else fail(broken);
    });
    client.query(asked);
  });
}

async function leave(client: Client): Promise<void> {
  const gone = setTimeout(() => client.connection.stream.destroy(), 1000);
  await client.end().catch(() => {});
  clearTimeout(gone);
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');
const messageOf = (error: unknown): string => {
  const { code, message, errors } = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] };
  return message || errors?.map((e) => e.message).join('; ') || code || String(error);
};

function stopOf(error: unknown, stops: Stops): unknown {
  const code = codeOf(error);
  // What this program could not write is told as such, higher up.
  if (['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG'].includes(code)) return error;
  if (NO_RIGHT.includes(code)) return stops.of('no-right', messageOf(error));
  if (TOO_SLOW.includes(code)) return stops.of('too-slow', '');
  return stops.of('stopped', messageOf(error));
}
