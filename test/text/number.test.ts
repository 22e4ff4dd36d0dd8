import { describe, expect, test } from '@jest/globals';
import { showChange, showDate, showList, showQuantity, showScore, showShare } from '../../src/text/number.ts';

describe('a score is rounded only here', () => {
  test.each([
    { score: 2.594, id: '2,59', en: '2.59' },
    { score: 2.6, id: '2,60', en: '2.60' },
    { score: 3, id: '3,00', en: '3.00' },
    { score: 0, id: '0,00', en: '0.00' },
    { score: -0, id: '0,00', en: '0.00' },
    { score: -0.001, id: '0,00', en: '0.00' },
    { score: -1.25, id: '−1,25', en: '−1.25' },
    { score: 1.7999999999, id: '1,80', en: '1.80' },
    { score: 1234.5, id: '1.234,50', en: '1,234.50' },
  ])('$score: $id, $en', ({ score, id, en }) => {
    expect(showScore(score, 'id')).toBe(id);
    expect(showScore(score, 'en')).toBe(en);
  });
});

describe('a quantity keeps the decimals it has', () => {
  test.each([
    { value: 178914, id: '178.914', en: '178,914' },
    { value: 12.5, id: '12,5', en: '12.5' },
    { value: 0.1234567, id: '0,123457', en: '0.123457' },
    { value: 0, id: '0', en: '0' },
  ])('$value: $id, $en', ({ value, id, en }) => {
    expect(showQuantity(value, 'id')).toBe(id);
    expect(showQuantity(value, 'en')).toBe(en);
  });
});

describe('a share is a whole per cent, and 0 % and 100 % mean nothing and all', () => {
  test.each([
    { share: 0, id: '0 %', en: '0%' },
    { share: 1, id: '100 %', en: '100%' },
    { share: 0.6, id: '60 %', en: '60%' },
    { share: 0.586, id: '59 %', en: '59%' },
    { share: 0.001, id: '<1 %', en: '<1%' },
    { share: 0.005, id: '1 %', en: '1%' },
    { share: 0.999, id: '>99 %', en: '>99%' },
    { share: 0.994, id: '99 %', en: '99%' },
    { share: 0.995, id: '>99 %', en: '>99%' }, // 199 of 200 is not all
  ])('$share: $id, $en', ({ share, id, en }) => {
    expect(showShare(share, 'id').replaceAll('\u00a0', ' ')).toBe(id);
    expect(showShare(share, 'en')).toBe(en);
  });
});

describe('a change has a sign', () => {
  test.each([
    { change: 0.25, id: '+0,25', en: '+0.25' },
    { change: -0.1, id: '−0,10', en: '−0.10' },
    { change: 0, id: '0,00', en: '0.00' },
    { change: 0.001, id: '0,00', en: '0.00' },
    { change: -0.001, id: '0,00', en: '0.00' },
  ])('$change: $id, $en', ({ change, id, en }) => {
    expect(showChange(change, 'id')).toBe(id);
    expect(showChange(change, 'en')).toBe(en);
  });
});

test('dates and lists in words', () => {
  expect(showDate('2026-11-24T09:12:00+07:00', 'id')).toBe('24 November 2026');
  expect(showDate('2026-05-01', 'id')).toBe('1 Mei 2026');
  expect(showDate('2026-05-01', 'en')).toBe('1 May 2026');
  expect(showDate('besok', 'id')).toBe('besok');
  expect(showList(['a', 'b', 'c'], 'id')).toBe('a, b, dan c');
  expect(showList(['a', 'b'], 'en')).toBe('a and b');
  expect(showList([], 'en')).toBe('');
});
