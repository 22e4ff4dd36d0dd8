import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A server on this machine's own address, with what it was asked. */
export interface Listening {
  readonly port: number;
  readonly asked: string[];
  close(): Promise<void>;
}

async function listen(server: Server, asked: string[], sockets: Set<Socket>): Promise<Listening> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** One message of PostgreSQL's protocol, from which a server answers; undefined cuts the line after `last`. */
export type Answer = (message: Uint8Array, isFirst: boolean) => Promise<Uint8Array | { readonly last: Uint8Array }>;

/** Speaks PostgreSQL's protocol on a port, message by message. */
export function servePostgres(answer: Answer): Promise<Listening> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let rest: Uint8Array = new Uint8Array();
    let isFirst = true;
    let before: Promise<unknown> = Promise.resolve();
    socket.on('data', (piece) => {
      rest = Buffer.concat([rest, piece as Uint8Array]);
      for (;;) {
        const bytes = Buffer.from(rest);
        const head = isFirst ? 0 : 1;
        const length = bytes.length < head + 4 ? Number.POSITIVE_INFINITY : head + bytes.readUInt32BE(head);
        if (bytes.length < length) return;
        const message = bytes.subarray(0, length);
        rest = bytes.subarray(length);
        // A question for TLS, which this server does not speak.
        if (isFirst && message.readUInt32BE(4) === 80877103) {
          socket.write('N');
          continue;
        }
        const first = isFirst;
        isFirst = false;
        if (!first && message[0] === 0x51) asked.push(message.subarray(5, -1).toString('utf8'));
        before = before.then(async () => {
          const said = await answer(message, first);
          if (said instanceof Uint8Array) socket.write(said);
          else socket.write(said.last, () => socket.destroy());
        });
      }
    });
  });
  return listen(server, asked, sockets);
}

/** An error as PostgreSQL says it. */
export function refusal(code: string, text: string): Uint8Array {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Speaks HTTP; `asked` holds every statement after the request's line and who sent it. */
export function serveHttp(answer: (sql: string, response: ServerResponse, request: IncomingMessage) => void): Promise<Listening> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createHttp((request, response) => {
    const body: Uint8Array[] = [];
    request.on('data', (piece) => body.push(piece));
    request.on('end', () => {
      const sql = Buffer.concat(body).toString('utf8');
      const who = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString('utf8');
      asked.push(`${request.method} ${request.url} ${who}\n${sql}`);
      answer(sql, response, request);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  return listen(server, asked, sockets);
}
