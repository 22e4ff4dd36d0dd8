import type { Answer } from '../answers/answer.ts';
import { assessedLeaves, type CityAssessment } from '../assess/types.ts';
import type { Instrument } from '../rubric/instrument.ts';
import type { Case, Voice, Why } from './model.ts';

/** Below this consensus (Cns) respondents are said to disagree: the limit of the report's chapter on disagreement. */
export const AGREED = 0.6;

/** The group whose word is final: the smallest authority; undefined where the instrument has none. */
export function decidingGroup(instrument: Instrument): string | undefined {
  const groups = [...instrument.groups.values()].filter((g) => g.authority !== undefined);
  return groups.sort((a, b) => a.authority! - b.authority!)[0]?.id;
}

/**
 * What a review goes through: the contested (lowest consensus first), then the missing, then the unproven; each indicator once.
 * @param answers of this city and period, everybody's. What the deciding group said before is no voice beside the others.
 */
export function agenda(instrument: Instrument, city: CityAssessment, answers: readonly Answer[]): (readonly [id: string, about: Case])[] {
  const deciding = decidingGroup(instrument);
  const said = new Map<string, Voice[]>();
  for (const a of answers) {
    if (a.city !== city.case.city || a.period !== city.case.period || a.group === deciding) continue;
    const voice: Voice = {
      respondent: a.respondent,
      name: a.respondentName ?? a.respondent,
      group: a.group,
      value: a.value,
      n: a.n,
      note: a.note,
      reason: a.reason,
      proof: a.proof,
      documents: a.documents,
    };
    const list = said.get(a.indicator);
    if (list === undefined) said.set(a.indicator, [voice]);
    else list.push(voice);
  }
  const cases = assessedLeaves(city.index).flatMap((node) => {
    const { leaf, values, state } = node;
    const why: Why[] = [];
    if (leaf.disputed || leaf.perception !== null || (leaf.cns !== null && leaf.cns < AGREED)) why.push('contested');
    if (state === 'missing') why.push('missing');
    if (values.answered !== null && values.proven !== null && values.proven < values.answered) why.push('unproven');
    return why.length === 0 ? [] : [{ id: node.id, why, cns: leaf.cns, voices: said.get(node.id) ?? [] }];
  });
  const rank: Record<Why, number> = { contested: 0, missing: 1, unproven: 2 };
  return cases
    .map((c, i) => ({ c, i }))
    .sort(
      (a, b) => rank[a.c.why[0]!] - rank[b.c.why[0]!] || (a.c.why[0] === 'contested' ? (a.c.cns ?? 1) - (b.c.cns ?? 1) : 0) || a.i - b.i,
    )
    .map(({ c: { id, ...about } }) => [id, about] as const);
}
