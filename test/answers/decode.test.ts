import { expect, test } from '@jest/globals';
import { decode } from '../../src/answers/decode.ts';

const BOM = [0xef, 0xbb, 0xbf];
const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

test.each([
  { why: 'UTF-8', bytes: [0xc3, 0xa9], asked: undefined, text: 'é', told: [] },
  { why: 'UTF-8 behind its mark', bytes: [...BOM, ...ascii('city')], asked: undefined, text: 'city', told: [] },
  { why: 'bytes that cannot be UTF-8', bytes: [0xe9], asked: undefined, text: 'é', told: ['file/encoding'] },
  { why: 'Windows-1252 where it is asked for', bytes: [0xe9, 0x80], asked: 'windows-1252', text: 'é€', told: [] },
  { why: 'its bytes that UTF-8 could be, too', bytes: [0xc3, 0xa9], asked: 'windows-1252', text: 'Ã©', told: [] },
  { why: 'a mark of UTF-8 says more than what is asked for', bytes: [...BOM, 0xc3, 0xa9], asked: 'windows-1252', text: 'é', told: [] },
  { why: 'a mark before what cannot be UTF-8', bytes: [...BOM, 0xe9], asked: undefined, text: 'é', told: ['file/encoding'] },
  { why: 'UTF-16 behind its mark', bytes: [0xff, 0xfe, 0xe9, 0x00], asked: undefined, text: 'é', told: [] },
] as const)('$why', ({ bytes, asked, text, told }) => {
  const read = decode('a.csv', Uint8Array.from(bytes), asked);
  expect('text' in read && read.text).toBe(text);
  expect(read.findings.map((f) => f.code)).toEqual(told);
});
