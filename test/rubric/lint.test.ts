import { describe, expect, test } from '@jest/globals';
import { type Code, catalogue } from '../../src/finding/catalogue.ts';
import type { SourceFiles } from '../../src/rubric/files.ts';
import { memoryFiles } from '../support/instrument.ts';
import { brief, type Files, level, load, type Toy, toy, unmark } from './toy.ts';

/** One rule: the smallest rubric that breaks it, marked where the finding stands, and a sound neighbour. */
interface Row {
  readonly code: Code;
  readonly why: string;
  readonly broken: Toy;
  readonly sound: Toy;
}
const row = (code: Code, why: string, broken: Toy, sound: Toy): Row => ({ code, why, broken, sound });
const indicator = (text: string): Toy => ({ indicators: [text] });
const method = (...lines: string[]): Toy => ({ method: lines });
const number = (scoring: string): Toy => indicator(`{ id: NUM, title: NUM, type: number, ${scoring} }`);
const choice = (options: string): Toy => indicator(`{ id: C, title: C, type: choice, options: [${options}] }`);
const checklist = (criteria: string, more = ''): Toy => indicator(`{ id: K, title: K, type: checklist, ${more}criteria: [${criteria}] }`);
const option = (id: string, score: number, title: string = id): string => `{ id: ${id}, title: ${title}, score: ${score} }`;

/** Once one indicator gives advice every one does, so this one stands alone. */
const advised = (advice: string): Toy => ({ last: level('A', advice) });

const structure: Row[] = [
  row(
    'rubric/missing-key',
    'an indicator needs a title',
    indicator('‸{ id: A, type: text }'),
    indicator('{ id: A, title: A, type: text }'),
  ),
  row('rubric/missing-key', 'an instrument needs a version', method('‸id: toy', '# version'), method('id: toy')),
  row(
    'rubric/unknown-key',
    'a misspelt key',
    indicator('{ id: A, title: A, type: text, ‸wieght: 2 }'),
    indicator('{ id: A, title: A, type: text, weight: 2 }'),
  ),
  row(
    'rubric/unknown-key',
    'a key of nobody; own keys begin with x-',
    indicator('{ id: A, title: A, type: text, ‸colour: red }'),
    indicator('{ id: A, title: A, type: text, x-colour: red }'),
  ),
  row(
    'rubric/wrong-type',
    'a title is text',
    indicator('{ id: A, title: ‸5, type: text }'),
    indicator('{ id: A, title: "5", type: text }'),
  ),
  row('rubric/wrong-type', 'a version is text; 1.10 would become 1.1', method('version: ‸1.10'), method('version: "1.10"')),
  row(
    'rubric/wrong-value',
    'a type that does not exist',
    indicator('{ id: A, title: A, type: ‸levl }'),
    indicator('{ id: A, title: A, type: text }'),
  ),
  row('rubric/wrong-value', 'a tier that does not exist', indicator(level('A', 'tier: ‸short')), indicator(level('A', 'tier: full'))),
  row('rubric/out-of-limits', 'impact goes from 1 to 3', indicator(level('A', 'impact: ‸4')), indicator(level('A', 'impact: 3'))),
  row('rubric/out-of-limits', 'a weight is not negative', indicator(level('A', 'weight: ‸-1')), indicator(level('A', 'weight: 0'))),
  row('rubric/out-of-limits', 'a coverage is a share', method('coverage: { minimum: ‸60 }'), method('coverage: { minimum: 0.6 }')),
  row(
    'rubric/bad-id',
    'an id holds no spaces',
    indicator('{ id: ‸A 1, title: A, type: text }'),
    indicator('{ id: A-1, title: A, type: text }'),
  ),
  row(
    'rubric/bad-id',
    'an id holds no two points in a row',
    indicator('{ id: ‸A..1, title: A, type: text }'),
    indicator('{ id: A.1, title: A, type: text }'),
  ),
  row(
    'rubric/bad-id',
    'an id begins with a letter or a digit',
    indicator('{ id: ‸_A, title: A, type: text }'),
    indicator('{ id: 1_A, title: A, type: text }'),
  ),
  row(
    'rubric/bad-id',
    'the id of a group is an id',
    method('groups: { ‸"a b": { title: A }, c: { title: C } }'),
    method('groups: { a-b: { title: A } }'),
  ),
  row(
    'rubric/bad-id',
    'the id of an agency is an id',
    method('agencies: { ‸"dinas kominfo": Dinas Kominfo }'),
    method('agencies: { kominfo: Dinas Kominfo }'),
  ),
  row(
    'rubric/bad-id',
    'the id of a reference is an id',
    method('references: { ‸"uu 1/2020": { title: UU } }'),
    method('references: { uu-1-2020: { title: UU } }'),
  ),
  row(
    'rubric/bad-id',
    'the id of a city fact is an id',
    method('profile: { ‸"di pesisir": { type: boolean, title: P } }'),
    method('profile: { pesisir: { type: boolean, title: P } }'),
  ),
];

