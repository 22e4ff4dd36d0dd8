import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { messageOf } from '../../src/finding/catalogue.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { orderFindings } from '../../src/finding/finding.ts';
import { LANGS } from '../../src/text/lang.ts';
import { lint } from './frame.ts';

const FOLDER = new URL('newcomer/', import.meta.url);
const METHOD = `id: layanan
version: 1.0.0
title: Layanan
languages: [id]
scale: { min: 1, max: 3 }
agencies: { dispusip: Dinas Perpustakaan }
rubrics: [{ file: rubric.yaml }]
`;

/** One thing a newcomer does on reading the first error: what its message says, in either language, and the change it leads to. */
interface Step {
  readonly code: string;
  readonly says: { readonly id: string; readonly en: string };
  readonly from: string;
  readonly to: string;
}
const step = (code: string, id: string, en: string, from: string, to: string): Step => ({ code, says: { id, en }, from, to });

/** The rubrics of newcomer/, and how each is put right from its messages alone. */
const repairs: Readonly<Record<string, readonly Step[]>> = {
  tab: [step('yaml/syntax', 'tanpa tab', 'no tabs', '\ttitle', '        title')],
  colon: [step('yaml/syntax', 'tanda kutip', 'needs quotes', 'Jam buka: berapa jam sehari?', '"Jam buka: berapa jam sehari?"')],
  'misspelt-list': [step('rubric/unknown-key', 'Maksud Anda "indicators"?', 'Did you mean "indicators"?', 'indikators:', 'indicators:')],
  'type-in-the-plural': [step('rubric/wrong-value', 'Maksud Anda "level"?', 'Did you mean "level"?', 'type: levels', 'type: level')],
  'no-id': [step('rubric/missing-key', '`id: …`', '`id: …`', '- title: Katalog', '- id: LIB-01\n        title: Katalog')],
  'copied-id': [
    step(
      'rubric/duplicate-id',
      'ganti salah satunya',
      'rename one of them',
      '- id: LIB-01\n        title: Pengunjung',
      '- id: LIB-02\n        title: Pengunjung',
    ),
  ],
  'one-threshold-too-many': [step('rubric/thresholds-count', 'memerlukan 2', 'needs 2', '[5, 10, 20]', '[5, 20]')],
  'levels-as-a-list': [
    step('rubric/wrong-type', 'peta (kunci: nilai)', 'a map (key: value)', '[Kartu, Daftar, Web]', '{ 1: Kartu, 2: Daftar, 3: Web }'),
  ],
  'decimal-comma': [step('rubric/wrong-type', 'pecahan dengan titik', 'decimals with a point', '1,5', '1.5')],
  'indonesian-key': [step('rubric/missing-key', 'Tambahkan `title: …`', 'Add `title: …`', 'judul:', 'title:')],
  'owner-misspelt': [step('rubric/unknown-agency', 'Maksud Anda "dispusip"?', 'Did you mean "dispusip"?', 'dispusib', 'dispusip')],
  'one-space-short': [
    step('yaml/indent', 'Awali dengan 6 atau 8 spasi', 'Begin it with 6 or 8 spaces', '       title: Katalog', '        title: Katalog'),
  ],
  'one-step-too-far': [
    step('yaml/indent', 'Awali dengan 8 spasi', 'Begin it with 8 spaces', '          type: level', '        type: level'),
  ],
  'open-quote': [step('yaml/syntax', 'tidak pernah ditutup', 'never closed', '"Katalog', '"Katalog"')],
  'curly-quotes': [step('yaml/syntax', 'kutip lurus', 'straight quotes', '“Katalog: buku”', '"Katalog: buku"')],
  'hard-spaces': [
    step('yaml/syntax', 'tombol spasi', 'space bar', '\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0title', '        title'),
  ],
  'glued-colon': [step('yaml/syntax', 'satu spasi setelah titik dua', 'one space behind the colon', 'title:Katalog', 'title: Katalog')],
  'no-dash': [step('rubric/wrong-type', '`- id: …`', '`- id: …`', '        id: LIB-01', '      - id: LIB-01')],
  'list-without-brackets': [step('rubric/wrong-type', '`owners: [', '`owners: [', 'owners: dispusip', 'owners: [dispusip]')],
  'version-as-a-number': [step('rubric/wrong-type', '"1.0"', '"1.0"', 'version: 1.0', 'version: "1.0"')],
  'hash-title': [step('rubric/wrong-type', 'memerlukan tanda kutip', 'needs quotes', '#1 Katalog', '"#1 Katalog"')],
  'named-levels': [step('rubric/level-outside-scale', 'misalnya `1: …`', 'such as `1: …`', 'Tingkat 1: Kartu', '1: Kartu')],
  'percent-first': [
    step('yaml/syntax', 'Apit teks itu dengan tanda kutip', 'Put the text in quotes', '% buku tercatat', '"% buku tercatat"'),
  ],
  'no-scoring': [
    step(
      'rubric/no-scoring',
      '`thresholds: [ … ]`',
      '`thresholds: [ … ]`',
      'range: [0, 100]',
      'range: [0, 100]\n        thresholds: [5, 20]',
    ),
  ],
};

const check = (text: string): Finding[] =>
  orderFindings(lint({ main: 'instrument.yaml', files: { 'instrument.yaml': METHOD, 'rubric.yaml': text } }));
const errors = (text: string): Finding[] => check(text).filter((f) => f.severity === 'error');
/** Warnings that follow from the example's size, not from the slip. */
const QUIET = new Set(['content/idle-agency', 'rubric/empty-branch']);

test('every rubric of the folder is repaired, and there are ten at least', () => {
  const names = readdirSync(FOLDER).map((name) => name.replace('.yaml', ''));
  expect(names.sort()).toEqual(Object.keys(repairs).sort());
  expect(names.length).toBeGreaterThanOrEqual(10);
});

describe.each(Object.entries(repairs))('%s', (name, steps) => {
  test('is repaired from the messages alone, in either language', () => {
    let text = readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8');
    for (const { code, says, from, to } of steps) {
      const first = errors(text)[0]!;
      expect(first.code).toBe(code);
      for (const lang of LANGS) {
        const { found, fix } = messageOf(first, lang);
        expect(`${found} ${fix}`).toContain(says[lang]);
      }
      // The message points to the line that is to be changed, or to the head of the indicator it stands in.
      const line = text.slice(0, text.indexOf(from)).split('\n').length;
      expect(Math.abs(first.place.line! - line)).toBeLessThanOrEqual(name === 'copied-id' ? 0 : 3);
      text = text.replace(from, to);
    }
    expect(
      check(text)
        .filter((f) => !QUIET.has(f.code))
        .map((f) => `${f.code} ${JSON.stringify(f.data)}`),
    ).toEqual([]);
  });

  test('says few things at once: a slip is no flood', () => {
    const text = readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8');
    expect(check(text).length).toBeLessThanOrEqual(3);
  });
});
