import { assessmentCsv, citiesCsv } from '../../assess/csv.ts';
import { assessmentJson, assessmentJsonLines, citiesJson, citiesJsonLines } from '../../assess/json.ts';
import { indexOnly, partsOnly } from '../../assess/lean.ts';
import { provincesCsv, provincesOf, provincesValue } from '../../assess/provinces.ts';
import type { Assessment, CityAssessment } from '../../assess/types.ts';
import { hasErrors } from '../../finding/finding.ts';
import { keepForBook } from '../../report/xlsx/nodes.ts';
import { jsonText } from '../../text/json.ts';
import { words } from '../../text/lang.ts';
import { EXIT, Failure } from '../failure.ts';
import { isStream } from '../inputs/streams.ts';
import { deliver, toStdout } from '../output/output.ts';
import { type ColumnTypes, needsFile, toParquet } from '../output/parquet-out.ts';
import { tellBalance, tellFindings } from '../output/tell.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { provinceTable } from '../score/province-table.ts';
import { type Needs, type Scored, type Scoring, scoreFor, scoringFor } from '../score/scoring.ts';
import { scoreTable } from '../score/table.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    noProvincePage: 'Halaman HTML sudah memuat provinsi; beri --format html tanpa --by.',
    toFile: 'Bentuk xlsx tidak untuk layar. Beri --out skor.xlsx.',
  },
  en: {
    noProvincePage: 'The HTML page holds the provinces already; give --format html without --by.',
    toFile: 'The format xlsx is not for the screen. Give --out scores.xlsx.',
  },
});

interface Format {
  readonly needs: (options: Readonly<Record<string, unknown>>) => Needs;
  readonly write: (assessment: Assessment, terminal: Terminal) => string | Iterable<string> | Promise<Uint8Array | string>;
  /** The same text where cities come one after another and are not held. */
  readonly pieces?: (scoring: Scoring) => Iterable<string>;
}

const formats: Readonly<Record<string, Format>> = {
  table: { needs: ({ uncertainty }) => (uncertainty === true ? {} : { figures: true, keep: keepIndexes() }), write: scoreTable },
  json: {
    needs: () => ({}),
    write: (assessment) => assessmentJson(assessment, PRODUCT),
    pieces: ({ head, cities }) => citiesJson(head, cities, PRODUCT),
  },
  jsonl: { needs: () => ({}), write: assessmentJsonLines, pieces: ({ head, cities }) => citiesJsonLines(head.instrument, cities) },
  csv: {
    needs: ({ uncertainty }) => ({ figures: uncertainty !== true }),
    write: assessmentCsv,
    pieces: ({ head, cities }) => citiesCsv(head.instrument, cities),
  },
  html: {
    needs: ({ uncertainty }) => (uncertainty === true ? {} : { figures: true, keep: partsOnly }),
    write: async (assessment, { lang }) => (await import('../../report/country/page.ts')).countryPage(assessment, lang, PRODUCT),
  },
  xlsx: {
    needs: ({ uncertainty }) => (uncertainty === true ? {} : { figures: true, keep: keepForBook() }),
    write: async (assessment, { lang }) => (await import('../../report/xlsx/scores.ts')).scoresXlsx(assessment, lang),
  },
};

/** The same formats, for provinces instead of cities. Every city is needed for a moment only. */
const byProvince: Readonly<Record<string, Format['write']>> = {
  table: provinceTable,
  json: (assessment) => `${jsonText(provincesValue(assessment, PRODUCT), 2)}\n`,
  jsonl: (assessment) => provincesOf(assessment).map((p) => `${jsonText({ ...p, province: p.province ?? null })}\n`),
  csv: provincesCsv,
  xlsx: async (assessment, { lang }) => (await import('../../report/xlsx/provinces.ts')).provincesXlsx(assessment, lang),
};
const PROVINCES: Needs = { figures: true, keep: indexOnly };

/** All of the first city, which may be the only one and is shown as a tree, and the index of every other. */
function keepIndexes(): (city: CityAssessment) => CityAssessment {
  let first = true;
  return (city) => {
    const kept = first ? city : indexOnly(city);
    first = false;
    return kept;
  };
}

