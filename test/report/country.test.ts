import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/assess/assess.ts';
import { withUncertainty } from '../../src/assess/uncertainty/uncertainty.ts';
import { countryOf } from '../../src/report/country/model.ts';
import { countryPage } from '../../src/report/country/page.ts';
import { tallyOf } from '../../src/tally/collect.ts';
import { answer, INSTRUMENT, instrumentOf } from './fixture.ts';

const EVIL = '</script><b onclick="evil()">"\u001b\u202e';
const instrument = instrumentOf({
  'instrument.yaml': INSTRUMENT.replace('minimum: 0.5', 'minimum: 0.1').replace(
    '  coastal:',
    '  population_class: { type: choice, title: { id: Kelas penduduk, en: Population class }, options: [{ id: small, title: { id: Kecil, en: Small } }, { id: large, title: { id: Besar, en: Large } }] }\n  coastal:',
  ),
});

/** City, province, class, and what an office says of R1 and R2's neighbour W1; undefined is not answered. */
const TOWNS: readonly (readonly [id: string, province: string | undefined, size: string | undefined, level: string | undefined])[] = [
  ['a', 'Utara', 'small', '2'],
  ['b', 'Utara', 'large', '4'],
  ['c', 'Selatan', 'small', '3'],
  ['d', undefined, undefined, '3'],
  ['e', 'Selatan', 'small', undefined],
];
const LEVELS = ['R1', 'R2', 'R3', 'R4', 'W1', 'W2'].filter((id) => {
  const indicator = instrument.indicators.get(id);
  return indicator?.type === 'level';
});
const answers = (period: string) =>
  TOWNS.flatMap(([city, , , level]) =>
    level === undefined
      ? [{ ...answer('office', 'w', LEVELS[0]!, 'unknown'), city, period }]
      : LEVELS.map((id) => ({ ...answer('office', 'w', id, level), city, period })),
  );
const country = (periods: readonly string[] = ['2026']) =>
  assess(instrument, tallyOf(periods.flatMap(answers)), {
    tier: 'full',
    seed: 1,
    always: [],
    caseOf: (city, period) => {
      const [, province, size] = TOWNS.find(([id]) => id === city)!;
      return {
        city,
        period,
        name: `Kota ${city}${city === 'a' ? EVIL : ''}`,
        province,
        profile: new Map(size === undefined ? [] : [['population_class', size]]),
        targets: new Map(),
      };
    },
  });
const model = countryOf(country(), 'id');

test('highest first, equal ones share a rank, those without a score last', () => {
  expect(model.standings.map((s) => [s.city.case.city, s.places[0]?.rank ?? null])).toEqual([
    ['b', 1],
    ['c', 2],
    ['d', 2],
    ['a', 4],
    ['e', null],
  ]);
});

test('a city among its province and its class, and no place where it has neither', () => {
  const of = (id: string) => model.standings.find((s) => s.city.case.city === id)!;
  expect([of('a').places[0], of('a').inProvince?.[0], of('a').inGroup?.[0]]).toEqual([
    { rank: 4, of: 4 },
    { rank: 2, of: 2 },
    { rank: 2, of: 2 },
  ]);
  expect([of('d').inProvince, of('d').inGroup]).toEqual([undefined, undefined]);
  expect(of('e').inProvince?.[0]).toBeNull();
});

test('the ranks still possible hold the rank itself and lie among the scored', () => {
  for (const { ranks, places } of model.standings) {
    if (places[0] === null || places[0] === undefined || ranks === null) continue;
    expect(ranks[0]).toBeLessThanOrEqual(places[0].rank);
    expect(ranks[1]).toBeGreaterThanOrEqual(places[0].rank);
    expect(ranks[1]).toBeLessThanOrEqual(4);
  }
});

test('classes stand in the order of the instrument, provinces by name, the unknown last', () => {
  expect(model.groups.map((g) => [g.title, g.cities, g.scored])).toEqual([
    ['Kecil', 3, 2],
    ['Besar', 1, 1],
    [undefined, 1, 1],
  ]);
  expect(model.provinces.map((p) => p.title)).toEqual(['Selatan', 'Utara', undefined]);
});

test('the order in which cities come changes nothing', () => {
  const assessment = country();
  const turned = { ...assessment, cities: [...assessment.cities].reverse() };
  expect(countryPage(turned, 'id', 'p') === countryPage(assessment, 'id', 'p')).toBe(true);
});

describe.each(['id', 'en'] as const)('the page in %s', (lang) => {
  const page = countryPage(country(['2025', '2026']), lang, 'siapkota 1.0.0');
  test('takes names as text and asks nothing of any network', () => {
    expect(page).toContain(`Content-Security-Policy" content="default-src 'none'`);
    expect(page.match(/<script\b/g)).toHaveLength(2);
    expect(page).not.toMatch(/<b onclick|[\u001b\u202e]|\b(src|srcset)=/);
    expect(page.replace(/<script>[\s\S]*?<\/script>/, '')).not.toMatch(/NaN|undefined|Infinity/);
  });
  test('says which period it shows, and that it is no official index', () => {
    expect(page).toContain(lang === 'id' ? 'Yang ditampilkan hanya periode 2026' : 'Only the period 2026 is shown');
    expect(page).toContain(lang === 'id' ? 'bukan indeks resmi' : 'not an official government index');
  });
  test('draws no whiskers and no number where there is no score', () => {
    const row = /<tr data-n="e">.*?<\/tr>/s.exec(page)![0];
    expect(row).not.toContain('<svg');
    expect(row).toContain(lang === 'id' ? 'data belum cukup' : 'not enough data');
    expect(/<tr data-n="b">.*?<\/tr>/s.exec(page)![0]).toContain('class="range"');
  });
});

test('with intervals it says so', () => {
  expect(countryPage(withUncertainty(country()), 'en', 'p')).toContain('disagreement among respondents (95% interval)');
});

test('nobody answered: a page that says so', () => {
  expect(countryPage({ ...country(), cities: [] }, 'en', 'p')).toContain('No answers yet');
});
