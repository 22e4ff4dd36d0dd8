import { describe, expect, test } from '@jest/globals';
import { extremesOf, scoreOf } from '../../../src/rubric/types/index.ts';
import { instrumentFrom } from '../../support/instrument.ts';
import { extremes, score } from './only.ts';

describe('level: the level itself', () => {
  test.each([
    { min: 1, max: 5, value: '1', expected: 1 },
    { min: 1, max: 5, value: '5', expected: 5 },
    { min: 1, max: 5, value: '0', expected: undefined },
    { min: 1, max: 5, value: '6', expected: undefined },
    { min: 1, max: 5, value: '2.5', expected: undefined },
    { min: 0, max: 3, value: '0', expected: 0 },
    { min: 0, max: 3, value: '3', expected: 3 },
    { min: 0, max: 1, value: '1', expected: 1 },
    { min: 0, max: 100, value: '57', expected: 57 },
    { min: -2, max: 2, value: '-1', expected: -1 },
    { min: 0, max: 3, value: 'unknown', expected: undefined },
    { min: 0, max: 3, value: '', expected: undefined },
    { min: 0, max: 3, value: ' ', expected: undefined },
  ])('from $min to $max "$value" scores $expected', ({ min, max, value, expected }) => {
    expect(score('type: level', value, min, max)).toBe(expected);
  });

  test('extremes are the scale’s', () => {
    expect(extremes('type: level', 0, 3)).toEqual([0, 3]);
  });
});

describe('choice: the option’s score, any number', () => {
  const keys =
    'type: choice, options: [{ id: a, title: A, score: 0.5 }, { id: b, title: B, score: -3 }, { id: c, title: C, score: 7.25 }, { id: "3", title: D, score: 0 }]';
  test.each([
    { value: 'a', expected: 0.5 },
    { value: 'b', expected: -3 },
    { value: 'c', expected: 7.25 },
    { value: '3', expected: 0 },
    { value: 'A', expected: undefined },
    { value: 'd', expected: undefined },
    { value: '', expected: undefined },
    { value: 'constructor', expected: undefined },
  ])('"$value" scores $expected', ({ value, expected }) => {
    expect(score(keys, value, 1, 5)).toBe(expected);
  });

  test('extremes are its options’, inside or outside the scale', () => {
    expect(extremes(keys, 1, 5)).toEqual([-3, 7.25]);
    expect(extremes('type: choice, options: [{ id: a, title: A, score: 2 }, { id: b, title: B, score: 4 }]', 1, 5)).toEqual([2, 4]);
  });

  test('an option set of the instrument', () => {
    const { indicators, scale } = instrumentFrom({
      'instrument.yaml': `{ id: toy, version: 1.0.0, title: Toy, languages: [en], scale: { min: 1, max: 5 }, rubrics: [{ file: r.yaml }],
        option_sets: { frequency: [{ id: never, title: Never, score: 1 }, { id: monthly, title: Monthly, score: 4 }] } }`,
      'r.yaml':
        '{ id: r, version: 1.0.0, title: R, sections: [{ id: s, title: S, indicators: [{ id: A, title: A, type: choice, options: frequency }] }] }',
    });
    expect(scoreOf(indicators.get('A')!, 'monthly', scale)).toBe(4);
    expect(extremesOf(indicators.get('A')!, scale)).toEqual([1, 4]);
  });
});

