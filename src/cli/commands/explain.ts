import { explainValue, nodeByName, nodeNames } from '../../assess/explain.ts';
import type { CityAssessment } from '../../assess/types.ts';
import { hasErrors } from '../../finding/finding.ts';
import { nearest } from '../../finding/suggest.ts';
import { jsonText } from '../../text/json.ts';
import { words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { deliver } from '../output/output.ts';
import { tellFindings } from '../output/tell.ts';
import { explainText } from '../score/explain-text.ts';
import { scoreFor } from '../score/scoring.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    noNode: (name: string, near: string | undefined) =>
      `Tidak ada simpul "${name}".${near === undefined ? ' Sebut id indikator, bagian, rubrik, index, atau tampilan/simpul.' : ` Maksud Anda ${near}?`}`,
    notShort: (name: string) => `${name} tidak termasuk versi singkat; lihat dengan --tier full.`,
    many: (cities: string) => `Masukan ini memuat beberapa kota atau periode; pilih dengan --city dan --period: ${cities}.`,
    none: 'Belum ada jawaban untuk dijelaskan.',
  },
  en: {
    noNode: (name: string, near: string | undefined) =>
      `There is no node "${name}".${near === undefined ? ' Name an indicator, a section, a rubric, index, or view/node.' : ` Did you mean ${near}?`}`,
    notShort: (name: string) => `${name} is not in the short form; see it with --tier full.`,
    many: (cities: string) => `There are several cities or periods; choose with --city and --period: ${cities}.`,
    none: 'There are no answers to explain yet.',
  },
});

/** One city out of an assessment, or a sentence that says how to choose one. */
export function oneCity(cities: readonly CityAssessment[], lang: 'id' | 'en'): CityAssessment {
  if (cities.length === 1) return cities[0]!;
  if (cities.length === 0) throw new Failure(EXIT.inputs, say[lang].none);
  const list = cities.slice(0, 8).map((c) => visibleLine(c.case.period === '' ? c.case.city : `${c.case.city} ${c.case.period}`));
  throw new Failure(EXIT.usage, say[lang].many([...list, ...(cities.length > 8 ? ['…'] : [])].join(', ')));
}

export const work: Work = async ([node, inputs], options, terminal) => {
  const { gathered, assessment, findings } = await scoreFor(inputs as string[], options, terminal);
  tellFindings(findings, gathered.source, { ...terminal, quiet: true });
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  const city = oneCity(assessment.cities, terminal.lang);
  const found = nodeByName(city, String(node));
  const left = assessment.tier === 'core' && assessment.instrument.indicators.has(String(node));
  if (found === undefined && left) throw new Failure(EXIT.usage, say[terminal.lang].notShort(String(node)));
  if (found === undefined)
    throw new Failure(EXIT.usage, say[terminal.lang].noNode(visibleLine(String(node)), nearest(String(node), nodeNames(city))));
  const text =
    options.format === 'json' ? `${jsonText(explainValue(assessment, city, found), 2)}\n` : explainText(assessment, city, found, terminal);
  await deliver(text, { out: options.out as string | undefined, force: options.force === true, terminal });
};
