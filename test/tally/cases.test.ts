import { expect, test } from '@jest/globals';
import { casesOf, SILENCE, type Voices, voicesOf } from '../../src/tally/cases.ts';
import { tally } from '../support/instrument.ts';

const heard = (voices: Voices, indicator: string, group: string): string[] | undefined => {
  const said = voices(indicator, group);
  return said?.statements.slice(said.from, said.to).map(({ value, proof }, i) => `${value} ${proof} x${said.counts[said.from + i]}`);
};

test('a tally comes a city in a period at a time, with the sum of its answers', () => {
  const rows = tally(['b/2025 opd A 3 x2', 'a/2026 opd A 3', 'b/2026 opd A 4 x5', 'a/2026 press B 1 x3', 'b/2025 opd A 5']);
  expect([...casesOf(rows)].map(({ city, period, answers, voices }) => [city, period, answers, heard(voices, 'A', 'opd')])).toEqual([
    ['a', '2026', 4, ['3 none x1']],
    ['b', '2025', 3, ['3 none x2', '5 none x1']],
    ['b', '2026', 5, ['4 none x5']],
  ]);
  expect([...casesOf([])]).toEqual([]);
});

test('each group is heard on each indicator by itself, whatever the order of the rows', () => {
  const rows = tally(['opd A 3 x2', 'opd A 3 sent', 'opd B unknown', 'press A 4', 'press B 4 x7']);
  for (const order of [rows, [...rows].reverse(), [0, 3, 1, 4, 2].map((i) => rows[i]!)]) {
    const voices = voicesOf(order);
    expect(heard(voices, 'A', 'opd')?.sort()).toEqual(['3 none x2', '3 sent x1']);
    expect(heard(voices, 'B', 'opd')).toEqual(['unknown none x1']);
    expect(heard(voices, 'A', 'press')).toEqual(['4 none x1']);
    expect(heard(voices, 'B', 'press')).toEqual(['4 none x7']);
  }
});

test('of whom nothing is said, nothing is heard', () => {
  const voices = voicesOf(tally(['opd A 3']));
  expect([voices('B', 'opd'), voices('A', 'press'), SILENCE('A', 'opd')]).toEqual([undefined, undefined, undefined]);
});
