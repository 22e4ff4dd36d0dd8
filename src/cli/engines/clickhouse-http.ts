import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Login } from './clickhouse-login.ts';

/** As much of what a server says about a failure as is looked at. */
const MOST_SAID = 4096;

/** How a question ended. */
export type HttpAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | undefined; readonly text: string }
  | { readonly kind: 'cut'; readonly why: string }
  | { readonly kind: 'too-slow' };

/**
 * Sends a statement and hands over the answer as it comes. With `wait_end_of_query` a server begins to answer when it is done, so
 * that a failure in the middle has a status of its own and is no line in the result. Node's `http` and not `fetch`, which gives up
 * after five minutes without a header.
 */
export function post(
  login: Login,
  settings: Readonly<Record<string, string>>,
  sql: string,
  seconds: number,
  write: (piece: Uint8Array) => void,
): Promise<HttpAnswer> {
  const url = new URL(login.url);
  for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value);
  const headers = { authorization: login.authorization, 'content-type': 'text/plain; charset=utf-8' };
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, { method: 'POST', headers });
    const end = (answer: HttpAnswer): void => {
      clearTimeout(timer);
      done(answer);
      request.destroy();
    };
    const timer = setTimeout(() => end({ kind: 'too-slow' }), seconds * 1000);
    const cut = (error: NodeJS.ErrnoException): void => end({ kind: 'cut', why: error.code ?? error.message });
    request.on('error', cut);
    request.on('response', (response: IncomingMessage) => {
      response.on('error', cut);
      response.on('aborted', () => end({ kind: 'cut', why: 'ECONNRESET' }));
      const said: Uint8Array[] = [];
      let size = 0;
      const isResult = response.statusCode === 200 && response.headers['x-clickhouse-exception-code'] === undefined;
      response.on('data', (piece: Uint8Array) => {
        if (!isResult) {
          if (size < MOST_SAID) said.push(piece);
          size += piece.length;
          return;
        }
        try {
          write(piece);
        } catch (error) {
          // A full disk here is not the server's doing.
          clearTimeout(timer);
          request.destroy();
          fail(error);
        }
      });
      response.on('end', () => {
        if (!response.complete) end({ kind: 'cut', why: 'ECONNRESET' });
        else end(isResult ? { kind: 'done' } : refusal(response, Buffer.concat(said).toString('utf8')));
      });
    });
    request.on('socket', (socket) => socket.once('connect', () => socket.setKeepAlive(true, 30_000)));
    request.end(sql);
  });
}

function refusal({ statusCode = 0, headers }: IncomingMessage, body: string): HttpAnswer {
  const named = /^Code: (\d+)/.exec(body)?.[1] ?? headers['x-clickhouse-exception-code'];
  const text = body
    .replace(/^Code: \d+[.,] (e\.displayText\(\) = )?/, '')
    .replace(/, e\.what\(\) = .*$/s, '')
    .replace(/\(version [^)]*\)\s*$/s, '');
  return { kind: 'refused', status: statusCode, code: named === undefined ? undefined : Number(named), text };
}