const ids: Row[] = [
  row(
    'rubric/reserved-id',
    'explain index means something',
    indicator('{ id: ‸index, title: A, type: text }'),
    indicator('{ id: index-1, title: A, type: text }'),
  ),
  row(
    'rubric/reserved-id',
    'constructor is kept',
    indicator('{ id: ‸constructor, title: A, type: text }'),
    indicator('{ id: builder, title: A, type: text }'),
  ),
  row(
    'rubric/reserved-id',
    'a table has a column city',
    indicator('{ id: ‸city, title: A, type: text }'),
    indicator('{ id: city-1, title: A, type: text }'),
  ),
  row(
    'rubric/reserved-id',
    'and in Indonesian kota',
    indicator('{ id: ‸Kota, title: A, type: text }'),
    indicator('{ id: kotamadya, title: A, type: text }'),
  ),
  row(
    'rubric/reserved-id',
    'no option is called none',
    choice(`{ id: ‸none, title: Nihil, score: 1 }, ${option('b', 3)}`),
    choice(`${option('nihil', 1)}, ${option('b', 3)}`),
  ),
  row(
    'rubric/reserved-id',
    'no option reads as a missing code',
    choice(`{ id: ‸a, title: Tidak tahu, score: 1 }, ${option('b', 3)}`),
    choice(`${option('a', 1, 'Tahu')}, ${option('b', 3)}`),
  ),
  row(
    'rubric/reserved-id',
    'no level reads as a missing code',
    indicator('{ id: A, title: A, type: level, levels: { 1: ‸Tidak berlaku, 2: dua, 3: tiga } }'),
    indicator(level('A')),
  ),
  row(
    'rubric/reserved-id',
    'no criterion reads as none',
    checklist('{ id: ‸a, title: Tidak ada, level: 3 }'),
    checklist('{ id: a, title: Ada, level: 3 }'),
  ),
  row(
    'rubric/reserved-id',
    'no label of the scale reads as a missing code',
    method('scale: { min: 1, max: 3, levels: { 1: ‸Unknown, 2: dua, 3: tiga } }'),
    method('scale: { min: 1, max: 3, levels: { 1: Rintisan, 2: dua, 3: tiga } }'),
  ),
  row(
    'rubric/duplicate-id',
    'two indicators',
    { indicators: ['{ id: A, title: A, type: text }', '{ id: ‸A, title: B, type: text }'] },
    { indicators: ['{ id: A, title: A, type: text }', '{ id: a1, title: B, type: text }'] },
  ),
  row(
    'rubric/duplicate-id',
    'an indicator and its section',
    indicator('{ id: ‸s, title: A, type: text }'),
    indicator('{ id: S, title: A, type: text }'),
  ),
  row('rubric/duplicate-id', 'a rubric and the instrument', { rubric: ['id: ‸toy'] }, { rubric: ['id: toys'] }),
  row(
    'rubric/duplicate-id',
    'an open question and an indicator',
    {
      indicators: [level('A')],
      sections: [
        '{ id: t, title: T, indicators: [{ id: B, title: B, type: level, levels: { 1: satu, 2: dua, 3: tiga } }], open: [{ id: ‸A, about: problem, ask: Apa? }] }',
      ],
    },
    {
      indicators: [level('A')],
      sections: [
        '{ id: t, title: T, indicators: [{ id: B, title: B, type: level, levels: { 1: satu, 2: dua, 3: tiga } }], open: [{ id: Q, about: problem, ask: Apa? }] }',
      ],
    },
  ),
  row(
    'rubric/duplicate-id',
    'two options of one indicator',
    choice(`${option('a', 1)}, { id: ‸a, title: lain, score: 3 }`),
    choice(`${option('a', 1)}, ${option('b', 3)}`),
  ),
  row(
    'rubric/duplicate-id',
    'two criteria of one indicator',
    checklist('{ id: a, title: satu, level: 2 }, { id: ‸a, title: dua, level: 3 }'),
    checklist('{ id: a, title: satu, level: 2 }, { id: b, title: dua, level: 3 }'),
  ),
  row(
    'rubric/duplicate-id',
    'two views',
    method('views: [{ id: v, title: V, indicators: [Z9] }, { id: ‸v, title: W, indicators: [Z9] }]'),
    method('views: [{ id: v, title: V, indicators: [Z9] }, { id: w, title: W, indicators: [Z9] }]'),
  ),
  row(
    'rubric/duplicate-id',
    'two nodes of one view',
    method('views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [Z9] }, { id: ‸n, title: M, indicators: [Z9] }] }]'),
    method('views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [Z9] }, { id: m, title: M, indicators: [Z9] }] }]'),
  ),
  row(
    'rubric/duplicate-id',
    'a former id that is still in use',
    { indicators: [level('A', 'formerly: [‸Z9]')] },
    { indicators: [level('A', 'formerly: [Z8]')] },
  ),
  row(
    'rubric/duplicate-id',
    'a former id that two claim',
    { indicators: [level('A', 'formerly: [O]'), level('B', 'formerly: [‸O]')] },
    { indicators: [level('A', 'formerly: [O]'), level('B', 'formerly: [P]')] },
  ),
];

