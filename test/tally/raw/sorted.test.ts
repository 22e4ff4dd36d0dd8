import { describe, expect, test } from '@jest/globals';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import type { Tally } from '../../../src/tally/cases.ts';
import { casesOf, type Voices } from '../../../src/tally/cases.ts';
import { scanTables } from '../../../src/tally/raw/scan-tables.ts';
import { sortedTally } from '../../../src/tally/raw/sorted.ts';
import type { TallyRow } from '../../../src/tally/tally.ts';
import { instrument } from '../../answers/toy.ts';
import { tally } from '../../support/instrument.ts';
import { sourceOf } from './source.ts';

/** The last row says nothing: it is a row, and no answer. */
const ONE =
  'city,period,group,respondent,indicator,value\nmedan,2026,opd,r1,GOV-01,3\nmedan,2026,opd,r2,GOV-01,3\nmedan,2026,pers,r1,GOV-02,unknown\nbinjai,2026,opd,r1,GOV-01,4\nmedan,2025,opd,r1,FREQ,weekly\nmedan,2026,opd,r3,GOV-01,-\n';
const TWO = 'city,period,group,indicator,value,n\nmedan,2026,opd,GOV-01,3,40\nmedan,2026,opd,GOV-01,5,2\n';
/** Answers that were read carefully elsewhere: of a city of its own, of one that was counted too, and one that a table says as well. */
const MORE = tally(['padang/2026 opd GOV-01 2', 'medan/2026 opd CHECK a+b x3', 'medan/2026 opd GOV-01 3', 'medan/2025 pers GOV-01 1']);

async function made(texts: readonly string[], more: readonly TallyRow[]): Promise<Tally> {
  const files = texts.map((text, i) => ({ file: `${'ab'[i]}.csv`, text }));
  const { scans } = await scanTables(files.map((f) => sourceOf(f)), instrument, PLAIN_READING, () => { throw new Error('plain tables need no careful reader'); }); // biome-ignore format: one thought
  return sortedTally(scans, more);
}
const line = (r: TallyRow): string => `${r.city} ${r.period} ${r.group} ${r.indicator} ${r.value} ${r.proof} x${r.n}`;

/** What each group is heard to say on each indicator, as rows. */
function heard(voices: Voices): string[] {
  const rows: string[] = [];
  for (const group of instrument.groups.keys()) {
    for (const indicator of instrument.indicators.keys()) {
      const said = voices(indicator, group);
      for (let i = said?.from ?? 0; i < (said?.to ?? 0); i++) {
        const { value, proof } = said!.statements[i]!;
        if (said!.counts[i]! > 0) rows.push(`${group} ${indicator} ${value} ${proof} x${said!.counts[i]}`);
      }
    }
  }
  return rows;
}

describe('the tally of counted tables and of other answers together', () => {
  const ROWS = [
    'binjai 2026 opd GOV-01 4 none x1',
    'medan 2025 opd FREQ weekly none x1',
    'medan 2025 pers GOV-01 1 none x1',
    'medan 2026 opd CHECK a b none x3',
    'medan 2026 opd GOV-01 3 none x43', // 2 + 40 + 1
    'medan 2026 opd GOV-01 5 none x2',
    'medan 2026 pers GOV-02 unknown none x1',
    'padang 2026 opd GOV-01 2 none x1',
  ];

  test('rows add up and stand in the order of a tally file', async () => {
    expect([...(await made([ONE, TWO], MORE))].map(line)).toEqual(ROWS);
  });

  test('it can be read again, and nothing is nothing', async () => {
    const twice = await made([ONE], []);
    expect([...twice]).toEqual([...twice]);
    expect([[...(await made([], []))], [...(await made([], [])).cases()]]).toEqual([[], []]);
    expect([...(await made([], MORE))].map(line)).toEqual(MORE.map(line));
  });

  test('a city in a period at a time, with the sum of its answers, it says the same', async () => {
    const whole = await made([ONE, TWO], MORE);
    const cases = [...whole.cases()].map(({ city, period, answers, voices }) => ({ city, period, answers, said: heard(voices) }));
    expect(cases.map(({ city, period, answers }) => [city, period, answers])).toEqual([
      ['binjai', '2026', 1],
      ['medan', '2025', 2],
      ['medan', '2026', 49],
      ['padang', '2026', 1],
    ]);
    const byRows = [...casesOf(whole)].map(({ city, period, answers, voices }) => ({ city, period, answers, said: heard(voices) }));
    expect(cases).toEqual(byRows);
    expect(cases.flatMap(({ city, period, said }) => said.map((s) => `${city} ${period} ${s}`)).sort()).toEqual([...ROWS].sort());
  });

  test('of whom nothing is said, nothing is heard', async () => {
    const [binjai] = (await made([ONE], [])).cases();
    expect(heard(binjai!.voices)).toEqual(['opd GOV-01 4 none x1']);
    expect([binjai!.voices('NEVER', 'opd'), binjai!.voices('GOV-01', 'pers')]).toEqual([undefined, undefined]);
  });
});
