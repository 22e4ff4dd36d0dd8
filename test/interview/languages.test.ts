import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/interview/model.ts';
import { plainScreen } from '../../src/interview/plain.ts';
import type { Session, Setting } from '../../src/interview/session.ts';
import { toastText } from '../../src/interview/toasts.ts';
import { view } from '../../src/interview/view.ts';
import { interviewWords } from '../../src/interview/words.ts';
import { plain } from '../../src/text/paint.ts';
import { Driver, type ToySettings, toyModel } from './toy.ts';

/** Words of four letters or more in all texts of a dictionary; functions are called with arguments that are no words. */
function wordsIn(part: unknown): string[] {
  if (typeof part === 'string') return part.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  if (typeof part === 'function') return [0, 1, 2].flatMap((n) => wordsIn((part as (...args: unknown[]) => string)(n, 2, '0', '0')));
  return Object.values(part as object).flatMap(wordsIn);
}
function countsOf(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
const counts = { id: countsOf(wordsIn(interviewWords.id)), en: countsOf(wordsIn(interviewWords.en)) };
/**
 * Words of the other language: those that its dictionary has more often than this one's. Compared by number, because a text that was
 * forgotten stands in the wrong dictionary too. The names of the languages stand in both.
 */
const foreignTo = (lang: 'id' | 'en'): string[] => {
  const [mine, other] = lang === 'id' ? [counts.id, counts.en] : [counts.en, counts.id];
  return [...other].filter(([word, n]) => n > (mine.get(word) ?? 0) && word !== 'english' && word !== 'indonesia').map(([word]) => word);
};
const foreign = { id: foreignTo('id'), en: foreignTo('en') };

const voice = {
  respondent: 'kominfo',
  name: 'K1',
  group: 'opd',
  n: 1,
  note: 'N2',
  reason: undefined,
  proof: 'sent' as const,
  documents: [{ title: 'D1', file: 'evidence/x', sha256: 'ab', state: 'sent' as const }],
};
const review = (...why: Case['why'][number][]): ToySettings => ({
  group: 'consensus',
  review: [
    ['L1', { why, cns: 0.3, voices: [{ ...voice, value: '4' }] }],
    ['K1', { why, cns: null, voices: [{ ...voice, value: 'a c' }] }],
    ['N1', { why, cns: null, voices: [] }],
  ],
});
const prior = new Map([['L1', { period: '2025', value: '4', note: 'N1' }]]);

/** Every screen there is, and how one gets there. */
const SCREENS: Record<string, [walk: (d: Driver) => Driver, toy?: ToySettings, setting?: Partial<Setting>]> = {
  level: [(d) => d, { prior }],
  'level chosen': [(d) => d.digit(3)],
  'level saved': [(d) => d.digit(3).verbs('confirm').at('L1')],
  choice: [(d) => d.at('C1')],
  number: [(d) => d.at('N1')],
  'number typed': [(d) => d.at('N1').type('12')],
  checklist: [(d) => d.at('K1')],
  words: [(d) => d.at('T1')],
  'open question': [(d) => d.at('Q1')],
  'open question, written': [(d) => d.at('Q1').verbs('confirm')],
  note: [(d) => d.verbs('note')],
  reason: [(d) => d.verbs('na')],
  due: [(d) => d.verbs('pending')],
  'no answer': [(d) => d.verbs('pending').text('').at('L1')],
  proof: [(d) => d.verbs('evidence')],
  'proof title': [(d) => d.verbs('evidence', 'add')],
  'proof file': [(d) => d.verbs('evidence', 'add').text('D1')],
  'proof copy': [(d) => d.verbs('evidence', 'add').text('D1').text('/x/y')],
  'proof state': [(d) => d.verbs('evidence', 'add').text('D1').text('')],
  'proof there': [(d) => d.verbs('evidence', 'add').text('D1').text('').digit(1)],
  'proof state of those with authority': [(d) => d.verbs('evidence', 'add').text('D1').text(''), { group: 'assessor' }],
  'not believable': [(d) => d.at('N1').text('9000')],
  'two meanings': [(d) => d.at('N1').text('1.234')],
  'none met': [(d) => d.at('K1').verbs('confirm')],
  hands: [(d) => d.verbs('hands').digit(4)],
  'hands, secret': [(d) => d.verbs('hands').digit(4), {}, { secret: true }],
  'hands, closed': [(d) => d.verbs('hands').text('1:5 5:4 unknown:1')],
  'hands, too many': [(d) => d.verbs('hands', 'present').text('4').text('2:5').verbs('confirm')],
  'hands, how many present': [(d) => d.verbs('hands', 'present')],
  guide: [(d) => d.verbs('guide'), { prior }],
  'guide, of a checklist': [(d) => d.at('K1').verbs('guide')],
  keys: [(d) => d.verbs('guide', 'guide')],
  list: [(d) => d.digit(3).verbs('confirm', 'unknown', 'skip', 'list')],
  'list, searching': [(d) => d.verbs('list', 'search').type('zzz')],
  sections: [(d) => d.digit(3).verbs('confirm', 'sections')],
  'summary of a section': [(d) => d.digit(3).verbs('confirm', 'unknown', 'skip')],
  'summary of all': [
    (d) =>
      ['L1', 'C1', 'Q1', 'N1', 'K1', 'T1', 'W2', 'L2']
        .reduce((x, id) => x.at(id).verbs('skip'), d)
        .at('L2')
        .verbs('next'),
  ],
  'review, contested': [(d) => d, review('contested', 'unproven')],
  'review, of a checklist': [(d) => d.at('K1'), review('contested')],
  'review, nobody answered': [(d) => d.at('N1'), review('missing')],
  'review, guide': [(d) => d.verbs('guide'), review('contested')],
  'review, reason': [(d) => d.digit(3).verbs('confirm'), review('contested')],
  verdicts: [(d) => d.verbs('verdicts'), review('unproven')],
  verdict: [(d) => d.verbs('verdicts').digit(1), review('unproven')],
  'verdict given': [(d) => d.verbs('verdicts').digit(1).digit(2), review('unproven')],
};

const dims = { cols: 300, rows: 90, paint: plain, invert: undefined, unicode: true };
/** The respondent has a name that is a word in no language. */
const named = (s: Session): Session => ({ ...s, model: { ...s.model, speaker: { ...s.model.speaker, name: 'R1' } } });

describe.each(['id', 'en'] as const)('in %s', (lang) => {
  test.each(Object.keys(SCREENS))('%s: not a word of the other language', (name) => {
    const [walk, toy, setting] = SCREENS[name]!;
    const s = named(walk(new Driver(toyModel(toy), { ...setting, lang })).session);
    const { body, hint } = view(s, dims);
    const shown = [...body, ...hint, ...plainScreen(s)].map((line) => stripVTControlCharacters(line).toLowerCase());
    const wordsShown = new Set(shown.join('\n').match(/\p{L}{4,}/gu) ?? []);
    expect(foreign[lang].filter((word) => wordsShown.has(word))).toEqual([]);
    expect(shown.join('\n')).not.toMatch(/undefined|nan|\[object/);
  });
});

test('the screens above are all there are: each state of the session that a person can see is among them', () => {
  const seen = new Set<string>();
  for (const [walk, toy, setting] of Object.values(SCREENS)) {
    const { over } = walk(new Driver(toyModel(toy), setting)).session;
    seen.add(
      over === undefined ? 'question' : over.at === 'line' ? `line ${over.field.f}` : over.at === 'menu' ? `menu ${over.menu.m}` : over.at,
    );
  }
  expect([...seen].sort()).toEqual(
    [
      ...['question', 'evidence', 'guide', 'hands', 'list', 'sections', 'summary', 'verdicts'],
      ...['note', 'words', 'reason', 'due', 'present', 'proof-title', 'proof-file', 'why'].map((f) => `line ${f}`),
      ...['range', 'point', 'none', 'copy', 'state', 'verdict', 'over'].map((m) => `menu ${m}`),
    ].sort(),
  );
});

test('a code of the system is said in words, one that is not known stays as it is', () => {
  expect(toastText('id', 'failed', ['ENOSPC'])).toContain('disk penuh, ENOSPC');
  expect(toastText('en', 'notAttached', ['a.pdf', 'ENOENT'])).toContain('there is no such file, ENOENT');
  expect(toastText('en', 'failed', ['EXYZ'])).toContain('(EXYZ)');
});