const registers: Row[] = [
  row(
    'rubric/unknown-agency',
    'an owner that is not registered',
    { indicators: [level('A', 'owners: [kominfo, ‸bapeda]')], method: ['agencies: { kominfo: Dinas Kominfo }'] },
    { indicators: [level('A', 'owners: [kominfo]')], method: ['agencies: { kominfo: Dinas Kominfo }'] },
  ),
  row(
    'rubric/unknown-group',
    'a group that does not exist',
    { indicators: [level('A', 'groups: [‸pers]')], method: ['groups: { opd: { title: O } }'] },
    { indicators: [level('A', 'groups: [opd]')], method: ['groups: { opd: { title: O } }'] },
  ),
  row(
    'rubric/unknown-reference',
    'a law that is not registered',
    { indicators: [level('A', 'references: [uu1, ‸uu2]')], method: ['references: { uu1: { title: UU 1 } }'] },
    { indicators: [level('A', 'references: [uu1]')], method: ['references: { uu1: { title: UU 1 } }'] },
  ),
  row(
    'rubric/unknown-reference',
    'nor in a benchmark',
    {
      indicators: [
        '{ id: NUM, title: NUM, type: number, goalposts: { worst: 0, best: 1 }, benchmarks: [{ title: B, value: 1, reference: ‸uu2 }], references: [uu1] }',
      ],
      method: ['references: { uu1: { title: UU 1 } }'],
    },
    {
      indicators: [
        '{ id: NUM, title: NUM, type: number, goalposts: { worst: 0, best: 1 }, benchmarks: [{ title: B, value: 1, reference: uu1 }] }',
      ],
      method: ['references: { uu1: { title: UU 1 } }'],
    },
  ),
  row(
    'rubric/unknown-member',
    'a view names an indicator that does not exist',
    method('views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [Z9, ‸Z8] }] }]'),
    method('views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [Z9] }] }]'),
  ),
  row(
    'rubric/repeated-member',
    'an owner named twice',
    { indicators: [level('A', 'owners: [k, ‸k]')], method: ['agencies: { k: K }'] },
    { indicators: [level('A', 'owners: [k]')], method: ['agencies: { k: K }'] },
  ),
  row(
    'rubric/repeated-member',
    'an indicator twice in one node of a view',
    method('views: [{ id: v, title: V, indicators: [Z9, ‸Z9] }]'),
    method('views: [{ id: v, title: V, indicators: [Z9] }]'),
  ),
  row(
    'rubric/unknown-option-set',
    'options by a name that no set has',
    {
      indicators: ['{ id: C, title: C, type: choice, options: ‸sering }'],
      method: ['option_sets: { frekuensi: [{ id: a, title: A, score: 3 }] }'],
    },
    {
      indicators: ['{ id: C, title: C, type: choice, options: frekuensi }'],
      method: ['option_sets: { frekuensi: [{ id: a, title: A, score: 3 }] }'],
    },
  ),
];

const facts =
  'profile: { pesisir: { type: boolean, title: Pesisir }, penduduk: { type: number, title: Penduduk }, kelas: { type: choice, title: Kelas, options: [a, b] } }';
const when = (condition: string, ...more: string[]): Toy => ({ indicators: [level('A', `when: ${condition}`), ...more], method: [facts] });
const conditions: Row[] = [
  row(
    'rubric/unknown-profile-fact',
    'a fact that is not in the profile',
    when('{ profile: ‸pesisr, is: true }'),
    when('{ profile: pesisir, is: true }'),
  ),
  row(
    'rubric/unknown-indicator',
    'a score of nobody',
    when('{ all: [{ indicator: ‸Z8, at_least: 2 }] }'),
    when('{ all: [{ indicator: Z9, at_least: 2 }] }'),
  ),
  row(
    'rubric/when-no-test',
    'a condition that tests nothing',
    when('‸{ profile: pesisir }'),
    when('{ not: { profile: pesisir, is: false } }'),
  ),
  row('rubric/when-wrong-test', 'is on a score', when('{ indicator: Z9, is: ‸2 }'), when('{ indicator: Z9, at_most: 2 }')),
  row(
    'rubric/when-wrong-test',
    'at_least on a truth',
    when('{ profile: pesisir, ‸at_least: 1 }'),
    when('{ profile: penduduk, at_least: 1 }'),
  ),
  row('rubric/when-wrong-test', 'a number is no truth', when('{ profile: pesisir, ‸is: 1 }'), when('{ profile: pesisir, is: true }')),
  row(
    'rubric/when-wrong-test',
    'an option that the fact does not have',
    when('{ profile: kelas, ‸one_of: [a, c] }'),
    when('{ profile: kelas, one_of: [a, b] }'),
  ),
  row(
    'rubric/when-not-scored',
    'words have no score',
    when('{ indicator: ‸T, at_least: 1 }', '{ id: T, title: T, type: text }'),
    when('{ indicator: Z9, at_least: 1 }', '{ id: T, title: T, type: text }'),
  ),
  row(
    'rubric/when-cycle',
    'two that wait for each other',
    { indicators: [level('A', '‸when: { indicator: B, at_least: 2 }'), level('B', 'when: { indicator: A, at_least: 2 }')] },
    { indicators: [level('A', 'when: { indicator: B, at_least: 2 }'), level('B')] },
  ),
  row(
    'rubric/when-cycle',
    'one that waits for itself',
    { indicators: [level('A', '‸when: { any: [{ not: { indicator: A, at_least: 2 } }] }')] },
    { indicators: [level('A', 'when: { any: [{ not: { indicator: Z9, at_least: 2 } }] }')] },
  ),
];

