import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { chapters } from '../../src/report/chapters.ts';
import { markdown } from '../../src/report/markdown.ts';
import { metaOf } from '../../src/report/meta.ts';
import { answer, inputOf, NORMAL, type Scene, spoken } from './fixture.ts';

/** A town where something of everything is: a decision with its reason, a dispute, proof that fails, words, a debt, a year before. */
const SCENE: Scene = {
  answers: [
    ...NORMAL,
    answer('public', 'p3', 'R1', '5', { note: 'Jalan kami mulus.' }),
    answer('public', 'p1', 'R3', 'a', { note: 'Rambu hilang.' }),
    answer('public', 'p2', 'R3', 'not-applicable', { reason: 'Kampung kami tanpa rambu.' }),
    answer('room', 'forum', 'R3', 'a b', { note: 'Disepakati setelah melihat daftar rambu.' }),
    answer('office', 'water', 'W2', '2', { agency: 'water-board', proof: 'wrong' }),
  ],
  open: [
    spoken('office', 'works', 'RQ1', 'Tim jalan bekerja sampai malam.', { agency: 'works' }),
    spoken('public', 'p1', 'WQ1', 'Ada mata air baru.'),
  ],
  expected: [
    { id: 'works', name: 'Dinas Pekerjaan', group: 'office', agency: 'works', due: '2026-11-20' },
    { id: 'p1', name: 'Warga satu', group: 'public', agency: undefined, due: '2026-12-01' },
  ],
  previous: [answer('office', 'works', 'R1', '2', { agency: 'works' }), answer('office', 'water', 'R4', 'dark', { agency: 'water-board' })],
};

/** Digests change with every word of the instrument, and say nothing to a reviewer. */
const steady = (text: string): string => text.replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…');

// `npm run golden` writes them; the reviewer reads the difference as a planner would.
test.each(['id', 'en'] as const)('the whole report of a small town in %s', (lang) => {
  const input = inputOf({ ...SCENE, lang });
  const text = steady(markdown(chapters(input), metaOf(input)));
  const file = new URL(`expected/town.${lang}.md`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '(none; run npm run golden)');
});
