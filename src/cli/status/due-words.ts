import { type Lang, words } from '../../text/lang.ts';
import { showDate, showQuantity } from '../../text/number.ts';

const say = words({
  id: {
    late: (days: string) => `lewat ${days} hari`,
    today: 'hari ini',
    tomorrow: 'besok',
    ahead: (days: string) => `${days} hari lagi`,
  },
  en: {
    late: (days: string) => `${days} ${days === '1' ? 'day' : 'days'} late`,
    today: 'today',
    tomorrow: 'tomorrow',
    ahead: (days: string) => `in ${days} days`,
  },
});

/** A number of days past a date as people say it; negative is still to come. */
export function dueInWords(daysLate: number, lang: Lang): string {
  const w = say[lang];
  if (daysLate === 0) return w.today;
  if (daysLate === -1) return w.tomorrow;
  return daysLate > 0 ? w.late(showQuantity(daysLate, lang)) : w.ahead(showQuantity(-daysLate, lang));
}

/** `1 Desember 2026 (7 hari lagi)`. */
export const dateInWords = (due: string, daysLate: number | undefined, lang: Lang): string =>
  daysLate === undefined ? showDate(due, lang) : `${showDate(due, lang)} (${dueInWords(daysLate, lang)})`;

/** `24 Nov`, or `Nov 2025` where it is not the year of today. */
export function shortDate(iso: string, today: string, lang: Lang): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (found === null) return iso;
  const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  const day = found[1] === today.slice(0, 4) ? ({ day: 'numeric' } as const) : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', { ...day, month: 'short', timeZone: 'UTC' }).format(date);
}
