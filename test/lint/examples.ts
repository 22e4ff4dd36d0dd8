import { type Code, catalogue } from '../../src/finding/catalogue.ts';
import { type Finding, orderFindings, type Place } from '../../src/finding/finding.ts';
import type { FormatOptions } from '../../src/finding/formats.ts';
import { pageOf } from '../../src/finding/pages.ts';
import type { Example } from '../../src/finding/rules/page.ts';
import { plain } from '../../src/text/paint.ts';
import { frame, lintExample } from './frame.ts';

export const codes = Object.keys(catalogue) as Code[];

/** Every rule that has an example. */
export const examples: readonly { readonly code: Code; readonly example: Example }[] = codes.flatMap((code) => {
  const { example } = pageOf(code);
  return example === undefined ? [] : [{ code, example }];
});

/** What the wrong examples break, each in a folder named after its rule, as if all of them had been checked at once. */
export function allBroken(): { readonly findings: readonly Finding[]; readonly options: Omit<FormatOptions, 'lang'> } {
  const findings: Finding[] = [];
  const files = new Map<string, string>();
  for (const { code, example } of examples) {
    const folder = code.replace('/', '-');
    const within = (place: Place): Place => ({ ...place, file: `${folder}/${place.file}` });
    for (const [name, text] of Object.entries(frame(example, example.bad).files)) if (text !== '') files.set(`${folder}/${name}`, text);
    const own = lintExample(example, example.bad).filter((f) => f.code === code);
    findings.push(...own.map((f) => ({ ...f, place: within(f.place), related: f.related.map(within) })));
  }
  return {
    findings: orderFindings(findings),
    options: {
      paint: plain,
      columns: 80,
      source: (file) => files.get(file),
      product: 'siapkota 1.0.0',
      files: [...files.keys()],
      failOn: 'error',
    },
  };
}
