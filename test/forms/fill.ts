import fc from 'fast-check';
import type { Act } from '../../src/forms/page-act.ts';
import { itemsOf, type Questionnaire } from '../../src/forms/questionnaire.ts';
import type { Item } from '../../src/interview/model.ts';
import type { NumberIndicator } from '../../src/rubric/instrument.ts';
import { canonicalCriteria } from '../../src/rubric/types/checklist.ts';
import { MISSING_CODES, type MissingCode } from '../../src/rubric/vocabulary.ts';

/** What somebody says to one question, before it is written into any form. */
export interface Said {
  /** Canonical value, a missing code, or words. */
  readonly value: string;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  readonly document: string | undefined;
}
export type Filled = ReadonlyMap<string, Said>;

/** Text as people type it: quotes, formulas, markup, other scripts; on one line and without space around it. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '=HYPERLINK("http://x")',
      '+62 812',
      '@kota',
      '-1',
      '<b>tebal</b> & "kutip"',
      "'Kominfo'",
      '3-4',
      '1/12',
      'Perwal 12/2025; lampiran',
      'data, terbuka',
      '日本語',
      'é',
      '00123',
      'TRUE',
    ),
  )
  .map((t) => t.replace(/[\p{C}\s]+/gu, ' ').trim())
  .filter((t) => t !== '' && !/^(-|n\/a|na)$/i.test(t) && t.length < 200);

const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined });

/** Answers to some of the questions of a form. */
export function filling(form: Questionnaire): fc.Arbitrary<Filled> {
  const each = itemsOf(form).map((item) => maybe(answerTo(item)).map((said) => [item.id, said] as const));
  return fc.tuple(...each).map((all) => new Map(all.flatMap(([id, said]) => (said === undefined ? [] : [[id, said] as const]))));
}

function answerTo(item: Item): fc.Arbitrary<Said> {
  const bare = { reason: undefined, note: undefined, document: undefined };
  if (item.kind === 'open' || item.indicator.type === 'text') return text.map((value) => ({ ...bare, value }));
  const { indicator } = item;
  const value = ((): fc.Arbitrary<string> => {
    switch (indicator.type) {
      case 'level':
        return fc.constantFrom(...[...indicator.levels.keys()].map(String));
      case 'choice':
        return fc.constantFrom(...indicator.options.map((o) => o.id));
      case 'number':
        return quantity(indicator);
      case 'checklist':
        return fc.subarray(indicator.criteria.map((c) => c.id)).map((met) => canonicalCriteria(new Set(met)));
    }
  })();
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(...MISSING_CODES) }),
      text,
      maybe(text),
      maybe(text),
    )
    .map(([said, reason, note, document]) => ({ value: said, reason: said === 'not-applicable' ? reason : undefined, note, document }));
}

const quantity = ({ range }: NumberIndicator): fc.Arbitrary<string> => {
  const [low, high] = range ?? [1, 9];
  return fc
    .oneof(
      fc.integer({ min: Math.ceil(low), max: Math.floor(high) }),
      fc.integer({ min: Math.ceil(low) * 10 + 1, max: Math.floor(high) * 10 - 1 }).map((n) => n / 10),
    )
    .map(String);
};

/** Answers in the order of the form, with everything that a reader of tables keeps of them. */
export const expected = (form: Questionnaire, filled: Filled): unknown[] =>
  itemsOf(form).flatMap((item): unknown[] => {
    const said = filled.get(item.id);
    if (said === undefined) return [];
    const { value, reason, note, document } = said;
    if (item.kind === 'open' || item.indicator.type === 'text') return [{ question: item.id, text: value }];
    return [{ indicator: item.id, value, reason, note, document }];
  });

/** What was read, in the same shape and in the order of the form. */
export function readBack(
  form: Questionnaire,
  reading: {
    readonly answers: readonly {
      indicator: string;
      value: string;
      reason: string | undefined;
      note: string | undefined;
      documents: readonly { title: string | undefined }[];
    }[];
    readonly open: readonly { question: string; text: string }[];
  },
): unknown[] {
  const found = new Map<string, unknown>();
  for (const { indicator, value, reason, note, documents } of reading.answers)
    found.set(indicator, { indicator, value, reason, note, document: documents[0]?.title });
  for (const { question, text: words } of reading.open) found.set(question, { question, text: words });
  return itemsOf(form).flatMap((item) => (found.has(item.id) ? [found.get(item.id)] : []));
}

/** The acts with which a person gives these answers on the page. */
export function actsOf(item: Item, { value, reason, note, document }: Said): Act[] {
  const beside: Act[] = [
    ...(note === undefined ? [] : [{ a: 'note', text: note } as const]),
    ...(document === undefined ? [] : [{ a: 'proof', title: document } as const]),
  ];
  if (item.kind === 'open' || item.indicator.type === 'text') return [{ a: 'words', text: value }];
  if ((MISSING_CODES as readonly string[]).includes(value)) return [{ a: 'code', code: value as MissingCode, extra: reason }, ...beside];
  switch (item.indicator.type) {
    case 'number':
      return [{ a: 'number', text: value }, ...beside];
    case 'checklist':
      return [
        ...(value === 'none' ? [{ a: 'none' } as const] : value.split(' ').map((criterion): Act => ({ a: 'tick', criterion }))),
        ...beside,
      ];
    default:
      return [{ a: 'choose', value }, ...beside];
  }
}
