import type { Plan } from '../assess/plan/plan.ts';
import { byAgency, byYear, climbs, pointsOf } from '../assess/plan/shares.ts';
import { showQuantity } from '../text/number.ts';
import { type Block, type Cell, figure, list, number, paragraph, subheading, text } from './chapter.ts';
import { axisOf, type Facts } from './facts.ts';
import { CURVE_POINTS } from './figures.ts';
import { planNotes, planSummary } from './plan-sentences.ts';
import { planWords } from './plan-words.ts';
import { agencyName, ownersOf, score, tell } from './speak.ts';

/** Rows of a plan that a reader still reads. */
const SHOWN = 20;

/** The plan that was asked for: what it comes to, its steps, who and when, and how the index rises with effort. Nothing where none was. */
export function planBlocks(f: Facts): Block[] {
  if (f.planned === undefined) return [];
  const { plan, years } = f.planned;
  const w = planWords[f.lang];
  if (plan === undefined) return [subheading(w.title), paragraph(w.noIndex)];
  if (plan.withheld && plan.goal.kind === 'reach') return [subheading(w.title), { kind: 'callout', tone: 'warning', text: w.cannotJudge }];
  const steps = plan.steps.length === 0 ? [] : [...stepsTable(f, plan, years), ...sharesTables(f, plan, years)];
  return [
    subheading(w.title),
    paragraph(planSummary(plan, f.lang).join(' ')),
    ...steps,
    ...(plan.curve.length > 1 && !plan.withheld ? [curveOf(f, plan)] : []),
    list(planNotes(plan, f.lang)),
  ];
}

function stepsTable(f: Facts, plan: Plan, years: number): Block[] {
  const w = planWords[f.lang];
  const all = climbs(plan.steps);
  const shown = all.slice(0, SHOWN);
  const level = (n: number): string => showQuantity(Number(n.toFixed(2)), f.lang);
  const count = (n: number): string => showQuantity(n, f.lang);
  const table: Block = {
    id: 'plan',
    kind: 'table',
    caption: w.lifted,
    columns: [
      text(w.indicator, 4),
      text(w.level, 1),
      figure(w.effort, 'quantity'),
      figure(w.spent, 'quantity'),
      figure(w.gain, 'gain'),
      ...(plan.withheld ? [] : [figure(w.index, 'score')]),
      ...(years > 1 ? [figure(w.year, 'count')] : []),
      text(w.agency, 3),
    ],
    rows: shown.map((s): Cell[] => [
      { kind: 'node', id: s.indicator.id, text: `${s.indicator.id} ${tell(f, s.indicator.title)}` },
      `${level(s.from)} → ${level(s.to)}`,
      number('quantity', s.effort),
      number('quantity', s.spent),
      number('gain', s.gain),
      ...(plan.withheld ? [] : [number('score', s.index)]),
      ...(years > 1 ? [number('count', s.year)] : []),
      ownersOf(f, s.indicator.owners) || w.nobody,
    ]),
  };
  return all.length > shown.length ? [table, paragraph(w.first(count(shown.length), count(all.length)))] : [table];
}

function sharesTables(f: Facts, plan: Plan, years: number): Block[] {
  const w = planWords[f.lang];
  const base = /^\d{4}$/.test(f.city.case.period) ? Number(f.city.case.period) : undefined;
  const [steps, effort] = [figure(w.steps, 'count'), figure(w.effort, 'quantity')];
  const counted = (share: { readonly steps: number; readonly effort: number }): Cell[] => [
    number('count', share.steps),
    number('quantity', share.effort),
  ];
  const byTheYear: Block = {
    id: 'plan-years',
    kind: 'table',
    caption: w.byYear,
    columns: [text(w.year), steps, effort, ...(plan.withheld ? [] : [figure(w.indexThen, 'score')])],
    rows: byYear(plan.steps, years, plan.now).map((y) => [
      base === undefined ? String(y.key) : `${y.key} (${base + y.key})`,
      ...counted(y),
      ...(plan.withheld ? [] : [number('score', y.index)]),
    ]),
  };
  const byTheAgency: Block = {
    id: 'plan-agencies',
    kind: 'table',
    caption: w.byAgency,
    columns: [text(w.agency, 4), steps, effort],
    rows: byAgency(plan.steps).map((a) => [a.key === undefined ? w.nobody : agencyName(f, a.key), ...counted(a)]),
  };
  return years > 1 ? [byTheYear, byTheAgency] : [byTheAgency];
}

function curveOf(f: Facts, plan: Plan): Block {
  const w = planWords[f.lang];
  const said = pointsOf(plan.curve, CURVE_POINTS).map((p) => w.point(showQuantity(p.effort, f.lang), score(f, p.index)));
  return {
    id: 'plan-curve',
    kind: 'curve',
    title: w.curve,
    alt: w.curveAlt(said.join('; ')),
    scale: axisOf(f),
    across: w.effortFromNow,
    up: w.bestIndex,
    points: plan.curve,
    mark: { effort: plan.effort, index: plan.after, name: w.planned },
  };
}
