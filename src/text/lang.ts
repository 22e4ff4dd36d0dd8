/** Languages the product itself speaks. An instrument may be written in any. */
export type Lang = 'id' | 'en';
export const LANGS: readonly Lang[] = ['id', 'en'];

/** Text shown to a person, as authors write it: one language, or a map from language to text. */
export type LocalText = string | { readonly [lang: string]: string };

/** The text in `lang`, else in the first of `fallbacks` that it has, else in any; '' only where there is no text at all. */
export function pick(text: LocalText | undefined, lang: string, fallbacks: readonly string[] = []): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  for (const candidate of [lang, ...fallbacks]) {
    const found = Object.hasOwn(text, candidate) ? text[candidate] : undefined;
    if (found !== undefined && found !== '') return found;
  }
  return Object.values(text).find((t) => t !== '') ?? '';
}

/** Every wording of a text, whatever the language: what a spreadsheet heading or cell may hold in place of an id. */
export function wordings(text: LocalText | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : Object.values(text);
}

/** The product's own words: both languages side by side, so that a forgotten translation does not compile. */
export function words<T>(catalogue: { id: T; en: NoInfer<T> }): Readonly<Record<Lang, T>> {
  return catalogue;
}

/** SIAPKOTA_LANG, the locale, else Indonesian. `wanted` is the value of --lang and wins. */
export function chooseLang(wanted: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  for (const candidate of [wanted, env.SIAPKOTA_LANG, locale]) {
    const code = candidate?.slice(0, 2).toLowerCase();
    if (code === 'id' || code === 'in') return 'id';
    if (code === 'en') return 'en';
  }
  return 'id';
}
