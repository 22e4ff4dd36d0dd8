import stringWidth from 'string-width';
import type { Assessment } from '../../assess/types.ts';
import { countryOf, type Place } from '../../report/country/model.ts';
import { countryWords } from '../../report/country/words.ts';
import { showQuantity } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Where a city stands by its index among all others, in its province and in its class: a line each, as far as there is anybody to stand
 * among. @param assessment of all cities @returns empty where the city has no rank
 */
export function standingText(assessment: Assessment, city: string, { lang, out }: Terminal): string {
  const standing = countryOf(assessment, lang).standings.find((s) => s.city.case.city === city);
  if (standing === undefined) return '';
  const w = countryWords[lang];
  const lines: (readonly [string, Place | null | undefined])[] = [
    [w.inCountry, standing.places[0]],
    ...(standing.province === undefined ? [] : [[w.inProvince(standing.province), standing.inProvince?.[0]] as const]),
    ...(standing.group === undefined ? [] : [[w.inGroup(standing.group), standing.inGroup?.[0]] as const]),
  ];
  const told = lines.flatMap(([what, place]) =>
    place === null || place === undefined || place.of < 2
      ? []
      : [{ what: visibleLine(what), place: w.place(showQuantity(place.rank, lang), showQuantity(place.of, lang)) }],
  );
  const width = Math.max(...told.map((t) => stringWidth(t.what)));
  return told.map((t) => `${out.dim(t.what)}${' '.repeat(width - stringWidth(t.what))}  ${t.place}\n`).join('');
}
