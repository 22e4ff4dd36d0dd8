import { describe, expect, test } from '@jest/globals';
import { cleanText, edit, insert, type Key, layOut, lineOf } from '../../src/interview/edit.ts';
import { keymap } from '../../src/interview/keymap.ts';
import { typedRows } from '../../src/interview/view-parts.ts';
import { plain } from '../../src/text/paint.ts';
import { Driver } from './toy.ts';

const key = (name: string, more: Partial<Key> = {}): Key => ({ name, ...more });
const ctrl = (name: string): Key => ({ name, ctrl: true });
const typed = (text: string, keys: readonly Key[], lines = false) => keys.reduce((line, k) => edit(line, k, lines), lineOf(text));
const char = (sequence: string): Key => ({ name: sequence, sequence });

describe('typing', () => {
  test.each([
    // Trap 1: readline of Node 20 puts the second Z at the end.
    { does: 'types before the text', from: 'abc', keys: [ctrl('a'), char('Z'), char('Z')], text: 'ZZabc', at: 2 },
    { does: 'deletes a whole emoji', from: 'a👩‍👩‍👧', keys: [key('backspace')], text: 'a', at: 1 },
    { does: 'deletes a letter with its accent', from: 'xe\u0301', keys: [key('backspace')], text: 'x', at: 1 },
    { does: 'goes left over a wide sign', from: 'a字', keys: [key('left'), char('b')], text: 'ab字', at: 2 },
    { does: 'cuts to the start', from: 'satu dua', keys: [ctrl('u')], text: '', at: 0 },
    { does: 'cuts a word', from: 'satu dua', keys: [ctrl('w')], text: 'satu ', at: 5 },
    { does: 'ignores Up: there is no history (trap 2)', from: 'abc', keys: [key('up')], text: 'abc', at: 3 },
    { does: 'deletes forward', from: 'abc', keys: [key('home'), key('delete')], text: 'bc', at: 0 },
    { does: 'stops at the ends', from: 'a', keys: [key('right'), key('right'), key('home'), key('left')], text: 'a', at: 0 },
    { does: 'takes no escape sequence for text', from: 'a', keys: [{ sequence: '\u001b[99~' }], text: 'a', at: 1 },
    { does: 'takes letters that are commands elsewhere', from: '', keys: [char('q'), char('s'), char('L')], text: 'qsL', at: 3 },
  ])('$does', ({ from, keys, text, at }) => expect(typed(from, keys)).toEqual({ text, at }));

  test('several lines: Enter, Home, Up and End stay in their line', () => {
    const line = typed('satu', [key('return'), char('d'), char('u'), char('a'), key('home'), key('up'), key('end'), char('!')], true);
    expect(line.text).toBe('satu!\ndua');
  });

  test('a paste loses what a terminal would act upon', () => {
    expect(insert(lineOf(''), 'a\u001b]0;x\u0007b\u001b[2Jc\td\r\ne\u202e', false).text).toBe('abc d e');
    expect(cleanText('a\r\nb\u0000', true)).toBe('a\nb');
  });
});

describe('our own cursor (trap 3)', () => {
  const marked = (text: string, keys: readonly Key[], columns: number) =>
    layOut(typed(text, keys), columns).findIndex((r) => r.some((c) => c.on));

  test('Home on a text of three rows puts it on the first', () => {
    const text = 'satu dua tiga empat lima enam tujuh';
    expect(layOut(lineOf(text), 14).length).toBe(3);
    expect(marked(text, [], 14)).toBe(2);
    expect(marked(text, [key('home')], 14)).toBe(0);
  });

  test('no row is wider than it may be, and words stay whole', () => {
    const rows = layOut(lineOf('kebijakan yang dipertanggungjawabkan pejabat'), 24).map((r) =>
      r
        .map((c) => c.text)
        .join('')
        .trim(),
    );
    expect(rows).toEqual(['kebijakan yang', 'dipertanggungjawabkan', 'pejabat']);
  });

  test('without colour it is a bar', () => {
    const dims = { cols: 40, rows: 24, paint: plain, invert: undefined, unicode: true };
    expect(
      typedRows(lineOf('abc'), '> ', dims, 3)[0]!
        .parts.map(([t]) => t)
        .join(''),
    ).toBe('> abc|');
    expect(
      typedRows({ text: 'abc', at: 1 }, '> ', dims, 3)[0]!
        .parts.map(([t]) => t)
        .join(''),
    ).toBe('> a|bc');
  });
});

describe('keys (trap 12)', () => {
  test.each([
    { k: { name: undefined, sequence: '?' }, c: 'guide' },
    { k: { name: 'q', sequence: 'Q', shift: true }, c: 'quit' },
    { k: { name: 'l', sequence: 'L', shift: true }, c: 'lang' },
    { k: { name: undefined, sequence: '=' }, c: 'keep' },
    { k: { name: 'x', ctrl: true, sequence: '\u0018' }, c: 'cancel' },
    { k: { name: 'g', ctrl: true, sequence: '\u0007' }, c: 'cancel' },
    { k: { name: 'escape', sequence: '\u001b', meta: true }, c: 'cancel' },
    { k: { name: 'tab', sequence: '\t' }, c: 'nextOpen' },
  ])('$k.sequence is $c', ({ k, c }) => expect(keymap(new Driver().session, k)).toEqual({ c }));

  test('a letter that means nothing here does nothing', () => {
    expect(keymap(new Driver().session, char('z'))).toBeNull();
    expect(keymap(new Driver().verbs('hands').session, char('u'))).toBeNull();
  });

  test('in a note every letter is text', () => {
    const s = new Driver().verbs('note').session;
    for (const c of 'qsuxnehgb?=') expect(keymap(s, char(c))).toMatchObject({ c: 'key' });
  });

  test('digits are counts in a show of hands and text in a number', () => {
    expect(keymap(new Driver().verbs('hands').session, char('7'))).toEqual({ c: 'digit', n: 7 });
    expect(keymap(new Driver().at('N1').session, char('7'))).toMatchObject({ c: 'key' });
  });
});
