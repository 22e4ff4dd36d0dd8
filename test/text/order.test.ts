import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareColumns, compareUtf8 } from '../../src/text/order.ts';

const sign = (n: number): number => (n < 0 ? -1 : n > 0 ? 1 : 0);
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

describe('order by UTF-8 bytes', () => {
  test.each([
    { a: '', b: '', order: 0, why: 'equal' },
    { a: '', b: 'a', order: -1, why: 'nothing first' },
    { a: 'a', b: 'ab', order: -1, why: 'a beginning first' },
    { a: 'Z', b: 'a', order: -1, why: 'capitals first' },
    { a: '10', b: '9', order: -1, why: 'digits as text' },
    { a: 'z', b: 'é', order: -1, why: 'two bytes after one' },
    { a: '\uffff', b: '\u{10000}', order: -1, why: 'the last of the BMP before the first beyond it, unlike UTF-16' },
    { a: '\ue000', b: '\u{1f600}', order: -1, why: 'private use before an emoji, unlike UTF-16' },
    { a: '\ud7ff', b: '\ue000', order: -1, why: 'either side of the surrogates' },
    { a: '\u{1f600}', b: '\u{1f601}', order: -1, why: 'two emoji' },
    { a: '\u{1f600}a', b: '\u{1f600}', order: 1, why: 'longer' },
  ])('$a and $b: $order, $why', ({ a, b, order }) => {
    expect(sign(compareUtf8(a, b))).toBe(order);
    expect(sign(compareUtf8(b, a))).toBe(order === 0 ? 0 : -order);
    expect(sign(byBytes(a, b))).toBe(order);
  });

  test('agrees with Buffer.compare', () => {
    // few letters around the borders, so that long common beginnings happen
    const border = fc.array(
      fc.constantFrom(
        'a',
        'b',
        '\u007f',
        '\u0080',
        '\u07ff',
        '\u0800',
        '\ud7ff',
        '\ue000',
        '\uffff',
        '\u{10000}',
        '\u{1f600}',
        '\u{10ffff}',
      ),
      { maxLength: 4 },
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      border.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (a, b) => sign(compareUtf8(a, b)) === byBytes(a, b)),
      { seed: 20261124, numRuns: 3000 },
    );
  });

  test('columns are compared one after the other, not joined', () => {
    expect(sign(compareColumns(['a', 'c'], ['ab', 'b']))).toBe(-1);
    expect(sign(compareColumns(['a', 'b'], ['a', 'b']))).toBe(0);
    expect(sign(compareColumns(['a', 'b'], ['a', 'a']))).toBe(1);
    expect(sign(compareColumns(['a'], ['a', 'a']))).toBe(-1);
  });
});
