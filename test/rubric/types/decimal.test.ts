import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalNumber, readDecimal } from '../../../src/rubric/decimal.ts';

describe('a number as people type it', () => {
  test.each([
    { text: '3', value: 3 },
    { text: ' 12.5 ', value: 12.5 },
    { text: '12,5', value: 12.5 },
    { text: '-4', value: -4 },
    { text: '−4', value: -4 },
    { text: '+4', value: 4 },
    { text: '.5', value: 0.5 },
    { text: '0', value: 0 },
    { text: '1.234.567', value: 1_234_567 },
    { text: '1.234.567,8', value: 1_234_567.8 },
    { text: '1.234,5', value: 1234.5 },
    { text: '1,234.5', value: 1234.5 },
    { text: '1 234 567', value: 1_234_567 },
    { text: '1e3', value: 1000 },
    { text: '', value: undefined },
    { text: ' ', value: undefined },
    { text: '-', value: undefined },
    { text: 'NaN', value: undefined },
    { text: 'Infinity', value: undefined },
    { text: '1e999', value: undefined },
    { text: '0x10', value: undefined },
    { text: '1.2.3', value: undefined },
    { text: '3 of 5', value: undefined },
  ])('"$text" is $value', ({ text, value }) => {
    expect(readDecimal(text)?.value).toBe(value);
  });

  test('one point before three digits has two readings; the column decides', () => {
    expect(readDecimal('1.234')).toEqual({ value: 1.234, other: 1234 });
    expect(readDecimal('1.234', { comma: true })).toEqual({ value: 1234, other: 1.234 });
    expect(readDecimal('0.234')?.other).toBeUndefined();
  });

  test('never NaN or infinite, whatever the text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+−]?[0-9.,eE {2}]{0,40}$/), fc.double().map(String));
    fc.assert(
      fc.property(anything, fc.boolean(), (text, comma) => {
        const read = readDecimal(text, { comma });
        if (read === undefined) return true;
        return Number.isFinite(read.value) && (read.other === undefined || Number.isFinite(read.other));
      }),
      { seed: 20261124, numRuns: 2000 },
    );
  });

  test('canonical text is read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // 1.234 has two readings; without a column that shows commas it is the point
        return readDecimal(canonicalNumber(value))?.value === (value === 0 ? 0 : value);
      }),
      { seed: 20261124, numRuns: 1000 },
    );
  });
});
