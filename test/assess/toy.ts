import type { Instrument } from '../../src/rubric/instrument.ts';
import { instrumentFrom } from '../support/instrument.ts';

const withMore = (first: string, more: string): string => `{ ${first}${more === '' ? '' : `, ${more}`} }`;

/** A `level` indicator in YAML flow style: level('A', 'weight: 3'). */
export const level = (id: string, more = ''): string => withMore(`id: ${id}, title: ${id}, type: level`, more);

/** A `number` indicator; where nothing else is said, 0 is the worst and 100 the best value. */
export const number = (id: string, more = 'goalposts: { worst: 0, best: 100 }'): string =>
  withMore(`id: ${id}, title: ${id}, type: number`, more);

/** A `choice` indicator with an option o0, o1, … for each score. */
export function choice(id: string, scores: readonly number[], more = ''): string {
  const options = scores.map((score, i) => `{ id: o${i}, title: Option ${i}, score: ${score} }`).join(', ');
  return withMore(`id: ${id}, title: ${id}, type: choice, options: [${options}]`, more);
}

export const section = (id: string, children: readonly string[], more = ''): string =>
  withMore(`id: ${id}, title: ${id}, indicators: [${children.join(', ')}]`, more);

/** A section of sections. */
export const nest = (id: string, children: readonly string[], more = ''): string =>
  withMore(`id: ${id}, title: ${id}, sections: [${children.join(', ')}]`, more);

export interface ToyRubric {
  readonly id: string;
  readonly sections: readonly string[];
  readonly weight?: number;
  readonly aggregate?: string;
}

/** An instrument of several rubrics. `head` are lines of instrument.yaml; the scale is 1..5 where they set none. */
export function toyOf(rubrics: readonly ToyRubric[], head: readonly string[] = []): Instrument {
  const scale = head.some((line) => line.startsWith('scale:')) ? [] : ['scale: { min: 1, max: 5 }'];
  const listed = rubrics.map((r) => `{ file: ${r.id}.yaml, weight: ${r.weight ?? 1} }`).join(', ');
  const files: Record<string, string> = {
    'instrument.yaml': ['id: toy', 'version: 1.0.0', 'title: Toy', 'languages: [en]', ...scale, ...head, `rubrics: [${listed}]`].join('\n'),
  };
  for (const r of rubrics) {
    const aggregate = r.aggregate === undefined ? [] : [`aggregate: ${r.aggregate}`];
    files[`${r.id}.yaml`] = [`id: ${r.id}`, 'version: 1.0.0', `title: ${r.id}`, ...aggregate, `sections: [${r.sections.join(', ')}]`].join(
      '\n',
    );
  }
  return instrumentFrom(files);
}

/** One rubric `r` with one section `s` that holds the indicators. */
export const toy = (indicators: readonly string[], head: readonly string[] = []): Instrument =>
  toyOf([{ id: 'r', sections: [section('s', indicators)] }], head);

/** The groups used throughout: two with authority, two with weights 3 and 1, one that counts for nothing. */
export const GROUPS =
  'groups: { consensus: { authority: 1 }, assessor: { authority: 2 }, opd: { weight: 3 }, press: { weight: 1 }, guest: { weight: 0 } }';
