import type { Plan, Step } from '../../assess/plan/plan.ts';
import { byAgency, byYear, climbs, pointsOf } from '../../assess/plan/shares.ts';
import type { Assessment, CityAssessment } from '../../assess/types.ts';
import { planNotes, planSummary } from '../../report/plan-sentences.ts';
import { planWords } from '../../report/plan-words.ts';
import { type Lang, pick } from '../../text/lang.ts';
import { showChange, showQuantity, showScore } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';

/** Rows of a table without --verbose. */
const SHOWN = 20;
/** Points of the curve that are printed. */
const POINTS = 9;

/** A plan for a person: what it comes to, its steps, who and when, and how the index rises with effort. */
export function planText(assessment: Assessment, city: CityAssessment, plan: Plan, years: number, terminal: Terminal): string {
  const w = planWords[terminal.lang];
  const { case: c } = city;
  const head = [c.name ?? c.city, c.name === undefined ? '' : `(${c.city})`, c.period === '' ? '' : `· ${w.period} ${c.period}`];
  const blocks = [
    terminal.out.bold(visibleLine(head.filter((t) => t !== '').join(' '))),
    ...planSummary(plan, terminal.lang).map((line) => folded(line, terminal)),
    ...(plan.steps.length > 0 ? ['', stepsTable(plan, years, terminal, assessment), ...more(plan, terminal)] : []),
    ...(years > 1 && plan.steps.length > 0 ? ['', yearsTable(plan, years, city, terminal)] : []),
    ...(plan.steps.length > 0 ? ['', ...agenciesTable(plan, assessment, terminal)] : []),
    ...(plan.withheld ? [] : ['', curveTable(plan, terminal)]),
    ...notes(plan, terminal),
  ];
  return `${blocks.join('\n')}\n`;
}

function folded(text: string, terminal: Terminal): string {
  return indent(text, terminal.columns, '');
}

function stepsTable(plan: Plan, years: number, terminal: Terminal, { instrument }: Assessment): string {
  const { lang } = terminal;
  const w = planWords[lang];
  const level = (n: number): string => showQuantity(Number(n.toFixed(2)), lang);
  const rows = climbs(plan.steps);
  const shown = terminal.verbose ? rows : rows.slice(0, SHOWN);
  return renderTable(
    shown,
    [
      { title: w.indicator, align: 'left', cell: (s: Step) => `${s.indicator.id} ${pick(s.indicator.title, lang, instrument.languages)}` },
      { title: w.level, align: 'right', cell: (s) => `${level(s.from)} → ${level(s.to)}` },
      { title: w.effort, align: 'right', cell: (s) => showQuantity(s.effort, lang) },
      { title: w.spent, align: 'right', cell: (s) => showQuantity(s.spent, lang) },
      { title: w.gain, align: 'right', cell: (s) => showFine(s.gain, lang) },
      ...(plan.withheld ? [] : [{ title: w.index, align: 'right' as const, cell: (s: Step) => showScore(s.index, lang) }]),
      ...(years > 1 ? [{ title: w.year, align: 'right' as const, cell: (s: Step) => String(s.year) }] : []),
    ],
    terminal,
  );
}

/** One step of a hundred moves an index by thousandths. */
const showFine = (gain: number, lang: Lang): string => `+${showScore(gain, lang, 3)}`;

function more(plan: Plan, terminal: Terminal): string[] {
  return hiddenRows(climbs(plan.steps).length, terminal);
}

function hiddenRows(rows: number, terminal: Terminal): string[] {
  const hidden = terminal.verbose ? 0 : rows - SHOWN;
  return hidden > 0 ? [terminal.out.dim(planWords[terminal.lang].more(hidden))] : [];
}

function yearsTable(plan: Plan, years: number, { case: c }: CityAssessment, terminal: Terminal): string {
  const { lang } = terminal;
  const w = planWords[lang];
  const base = /^\d{4}$/.test(c.period) ? Number(c.period) : undefined;
  return renderTable(
    byYear(plan.steps, years, plan.now),
    [
      { title: w.year, align: 'left', cell: (y) => (base === undefined ? String(y.key) : `${y.key} (${base + y.key})`) },
      { title: w.steps, align: 'right', cell: (y) => showQuantity(y.steps, lang) },
      { title: w.effort, align: 'right', cell: (y) => showQuantity(y.effort, lang) },
      ...(plan.withheld ? [] : [{ title: w.indexThen, align: 'right' as const, cell: (y: { index: number }) => showScore(y.index, lang) }]),
    ],
    terminal,
  );
}

function agenciesTable(plan: Plan, { instrument }: Assessment, terminal: Terminal): string[] {
  const { lang } = terminal;
  const w = planWords[lang];
  const agencies = byAgency(plan.steps);
  const nameOf = (id: string | undefined): string =>
    id === undefined ? w.nobody : pick(instrument.agencies.get(id) ?? id, lang, instrument.languages);
  const table = renderTable(
    terminal.verbose ? agencies : agencies.slice(0, SHOWN),
    [
      { title: w.agency, align: 'left', cell: (a) => nameOf(a.key) },
      { title: w.steps, align: 'right', cell: (a) => showQuantity(a.steps, lang) },
      { title: w.effort, align: 'right', cell: (a) => showQuantity(a.effort, lang) },
    ],
    terminal,
  );
  return [table, ...hiddenRows(agencies.length, terminal)];
}

function curveTable(plan: Plan, terminal: Terminal): string {
  const { lang } = terminal;
  const w = planWords[lang];
  return renderTable(
    pointsOf(plan.curve, POINTS),
    [
      { title: w.effortFromNow, align: 'left', cell: (p) => showQuantity(p.effort, lang) },
      { title: w.bestIndex, align: 'right', cell: (p) => showScore(p.index, lang) },
      { title: w.gain, align: 'right', cell: (p) => showChange(p.index - plan.now, lang) },
    ],
    terminal,
  );
}

function notes(plan: Plan, terminal: Terminal): string[] {
  return ['', ...planNotes(plan, terminal.lang).map((line) => terminal.out.dim(folded(line, terminal)))];
}
