import { expect, test } from '@jest/globals';
import { addsUp, codes, read, said } from './toy.ts';

const table = (...rows: string[]): string => ['city,respondent,indicator,value', ...rows].join('\n');

test.each([
  [
    'a row for each criterion, the checklist itself left empty',
    ['k,a,CHECK,', 'k,a,CHECK/a,Ya', 'k,a,CHECK/b,', 'k,a,CHECK/d,yes'],
    ['CHECK=a d'],
  ],
  ['in any order', ['k,a,CHECK/d,1', 'k,a,GOV-01,3', 'k,a,CHECK/a,x', 'k,a,CHECK,'], ['GOV-01=3', 'CHECK=a d']],
  ['every criterion denied', ['k,a,CHECK,', 'k,a,CHECK/a,Tidak', 'k,a,CHECK/b,no'], ['CHECK=none']],
  ['without a row of the checklist', ['k,a,CHECK/b,ya'], ['CHECK=b']],
  ['a reason why there is none, no criterion ticked', ['k,a,CHECK,tidak tahu', 'k,a,CHECK/a,Tidak'], ['CHECK=unknown']],
  ['each respondent for itself', ['k,a,CHECK/a,ya', 'k,b,CHECK/b,ya', 'k,b,CHECK,'], ['CHECK=b', 'CHECK=a']],
  ['nothing ticked at all is unanswered', ['k,a,CHECK,', 'k,a,CHECK/a,'], []],
])('%s', (_, rows, expected) => {
  const reading = read(table(...rows));
  expect(said(reading)).toEqual(expected);
  expect(codes(reading)).toEqual([]);
  expect(addsUp(reading.balance)).toBe(true);
});

test.each([
  ['"none" beside a tick is refused, not settled in silence', ['k,a,CHECK,tidak ada', 'k,a,CHECK/a,ya'], 2],
  ['neither yes nor no, at its own row', ['k,a,CHECK,', 'k,a,CHECK/a,ya', 'k,a,CHECK/b,mungkin'], 4],
  ['a criterion that the checklist does not have', ['k,a,CHECK/c,ya'], 2],
])('%s', (_, rows, line) => {
  const reading = read(table(...rows));
  expect(said(reading)).toEqual([]);
  expect(reading.findings.map((f) => f.place.line)).toEqual([line]);
  expect(addsUp(reading.balance)).toBe(true);
});
