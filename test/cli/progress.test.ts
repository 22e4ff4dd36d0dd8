import { expect, test } from '@jest/globals';
import { progressText } from '../../src/cli/output/progress.ts';

test.each([
  { done: 72, total: 1138, passed: 1, unit: 'MB', lang: 'en', text: '72/1,138 MB' },
  { done: 72, total: 1138, passed: 2, unit: 'MB', lang: 'en', text: '72/1,138 MB · 36 MB/s · 30 s left' },
  { done: 50, total: 1138, passed: 2, unit: 'MB', lang: 'en', text: '50/1,138 MB · 25 MB/s' },
  { done: 300, total: 1138, passed: 60, unit: 'MB', lang: 'id', text: '300/1.138 MB · 5 MB/dtk · sisa 3 mnt' },
  { done: 1138, total: 1138, passed: 60, unit: 'MB', lang: 'en', text: '1,138/1,138 MB · 19 MB/s' },
  { done: 4000, total: undefined, passed: 4, unit: 'kota', lang: 'id', text: '4.000 kota · 1.000 kota/dtk' },
  { done: 3, total: 20, passed: 9, unit: '', lang: 'en', text: '3/20 · 51 s left' },
  { done: 0, total: 20, passed: 9, unit: '', lang: 'en', text: '0/20' },
] as const)('$text', ({ done, total, passed, unit, lang, text }) => expect(progressText(done, total, passed, unit, lang)).toBe(text));