/** From answers to scores. With an error in the inputs the whole result is written and the exit code is 1; with --strict nothing is. */
export const work: Work = async ([inputs], options, terminal) => {
  const isParquet = options.format === 'parquet';
  if (isParquet) needsFile(options.out as string | undefined, terminal);
  // Parquet is the CSV with typed columns.
  const name = isParquet ? 'csv' : String(options.format);
  if (name === 'html' && options.by !== undefined) throw new Failure(EXIT.usage, say[terminal.lang].noProvincePage);
  const format: Format = options.by === 'province' ? { needs: () => PROVINCES, write: byProvince[name]! } : formats[name]!;
  const needs = { counting: true, ...format.needs(options) };
  if (name === 'xlsx' && options.out === undefined && process.stdout.isTTY) throw new Failure(EXIT.usage, say[terminal.lang].toFile);
  const put = async (written: Uint8Array | string | Iterable<string>): Promise<void> => {
    const types = options.by === 'province' ? PROVINCE_TYPES : NODE_TYPES;
    const asParquet = isParquet && !(written instanceof Uint8Array);
    await deliver(asParquet ? await toParquet(typeof written === 'string' ? [written] : written, types, terminal) : written, {
      out: options.out as string | undefined,
      force: options.force === true,
      terminal,
      isData: name === 'csv',
    });
  };
  // How sure ranks are is known only once all cities are scored.
  if (format.pieces !== undefined && options.uncertainty !== true) {
    const scoring = await scoringFor(inputs as string[], options, terminal, needs);
    if (options.strict !== true || !hasErrorsAhead(scoring)) await put(format.pieces(scoring));
    tell(scoring.scored(), options, terminal);
    return;
  }
  // A row a province has no place for intervals.
  const asked = options.by === undefined ? options : { ...options, uncertainty: false };
  const scored = await scoreFor(inputs as string[], asked, terminal, needs);
  tell(scored, options, terminal);
  if (hasErrors(scored.findings) && options.strict === true) return;
  await put(await format.write(scored.assessment, terminal));
  if (name === 'table' && options.by === undefined && options.out === undefined) await tellStanding(inputs as string[], options, terminal);
};

/** Where a city that was picked out stands among all in the same inputs. These are read once more, as a selection reads nothing of others. */
async function tellStanding(inputs: readonly string[], options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<void> {
  if (options.city === undefined || inputs.length === 0 || inputs.some(isStream)) return;
  const everyone = { ...options, city: undefined, uncertainty: false };
  const { assessment } = await scoreFor(inputs, everyone, terminal, { counting: true, figures: true, keep: partsOnly });
  const { standingText } = await import('../score/standing-text.ts');
  const text = standingText(assessment, String(options.city), terminal);
  if (text !== '') await toStdout(`\n${text}`);
}

/** Scores every city once for what there is to tell, and holds none. */
function hasErrorsAhead({ cities, scored }: Scoring): boolean {
  for (const _ of cities);
  return hasErrors(scored().findings);
}

/** What there is to tell about the inputs, and the exit code that follows from it. */
function tell({ gathered, assessment, balance, findings }: Scored, options: Readonly<Record<string, unknown>>, terminal: Terminal): void {
  tellFindings(findings, gathered.source, terminal);
  tellBalance(balance, terminal);
  if (hasErrors(findings)) process.exitCode = EXIT.inputs;
  if (belowCoverage(assessment, options.minCoverage as number | undefined)) process.exitCode = EXIT.inputs;
}

const numbers = (...names: readonly string[]): ColumnTypes => Object.fromEntries(names.map((name) => [name, 'DOUBLE' as const]));
const NODE_TYPES: ColumnTypes = {
  city: 'VARCHAR',
  period: 'VARCHAR',
  node: 'VARCHAR',
  kind: 'VARCHAR',
  state: 'VARCHAR',
  ...numbers('answered', 'proven', 'low', 'high', 'coverage', 'target', 'gap'),
  n: 'BIGINT',
};
const PROVINCE_TYPES: ColumnTypes = {
  province: 'VARCHAR',
  period: 'VARCHAR',
  cities: 'BIGINT',
  scored: 'BIGINT',
  ...numbers('mean', 'min', 'q1', 'median', 'q3', 'max'),
  lowest: 'VARCHAR',
  highest: 'VARCHAR',
  gap: 'DOUBLE',
};

function belowCoverage({ cities }: Assessment, minimum: number | undefined): boolean {
  return minimum !== undefined && (cities.length === 0 || cities.some((c) => (c.index.coverage ?? 0) < minimum - 1e-9));
}
