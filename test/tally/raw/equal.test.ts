import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import { instrument } from '../../answers/toy.ts';
import { carefully, scanned, type TextFile } from './source.ts';

/** One cell, often right and now and then wrong in some way that people are wrong. */
const mostly = (right: readonly string[], wrong: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });

const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  city: mostly(['12.76', '12.71', 'medan', 'Kota é'], ['', ' medan', '12.7', "'=1", 'medan ']),
  city_name: mostly(['Kota Medan', ''], ['Medan; Kota', 'Kota "Besar"']),
  province: mostly(['Sumatera Utara', ''], ['Aceh']),
  period: mostly(['2026'], ['2025', '', ' 2026']),
  group: mostly(['opd', 'pers', 'opd', 'pembimbing'], ['', 'Pers', 'OPD ', 'nobody', 'Perangkat daerah']),
  agency: mostly(['kominfo', 'bappeda', ''], ['Dinas Kominfo', 'dinas x']),
  respondent: mostly(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9'], ['', ' r1', 'r1 ', "'=r1", '=r1', '\u00a0r2', 'é1']),
  indicator: mostly(
    ['GOV-01', 'GOV-02', 'FREQ', 'SHARE', 'BIG', 'CHECK'],
    ['OLD-01', ' GOV-01', 'GOV-1', '', 'WORDS', 'Q1', 'LOG', 'gov-01'],
  ),
  value: mostly(
    ['1', '2', '3', '4', '5', '', 'weekly', '50', 'a b'],
    ['6', '-', 'n/a', '3 - Terdefinisi', '3 - Terkelola', 'tidak tahu', 'tidak berlaku', 'not applicable', '12,5', '1.234', '0', '-1', 'Mingguan', 'a;b', 'a,b', 'none', 'x', ' 3 ', '3\u00a0', "'=1", 'say "yes"', '1e3', 'é'],
  ), // biome-ignore format: a list
  proof: mostly(['', 'none', 'sent'], ['accepted', 'diterima', 'wrong', 'maybe', '-']),
  n: mostly(['1', '2', '7'], ['', '0', 'two', '1.5', '-1', ' 3', '99999999999999999999']),
  extra: mostly(['', 'x'], ['a,b', '"', 'multi word', 'two\nlines', 'say "a\n\nb"']),
  words: mostly(
    ['', 'Ada di lantai dua'],
    ['-', ' n/a', 'na', '             ', '\u00a0', 'two\nlines', 'he said ""', "'-", '"', 'a,b;c\td|e'],
  ),
  taken: mostly(['2026-11-02', '2026-11-03T10:00:00Z', ''], ['-']),
};

interface Shape {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly quoted: 'never' | 'always' | 'some';
  readonly end: string;
  readonly lastEnd: boolean;
  readonly mark: boolean;
}

