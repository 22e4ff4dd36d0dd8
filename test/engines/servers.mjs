// Servers of a run: each in the run's own temporary folder, on 127.0.0.1, and none of them outlives the run.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Everything of this run; readable by the servers' own user. */
export const work = mkdtempSync(join(tmpdir(), 'siapkota-engines-'));
chmodSync(work, 0o755);

const running = new Set();

/**
 * Starts a server in the foreground, so that its process is ours to end.
 * @param {{ as?: { uid: number, gid: number } }} options
 */
export function start(command, args, { as, env } = {}) {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env }, ...(as ?? {}) });
  const server = { child, gone: new Promise((done) => child.once('exit', done)) };
  child.once('error', () => {});
  running.add(server);
  server.gone.then(() => running.delete(server));
  return server;
}

/** Ends a server at once, as a pulled plug would, and waits until it is gone. */
export async function stop(server, signal = 'SIGKILL') {
  server.child.kill('SIGCONT');
  server.child.kill(signal);
  await server.gone;
}

process.once('exit', () => {
  for (const { child } of running) {
    child.kill('SIGCONT');
    // What a server has forked goes with SIGQUIT; one that does not listen to it is ended all the same.
    child.kill('SIGQUIT');
  }
  spawnSync('sleep', [running.size > 0 ? '1' : '0']);
  for (const { child } of running) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** A port that nobody uses now. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Asks again until the answer is true; fails with what was waited for. */
export async function until(what, ask, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await ask()) return;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Installs packages of Debian where that is possible; says whether `found` is there then. */
export function install(packages, found) {
  if (found()) return true;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  // Debian's PostgreSQL begins with a server of its own, which is not wanted here.
  const config = '/etc/postgresql-common/createcluster.conf';
  if (packages.some((name) => name.startsWith('postgresql')) && !existsSync(config)) write(config, 'create_main_cluster = false\n');
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  process.stdout.write(`installing ${packages.join(', ')} …\n`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  return found();
}
