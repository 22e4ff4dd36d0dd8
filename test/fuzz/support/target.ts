import type fc from 'fast-check';
import type { Finding } from '../../../src/finding/finding.ts';

/** What a reader made of one input. */
export interface Outcome {
  readonly findings?: readonly Finding[];
  /** Everything that a person or a terminal would get to see. */
  readonly printed?: readonly string[];
  /** Of a whole command. */
  readonly exit?: number;
  /** What else is wrong: a file outside the folder, a connection. */
  readonly broken?: readonly string[];
}

/** One kind of input from outside. Inputs are always bytes, so that what once failed can be kept as a file. */
export interface Target {
  /** One word, also in the names of kept inputs. */
  readonly name: string;
  /** For the page of figures. */
  readonly what: string;
  readonly inputs: fc.Arbitrary<Uint8Array>;
  /** Cases of the short run in the suite. */
  readonly runs: number;
  take(input: Uint8Array): Outcome | Promise<Outcome>;
}

const encoder = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
/** Text as a reader of files decodes it. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
