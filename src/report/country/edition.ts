import { pick } from '../../text/lang.ts';
import { showList, showQuantity, showScore } from '../../text/number.ts';
import { type Block, type Cell, type Chapter, figure, number, paragraph, text } from '../chapter.ts';
import type { Explanation } from '../explanations.ts';
import type { PageEdition } from '../html/page.ts';
import type { Country, Figure, Place, Standing, Summary } from './model.ts';
import { countryWords } from './words.ts';

/** Columns of the distribution: as many as a person tells apart. */
const COLUMNS = 8;

/** A country as a page: overview, ranking, distribution; a city's name opens where it stands. */
export function countryEdition(country: Country, product: string): PageEdition {
  const { assessment, lang, period } = country;
  const { instrument } = assessment;
  const w = countryWords[lang];
  const title = pick(instrument.title, lang, instrument.languages);
  return {
    chapters: country.standings.length === 0 ? [{ id: 'overview', title: w.overview, blocks: [paragraph(w.nobody)] }] : chapters(country),
    meta: {
      lang,
      title: w.title(title),
      city: '',
      province: undefined,
      period,
      instrument: w.version(title, instrument.version),
      digests: { instrument: instrument.digest, tally: assessment.tallyDigest() },
      date: '',
      dateInWords: '',
      statement: '',
      product,
    },
    explain: () => country.standings.map((s) => explanation(country, s)),
    detail: w.detail,
  };
}

function chapters(country: Country): Chapter[] {
  const { lang, otherPeriods, period } = country;
  const w = countryWords[lang];
  const show = (n: number): string => showScore(n, lang);
  const all = country.distribution[0]!;
  const overview: Block[] = [
    paragraph(w.statement(showQuantity(all.cities, lang), showQuantity(all.scored, lang))),
    ...(all.quartiles === null ? [] : [paragraph(w.middle(show(all.quartiles[2]), show(all.quartiles[1]), show(all.quartiles[3])))]),
    ...(otherPeriods.length === 0
      ? []
      : [
          {
            kind: 'callout',
            tone: 'note',
            text: w.others(
              showList(
                otherPeriods.map((p) => p || '–'),
                lang,
              ),
              period,
            ),
          } as const,
        ]),
  ];
  const intervals = country.standings.some((s) => s.city.index.interval !== undefined);
  return [
    { id: 'overview', title: w.overview, blocks: overview },
    {
      id: 'ranking',
      title: w.ranking,
      blocks: [
        paragraph(intervals ? w.intervals : w.bounds),
        paragraph(w.range),
        { kind: 'paragraph', text: w.use, onScreen: true },
        rankingTable(country),
      ],
    },
    { id: 'spread', title: w.spread, blocks: distribution(country) },
  ];
}

function rankingTable(country: Country): Block {
  const { lang, groupTitle, parts } = country;
  const w = countryWords[lang];
  const { scale } = country.assessment.instrument;
  const grouped = groupTitle === undefined ? [] : [text(groupTitle, 2)];
  const withRange = (f: Figure): Cell =>
    f.range === null
      ? scoreCell(country, f)
      : { ...scoreCell(country, f), range: { low: f.range[0], high: f.range[1], min: scale.min, max: scale.max } };
  return {
    id: 'ranking',
    kind: 'table',
    caption: w.ranking,
    columns: [
      figure(w.rank, 'count'),
      text(w.city, 3),
      figure(w.index, 'score'),
      text(w.ranks, 1),
      text(w.province, 2),
      ...grouped,
      figure(w.coverage, 'share'),
      ...parts.map((title) => figure(title, 'score')),
    ],
    rows: country.standings.map((s): Cell[] => [
      number('count', s.places[0]?.rank ?? null),
      { kind: 'node', id: s.city.case.city, text: s.name },
      withRange(s.figures[0]!),
      s.ranks === null ? '–' : [...new Set(s.ranks)].map((n) => showQuantity(n, lang)).join('–'),
      s.province ?? '–',
      ...(groupTitle === undefined ? [] : [s.group ?? '–']),
      number('share', s.city.index.coverage),
      ...s.figures.slice(1).map((f) => number('score', f.score)),
    ]),
  };
}

