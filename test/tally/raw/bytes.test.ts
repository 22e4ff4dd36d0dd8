import { describe, expect, test } from '@jest/globals';
import { ByteDictionary } from '../../../src/tally/raw/dictionary.ts';
import { HandOver, type RowSink, Splitter } from '../../../src/tally/raw/splitter.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the dictionary of bytes', () => {
  test('numbers distinct texts from 0 on, also where every hash is the same', () => {
    const dictionary = new ByteDictionary();
    const texts = Array.from({ length: 2000 }, (_, i) => `r${i}`);
    const id = (text: string, tag = 0): number => dictionary.id(bytesOf(text), 0, text.length, 7, tag);
    expect(texts.map((t) => id(t))).toEqual(texts.map((_, i) => i));
    expect(texts.map((t) => id(t))).toEqual(texts.map((_, i) => i));
    expect(id('r1', 1)).toBe(2000);
    expect(id('')).toBe(2001);
    expect([0, 1999, 2000, 2001].map((i) => [dictionary.text(i), dictionary.tag(i)])).toEqual([
      ['r0', 0],
      ['r1999', 0],
      ['r1', 1],
      ['', 0],
    ]);
  });
});

describe('the splitter of bytes', () => {
  /** Each row as its line and its fields, each odd record as its line and its text. Pieces as a source hands them over, and again with more. */
  function split(text: string, width: number, crlf = false, piece = Number.POSITIVE_INFINITY): (string[] | string)[] {
    const found: (string[] | string)[] = [];
    const bytes = bytesOf(text);
    const at = (b: Uint8Array, start: number, end: number): string => new TextDecoder().decode(b.subarray(start, end));
    const splitter = new Splitter(0x2c, width, crlf, 2);
    const sink: RowSink = {
      row: (b, f, line) => found.push([String(line), ...Array.from(f.starts, (start, i) => at(b, start, f.ends[i]!))]),
      odd: (b, start, end, line) => found.push(`${line}: ${at(b, start, end)}`),
    };
    for (let start = 0, end = 0; end < bytes.length; ) {
      end = Math.min(bytes.length, bytes.indexOf(0x0a, end + piece) + 1 || bytes.length);
      start = splitter.split(bytes, start, end, end < bytes.length, sink);
    }
    splitter.finish(sink);
    return found;
  }

  test.each([
    { text: 'a,b\nc,d\n', rows: [['2', 'a', 'b'], ['3', 'c', 'd']] }, // biome-ignore format: a row each
    { text: '"a","b"\n"c",d\n', rows: [['2', 'a', 'b'], ['3', 'c', 'd']] }, // biome-ignore format: a row each
    { text: ',\n\n"",x\n', rows: [['2', '', ''], ['4', '', 'x']] }, // biome-ignore format: a row each
    { text: '"a,b",c\n', rows: [['2', 'a,b', 'c']] },
    { text: 'a\na,b,c\n  \n', rows: ['2: a', '3: a,b,c', '4:   '] },
    { text: '"a""b",c\na"b",c\n"a"b"",c\n', rows: [['2', 'a""b', 'c'], '3: "a"b', '4: "a"b'] },
    { text: '"a\nb",c\nd,"\n\n"\ne,f\n', rows: [['2', 'a\nb', 'c'], ['4', 'd', '\n\n'], ['7', 'e', 'f']] }, // biome-ignore format: a row each
    { text: '"a\nb","c"d\ne,f\n', rows: ['2: "a"b', '3: "a"b', ['4', 'e', 'f']] },
    { text: '"a\nb"\n"c\n",d,e\n', rows: ['2: "a\nb"', '4: "c\n",d,e'] },
    { text: 'a,b\nc,"d\ne,f\n', rows: [['2', 'a', 'b'], '3: "a'] },
    { text: 'a,"b""\nc\n', rows: ['2: "a'] },
  ])('$text', ({ text, rows }) => {
    expect(split(text, 2)).toEqual(rows);
    expect(split(text, 2, false, 0)).toEqual(rows);
    const crlf = (t: string): string => t.replaceAll('\n', '\r\n');
    expect(split(crlf(text), 2, true)).toEqual(rows.map((row) => (typeof row === 'string' ? crlf(row) : row.map(crlf))));
    // A line end of the other kind ends a line as well.
    expect(split(crlf(text), 2)).toEqual(rows.map((row) => (typeof row === 'string' ? crlf(row) : row.map(crlf))));
    expect(split(text, 2, true)).toEqual(rows);
  });

  test('a carriage return by itself is a character like any other', () => {
    expect(split('a\rb,c\n"\r",\r\r\n', 2)).toEqual([['2', 'a\rb', 'c'], ['3', '\r', '\r']]); // biome-ignore format: one thought
  });

  test('hands over a cell that is longer than can be held', () => {
    const bytes = bytesOf('a,"b\nc,d\ne",f\n');
    const sink: RowSink = { row: () => {}, odd: () => {} };
    const splitter = new Splitter(0x2c, 2, false, 2);
    expect(splitter.split(bytes, 0, 5, false, sink)).toBe(5);
    expect(splitter.split(bytes, 5, 9, false, sink)).toBe(9);
    expect(() => splitter.split(bytes, 9, bytes.length, false, sink)).toThrow(HandOver);
  });
});