const shape = (columns: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Shape> =>
  fc.record({
    columns,
    delimiter: fc.constantFrom(',', ',', ';', '\t', '|'),
    quoted: fc.constantFrom('never', 'never', 'always', 'some'),
    end: fc.constantFrom('\n', '\n', '\r\n'),
    lastEnd: fc.boolean(),
    mark: fc.boolean(),
  });

const shuffled = (must: readonly string[], may: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc
    .subarray([...may])
    .chain((some) =>
      fc.shuffledSubarray([...must, ...some], { minLength: must.length + some.length, maxLength: must.length + some.length }),
    );

/** Rows of whole or damaged lines. */
function file(name: string, of: fc.Arbitrary<Shape>, cellOf: (column: string) => fc.Arbitrary<string>): fc.Arbitrary<TextFile> {
  return of.chain((s) => {
    const row = fc.tuple(
      fc.tuple(...s.columns.map(cellOf)),
      fc.oneof(
        { weight: 40, arbitrary: fc.constant('whole' as const) },
        { weight: 1, arbitrary: fc.constantFrom('short', 'long', 'stray', 'blank', 'spaces', 'empty', 'trailing') },
      ),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 16, maxLength: 16 }),
    );
    return fc.array(row, { minLength: 1, maxLength: 40 }).map((rows) => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const write = (cells: readonly string[], die: Iterator<number>): string =>
        cells
          .map((cell) => {
            const must = cell.includes(s.delimiter) || /["\n]/.test(cell);
            const may = s.quoted === 'always' || (s.quoted === 'some' && die.next().value === 0);
            return must || may ? quote(cell) : cell;
          })
          .join(s.delimiter);
      const lines = rows.map(([cells, kind, dice]) => {
        const die = dice[Symbol.iterator]();
        const whole = write(cells, die);
        switch (kind) {
          case 'whole':
            return whole;
          case 'short':
            return write(cells.slice(1), die);
          case 'long':
            return `${whole}${s.delimiter}more`;
          case 'trailing':
            return `${whole}${s.delimiter}${s.delimiter}`;
          case 'stray':
            return write([`a"b"c`, ...cells.slice(1)], die).replace('"a""b""c"', 'a"b"c');
          case 'blank':
            return '';
          case 'spaces':
            return '  ';
          default:
            return s.delimiter.repeat(cells.length - 1);
        }
      });
      const head = write(s.columns, [][Symbol.iterator]() as Iterator<number>);
      return { file: name, text: `${s.mark ? '\ufeff' : ''}${[head, ...lines].join(s.end)}${s.lastEnd ? s.end : ''}` };
    });
  });
}

const long = shape(
  shuffled(['city', 'indicator', 'value'], ['period', 'group', 'respondent', 'agency', 'province', 'city_name', 'proof', 'extra']),
);
const worded = shape(
  shuffled(
    ['city', 'indicator', 'value', 'note'],
    ['group', 'respondent', 'proof', 'reason', 'evidence', 'taken', 'extra', 'respondent_name'],
  ),
);
const WORDED = ['note', 'reason', 'evidence', 'respondent_name', 'Q1', 'WORDS'];
const counted = shape(shuffled(['city', 'indicator', 'value', 'n'], ['period', 'group', 'proof']));
const tally = shape(fc.constant(['city', 'period', 'group', 'indicator', 'value', 'proof', 'n']));
const WIDE = ['GOV-01', 'GOV-02', 'FREQ', 'SHARE', 'BIG', 'CHECK', 'OLD-01'];
const wide = shape(
  shuffled(['city', 'GOV-01'], ['period', 'group', 'respondent', 'agency', 'province', 'GOV-02', 'FREQ', 'SHARE', 'BIG', 'CHECK', 'extra']),
);
const wordedWide = shape(
  shuffled(
    ['city', 'GOV-01', 'GOV-01/note'],
    [
      'group',
      'respondent',
      'GOV-01/proof',
      'GOV-01/reason',
      'GOV-01/evidence',
      'GOV-02',
      'GOV-02/reason',
      'Q1',
      'WORDS',
      '_submission_time',
    ],
  ),
);
function cellOf(column: string): fc.Arbitrary<string> {
  if (WIDE.includes(column)) return CELLS.value!;
  if (column.endsWith('/proof')) return CELLS.proof!;
  if (WORDED.some((words) => column.endsWith(words))) return CELLS.words!;
  return column === '_submission_time' ? CELLS.taken! : CELLS[column]!;
}

async function expectEqual(files: readonly TextFile[], options = PLAIN_READING): Promise<number> {
  const { kept, taken: _, open, ...fast } = await scanned(files, instrument, options);
  const { open: all, ...careful } = carefully(files, instrument, options);
  expect(fast).toEqual(careful);
  // Words that are only counted are not listed.
  expect(open.filter((one) => !all.includes(one))).toEqual([]);
  return kept;
}