describe('number by goalposts: min + (max − min)·(v − worst)/(best − worst)', () => {
  const posts = (more: string): string => `type: number, goalposts: { ${more} }`;
  test.each([
    { more: 'worst: 0, best: 50', value: '0', min: 1, max: 5, expected: 1, why: 'the worst value is the minimum' },
    { more: 'worst: 0, best: 50', value: '50', min: 1, max: 5, expected: 5, why: 'the best value is the maximum' },
    { more: 'worst: 0, best: 50', value: '12.5', min: 1, max: 5, expected: 2, why: '1 + 4/4' },
    { more: 'worst: 0, best: 50', value: '25', min: 0, max: 1, expected: 0.5, why: 'scale 0..1' },
    { more: 'worst: 0, best: 50', value: '25', min: 0, max: 3, expected: 1.5, why: 'scale 0..3' },
    { more: 'worst: 0, best: 50', value: '10', min: 0, max: 100, expected: 20, why: 'scale 0..100' },
    { more: 'worst: 0, best: 50', value: '70', min: 1, max: 5, expected: 5, why: 'clamped by default' },
    { more: 'worst: 0, best: 50', value: '-3', min: 1, max: 5, expected: 1, why: 'clamped by default' },
    { more: 'worst: 0, best: 50, clamp: true', value: '70', min: 0, max: 100, expected: 100, why: 'clamped' },
    { more: 'worst: 0, best: 50, clamp: false', value: '75', min: 1, max: 5, expected: 7, why: '1 + 4·1.5' },
    { more: 'worst: 0, best: 50, clamp: false', value: '-25', min: 1, max: 5, expected: -1, why: '1 − 4/2' },
    { more: 'worst: 60, best: 10', value: '60', min: 1, max: 5, expected: 1, why: 'less is better: the worst' },
    { more: 'worst: 60, best: 10', value: '10', min: 1, max: 5, expected: 5, why: 'less is better: the best' },
    { more: 'worst: 60, best: 10', value: '35', min: 1, max: 5, expected: 3, why: 'less is better: half way' },
    { more: 'worst: 60, best: 10', value: '90', min: 1, max: 5, expected: 1, why: 'less is better: clamped' },
    { more: 'worst: 60, best: 10', value: '0', min: 1, max: 5, expected: 5, why: 'less is better: clamped' },
    { more: 'worst: 60, best: 10, clamp: false', value: '85', min: 0, max: 100, expected: -50, why: '(85 − 60)/(10 − 60) = −0.5' },
    { more: 'worst: 60, best: 10, clamp: false', value: '0', min: 0, max: 100, expected: 120, why: '−60/−50' },
    { more: 'worst: -10, best: 10', value: '0', min: 0, max: 1, expected: 0.5, why: 'zero is a value' },
  ])('$more from $min to $max: $value scores $expected, $why', ({ more, value, min, max, expected }) => {
    expect(score(posts(more), value, min, max)).toBeCloseTo(expected, 12);
  });

  test.each([
    { more: 'worst: 10, best: 1000, transform: log', value: '100', min: 1, max: 5, expected: 3, why: '1 + 4·(2 − 1)/(3 − 1)' },
    { more: 'worst: 10, best: 1000, transform: log', value: '10', min: 1, max: 5, expected: 1, why: 'the worst' },
    { more: 'worst: 10, best: 1000, transform: log', value: '1000', min: 1, max: 5, expected: 5, why: 'the best' },
    { more: 'worst: 10, best: 1000, transform: log', value: '1', min: 1, max: 5, expected: 1, why: 'clamped' },
    { more: 'worst: 10, best: 1000, transform: log, clamp: false', value: '1', min: 1, max: 5, expected: -1, why: '1 + 4·(0 − 1)/2' },
    { more: 'worst: 10, best: 1000, transform: log, clamp: false', value: '10000', min: 0, max: 100, expected: 150, why: '(4 − 1)/2' },
    { more: 'worst: 1000, best: 10, transform: log', value: '100', min: 0, max: 1, expected: 0.5, why: 'less is better' },
    { more: 'worst: 10, best: 1000, transform: log', value: '0', min: 1, max: 5, expected: 1, why: '0 scores as worst where clamped' },
    {
      more: 'worst: 10, best: 1000, transform: log',
      value: '-5',
      min: 1,
      max: 5,
      expected: 1,
      why: 'a negative scores as worst where clamped',
    },
    { more: 'worst: 1000, best: 10, transform: log', value: '0', min: 1, max: 5, expected: 1, why: 'as worst also where less is better' },
    { more: 'worst: 1000, best: 10, transform: log', value: '-5', min: 1, max: 5, expected: 1, why: 'as worst also where less is better' },
    {
      more: 'worst: 10, best: 1000, transform: log, clamp: false',
      value: '0',
      min: 1,
      max: 5,
      expected: undefined,
      why: 'has no score unclamped',
    },
    {
      more: 'worst: 10, best: 1000, transform: log, clamp: false',
      value: '-5',
      min: 1,
      max: 5,
      expected: undefined,
      why: 'has no score unclamped',
    },
  ])('$more from $min to $max: $value scores $expected, $why', ({ more, value, min, max, expected }) => {
    const found = score(posts(more), value, min, max);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(expected, 12);
  });

  test.each(['', ' ', 'NaN', 'Infinity', '-Infinity', 'many'])('"%s" is no quantity: no score, not zero', (value) => {
    expect(score(posts('worst: 0, best: 50'), value, 0, 3)).toBeUndefined();
  });

  test.each([
    { more: 'worst: 0, best: 50', range: ', range: [0, 80]', expected: [0, 100], why: 'clamped: the scale’s' },
    { more: 'worst: 0, best: 50, clamp: false', range: ', range: [0, 80]', expected: [0, 160], why: 'unclamped: of its range' },
    {
      more: 'worst: 50, best: 0, clamp: false',
      range: ', range: [10, 80]',
      expected: [-60, 80],
      why: 'less is better: low and high in order',
    },
    { more: 'worst: 0, best: 50, clamp: false', range: '', expected: [0, 100], why: 'unclamped without range: the scale’s' },
  ])('extremes with $more$range: $expected, $why', ({ more, range, expected }) => {
    const [low, high] = extremes(posts(more) + range, 0, 100);
    expect(low).toBeCloseTo(expected[0]!, 12);
    expect(high).toBeCloseTo(expected[1]!, 12);
  });
});

