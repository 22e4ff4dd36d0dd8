import type { Goal } from '../../assess/plan/plan.ts';
import { type Lang, words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';

const say = words({
  id: { both: 'Beri salah satu saja: --budget atau --reach.' },
  en: { both: 'Give one of the two: --budget or --reach.' },
});

/** What --budget or --reach ask a plan for; everything where neither does. */
export function goalOf(options: Readonly<Record<string, unknown>>, lang: Lang): Goal {
  const { budget, reach } = options as { budget?: number; reach?: number };
  if (budget !== undefined && reach !== undefined) throw new Failure(EXIT.usage, say[lang].both);
  if (budget !== undefined) return { kind: 'budget', effort: budget };
  return reach === undefined ? { kind: 'all' } : { kind: 'reach', score: reach };
}
