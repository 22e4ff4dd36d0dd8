import { type Finding, finding } from '../../finding/finding.ts';
import { clip, visibleLine } from '../../text/visible.ts';
import { EXIT, type ExitCode } from '../failure.ts';

/** An engine somewhere else, connected and only able to read. Every method throws EngineStop, and nothing else, where it cannot. */
export interface Engine {
  /** The names of a table's columns in its order, or undefined where there is no such table. */
  columns(table: string): Promise<readonly string[] | undefined>;
  /** The names of all tables that can be read, for "did you mean". */
  tables(): Promise<readonly string[]>;
  /** All rows of a statement at once, without headings: for a few. */
  rows(sql: string): Promise<string[][]>;
  /** Rows of any number as CSV with a line of headings, piece by piece as they come. Returns when all of them have come. */
  csv(sql: string, write: (piece: string | Uint8Array) => void): Promise<void>;
  close(): Promise<void>;
}

export interface EngineAsk {
  readonly url: string;
  /** Seconds that a statement may take. */
  readonly timeout: number;
  /** `postgres:survey.answers`, where findings say that they are. */
  readonly label: string;
}

/** The end of asking an engine: what is wrong, and which exit code says so. */
export class EngineStop extends Error {
  readonly finding: Finding;
  readonly exit: ExitCode;

  constructor(told: Finding, exit: ExitCode) {
    super(told.code);
    this.name = 'EngineStop';
    this.finding = told;
    this.exit = exit;
  }
}

/** What can go wrong between here and the engine. None of it is the fault of the answers. */
export type Trouble = 'bad-url' | 'unreachable' | 'login-refused' | 'no-right' | 'too-slow' | 'stopped';

export interface Address {
  /** As it may be shown: without a password. */
  readonly shown: string;
  readonly user: string;
  /** Never shown, wherever it turns up. */
  readonly secrets: readonly string[];
}

/** Makes stops whose text holds no password, no control character and not more than a line. */
export class Stops {
  readonly #label: string;
  readonly #timeout: number;
  #address: Address = { shown: '', user: '', secrets: [] };

  constructor({ label, timeout }: EngineAsk) {
    this.#label = label;
    this.#timeout = timeout;
  }

  at(address: Address): void {
    this.#address = address;
  }

  of(trouble: Trouble, why: string): EngineStop {
    const place = { file: this.#label };
    const { shown: at, user } = this.#address;
    const said = this.#harmless(why);
    switch (trouble) {
      case 'bad-url':
        return new EngineStop(finding('engine/bad-url', place, { why: said }), EXIT.could_not);
      case 'unreachable':
        return new EngineStop(finding('engine/unreachable', place, { at, why: said }), EXIT.could_not);
      case 'login-refused':
        return new EngineStop(finding('engine/login-refused', place, { at, user, why: said }), EXIT.could_not);
      case 'no-right':
        return new EngineStop(finding('engine/no-right', place, { user, why: said }), EXIT.could_not);
      case 'too-slow':
        return new EngineStop(finding('engine/too-slow', place, { seconds: this.#timeout }), EXIT.could_not);
      case 'stopped':
        return new EngineStop(finding('engine/stopped', place, { at, why: said }), EXIT.could_not);
    }
  }

  #harmless(why: string): string {
    const bare = this.#address.secrets
      .filter((secret) => secret !== '')
      .sort((a, b) => b.length - a.length)
      .reduce((text, secret) => text.replaceAll(secret, '***'), why);
    return clip(visibleLine(bare), 300);
  }
}

/** A URL of one of these schemes. What is wrong with it is told without repeating it, for it may hold a password. */
export function readUrl(text: string, schemes: readonly string[], stops: Stops): URL {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined || !schemes.includes(scheme)) throw stops.of('bad-url', schemes.map((s) => `${s}://`).join(', '));
  try {
    return new URL(text);
  } catch {
    throw stops.of('bad-url', schemes.map((s) => `${s}://`).join(', '));
  }
}

/** A part of a URL as it was meant; as it is written where its escapes are none. */
export function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** One cell of CSV as it is, without the guard against formulas: only this program reads it. */
export const rawCell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