const scoring: Row[] = [
  row(
    'rubric/thresholds-count',
    'a threshold for each step: 1 to 3 has two',
    number('thresholds: ‸[1, 2, 3]'),
    number('thresholds: [1, 2]'),
  ),
  row('rubric/thresholds-order', 'up, then level', number('thresholds: [5, ‸5]'), number('thresholds: [9, 5]')),
  row(
    'rubric/unreachable-threshold',
    'beyond what is believable',
    number('range: [0, 100], thresholds: [50, ‸150]'),
    number('range: [0, 100], thresholds: [50, 100]'),
  ),
  row(
    'rubric/range-order',
    'low first',
    number('range: ‸[9, 1], goalposts: { worst: 1, best: 9 }'),
    number('range: [1, 9], goalposts: { worst: 9, best: 1 }'),
  ),
  row(
    'rubric/no-scoring',
    'a number says how it becomes a score',
    indicator('{ id: ‸NUM, title: NUM, type: number }'),
    number('goalposts: { worst: 1, best: 2 }'),
  ),
  row(
    'rubric/two-scorings',
    'and says it once',
    number('goalposts: { worst: 1, best: 2 }, ‸thresholds: [1, 2]'),
    number('thresholds: [1, 2]'),
  ),
  row(
    'rubric/goalposts-equal',
    'worst is not best',
    number('goalposts: { worst: 2, best: ‸2 }'),
    number('goalposts: { worst: 2, best: 1 }'),
  ),
  row(
    'rubric/goalposts-log',
    'a logarithm needs more than 0',
    number('goalposts: { worst: ‸0, best: 2, transform: log }'),
    number('goalposts: { worst: 0, best: 2, transform: linear }'),
  ),
  row(
    'rubric/key-not-for-type',
    'levels of a number',
    number('goalposts: { worst: 0, best: 2 }, ‸levels: { 1: satu, 2: dua, 3: tiga }'),
    number('goalposts: { worst: 0, best: 2 }'),
  ),
  row(
    'rubric/levels-missing',
    'each level is described',
    indicator('{ id: A, title: A, type: level, ‸levels: { 1: satu, 3: tiga } }'),
    indicator(level('A')),
  ),
  row(
    'rubric/level-outside-scale',
    'a level beyond the scale',
    indicator('{ id: A, title: A, type: level, levels: { 1: satu, 2: dua, 3: tiga, ‸4: empat } }'),
    indicator(level('A')),
  ),
  row(
    'rubric/level-outside-scale',
    'a level between two',
    indicator('{ id: A, title: A, type: level, levels: { 1: satu, ‸1.5: setengah, 2: dua, 3: tiga } }'),
    indicator(level('A')),
  ),
  row(
    'rubric/level-outside-scale',
    'a label beyond the scale',
    method('scale: { min: 1, max: 3, levels: { ‸0: nol } }'),
    method('scale: { min: 1, max: 3, levels: { 1: satu } }'),
  ),
  row(
    'rubric/level-outside-scale',
    'advice for a level that does not exist',
    advised('advice: { 2: Mulai, 3: Lanjut, ‸4: Lagi }'),
    advised('advice: { 2: Mulai, 3: Lanjut }'),
  ),
  row(
    'rubric/level-outside-scale',
    'a criterion beyond the scale',
    checklist('{ id: a, title: A, level: 3 }, { id: b, title: B, level: ‸4 }'),
    checklist('{ id: a, title: A, level: 3 }, { id: b, title: B, level: 2 }'),
  ),
  row(
    'rubric/levels-default',
    'without levels the labels of the scale are shown',
    indicator('{ id: ‸A, title: A, type: level }'),
    indicator(level('A')),
  ),
  row(
    'rubric/same-descriptor',
    'two levels with the same words',
    indicator('{ id: A, title: A, type: level, levels: { 1: satu, 2: dua, 3: ‸Dua } }'),
    indicator(level('A')),
  ),
  row(
    'rubric/same-descriptor',
    'two options with the same words',
    choice(`${option('a', 1, 'Ya')}, { id: b, title: ‸Ya, score: 3 }`),
    choice(`${option('a', 1, 'Ya')}, ${option('b', 3, 'Belum')}`),
  ),
  row(
    'rubric/score-outside-scale',
    'an option of 9 on a scale to 3',
    choice(`${option('a', 1)}, { id: ‸b, title: B, score: 9 }`),
    choice(`${option('a', 1)}, ${option('b', 3)}`),
  ),
  row(
    'rubric/unreachable-score',
    'no option gives the highest',
    indicator('{ id: C, title: C, type: choice, options: ‸[{ id: a, title: A, score: 1 }, { id: b, title: B, score: 2 }] }'),
    choice(`${option('a', 1)}, ${option('b', 3)}`),
  ),
  row(
    'rubric/unreachable-score',
    'no criterion gives the highest',
    indicator('{ id: K, title: K, type: checklist, criteria: ‸[{ id: a, title: A, level: 2 }] }'),
    checklist('{ id: a, title: A, level: 3 }'),
  ),
  row(
    'rubric/criterion-level',
    'a gate needs levels',
    checklist('{ id: ‸a, title: A }, { id: b, title: B, level: 3 }'),
    checklist('{ id: a, title: A }, { id: b, title: B, level: 3 }', 'scoring: share, '),
  ),
  row(
    'rubric/target-outside-scale',
    'a target is a score',
    { indicators: [level('A', 'target: ‸4')] },
    { indicators: [level('A', 'target: 2.5')] },
  ),
  row('rubric/target-outside-scale', 'also the instrument’s', method('target: ‸0.5'), method('target: 1')),
];

