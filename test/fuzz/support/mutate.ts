import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { nasty } from './words.ts';

/** Inputs of the text kind stay below this, so that many can be tried; size has cases of its own. */
const MOST_TEXT = 300_000;

const TEXT_OPS = ['replace', 'replace', 'replace', 'delete', 'insert', 'insert', 'repeat', 'move', 'cut', 'line', 'indent'] as const;

interface TextOp {
  readonly op: (typeof TEXT_OPS)[number];
  readonly at: number;
  readonly to: number;
  readonly n: number;
  readonly word: string;
}

const textOp = (words: fc.Arbitrary<string>): fc.Arbitrary<TextOp> =>
  fc.record({ op: fc.constantFrom(...TEXT_OPS), at: fc.nat(1_000_000), to: fc.nat(1_000_000), n: fc.nat(400), word: words });

/** Words, numbers, single marks and runs of white space: what somebody who edits a file by hand takes hold of. */
const TOKEN = /[\p{L}\p{N}_.-]+|\n *|[^\p{L}\p{N}_.\n-]/gu;

function change(text: string, { op, at, to, n, word }: TextOp): string {
  if (op === 'line' || op === 'indent') {
    const lines = text.split('\n');
    const [a, b] = [at % lines.length, to % lines.length];
    if (op === 'indent') lines[a] = n % 2 === 0 ? ' '.repeat(n % 9) + lines[a]!.trimStart() : `\t${lines[a]!}`;
    else lines.splice(b, 0, ...new Array<string>(1 + (n % 3)).fill(lines[a]!));
    return lines.join('\n');
  }
  const tokens = text.match(TOKEN) ?? [''];
  const [a, b] = [at % tokens.length, to % tokens.length];
  const span = 1 + (n % 8);
  if (op === 'replace') tokens[a] = word;
  else if (op === 'delete') tokens.splice(a, span);
  else if (op === 'insert') tokens.splice(a, 0, word);
  else if (op === 'repeat')
    tokens.splice(
      a,
      0,
      tokens
        .slice(a, a + span)
        .join('')
        .repeat(n),
    );
  else if (op === 'move') tokens.splice(b, 0, ...tokens.slice(a, a + span * 4));
  else tokens.length = a;
  return tokens.join('');
}

/** One change to a text, with words of one's own. */
export const textChange = (words: fc.Arbitrary<string>): fc.Arbitrary<(text: string) => string> =>
  textOp(words).map((op) => (text: string) => change(text, op).slice(0, MOST_TEXT));

/** One of these texts after a few slips, or acts of malice. */
export const mutatedText = (bases: readonly string[], most = 6): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...bases), fc.array(textOp(nasty), { minLength: 1, maxLength: most }))
    .map(([base, ops]) => ops.reduce((text, op) => change(text, op).slice(0, MOST_TEXT), base));

const BYTE_OPS = ['set', 'flip', 'delete', 'insert', 'copy', 'cut', 'int16', 'int32', 'zero'] as const;
const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];

const byteOp = fc.record({
  op: fc.constantFrom(...BYTE_OPS),
  at: fc.nat(4_000_000),
  to: fc.nat(4_000_000),
  n: fc.nat(255),
});
type ByteOp = typeof byteOp extends fc.Arbitrary<infer T> ? T : never;

function changeBytes(bytes: Uint8Array, { op, at, to, n }: ByteOp): Uint8Array {
  if (bytes.length === 0) return new Uint8Array([n]);
  const a = at % bytes.length;
  const before = bytes.subarray(0, a);
  if (op === 'cut') return before;
  if (op === 'delete') return joined(before, bytes.subarray(Math.min(bytes.length, a + 1 + n)));
  if (op === 'insert') return joined(before, new Uint8Array(1 + (n % 16)).fill(n), bytes.subarray(a));
  const made = bytes.slice();
  if (op === 'set') made[a] = n;
  else if (op === 'flip') made[a]! ^= 1 << (n % 8);
  else if (op === 'zero') made.fill(0, a, a + n);
  else if (op === 'copy') made.copyWithin(a, to % bytes.length, (to % bytes.length) + n);
  else {
    const value = EXTREMES[n % EXTREMES.length]!;
    for (let i = 0; i < (op === 'int16' ? 2 : 4) && a + i < made.length; i++) made[a + i] = (value >>> (8 * i)) & 0xff;
  }
  return made;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Bytes after a few accidents. */
export const mutatedBytes = (base: fc.Arbitrary<Uint8Array>, most = 6): fc.Arbitrary<Uint8Array> =>
  fc.tuple(base, fc.array(byteOp, { minLength: 1, maxLength: most })).map(([bytes, ops]) => ops.reduce(changeBytes, bytes));

const encoder = new TextEncoder();
/** Texts in the encodings that people's programs write, and in some that nobody's does. */
export const encoded = (texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(texts, fc.constantFrom('utf8', 'utf8', 'utf8', 'utf8', 'bom', 'utf16le', 'utf16be', 'latin1', 'gzip')).map(([text, as]) => {
    switch (as) {
      case 'bom':
        return encoder.encode(`\ufeff${text}`);
      case 'utf16le':
        return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
      case 'utf16be':
        return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
      case 'latin1':
        return new Uint8Array(Buffer.from(text, 'latin1'));
      case 'gzip':
        return new Uint8Array(gzipSync(text));
      default:
        return encoder.encode(text);
    }
  });

/** A text kind of input: mostly slips in the text, sometimes damage to its bytes. */
export const textInputs = (bases: readonly string[]): fc.Arbitrary<Uint8Array> => {
  const texts = encoded(mutatedText(bases));
  return fc.oneof({ arbitrary: texts, weight: 9 }, { arbitrary: mutatedBytes(texts, 3), weight: 1 });
};
