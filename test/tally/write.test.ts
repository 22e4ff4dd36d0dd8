import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { TallyRow } from '../../src/tally/tally.ts';
import { tallyDigest, tallyPieces, tallyText } from '../../src/tally/write.ts';

const row = (words: string, n = 1): TallyRow => {
  const [city, period, group, indicator, value, proof] = words.split('|') as [string, string, string, string, string, TallyRow['proof']];
  return { city, period, group, indicator, value, proof, n };
};
const HEAD = 'city,period,group,indicator,value,proof,n\n';

test('a row a line; every column is that of its own row, whatever stood in the row before', () => {
  const rows = [
    row('a|2025|opd|A|3|none'),
    row('a|2025|opd|A|3|sent', 999),
    row('a|2025|opd|A|4|none', 1000),
    row('a|2025|opd|B|3|none', 1000),
    row('a|2025|press|A|3|none', 12_345_678),
    row('a|2026|press|A|3|none'),
    row('b|2026|press|A|3|none'),
    row('b||press|A|unknown|none', 999),
  ];
  expect(tallyText(rows)).toBe(
    `${HEAD}a,2025,opd,A,3,none,1\na,2025,opd,A,3,sent,999\na,2025,opd,A,4,none,1000\na,2025,opd,B,3,none,1000\na,2025,press,A,3,none,12345678\na,2026,press,A,3,none,1\nb,2026,press,A,3,none,1\nb,,press,A,unknown,none,999\n`,
  );
});

test('a cell with a comma, a quote or a formula keeps its text', () => {
  expect(tallyText([row('Kota, Lama|a"b|opd|A|a b|none'), row('=1+1|2026|opd|A|-1.5|none')])).toBe(
    `${HEAD}"Kota, Lama","a""b",opd,A,a b,none,1\n'=1+1,2026,opd,A,-1.5,none,1\n`,
  );
});

test('nobody: the heading alone', () => expect(tallyText([])).toBe(HEAD));

test('pieces are the text, and the digest is that of the text, however long', () => {
  const rows = Array.from({ length: 6000 }, (_, i) => row(`kota-${i}|2026|opd|A|3|none`, i + 1));
  const text = HEAD + rows.map((r) => `${r.city},2026,opd,A,3,none,${r.n}\n`).join('');
  const pieces = [...tallyPieces(rows)];
  expect(pieces.join('')).toBe(text);
  // Neither a line at a time nor all at once: a country's tally is longer than the longest text.
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.length).toBeLessThan(60);
  expect(tallyDigest(rows)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
});
