import type { Lang } from './lang.ts';

const formats = new Map<string, Intl.NumberFormat>();

function format(lang: Lang, min: number, max: number): Intl.NumberFormat {
  const key = `${lang}:${min}:${max}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(lang === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: min, maximumFractionDigits: max });
    formats.set(key, made);
  }
  return made;
}

/** A report prints the same few scores thousands of times, and Intl is slow. */
const shownBefore = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** A score with two decimals, as Indonesian evaluation results print it (3,21). The only place where a score is rounded. */
export function showScore(score: number, lang: Lang, digits = 2): string {
  const key = digits === 2 ? `${lang}${score}` : `${lang}${score}:${digits}`;
  const known = shownBefore.get(key);
  if (known !== undefined) return known;
  const text = format(lang, digits, digits).format(score);
  const shown = /^-0([.,]0+)?$/.test(text) ? text.slice(1) : text.replace(/^-/, '−');
  if (shownBefore.size >= MOST_KNOWN) shownBefore.clear();
  shownBefore.set(key, shown);
  return shown;
}

/** A quantity with as many decimals as it has, six at most. */
export function showQuantity(value: number, lang: Lang): string {
  return format(lang, 0, 6).format(value);
}

/** A share 0..1 as a whole per cent. A share that is not whole is never shown as 0 % or 100 %. */
export function showShare(share: number, lang: Lang): string {
  const per = share * 100;
  const whole = per > 0 && per < 0.5 ? '<1' : per < 100 && per >= 99.5 ? '>99' : format(lang, 0, 0).format(per);
  return lang === 'id' ? `${whole} %` : `${whole}%`;
}

/** A signed change: +0,25 or −0,10. */
export function showChange(change: number, lang: Lang): string {
  const size = showScore(Math.abs(change), lang);
  if (/^0([.,]0+)?$/.test(size)) return size;
  return `${change < 0 ? '−' : '+'}${size}`;
}

const dateFormats = new Map<Lang, Intl.DateTimeFormat>();

function dates(lang: Lang): Intl.DateTimeFormat {
  const known = dateFormats.get(lang);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  dateFormats.set(lang, made);
  return made;
}

/** A calendar date in words: 24 November 2026. `iso` begins with YYYY-MM-DD; anything else is returned as it is. */
export function showDate(iso: string, lang: Lang): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (found === null) return iso;
  const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  if (Number.isNaN(date.getTime())) return iso;
  return dates(lang).format(date);
}

/** 'a, b, dan c' or 'a, b and c'. */
export function showList(items: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(lang === 'id' ? 'id-ID' : 'en-GB', { type: 'conjunction' }).format(items);
}
