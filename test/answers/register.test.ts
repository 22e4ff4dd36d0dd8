import { describe, expect, test } from '@jest/globals';
import { readCities } from '../../src/answers/cities.ts';
import { readAssessmentFacts, readAssessmentFile } from '../../src/answers/siapkota.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { YamlSource } from '../../src/rubric/source.ts';
import { instrument } from './toy.ts';

function cities(text: string): { made: ReturnType<typeof readCities>; told: string[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const made = readCities('cities.csv', text, instrument, (f) => findings.push(f));
  return {
    made,
    findings,
    told: findings.map((f) => `${f.code}:${f.place.line}${f.place.column === undefined ? '' : `:${f.place.column}`}`),
  };
}

describe('the register of cities', () => {
  test('names, facts and targets, whatever the delimiter', () => {
    const text =
      'id,name,province,pesisir,penduduk,kelas,target/GOV-01\n12.76,Kota A,Sumut,ya,178914,a,5\n35.10,Kota B,Jatim,false,1.234.567,Kota besar,\n';
    for (const variant of [text, text.replaceAll(',', ';').replaceAll('\n', '\r\n')]) {
      const { made, told } = cities(variant);
      expect(told).toEqual([]);
      expect(made.get('12.76')).toEqual({
        name: 'Kota A',
        province: 'Sumut',
        profile: new Map<string, unknown>([
          ['pesisir', true],
          ['penduduk', 178914],
          ['kelas', 'a'],
        ]),
        targets: new Map([['GOV-01', 5]]),
      });
      expect(made.get('35.10')).toMatchObject({
        name: 'Kota B',
        profile: new Map<string, unknown>([
          ['pesisir', false],
          ['penduduk', 1234567],
          ['kelas', 'a'],
        ]),
        targets: new Map(),
      });
    }
  });
  test('facts by their titles, columns in Indonesian', () => {
    expect(cities('kode wilayah,nama\n').told).toContain('answers/unknown-column:1:kode wilayah');
    expect(cities('id kota,nama kota,provinsi,Coastal\n1,A,B,1\n').made.get('1')).toMatchObject({
      name: 'A',
      province: 'B',
      profile: new Map([['pesisir', true]]),
    });
  });
  test('an empty fact is not known, which is not false', () =>
    expect(cities('id,pesisir,penduduk\n1,,-\n').made.get('1')?.profile.size).toBe(0));
  test.each([
    ['a fact that is none', 'id,pesisir\n1,mungkin\n', 'answers/bad-profile-value:2:pesisir'],
    ['a number in words', 'id,penduduk\n1,banyak\n', 'answers/bad-profile-value:2:penduduk'],
    ['an option that does not exist', 'id,kelas\n1,c\n', 'answers/bad-profile-value:2:kelas'],
    ['a target beyond the scale', 'id,target/GOV-01\n1,6\n', 'answers/bad-target:2:target/GOV-01'],
    ['a row without an id', 'id,name\n,A\n', 'answers/no-city:2'],
    ['a city twice', 'id,name\n1,A\n1,B\n', 'rubric/duplicate-id:3:id'],
    ['a column of nobody', 'id,walikota\n1,A\n', 'answers/unknown-column:1:walikota'],
    ['a ragged row', 'id,name\n1,A,B\n', 'answers/ragged-row:2'],
  ])('%s is told', (_, text, told) => expect(cities(text).told).toEqual([told]));
});

describe('siapkota.yaml', () => {
  const facts = (
    text: string,
  ): { told: string[]; made: ReturnType<typeof readAssessmentFacts> | undefined; file: ReturnType<typeof readAssessmentFile> } => {
    const findings: Finding[] = [];
    const file = readAssessmentFile(new YamlSource('siapkota.yaml', text), (f) => findings.push(f));
    const made = file === undefined ? undefined : readAssessmentFacts(file, instrument, (f) => findings.push(f));
    return { file, made, told: findings.map((f) => `${f.code}:${f.place.line}:${f.place.col}`) };
  };
  const HEAD = 'instrument: i.yaml\ncity: { id: "12.76", name: Kota A, province: Sumut }\nperiod: "2026"\n';

  test('says everything about one assessment', () => {
    const { file, made, told } = facts(
      `${HEAD}profile: { pesisir: false, penduduk: 178914, kelas: a }\nrespondents:\n  - { id: x, name: X, group: pers, due: 2026-12-01 }\n  - { id: y, agency: kominfo }\ntargets: { GOV-01: 5, s: 4.5, r: 4 }\ntier: core\nprevious: ../2025/siapkota.yaml\n`,
    );
    expect(told).toEqual([]);
    expect(file).toMatchObject({
      instrument: 'i.yaml',
      city: '12.76',
      name: 'Kota A',
      province: 'Sumut',
      period: '2026',
      tier: 'core',
      answers: 'answers/',
      previous: '../2025/siapkota.yaml',
    });
    expect(made?.profile).toEqual(
      new Map<string, unknown>([
        ['pesisir', false],
        ['penduduk', 178914],
        ['kelas', 'a'],
      ]),
    );
    expect(made?.targets).toEqual(
      new Map([
        ['GOV-01', 5],
        ['s', 4.5],
        ['r', 4],
      ]),
    );
    expect(made?.expected).toEqual([
      { id: 'x', name: 'X', group: 'pers', agency: undefined, due: '2026-12-01' },
      { id: 'y', name: undefined, group: 'opd', agency: 'kominfo', due: undefined },
    ]);
  });

  test.each([
    ['no city', 'instrument: i.yaml\n', 'rubric/missing-key:1:1'],
    ['no instrument', 'city: { id: "1" }\n', 'rubric/missing-key:1:1'],
    ['a city that is a number', 'instrument: i.yaml\ncity: { id: 35.10 }\n', 'answers/bare-number-id:2:13'],
    ['a respondent that is a number', `${HEAD}respondents: [{ id: 007 }]\n`, 'answers/bare-number-id:4:21'],
    ['a respondent twice', `${HEAD}respondents: [{ id: x }, { id: x }]\n`, 'rubric/duplicate-id:4:32'],
    ['a group that does not exist', `${HEAD}respondents: [{ id: x, group: per }]\n`, 'answers/unknown-group:4:31'],
    ['an agency that does not exist', `${HEAD}respondents: [{ id: x, agency: dispora }]\n`, 'answers/unknown-agency:4:32'],
    ['a date that is none', `${HEAD}respondents: [{ id: x, due: besok }]\n`, 'answers/bad-date:4:29'],
    ['a day that is none', `${HEAD}respondents: [{ id: x, due: 2026-02-30 }]\n`, 'answers/bad-date:4:29'],
    ['a fact that does not exist', `${HEAD}profile: { pesisr: true }\n`, 'answers/unknown-profile-fact:4:12'],
    ['a fact of another type', `${HEAD}profile: { pesisir: 1 }\n`, 'answers/bad-profile-value:4:21'],
    ['a target of nobody', `${HEAD}targets: { GOV-1: 4 }\n`, 'answers/unknown-target:4:12'],
    ['a target beyond the scale', `${HEAD}targets: { GOV-01: 5.5 }\n`, 'answers/bad-target:4:20'],
    ['a key that does not exist', `${HEAD}tiers: core\n`, 'rubric/unknown-key:4:1'],
  ])('%s is told at its place', (_, text, told) => expect(facts(text).told).toEqual([told]));
});