function scoreCell({ lang }: Country, { score, range }: Figure) {
  const w = countryWords[lang];
  return number('score', score, range === null ? w.noScore : w.withheld(showScore(range[0], lang), showScore(range[1], lang)));
}

function distribution(country: Country): Block[] {
  const { lang, groupTitle } = country;
  const w = countryWords[lang];
  const byPart = country.distribution.map((s, i) => ({ ...s, title: i === 0 ? w.index : s.title }));
  return [
    histogram(country, byPart),
    paragraph(w.histogramNote),
    summaries(country, w.quartiles, w.part, byPart, ''),
    ...(groupTitle === undefined ? [] : [summaries(country, w.byGroup(groupTitle), groupTitle, country.groups, w.noGroup)]),
    summaries(country, w.byProvince, w.province, country.provinces, w.noProvince),
  ];
}

function histogram({ assessment, lang, standings }: Country, rows: readonly Summary[]): Block {
  const w = countryWords[lang];
  const { min, max } = assessment.instrument.scale;
  const step = (max - min) / COLUMNS;
  const bins = Array.from({ length: COLUMNS }, (_, i) => min + i * step);
  // The highest score of all stands in the last column; a score on an edge begins a column.
  const binOf = (score: number): number => Math.min(COLUMNS - 1, Math.max(0, Math.floor((score - min) / step + 1e-9)));
  const series = rows.map((row, i) => {
    const counts = bins.map(() => 0);
    for (const s of standings) {
      const score = s.figures[i]?.score ?? null;
      if (score !== null) counts[binOf(score)]!++;
    }
    return { label: row.title ?? '', counts };
  });
  const said = rows.flatMap(({ title, quartiles: q }) =>
    q === null ? [] : [w.row(title ?? '', showScore(q[2], lang), showScore(q[0], lang), showScore(q[4], lang))],
  );
  return { id: 'histogram', kind: 'histogram', of: 'cities', title: w.histogram, alt: w.histogramAlt(said.join('; ')), bins, series };
}

function summaries({ lang }: Country, caption: string, head: string, rows: readonly Summary[], unknown: string): Block {
  const w = countryWords[lang];
  return {
    kind: 'table',
    caption,
    columns: [text(head, 3), figure(w.cities, 'count'), figure(w.scored, 'count'), ...w.ends.map((title) => figure(title, 'score'))],
    rows: rows.map((row): Cell[] => [
      row.title ?? unknown,
      number('count', row.cities),
      number('count', row.scored),
      ...[0, 1, 2, 3, 4].map((i) => number('score', row.quartiles?.[i] ?? null)),
    ]),
  };
}

/** Where a city stands: in the country, its province and its class, by the index and by each part. */
function explanation(country: Country, s: Standing): Explanation {
  const { lang, parts } = country;
  const w = countryWords[lang];
  const place = (p: Place): string => w.place(showQuantity(p.rank, lang), showQuantity(p.of, lang));
  const told = (key: string, p: Place | null | undefined) => (p === null || p === undefined ? [] : [{ key, value: place(p) }]);
  const steps = parts.map((part, k) => {
    const i = k + 1;
    const { score, range } = s.figures[i] ?? { score: null, range: null };
    const shown =
      score !== null
        ? showScore(score, lang)
        : range === null
          ? w.noScore
          : w.withheld(showScore(range[0], lang), showScore(range[1], lang));
    const places: readonly [(p: string) => string, Place | null | undefined][] = [
      [w.stepCountry, s.places[i]],
      [w.stepProvince, s.inProvince?.[i]],
      [w.stepGroup, s.inGroup?.[i]],
    ];
    return w.step(part, shown, places.flatMap(([say, p]) => (p === null || p === undefined ? [] : [say(place(p))])).join(', '));
  });
  return {
    id: s.city.case.city,
    title: s.name,
    ask: '',
    facts: [
      { key: w.index, value: scoreCell(country, s.figures[0]!) },
      ...told(w.inCountry, s.places[0]),
      ...(s.province === undefined ? [] : told(w.inProvince(s.province), s.inProvince?.[0])),
      ...(s.group === undefined ? [] : told(w.inGroup(s.group), s.inGroup?.[0])),
    ],
    steps,
  };
}