describe('number by thresholds: the k-th passed gives min + k', () => {
  test.each([
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '9.99', expected: 1, why: 'none passed' },
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '10', expected: 2, why: 'passed at equality' },
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '29.9', expected: 3, why: 'two passed' },
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '40', expected: 5, why: 'passed at equality' },
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '-7', expected: 1, why: 'never below the minimum' },
    { list: '[10, 20, 30, 40]', min: 1, max: 5, value: '1e9', expected: 5, why: 'never above the maximum' },
    { list: '[60, 45, 30, 15]', min: 1, max: 5, value: '60', expected: 2, why: 'descending, passed at equality' },
    { list: '[60, 45, 30, 15]', min: 1, max: 5, value: '60.1', expected: 1, why: 'descending, none passed' },
    { list: '[60, 45, 30, 15]', min: 1, max: 5, value: '15', expected: 5, why: 'descending, passed at equality' },
    { list: '[60, 45, 30, 15]', min: 1, max: 5, value: '0', expected: 5, why: 'descending, all passed' },
    { list: '[60, 45, 30, 15]', min: 1, max: 5, value: '31', expected: 3, why: 'descending, 60 and 45 passed' },
    { list: '[0, 1, 2]', min: 0, max: 3, value: '0', expected: 1, why: 'scale 0..3, a threshold of 0' },
    { list: '[0, -1, -2]', min: 0, max: 3, value: '-1', expected: 2, why: 'descending below zero' },
    { list: '[5]', min: 0, max: 1, value: '5', expected: 1, why: 'one threshold ascends' },
    { list: '[5]', min: 0, max: 1, value: '4', expected: 0, why: 'one threshold ascends' },
  ])('$list from $min to $max: $value scores $expected, $why', ({ list, min, max, value, expected }) => {
    expect(score(`type: number, thresholds: ${list}`, value, min, max)).toBe(expected);
  });

  test('extremes are the scale’s', () => {
    expect(extremes('type: number, thresholds: [10, 20, 30], range: [15, 25]', 0, 3)).toEqual([0, 3]);
  });
});

test('text is not scored', () => {
  expect(score('type: text', '3', 1, 5)).toBeUndefined();
});
