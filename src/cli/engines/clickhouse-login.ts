import { readUrl, type Stops, unescaped } from './engine.ts';

/** Where a ClickHouse is and who asks it. */
export interface Login {
  readonly url: URL;
  readonly authorization: string;
}

/**
 * Reads `https://user:password@host:8443/database`, or `?database=`, with further settings behind. Name and password that the URL
 * does not hold come from CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.
 */
export function readLogin(text: string, stops: Stops): Login {
  const url = readUrl(text, ['http', 'https'], stops);
  const given = url.searchParams;
  const user = unescaped(url.username) || given.get('user') || process.env.CLICKHOUSE_USER || 'default';
  const password = unescaped(url.password) || given.get('password') || process.env.CLICKHOUSE_PASSWORD || '';
  const secrets = [password, url.password, encodeURIComponent(password)];
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  for (const name of ['user', 'password']) given.delete(name);
  if (path !== '' && !given.has('database')) {
    given.set('database', unescaped(path));
    url.pathname = '/';
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  stops.at({ shown: `${url.protocol}//${url.host}`, user, secrets });
  return { url, authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` };
}
