import { readUrl, type Stops, unescaped } from './engine.ts';

/** How the `pg` package is told where to go. What is left out it takes from PGHOST, PGUSER, PGPASSWORD, ~/.pgpass and their like. */
export interface Login {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
  readonly password?: string;
  /** In this order, until one of them is understood by the server. */
  readonly ssl: readonly (false | { readonly rejectUnauthorized: boolean })[];
  readonly connectSeconds: number;
}

const PLAIN = false;
const SEALED = { rejectUnauthorized: false };
const PROVED = { rejectUnauthorized: true };
/** What `sslmode` means to psql and to every other program of PostgreSQL. */
const SSL: Readonly<Record<string, Login['ssl']>> = {
  disable: [PLAIN],
  allow: [PLAIN, SEALED],
  prefer: [SEALED, PLAIN],
  require: [SEALED],
  'verify-ca': [PROVED],
  'verify-full': [PROVED],
};
const CONNECT_SECONDS = 10;

/** Reads `postgres://user:password@host:5432/database?sslmode=…`; `?host=/run/postgresql` names a socket's folder. */
export function readLogin(text: string, stops: Stops): Login {
  // A host may stand behind, where it is the folder of a socket; a URL of the web needs one in front.
  const whole = text.replace(/^([a-z]+:\/\/[^/?#@]*@)(?=[/?#]|$)/i, '$1localhost');
  const url = readUrl(whole, ['postgres', 'postgresql'], stops);
  const given = url.searchParams;
  const host = given.get('host') ?? unescaped(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const user = unescaped(url.username) || given.get('user') || process.env.PGUSER || '';
  const password = unescaped(url.password) || given.get('password') || process.env.PGPASSWORD || '';
  const database = unescaped(url.pathname.slice(1)) || given.get('dbname') || process.env.PGDATABASE || '';
  const mode = given.get('sslmode') ?? process.env.PGSSLMODE ?? (host.startsWith('/') ? 'disable' : 'prefer');
  const ssl = Object.hasOwn(SSL, mode) ? SSL[mode]! : undefined;
  const port = url.port || given.get('port') || '';
  const at = host.startsWith('/') ? `${host}/` : `${url.host}/`;
  stops.at({ shown: `postgres://${at}${database}`, user, secrets: [password, url.password, encodeURIComponent(password)] });
  if (ssl === undefined) throw stops.of('bad-url', `sslmode=${Object.keys(SSL).join(', ')}`);
  if (port !== '' && !/^\d{1,5}$/.test(port)) throw stops.of('bad-url', 'port=1…65535');
  const seconds = Number(given.get('connect_timeout') ?? process.env.PGCONNECT_TIMEOUT ?? '');
  return {
    ...(host === '' ? {} : { host }),
    ...(port === '' ? {} : { port: Number(port) }),
    ...(user === '' ? {} : { user }),
    ...(database === '' ? {} : { database }),
    ...(password === '' ? {} : { password }),
    ssl,
    connectSeconds: seconds > 0 ? seconds : CONNECT_SECONDS,
  };
}
