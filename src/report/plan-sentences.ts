import type { Plan } from '../assess/plan/plan.ts';
import { byAgency } from '../assess/plan/shares.ts';
import type { Lang } from '../text/lang.ts';
import { showChange, showQuantity, showScore } from '../text/number.ts';
import { planWords } from './plan-words.ts';

/** What a plan comes to, a sentence each. */
export function planSummary(plan: Plan, lang: Lang): string[] {
  const w = planWords[lang];
  const effort = showQuantity(plan.effort, lang);
  const all = showQuantity(plan.all.effort, lang);
  const gain = showChange(plan.after - plan.now, lang);
  const score = (value: number): string => showScore(value, lang);
  const lines: string[] = [];
  if (plan.all.effort === 0) lines.push(w.nothingToLift);
  else if (plan.withheld) lines.push(w.withheld(gain, effort, all));
  else lines.push(w.becomes(score(plan.now), score(plan.after), gain, effort, all));
  if (plan.goal.kind === 'reach' && !plan.reached) lines.push(w.unreached(score(plan.goal.score), score(plan.all.index)));
  if (plan.goal.kind === 'reach' && plan.reached && plan.steps.length === 0) lines.push(w.alreadyThere(score(plan.goal.score)));
  if (plan.goal.kind === 'budget' && plan.steps.length === 0 && plan.all.effort > 0)
    lines.push(w.tooLittle(showQuantity(plan.goal.effort, lang)));
  return lines;
}

/** How to read a plan, and what it leaves out. */
export function planNotes(plan: Plan, lang: Lang): string[] {
  const w = planWords[lang];
  const lines = [w.exact, w.effortMeaning];
  if (byAgency(plan.steps).reduce((sum, a) => sum + a.steps, 0) > plan.steps.length) lines.push(w.shared);
  if (plan.missing.length > 0) lines.push(w.missing(plan.missing.length));
  if (plan.blocked.length > 0) lines.push(w.blocked(plan.blocked.join(', ')));
  return lines;
}
