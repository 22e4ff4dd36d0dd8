import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The program under test: the build, or another one named by SIAPKOTA_BIN. */
const BIN = resolve(process.env.SIAPKOTA_BIN ?? 'bin/siapkota.js');

type Pty = typeof import('@lydell/node-pty');
type Xterm = typeof import('@xterm/headless');

/** Both are optional: a platform without a prebuilt pty skips these tests and says why. */
export async function loadPty(): Promise<{ pty: Pty; Terminal: Xterm['Terminal'] } | { why: string }> {
  try {
    const pty = await import('@lydell/node-pty');
    const xterm = await import('@xterm/headless');
    const { Terminal } = xterm.default ?? xterm;
    if (process.platform === 'win32') return { why: 'these tests use signals and a shell' };
    if (!existsSync(BIN)) return { why: `${BIN} is not built` };
    return { pty, Terminal };
  } catch (error) {
    return { why: String((error as Error).message).split('\n')[0]! };
  }
}

const SMALL = {
  'instrument.yaml': `
id: kecil
version: 1.0.0
title: { id: Kecil, en: Small }
languages: [id, en]
scale: { min: 1, max: 5, levels: { 1: A, 2: B, 3: C, 4: D, 5: E } }
groups: { consensus: { title: Sepakat, authority: 1 }, opd: { title: OPD } }
rubrics: [ { file: r.yaml } ]
`,
  'r.yaml': `
id: r
version: 1.0.0
title: Rubrik
sections:
  - id: s
    title: Bagian
    indicators:
${Array.from({ length: 40 }, (_, i) => `      - { id: I${i + 1}, title: Indikator ke-${i + 1}, type: level, levels: { 1: satu, 2: dua, 3: tiga, 4: empat, 5: lima } }`).join('\n')}
    open: [ { id: Q1, about: problem, ask: Apa masalahnya? } ]
`,
  'siapkota.yaml': `
instrument: instrument.yaml
city: { id: "12.76", name: Kota }
period: "2026"
respondents: [ { id: r1, name: Dinas, group: opd } ]
answers: answers/
`,
};

/** A folder with a small assessment of forty levels and an open question. */
export function makeAssessment(): {
  folder: string;
  journal: string;
  facts(): { t: string; id?: string; value?: string; text?: string }[];
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-pty-'));
  for (const [name, text] of Object.entries(SMALL)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'answers'));
  const journal = join(folder, '.siapkota', 'journal', 'r1_2026.jsonl');
  return {
    folder,
    journal,
    facts: () =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .flatMap((line) => {
          try {
            return [JSON.parse(line) as { t: string }];
          } catch {
            return [];
          }
        }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Screen {
  readonly pid: number;
  /** Everything that was written, escapes and all. */
  raw(): string;
  lines(): string[];
  text(): string;
  scrollback(): string;
  cursorRow(): number;
  send(data: string): void;
  /** Waits until the screen shows something, or is as it should be. */
  until(shown: RegExp | string | ((text: string) => boolean), ms?: number): Promise<void>;
  /** Waits until something was written after the first `from` characters. */
  written(what: string, from: number): Promise<void>;
  resize(cols: number, rows: number): Promise<void>;
  kill(signal: string): void;
  readonly exit: Promise<{ code: number; signal: number }>;
}

type Loaded = Exclude<Awaited<ReturnType<typeof loadPty>>, { why: string }>;

export interface SpawnOptions {
  readonly cols?: number;
  readonly rows?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the interview, e.g. a shell. */
  readonly program?: readonly string[];
}

export function spawn({ pty, Terminal }: Loaded, folder: string, options: SpawnOptions = {}): Screen {
  const { cols = 80, rows = 24 } = options;
  const [file, ...args] = options.program ?? [
    process.execPath,
    BIN,
    'interview',
    '--respondent',
    'r1',
    '--lang',
    'id',
    ...(options.args ?? []),
  ];
  const env = {
    ...process.env,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    SIAPKOTA_TEST_BIN: BIN,
    SIAPKOTA_TEST_NODE: process.execPath,
    ...options.env,
  } as Record<string, string>;
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI', 'ACCESSIBLE', 'LC_ALL', 'SIAPKOTA_LANG'])
    if (options.env?.[name] === undefined) delete env[name];
  const child = pty.spawn(file!, args, { name: options.env?.TERM ?? 'xterm-256color', cols, rows, cwd: folder, env });
  const terminal = new Terminal({ cols, rows, allowProposedApi: true, scrollback: 2000 });
  let raw = '';
  child.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  const exit = new Promise<{ code: number; signal: number }>((done) =>
    child.onExit(({ exitCode, signal }) => done({ code: exitCode, signal: signal ?? 0 })),
  );
  const settle = (): Promise<void> => new Promise((done) => terminal.write('', done));
  const line = (y: number): string => terminal.buffer.active.getLine(y)?.translateToString(true) ?? '';
  const lines = (): string[] => Array.from({ length: terminal.rows }, (_, y) => line(terminal.buffer.active.baseY + y));
  return {
    pid: child.pid,
    raw: () => raw,
    lines,
    text: () => lines().join('\n'),
    scrollback: () => Array.from({ length: terminal.buffer.active.baseY }, (_, y) => line(y)).join('\n'),
    cursorRow: () => terminal.buffer.active.cursorY,
    send: (data) => child.write(data),
    async until(shown, ms = 30_000) {
      const fits = (text: string): boolean =>
        typeof shown === 'function' ? shown(text) : typeof shown === 'string' ? text.includes(shown) : shown.test(text);
      await waitFor(
        async () => {
          await settle();
          return fits(lines().join('\n'));
        },
        () => `never shown: ${shown}\n${lines().join('\n')}`,
        ms,
      );
    },
    written: (what, from) =>
      waitFor(
        () => raw.slice(from).includes(what),
        () => `never written: ${JSON.stringify(what)}\n${lines().join('\n')}`,
      ),
    async resize(c, r) {
      const from = raw.length;
      terminal.resize(c, r);
      child.resize(c, r);
      await waitFor(
        () => raw.slice(from).includes('\u001b[2J'),
        () => 'nothing was drawn after the resize',
      );
    },
    kill: (signal) => child.kill(signal),
    exit,
  };
}

/** Waits for an event that is seen by looking: long where a machine is busy, no longer than needed where it is not. */
export async function waitFor(done: () => boolean | Promise<boolean>, why: () => string, ms = 30_000): Promise<void> {
  for (const start = Date.now(); !(await done()); await pause(10)) if (Date.now() - start > ms) throw new Error(why());
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Nothing may be saved sooner than this after a question came up, so tests wait as a person would. */
export const SETTLE = 170;
