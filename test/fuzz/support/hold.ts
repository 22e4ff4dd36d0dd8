import { Socket } from 'node:net';
import { catalogue, messageOf } from '../../../src/finding/catalogue.ts';
import { compactFindings } from '../../../src/finding/compact.ts';
import type { Finding, Place } from '../../../src/finding/finding.ts';
import type { FormatOptions, Formatter } from '../../../src/finding/formats.ts';
import { githubFindings } from '../../../src/finding/github.ts';
import { gitlabFindings } from '../../../src/finding/gitlab.ts';
import { jsonFormat } from '../../../src/finding/json.ts';
import { junitFindings } from '../../../src/finding/junit.ts';
import { prettyFindings } from '../../../src/finding/pretty.ts';
import { sarifFindings } from '../../../src/finding/sarif.ts';
import { plain } from '../../../src/text/paint.ts';
import type { Outcome, Target } from './target.ts';

/** What every input is held to. Each is a promise of .github/SECURITY.md. */

/** The time of the processor that one input may take; other people's work on the machine does not count. */
export const PATIENCE_MS = 2000;

/** Control characters, escape sequences, and marks that turn the direction of a line. A CR may only stand before LF. */
const RAW = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;
const STACK = /^\s+at .*(:\d+:\d+|<anonymous>|node:internal)/m;
const EXITS = new Set([0, 1, 2, 3, 130]);

const FORMATTERS: readonly Formatter[] = [
  jsonFormat,
  sarifFindings,
  githubFindings,
  gitlabFindings,
  junitFindings,
  compactFindings,
  (findings, options) => prettyFindings(findings, { ...options, most: 5 }),
];

const SHARED: readonly (readonly [name: string, object])[] = [
  ...[Object, Array, String, Number, Boolean, Function, Map, Set, RegExp, Date, Promise, Error, Uint8Array, Symbol].flatMap(
    (made): [string, object][] => [
      [made.name, made],
      [`${made.name}.prototype`, made.prototype as object],
    ],
  ),
  ['JSON', JSON],
  ['Math', Math],
  ['Reflect', Reflect],
];
const snapshot = (): unknown[] =>
  SHARED.flatMap(([name, object]) => {
    const own = Object.getOwnPropertyDescriptors(object) as Record<string | symbol, PropertyDescriptor>;
    return (
      Reflect.ownKeys(own)
        // What the last regular expression found stands in RegExp for all to see, and is meant to.
        .filter((key) => object !== RegExp || !/^(\$|input|last|left|right)/.test(String(key)))
        .flatMap((key) => [name, key, own[key]!.value ?? own[key]!.get])
    );
  });
const pristine = snapshot();

const connections: string[] = [];
/** From here on a connection is recorded and refused. */
export function cutNetwork(): void {
  Socket.prototype.connect = function connect(this: Socket): Socket {
    connections.push('a socket was connected');
    throw new Error('no network here');
  } as typeof Socket.prototype.connect;
}

/** The first promise that an input broke, in words; undefined where it kept them all. */
export async function wrongWith(target: Target, input: Uint8Array): Promise<string | undefined> {
  const before = process.cpuUsage();
  let outcome: Outcome;
  try {
    outcome = await target.take(input);
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  if (ms > PATIENCE_MS) return `took ${Math.round(ms)} ms of the processor`;
  if (connections.length > 0) return connections.splice(0).join(', ');
  const now = snapshot();
  if (now.length !== pristine.length || now.some((part, i) => !Object.is(part, pristine[i]))) return 'changed a prototype';
  if (outcome.exit !== undefined && !EXITS.has(outcome.exit)) return `exit code ${outcome.exit}`;
  if (outcome.broken !== undefined && outcome.broken.length > 0) return outcome.broken.join('; ');
  const findings = outcome.findings ?? [];
  return wrongInFindings(findings) ?? wrongInTexts(outcome.printed ?? []) ?? wrongInFormats(findings);
}

function wrongInFindings(findings: readonly Finding[]): string | undefined {
  for (const f of findings) {
    const told = `finding ${String(f.code)}`;
    if (!Object.hasOwn(catalogue, f.code)) return `${told} is not in the catalogue`;
    if (!/^(error|warning|info)$/.test(f.severity)) return `${told} has severity ${f.severity}`;
    for (const place of [f.place, ...f.related]) if (!isPlace(place)) return `${told} has the place ${JSON.stringify(place)}`;
    for (const lang of ['id', 'en'] as const) {
      const { found, fix } = messageOf(f, lang);
      if (typeof found !== 'string' || found.trim() === '' || typeof fix !== 'string' || fix.trim() === '')
        return `${told} has no words in ${lang}`;
      if (/\bundefined\b|\[object /.test(found + fix)) return `${told} says in ${lang}: ${found} ${fix}`;
    }
  }
  return undefined;
}

const counts = (n: number | undefined): boolean => n === undefined || (Number.isInteger(n) && n >= 1);
const isPlace = ({ file, line, col, endLine, endCol, cell, column }: Place): boolean =>
  typeof file === 'string' &&
  file !== '' &&
  [line, col, endLine, endCol].every(counts) &&
  [cell, column].every((t) => t === undefined || typeof t === 'string');

function wrongInTexts(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const raw = RAW.exec(text);
    if (raw !== null)
      return `raw U+${raw[0].charCodeAt(0).toString(16)} in ${JSON.stringify(text.slice(Math.max(0, raw.index - 80), raw.index + 80))}`;
    const stack = STACK.exec(text);
    if (stack !== null) return `a stack trace: ${JSON.stringify(text.slice(Math.max(0, stack.index - 300), stack.index + 300))}`;
  }
  return undefined;
}

/** Findings as every format prints them, in both languages. A few of each code say how the code is printed. */
function wrongInFormats(findings: readonly Finding[]): string | undefined {
  const seen = new Map<string, number>();
  const some = findings.filter((f) => {
    const n = (seen.get(f.code) ?? 0) + 1;
    seen.set(f.code, n);
    return n <= 3;
  });
  if (some.length === 0) return undefined;
  for (const lang of ['id', 'en'] as const) {
    const options: FormatOptions = {
      lang,
      paint: plain,
      columns: 80,
      source: () => undefined,
      product: 'siapkota 0',
      files: ['a'],
      failOn: 'error',
    };
    const wrong = wrongInTexts(FORMATTERS.map((format) => format(some, options)));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
