import { describe, expect, test } from '@jest/globals';
import { ByteDictionary } from '../../../src/tally/raw/dictionary.ts';
import { HandOver, Splitter } from '../../../src/tally/raw/splitter.ts';

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
  function split(text: string, width: number, crlf = false): (string[] | string)[] {
    const found: (string[] | string)[] = [];
    const bytes = bytesOf(text);
    const at = (b: Uint8Array, start: number, end: number): string => new TextDecoder().decode(b.subarray(start, end));
    new Splitter(0x2c, width, crlf, 2).split(bytes, 0, bytes.length, {
      row: (b, f, line) => found.push([String(line), ...Array.from(f.starts, (start, i) => at(b, start, f.ends[i]!))]),
      odd: (b, start, end, line) => found.push(`${line}: ${at(b, start, end)}`),
    });
    return found;
  }

  test.each([
    { text: 'a,b\nc,d\n', rows: [['2', 'a', 'b'], ['3', 'c', 'd']] }, // biome-ignore format: a row each
    { text: '"a","b"\n"c",d\n', rows: [['2', 'a', 'b'], ['3', 'c', 'd']] }, // biome-ignore format: a row each
    { text: ',\n\n"",x\n', rows: [['2', '', ''], ['4', '', 'x']] }, // biome-ignore format: a row each
    { text: '"a,b",c\n', rows: [['2', 'a,b', 'c']] },
    { text: 'a\na,b,c\n  \n', rows: ['2: a', '3: a,b,c', '4:   '] },
    { text: '"a""b",c\na"b",c\n"a"b"",c\n', rows: ['2: "a""b",c', '3: a"b",c', '4: "a"b"",c'] },
  ])('$text', ({ text, rows }) => {
    expect(split(text, 2)).toEqual(rows);
    expect(split(text.replaceAll('\n', '\r\n'), 2, true)).toEqual(rows);
  });

  test.each([
    { text: '"a\nb",c\n', crlf: false },
    { text: 'a,"b\n', crlf: false },
    { text: 'a,b\r\n', crlf: false },
    { text: 'a\rb,c\n', crlf: false },
    { text: 'a,b\n', crlf: true },
    { text: 'a\n', crlf: true },
    { text: '"a\r",b\r\n', crlf: true },
  ])('hands over $text', ({ text, crlf }) => {
    expect(() => split(text, 2, crlf)).toThrow(HandOver);
  });
});
