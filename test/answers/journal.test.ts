import { describe, expect, test } from '@jest/globals';
import { decodeJournal, encodeFact } from '../../src/answers/journal.ts';

const FACTS = [
  { t: 'start', city: '12.76', name: 'Kota "é" \u2028' },
  { t: 'answer', id: 'L1', value: '3' },
  { t: 'votes', id: 'L2', votes: { 2: 5, 10: 1, unknown: 2 } },
  { t: 'note', id: 'L1', text: 'baris\nkedua ,"crc":"00000000"}' },
];
const bytesOf = (facts: readonly Record<string, unknown>[]) => Buffer.concat(facts.map((f, i) => encodeFact(i, f)));
const WHOLE = bytesOf(FACTS);

describe('a journal', () => {
  test('a line is its facts with number and checksum', () => {
    // crc32 of {"seq":7,"t":"pause"} is 5133b108 by Python's zlib.crc32.
    expect(Buffer.from(encodeFact(7, { t: 'pause' })).toString()).toBe('{"seq":7,"t":"pause","crc":"5133b108"}\n');
  });

  test('what is read is what was written', () => {
    expect(decodeJournal(WHOLE)).toEqual({ facts: FACTS, length: WHOLE.length, torn: undefined, damagedLine: undefined });
  });

  test('cut at any byte it is a prefix and a torn tail, never damage', () => {
    const ends = FACTS.map((_, i) => bytesOf(FACTS.slice(0, i + 1)).length);
    for (let at = 0; at <= WHOLE.length; at++) {
      const cut = decodeJournal(WHOLE.subarray(0, at));
      const whole = ends.filter((end) => end <= at).length;
      expect(cut.facts).toEqual(FACTS.slice(0, whole));
      expect(cut.length).toBe(whole === 0 ? 0 : ends[whole - 1]);
      expect(cut.torn?.length ?? 0).toBe(at - cut.length);
      expect(cut.damagedLine).toBeUndefined();
    }
  });

  test.each([
    { tail: Buffer.alloc(512), what: 'zeros, as some file systems leave after power loss' },
    { tail: Buffer.from('{"seq":4,"t":"answ'), what: 'half a line' },
    { tail: Buffer.from([0xff, 0xfe, 0x0a]), what: 'bytes that are no text' },
    { tail: encodeFact(9, { t: 'pause' }), what: 'a line with a wrong number' },
    { tail: Buffer.concat([encodeFact(4, { t: 'a' }).subarray(0, 20), Buffer.from('\n')]), what: 'half a line with a line feed' },
  ])('$what at the end is set aside', ({ tail }) => {
    const read = decodeJournal(Buffer.concat([WHOLE, tail]));
    expect(read.facts).toEqual(FACTS);
    expect(read.torn).toEqual(new Uint8Array(tail));
    expect(read.damagedLine).toBeUndefined();
  });

  test('a flipped bit before the last line is damage, and its line is named', () => {
    const lastLine = bytesOf(FACTS.slice(0, -1)).length;
    const ends = FACTS.map((_, i) => bytesOf(FACTS.slice(0, i + 1)).length);
    for (let at = 0; at < lastLine; at++) {
      const bent = Buffer.from(WHOLE);
      bent[at]! ^= 1;
      expect(decodeJournal(bent).damagedLine).toBe(ends.findIndex((end) => at < end) + 1);
    }
  });

  test('nothing is an empty journal', () =>
    expect(decodeJournal(new Uint8Array())).toEqual({ facts: [], length: 0, torn: undefined, damagedLine: undefined }));
});