const trees: Row[] = [
  row(
    'rubric/zero-weight',
    'a section in which nothing counts',
    { sections: ['{ id: ‸t, title: T, indicators: [{ id: A, title: A, weight: 0, type: level, levels: { 1: satu, 2: dua, 3: tiga } }] }'] },
    {
      sections: [
        '{ id: t, title: T, indicators: [{ id: A, title: A, weight: 0, type: level, levels: { 1: satu, 2: dua, 3: tiga } }, { id: B, title: B, type: level, levels: { 1: satu, 2: dua, 3: tiga } }] }',
      ],
    },
  ),
  row(
    'rubric/empty-branch',
    'a section of words alone',
    { sections: ['{ id: ‸t, title: T, indicators: [{ id: A, title: A, type: text }] }'] },
    { indicators: ['{ id: A, title: A, type: text }'] },
  ),
  row(
    'rubric/scale-order',
    'min before max',
    { method: ['‸scale: { min: 3, max: 3 }'], last: '{ id: NUM, title: NUM, type: number, goalposts: { worst: 0, best: 1 } }' },
    method('scale: { min: 1, max: 3 }'),
  ),
  row(
    'rubric/bands-order',
    'bands go up',
    method('bands: [{ from: 1, title: A }, { from: 2, title: B }, ‸{ from: 2, title: C }]'),
    method('bands: [{ from: 1, title: A }, { from: 2, title: B }]'),
  ),
  row(
    'rubric/bands-start',
    'the first begins with the scale',
    method('bands: [‸{ from: 1.5, title: A }]'),
    method('bands: [{ from: 1, title: A }]'),
  ),
  row(
    'rubric/unreachable-band',
    'a band above the scale',
    method('bands: [{ from: 1, title: A }, ‸{ from: 3.5, title: B }]'),
    method('bands: [{ from: 1, title: A }, { from: 3, title: B }]'),
  ),
  row(
    'rubric/no-group-without-authority',
    'somebody answers as themselves',
    method('‸groups: { tim: { title: T, authority: 1 } }'),
    method('groups: { tim: { title: T, authority: 1 }, opd: { title: O } }'),
  ),
];

const bilingual = (levels: string): string => `{ id: A, title: { id: A, en: A }, type: level, levels: ${levels} }`;
const two = (...lines: string[]): Toy => ({
  method: ['languages: [id, en]', 'title: { id: T, en: T }', ...lines],
  rubric: ['title: { id: A, en: A }'],
  heading: '{ id: S, en: S }',
  last: bilingual('{ 1: { id: satu, en: one }, 2: { id: dua, en: two }, 3: { id: tiga, en: three } }'),
});
const texts: Row[] = [
  row('rubric/empty-text', 'a title without words', indicator(level('A', 'ask: ‸""')), indicator(level('A', 'ask: Apa?'))),
  row(
    'rubric/missing-translation',
    'one language of two',
    two('how_to_answer: ‸{ id: Pilih yang terendah }'),
    two('how_to_answer: { id: Pilih, en: Choose }'),
  ),
  row(
    'rubric/unknown-language',
    'a language that the instrument does not have',
    two('how_to_answer: { id: Pilih, en: Choose, ‸eng: Choose }'),
    two('how_to_answer: { id: Pilih, en: Choose }'),
  ),
];

