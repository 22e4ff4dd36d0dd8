// Preloaded into the program (node --import): whatever would reach for a network, or start another program that could, is refused and
// noted, a line each, in the file SIAPKOTA_REACHED. What Node offers above (http, https, tls, http2, fetch, WebSocket) ends in these.
import child from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import worker from 'node:worker_threads';

const note = appendFileSync;
const refuse = (what) =>
  function refused() {
    note(process.env.SIAPKOTA_REACHED, `${what}\n`);
    throw Object.assign(new Error(`${what}: there is no network here`), { code: 'ENETUNREACH' });
  };

net.Socket.prototype.connect = refuse('net.connect');
net.Server.prototype.listen = refuse('net.listen');
for (const name of ['bind', 'connect', 'send']) dgram.Socket.prototype[name] = refuse(`dgram.${name}`);
for (const from of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(from)) if (/^(lookup|resolve|reverse)/.test(name)) from[name] = refuse(`dns.${name}`);
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  child[name] = refuse(`child_process.${name}`);
worker.Worker = class {
  constructor() {
    refuse('worker_threads.Worker')();
  }
};
syncBuiltinESMExports();
