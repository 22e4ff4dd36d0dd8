import { expect, test } from '@jest/globals';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import { scanTables } from '../../../src/tally/raw/scan-tables.ts';
import { instrument } from '../../answers/toy.ts';
import { sourceOf } from './source.ts';

test('a table that is too large to be read with care, and wrong throughout, says what is wrong most often; others still count', async () => {
  const [wrong, right] = ['medan,GOV-01,9\n'.repeat(500_001), 'medan,GOV-01,3\n'.repeat(10)];
  const head = 'city,indicator,value\n';
  const source = (file: string, text: string) => ({ ...sourceOf({ file, text: head + text }, 50_000), isBeyondCare: true });
  const { scans, readings } = await scanTables([source('a.csv', wrong + right), source('b.csv', right)], instrument, PLAIN_READING, () => {
    throw new Error('nobody can read these with care');
  });
  expect(scans.map((scan) => scan.layout.table.file)).toEqual(['b.csv']);
  expect(readings[0]).toMatchObject({
    balance: { rowsRead: 500_011, rowsRefused: 500_011, answersRead: 0 },
    findings: [{ code: 'answers/too-much-in-doubt', data: { limit: 500_000, doubts: [{ what: 'GOV-01 = 9', rows: 500_001 }], twice: 0 } }],
  });
  expect(readings[1]!.balance).toMatchObject({ rowsRead: 10, rowsRefused: 0, counted: 10 });
});