const say = (text: string): string => `{ id: A, title: A, type: level, ask: ${text}, levels: { 1: satu, 2: dua, 3: tiga } }`;
const content: Row[] = [
  row('content/todo', 'a stub that nobody filled', indicator(level('A', 'ask: ‸TODO')), indicator(level('A', 'ask: Apa?'))),
  row(
    'content/vague-descriptor',
    'adequate means nothing',
    indicator('{ id: A, title: A, type: level, levels: { 1: satu, 2: dua, 3: ‸Sarana memadai } }'),
    indicator(level('A')),
  ),
  row(
    'content/near-same-levels',
    'one word apart',
    indicator(
      '{ id: A, title: A, type: level, levels: { 1: satu, 2: Ada peraturan wali kota tentang data, 3: ‸Ada peraturan wali kota tentang data terbuka } }',
    ),
    indicator(
      '{ id: A, title: A, type: level, levels: { 1: satu, 2: Ada peraturan wali kota tentang data, 3: Setiap dinas menerbitkan datanya tiap bulan di portal } }',
    ),
  ),
  row(
    'content/two-questions',
    'two question marks',
    indicator(say('‸Ada peta jalan? Siapa yang menyusun?')),
    indicator(say('Ada peta jalan?')),
  ),
  row(
    'content/two-questions',
    'and one mark, two questions',
    indicator(say('‸Adakah peta jalan dan apakah sudah ditetapkan?')),
    indicator(say('Adakah peta jalan yang sudah ditetapkan?')),
  ),
  row(
    'content/no-evidence',
    'one names proof, the other none',
    {
      method: ['evidence: { required_from: 2, cap: 1 }'],
      indicators: [level('A', 'evidence: [SK]')],
      last: '{ id: ‸B, title: B, type: level, levels: { 1: satu, 2: dua, 3: tiga } }',
    },
    {
      method: ['evidence: { required_from: 2, cap: 1 }'],
      indicators: [level('A', 'evidence: [SK]')],
      last: '{ id: B, title: B, type: text }',
    },
  ),
  row('content/no-advice', 'advice for one level of two', advised('advice: ‸{ 2: Mulai }'), advised('advice: { 2: Mulai, 3: Lanjut }')),
  row(
    'content/core-tier',
    'a section without a core indicator',
    {
      method: ['id: ‸toy'],
      indicators: [level('A', 'tier: core')],
      sections: ['{ id: t, title: T, indicators: [{ id: B, title: B, type: level, levels: { 1: satu, 2: dua, 3: tiga } }] }'],
    },
    { indicators: [level('A', 'tier: core')] },
  ),
  row(
    'content/idle-agency',
    'an agency that owns nothing',
    { method: ['agencies: { k: K, ‸l: L }'], indicators: [level('A', 'owners: [k]')] },
    { method: ['agencies: { k: K }'], indicators: [level('A', 'owners: [k]')] },
  ),
  row(
    'content/uncited-reference',
    'a law that nobody cites',
    { method: ['references: { a1: { title: A }, ‸b1: { title: B } }'], indicators: [level('A', 'references: [a1]')] },
    { method: ['references: { a1: { title: A } }'], indicators: [level('A', 'references: [a1]')] },
  ),
  row(
    'content/unmarked-reference',
    'a law that nobody has seen',
    { method: ['references: { a1: { title: A, verified: false } }'], indicators: [level('A', 'references: [‸a1]')] },
    {
      method: ['references: { a1: { title: A, verified: false } }'],
      indicators: [level('A', 'references: [{ id: a1, verified: false }]')],
    },
  ),
  row(
    'content/too-long',
    'a title of 76 letters',
    indicator(`{ id: A, title: ‸${'x'.repeat(76)}, ask: A, type: text }`),
    indicator(`{ id: A, title: ${'x'.repeat(75)}, ask: A, type: text }`),
  ),
  row(
    'content/wrong-language',
    'English under id',
    {
      ...two(),
      last: bilingual(
        '{ 1: { id: ‸The plan of the city is not in use, en: no plan }, 2: { id: dua, en: two }, 3: { id: tiga, en: three } }',
      ),
    },
    {
      ...two(),
      last: bilingual(
        '{ 1: { id: Rencana kota tidak ada dalam dokumen yang berlaku, en: no plan }, 2: { id: dua, en: two }, 3: { id: tiga, en: three } }',
      ),
    },
  ),
  row(
    'content/weight-reason',
    'one explains its weight, the other does not',
    { indicators: [level('A', 'weight: 2, weight_reason: Wajib'), level('B', 'weight: ‸3')] },
    { indicators: [level('A', 'weight: 2, weight_reason: Wajib'), level('B', 'weight: 3, weight_reason: Wajib')] },
  ),
  row(
    'content/view-leaves-out',
    'a view that explains only a part',
    {
      indicators: [level('A'), level('B')],
      method: ['views: [{ id: ‸v, title: V, indicators: [Z9], left_out: [{ indicators: [A], reason: Lain }] }]'],
    },
    {
      indicators: [level('A'), level('B')],
      method: ['views: [{ id: v, title: V, indicators: [Z9], left_out: [{ indicators: [A, B], reason: Lain }] }]'],
    },
  ),
];

