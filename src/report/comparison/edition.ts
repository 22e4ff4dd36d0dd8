import { type Lang, words } from '../../text/lang.ts';
import { showDate } from '../../text/number.ts';
import type { Edition } from '../edition.ts';
import { comparisonBlocks } from './blocks.ts';
import type { Comparison } from './compare.ts';

const say = words({
  id: {
    title: 'Perbandingan',
    statement: (date: string) => `Perbandingan penilaian mandiri, disusun pada ${date}. Hasilnya bukan indeks resmi pemerintah.`,
  },
  en: {
    title: 'Comparison',
    statement: (date: string) => `A comparison of self-assessments, prepared on ${date}. It is not an official government index.`,
  },
});

const each = (list: readonly string[], between: string): string => [...new Set(list)].filter((t) => t !== '').join(between);

/**
 * A comparison as a document of one chapter, for the formats of the report.
 * @param instrument its title and version in the reader's language; without it the ids in the files tell which it was
 * @param date YYYY-MM-DD
 */
export function comparisonEdition(
  comparison: Comparison,
  lang: Lang,
  { instrument, date, product }: { instrument: string | undefined; date: string; product: string },
): Edition {
  const { subjects } = comparison;
  const { title, blocks } = comparisonBlocks(comparison, lang);
  const statement = say[lang].statement(showDate(date, lang));
  return {
    chapters: [{ id: 'comparison', title: say[lang].title, blocks: [{ kind: 'callout', tone: 'note', text: statement }, ...blocks] }],
    meta: {
      lang,
      title,
      city: each(
        subjects.map((s) => s.name ?? s.city),
        ', ',
      ),
      province: undefined,
      period: each(
        subjects.map((s) => s.period),
        ' – ',
      ),
      instrument:
        instrument ??
        each(
          subjects.map((s) => `${s.instrument.id} ${s.instrument.version}`.trim()),
          '; ',
        ),
      digests: {
        instrument: each(
          subjects.map((s) => s.instrument.digest),
          ' ',
        ),
      },
      date,
      dateInWords: showDate(date, lang),
      statement,
      product,
    },
    explain: () => [],
    arithmetic: () => [],
    values: () => {
      throw new Error('a comparison has no tags');
    },
  };
}
