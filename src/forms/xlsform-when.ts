import { holds } from '../assess/applies.ts';
import { reaches, staysWithin, tolerance } from '../assess/tolerance.ts';
import type { Condition, Indicator } from '../rubric/instrument.ts';
import { scoreOf } from '../rubric/types/index.ts';
import { answersOf, type Questionnaire } from './questionnaire.ts';

const TRUE = 'true()';
const FALSE = 'false()';

const or = (parts: readonly string[]): string => {
  const said = [...new Set(parts.filter((p) => p !== FALSE))];
  if (said.includes(TRUE)) return TRUE;
  return said.length === 0 ? FALSE : said.length === 1 ? said[0]! : `(${said.join(' or ')})`;
};
const and = (parts: readonly string[]): string => {
  const said = [...new Set(parts.filter((p) => p !== TRUE))];
  if (said.includes(FALSE)) return FALSE;
  return said.length === 0 ? TRUE : said.length === 1 ? said[0]! : `(${said.join(' and ')})`;
};

/** When a condition is known to hold and when it is known not to, in XPath; neither is Kleene's "unknown". */
interface Known {
  readonly yes: string;
  readonly no: string;
}

/** What stands for an answer in an expression; undefined where this form does not ask for it, or its score cannot be told in XPath. */
export type RefOf = (id: string) => string | undefined;

/**
 * `relevant` of an indicator: shown unless its `when` is known not to hold, as the interview does. Facts of the city are settled now;
 * a test on an indicator is said where its answers are a list (levels, options), and left out elsewhere, so that the question is asked.
 */
export function relevance(indicator: Indicator, form: Questionnaire, ref: RefOf): string | undefined {
  if (indicator.when === undefined) return undefined;
  const { no } = known(indicator.when, form, ref, [indicator.id]);
  return no === FALSE ? undefined : `not(${no})`;
}

function known(condition: Condition, form: Questionnaire, ref: RefOf, above: readonly string[]): Known {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.parts.map((part) => known(part, form, ref, above));
      const yes = parts.map((p) => p.yes);
      const no = parts.map((p) => p.no);
      return condition.kind === 'all' ? { yes: and(yes), no: or(no) } : { yes: or(yes), no: and(no) };
    }
    case 'not': {
      const { yes, no } = known(condition.part, form, ref, above);
      return { yes: no, no: yes };
    }
    case 'profile': {
      const { profile, instrument } = form.model;
      const truth = holds(condition, profile, () => 'missing', instrument.scale);
      return { yes: truth === true ? TRUE : FALSE, no: truth === false ? TRUE : FALSE };
    }
    case 'indicator':
      return answered(condition, form, ref, above);
  }
}

function answered(
  { indicator: id, atLeast, atMost }: Extract<Condition, { kind: 'indicator' }>,
  form: Questionnaire,
  ref: RefOf,
  above: readonly string[],
): Known {
  const { instrument } = form.model;
  const other = instrument.indicators.get(id);
  const path = ref(id);
  const values = other === undefined ? undefined : answersOf(other);
  if (other === undefined || path === undefined || values === undefined || above.includes(id)) return { yes: FALSE, no: FALSE };
  const slack = tolerance(instrument.scale);
  const yes: string[] = [];
  const no: string[] = [`${path} = 'not-applicable'`];
  for (const { value } of values) {
    const score = scoreOf(other, value, instrument.scale);
    if (score === undefined) continue;
    const inside = (atLeast === undefined || reaches(score, atLeast, slack)) && (atMost === undefined || staysWithin(score, atMost, slack));
    (inside ? yes : no).push(`${path} = '${value}'`);
  }
  const hidden = other.when === undefined ? FALSE : known(other.when, form, ref, [...above, id]).no;
  return { yes: or(yes), no: or([...no, hidden]) };
}