const overlays: Row[] = [
  row(
    'rubric/unknown-node',
    'drop of what is not there',
    { files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\ndrop: [‸Z8]\n' } },
    { indicators: [level('A')], files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\ndrop: [Z9]\n' } },
  ),
  row(
    'rubric/unknown-node',
    'override of what is not there',
    { files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\noverride:\n  ‸Z8: { weight: 2 }\n' } },
    { files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\noverride:\n  Z9: { weight: 2 }\n' } },
  ),
  row(
    'rubric/when-dropped',
    'a condition on what was dropped',
    {
      indicators: [level('A', 'when: { indicator: ‸Z9, at_least: 2 }')],
      files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\ndrop: [Z9]\n' },
    },
    {
      indicators: [level('A'), level('B', 'when: { indicator: A, at_least: 2 }')],
      files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: instrument.yaml\ndrop: [Z9]\n' },
    },
  ),
  row(
    'rubric/extends-cycle',
    'an instrument that extends itself',
    {
      files: {
        'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: mid.yaml\n',
        'mid.yaml': 'id: mid\nversion: "1"\ntitle: M\nextends: ‸top.yaml\n',
      },
    },
    {
      files: {
        'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: mid.yaml\n',
        'mid.yaml': 'id: mid\nversion: "1"\ntitle: M\nextends: instrument.yaml\n',
      },
    },
  ),
  row(
    'rubric/not-yaml-path',
    'an instrument is a .yaml file',
    { files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: ‸instrument.json\n' } },
    { files: { 'top.yaml': 'id: top\nversion: "1"\ntitle: T\nextends: ./instrument.yaml\n' } },
  ),
  row('rubric/extends-depth', 'six layers over the base', { files: chain(6, '‸') }, { files: chain(5, '') }),
];

/** top.yaml over `deep` more instruments; the last extends instrument.yaml. The mark stands where the chain gets too long. */
function chain(deep: number, mark: string): Files {
  const name = (i: number): string => (i === 0 ? 'top.yaml' : i === deep ? 'instrument.yaml' : `l${i}.yaml`);
  return Object.fromEntries(
    Array.from({ length: deep }, (_, i) => [name(i), `id: l${i}\nversion: "1"\ntitle: L\nextends: ${i === 5 ? mark : ''}${name(i + 1)}\n`]),
  );
}

/** A second rubric, so that what is wrong with it leaves the tree as it is. */
const beside = (text: string): Toy => ({ method: ['rubrics: [{ file: a.yaml }, { file: b.yaml }]'], files: { 'b.yaml': `${text}\n` } });
const files: Row[] = [
  row('file/missing', 'a rubric that is not there', method('rubrics: [{ file: a.yaml }, { file: ‸b.yaml }]'), {
    method: ['rubrics: [{ file: a.yaml }]'],
  }),
  row('rubric/path-escapes', 'a rubric outside the folder', method('rubrics: [{ file: a.yaml }, { file: ‸../b.yaml }]'), {
    method: ['rubrics: [{ file: ./sub/../a.yaml }]'],
  }),
  row('yaml/syntax', 'a bracket that is never closed', { method: ['x-list: [1, 2'], files: {} }, method('x-list: [1, 2]')),
  row('yaml/syntax', 'a second document', { method: ['x-note: eins\n‸---\nzwei: 2'] }, method('x-note: eins')),
  row('yaml/indent', 'a line between two steps', beside('x-a:\n    b: 1\n‸  c: 2'), { rubric: ['x-a:\n    b: 1\n    c: 2'] }),
  row('yaml/indent', 'a line further right than its sister', beside('x-a: 1\n‸  x-b: 2'), { rubric: ['x-a: 1\nx-b: 2'] }),
  row('yaml/syntax', 'a tab before a key', beside('x-a:\n‸\tb: 1'), { rubric: ['x-a:\n  b: 1'] }),
  row('yaml/syntax', 'hard spaces before a key', beside('x-a:\n  - b: 1\n‸\u00a0\u00a0\u00a0\u00a0c: 2\n    d: 3'), {
    rubric: ['x-a:\n  - b: 1\n    c: 2\n    d: 3'],
  }),
  row('yaml/syntax', 'a quote that is never closed', beside('x-a: ‸"eins\nx-b: zwei'), { rubric: ['x-a: "eins"\nx-b: zwei'] }),
  row('yaml/syntax', 'quotes of a word processor', beside('x-a: ‸“eins: zwei”'), { rubric: ['x-a: "eins: zwei"'] }),
  row('yaml/syntax', 'a colon without a space', beside('x-a: 1\nx-b‸:2\nx-c: 3'), { rubric: ['x-a: 1\nx-b: 2\nx-c: 3'] }),
  row('yaml/syntax', 'an ampersand that is no anchor', beside('x-a: ‸& lain'), { rubric: ['x-a: "& lain"'] }),
  row('yaml/duplicate-key', 'a key twice', beside('x-a: 1\nx-b: 2\n‸x-a: 3'), { rubric: ['x-a: 1\nx-b: 2'] }),
  row('yaml/bad-alias', 'an alias of nothing', beside('x-a: ‸*nobody'), { rubric: ['x-a: &somebody 1\nx-b: *somebody'] }),
  row('yaml/empty', 'a rubric of comments', beside('‸# nothing yet'), {}),
  row(
    'yaml/too-deep',
    '101 brackets',
    beside(`x-deep: ${'['.repeat(100)}‸[${']'.repeat(101)}`),
    method(`x-deep: ${'['.repeat(99)}${']'.repeat(99)}`),
  ),
  row('yaml/alias-bomb', 'a laugh that grows tenfold nine times', beside(`‸${bomb(9)}`), { rubric: ['x-a: &l [ha, ha]\nx-b: [*l, *l]'] }),
];

function bomb(levels: number): string {
  const lines = ['x-l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]'];
  for (let i = 1; i <= levels; i++) lines.push(`x-l${i}: &l${i} [${new Array(10).fill(`*l${i - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

const all: Row[] = [...structure, ...ids, ...registers, ...conditions, ...scoring, ...trees, ...texts, ...content, ...overlays, ...files];

/** Where loading begins: at the overlay, where the row has one. */
const startOf = (made: Files): string => (made['top.yaml'] === undefined ? 'instrument.yaml' : 'top.yaml');

describe('each rule: the broken rubric, exactly there', () => {
  test.each(all)('$code: $why', ({ code, broken }) => {
    const { files: made, places } = unmark(toy(broken));
    const found = load(made, startOf(made)).findings.map(brief);
    if (places.length === 0) expect(found.map((f) => f.code)).toEqual([code]);
    else expect(found).toEqual([{ code, ...places[0]! }]);
  });
});

describe('each rule: the sound neighbour, in silence', () => {
  test.each(all)('$code: $why', ({ sound }) => {
    const made = toy(sound);
    const { findings, scorable } = load(made, startOf(made));
    expect(findings.map(brief)).toEqual([]);
    expect(scorable).toBe(true);
  });
});

describe('files that cannot be read', () => {
  const refusing = (detail: { unreadable: 'too-large' | 'denied' | 'folder'; detail: string }): SourceFiles => {
    const plain = memoryFiles(toy());
    return { ...plain, read: (path) => (path === 'a.yaml' ? detail : plain.read(path)) };
  };
  test.each([
    { code: 'file/too-large', detail: { unreadable: 'too-large', detail: '8 MiB' } },
    { code: 'file/unreadable', detail: { unreadable: 'denied', detail: 'EACCES' } },
    { code: 'file/unreadable', detail: { unreadable: 'folder', detail: 'EISDIR' } },
  ] as const)('$detail.unreadable is $code, at the line that names the file', ({ code, detail }) => {
    const { instrument, findings } = load(refusing(detail));
    // instrument.yaml line 6: `rubrics: [{ file: a.yaml }]`, the value at column 19. The index then holds nothing.
    expect(findings.map(brief)[0]).toEqual({ code, file: 'instrument.yaml', line: 6, col: 19 });
    expect(instrument?.indicators.size).toBe(0);
  });

  test('a missing file is answered with its neighbour', () => {
    const { findings } = load(toy({ method: ['rubrics: [{ file: a.yaml }, { file: B.yml }]'], files: { 'b.yaml': 'id: b' } }));
    expect(findings[0]).toMatchObject({ code: 'file/missing', data: { near: 'b.yaml' } });
  });
});

test('the table holds every code that loading can produce', () => {
  /** Told where answers, folders and archives are read; their tests stand there. */
  const elsewhere = [
    'file/path-escapes',
    'file/encoding',
    'file/broken-archive',
    'file/format-not-read',
    'file/locked',
    'file/ignored-content',
    'file/unknown-kind',
    'rubric/unlisted-file',
    'file/too-large',
    'file/unfolds-too-far',
    'file/unreadable',
  ];
  const codes = Object.keys(catalogue).filter((code) => /^(rubric|content|yaml|file)\//.test(code) && !elsewhere.includes(code));
  const tested = new Set<string>(all.map((r) => r.code));
  expect(codes.filter((code) => !tested.has(code))).toEqual([]);
});

test.each([
  { slip: 'owners: [kominfp]', near: 'kominfo', method: ['agencies: { kominfo: K }'] },
  { slip: 'groups: [prs]', near: 'pers', method: ['groups: { pers: { title: P } }'] },
  { slip: 'references: [uu-1]', near: 'uu-11', method: ['references: { uu-11: { title: U } }'] },
  { slip: 'when: { profile: pesisr, is: true }', near: 'pesisir', method: ['profile: { pesisir: { type: boolean, title: P } }'] },
  { slip: 'when: { indicator: z9, at_least: 1 }', near: 'Z9', method: [] },
  { slip: 'tiers: core', near: 'tier', method: [] },
  { slip: 'tier: cor', near: 'core', method: [] },
])('$slip is answered with $near', ({ slip, near, method: lines }) => {
  const { findings } = load(toy({ method: lines, indicators: [level('A', slip)] }));
  expect(findings.map((f) => (f.data as { near?: string }).near)).toContain(near);
});

test('what is no text in a list moves no other finding', () => {
  const { files: made, places } = unmark(
    toy({ method: ['agencies: { kominfo: K }'], indicators: [level('A', 'owners: [‸5, kominfo, ‸kominfp]')] }),
  );
  const { findings } = load(made);
  expect(findings.map(brief)).toEqual([
    { code: 'rubric/wrong-type', ...places[0]! },
    { code: 'rubric/unknown-agency', ...places[1]! },
  ]);
});

test('what is no band moves no other finding', () => {
  const { files: made, places } = unmark(
    toy({ method: ['bands: [‸low, { from: 2, title: B }, ‸{ from: 1, title: C }]'], indicators: [level('A')] }),
  );
  const found = load(made).findings.map(brief);
  expect(found).toContainEqual({ code: 'rubric/wrong-type', ...places[0]! });
  expect(found).toContainEqual({ code: 'rubric/bands-order', ...places[1]! });
});

test('a number among the members of a view is told once, and is no member called undefined', () => {
  const { files: made } = unmark(
    toy({ method: ['views: [{ id: v, title: V, nodes: [{ id: n, title: N, indicators: [A, -2] }] }]'], indicators: [level('A')] }),
  );
  expect(load(made).findings.map((f) => f.code)).toEqual(['rubric/wrong-type']);
});

test('one slip hides no other: three mistakes in three indicators are three findings', () => {
  const { files: made, places } = unmark(
    toy({
      indicators: [
        '{ id: A, title: A, type: ‸levl }',
        level('B', 'impact: ‸9'),
        '{ id: C, title: C, type: number, range: ‸[9, 1], goalposts: { worst: 0, best: 1 } }',
      ],
    }),
  );
  const { findings, scorable } = load(made);
  expect(findings.map((f) => f.place.line).toSorted((a, b) => a! - b!)).toEqual(places.map((p) => p.line));
  expect(scorable).toBe(false);
});
