import { planValue } from '../../assess/plan/json.ts';
import { planFor } from '../../assess/plan/plan.ts';
import { hasErrors } from '../../finding/finding.ts';
import { jsonText } from '../../text/json.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { deliver } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import { PRODUCT } from '../program/program.ts';
import { goalOf } from '../score/goal.ts';
import { planText } from '../score/plan-text.ts';
import { scoreFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';
import { oneCity } from './explain.ts';

const say = words({
  id: {
    nothing:
      'Indeks belum memiliki nilai, jadi belum ada yang dapat direncanakan. Isi jawabannya dahulu; siapkota status menunjukkan yang kurang.',
    withheld:
      'Skor indeks ditahan karena cakupannya terlalu kecil, jadi tidak dapat dinilai apakah sasaran tercapai. Pakai --budget, atau lengkapi jawabannya dahulu.',
  },
  en: {
    nothing: 'The index has no value yet, so there is nothing to plan. Fill in answers first; siapkota status shows what is missing.',
    withheld:
      'The score of the index is withheld because too little is answered, so nobody can say whether a goal is reached. Use --budget, or complete the answers first.',
  },
});

/** Which indicators to lift first. Exit 1 where the score asked for cannot be reached. */
export const work: Work = async ([inputs], options, terminal) => {
  const goal = goalOf(options, terminal.lang);
  const { gathered, assessment, findings } = await scoreFor(inputs as string[], options, terminal, { counting: true });
  tellFindings(findings, gathered.source, { ...terminal, quiet: true });
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  const city = oneCity(assessment.cities, terminal.lang);
  const years = (options.years as number | undefined) ?? 1;
  const plan = planFor(assessment.instrument, city, goal, years);
  if (plan === undefined) throw new Failure(EXIT.inputs, say[terminal.lang].nothing);
  if (plan.withheld && goal.kind === 'reach') throw new Failure(EXIT.inputs, say[terminal.lang].withheld);
  if (!plan.reached) process.exitCode = EXIT.inputs;
  const text =
    options.format === 'json'
      ? `${jsonText(planValue(assessment, city, plan, years, PRODUCT), 2)}\n`
      : planText(assessment, city, plan, years, terminal);
  await deliver(text, { out: options.out as string | undefined, force: options.force === true, terminal });
};