describe('the scanner and the careful reader agree on everything', () => {
  test.each([
    { name: 'long', of: long },
    { name: 'long with words beside answers', of: worded },
    { name: 'wide with words beside answers', of: wordedWide },
    { name: 'long with counts', of: counted },
    { name: 'a tally', of: tally },
    { name: 'wide', of: wide },
  ])('$name', async ({ of }) => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(file('a.csv', of, cellOf), async (one) => {
        kept += await expectEqual([one]);
      }),
      { seed: 20261124, numRuns: Number(process.env.RUNS ?? 250) },
    );
    // Otherwise the property would say nothing of the scanner.
    expect(kept).toBeGreaterThan(120);
  });

  test('people who answer again and again, often the same', async () => {
    const few: Readonly<Record<string, fc.Arbitrary<string>>> = {
      city: fc.constant('medan'),
      group: fc.constantFrom('opd', 'opd', 'OPD'),
      respondent: fc.constantFrom('r1', 'r2', 'r3', 'r3 '),
      indicator: fc.constantFrom('GOV-01', 'GOV-02'),
      value: mostly(['3', '3', '3', '3'], ['4', '9', '3 - Terdefinisi', '', 'tidak tahu', 'tidak berlaku', '-']),
      proof: mostly([''], ['sent', 'none']),
    };
    const cell = (column: string): fc.Arbitrary<string> => (WIDE.includes(column) ? few.value! : (few[column] ?? CELLS[column]!));
    const narrow = shape(
      fc.constantFrom(['city', 'group', 'respondent', 'indicator', 'value'], ['respondent', 'indicator', 'value', 'proof', 'city']),
    );
    const broad = shape(fc.constant(['city', 'respondent', 'GOV-01', 'GOV-02']));
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(file('a.csv', narrow, cell), file('a.csv', broad, cell)), async (one) => {
        kept += await expectEqual([one]);
      }),
      { seed: 20261124, numRuns: Number(process.env.RUNS ?? 250) },
    );
    expect(kept).toBeGreaterThan(120);
  });

  test('several files in which the same people answer', async () => {
    let kept = 0;
    const files = fc.tuple(file('a.csv', long, cellOf), file('b.csv', wide, cellOf), file('c.csv', long, cellOf));
    await fc.assert(
      fc.asyncProperty(files, async (three) => {
        kept += await expectEqual(three);
      }),
      { seed: 20261124, numRuns: Number(process.env.RUNS ?? 100) },
    );
    expect(kept).toBeGreaterThan(150);
  });

  test('with columns and values renamed', async () => {
    const options = {
      ...PLAIN_READING,
      columns: new Map([
        ['extra', 'FREE'],
        ['agency', 'respondent'],
      ]),
      values: new Map([['GOV-01', new Map([['x', '5'], ['weekly', '2']])]]), // biome-ignore format: a table
    };
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(file('a.csv', long, cellOf), file('a.csv', wide, cellOf)), async (one) => {
        kept += await expectEqual([one], options);
      }),
      { seed: 20261124, numRuns: Number(process.env.RUNS ?? 150) },
    );
    expect(kept).toBeGreaterThan(60);
  });

  test.each([
    { name: 'a city', only: { city: 'medan' } },
    { name: 'a period', only: { period: '2026' } },
    { name: 'a city that nobody writes about', only: { city: 'bogor', period: '2026' } },
  ])('with $name picked out', async ({ only }) => {
    const options = { ...PLAIN_READING, only, set: { period: '2026' } };
    await fc.assert(
      fc.asyncProperty(fc.oneof(file('a.csv', long, cellOf), file('a.csv', wide, cellOf)), async (one) => {
        await expectEqual([one], options);
      }),
      { seed: 20261124, numRuns: Number(process.env.RUNS ?? 80) },
    );
  });

  test('with what no column gives, one city only, and proof as written', async () => {
    const options = { ...PLAIN_READING, set: { period: '2030', group: 'pers' }, trustProof: true, onlyCity: 'medan' };
    await fc.assert(
      fc.asyncProperty(file('a.csv', long, cellOf), async (one) => {
        await expectEqual([one], options);
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });
});
