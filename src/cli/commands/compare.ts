import { comparisonBlocks } from '../../report/comparison/blocks.ts';
import { type Comparison, compare } from '../../report/comparison/compare.ts';
import { comparisonCsv } from '../../report/comparison/csv.ts';
import { comparisonEdition } from '../../report/comparison/edition.ts';
import { comparisonJson } from '../../report/comparison/json.ts';
import type { Subject } from '../../report/comparison/subject.ts';
import { formats } from '../../report/formats.ts';
import { blocksMarkdown } from '../../report/markdown.ts';
import type { Instrument } from '../../rubric/instrument.ts';
import { pick, words } from '../../text/lang.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT, Failure } from '../failure.ts';
import { blockText } from '../output/block-text.ts';
import { deliver } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { PRODUCT } from '../program/program.ts';
import { assessmentFolder, type Compared, comparedHere, comparedIn, withPrevious } from '../score/comparison-inputs.ts';
import { today } from '../today.ts';
import type { Work } from '../work.ts';

const say = words({
  id: {
    two: 'Untuk membandingkan diperlukan sekurang-kurangnya dua penilaian: dua periode satu kota, atau beberapa kota.',
    found: (list: string) => `Yang ditemukan: ${list}.`,
    nothing: 'Yang ditemukan: tidak ada.',
    previous: 'Isian "previous" dalam siapkota.yaml menunjuk penilaian periode lalu.',
    twice: (who: string) => `${who} diberikan dua kali. Sebut tiap penilaian satu kali, atau pilih dengan --period.`,
    toFile: (format: string) => `Bentuk ${format} tidak untuk layar. Beri --out perbandingan.${format}.`,
    optional: ['Batas', 'Cakupan'],
  },
  en: {
    two: 'A comparison needs two assessments at least: two periods of one city, or several cities.',
    found: (list: string) => `Found: ${list}.`,
    nothing: 'Found: none.',
    previous: 'The key "previous" in siapkota.yaml points to the assessment of the period before.',
    twice: (who: string) => `${who} was given twice. Name each assessment once, or choose with --period.`,
    toFile: (format: string) => `The format ${format} is not for the screen. Give --out comparison.${format}.`,
    optional: ['Bounds', 'Coverage'],
  },
});

/** For the screen and for programs; the documents are those of the report. */
const texts: Readonly<Record<string, (comparison: Comparison, terminal: Terminal) => string>> = {
  table: (comparison, terminal) => {
    const { title, blocks } = comparisonBlocks(comparison, terminal.lang);
    const heading = { kind: 'subheading', level: 2, text: title } as const;
    return blockText([heading, ...blocks], terminal, new Set(say[terminal.lang].optional));
  },
  md: (comparison, { lang }) => {
    const { title, blocks } = comparisonBlocks(comparison, lang);
    return blocksMarkdown(title, blocks, lang);
  },
  json: (comparison) => comparisonJson(comparison, PRODUCT),
  csv: comparisonCsv,
};

/** Two periods of a city, or cities side by side with ranks and how sure they are. */
export const work: Work = async ([paths], options, terminal) => {
  const { out } = options as { out?: string };
  const format = String(options.format);
  if (format !== 'html' && DOCUMENTS.includes(format) && out === undefined && process.stdout.isTTY)
    throw new Failure(EXIT.usage, say[terminal.lang].toFile(format));
  const { subjects, instruments } = await gatherAll(paths as string[], options, terminal);
  const wanted = subjects.filter(
    (s) => (options.city === undefined || s.city === options.city) && (options.period === undefined || s.period === options.period),
  );
  const [first, ...rest] = wanted;
  const w = say[terminal.lang];
  if (first === undefined || rest.length === 0) {
    const found = wanted.length === 0 ? w.nothing : w.found(visibleLine(wanted.map(named).join(', ')));
    throw new Failure(EXIT.usage, [w.two, found, ...((paths as string[]).length < 2 ? [w.previous] : [])].join(' '));
  }
  const twice = wanted.find((s, i) => wanted.slice(0, i).some((o) => named(o) === named(s)));
  if (twice !== undefined) throw new Failure(EXIT.usage, w.twice(visibleLine(named(twice))));
  const latest = instruments.at(-1);
  const comparison = compare([first, ...rest], {
    width: latest === undefined ? widthOf(wanted) : latest.scale.max - latest.scale.min,
    ...(latest === undefined ? {} : { formerly: formerlyOf(latest) }),
  });
  const result = texts[format]?.(comparison, terminal) ?? (await document(format as Document, comparison, latest, options, terminal));
  await deliver(result, { out, force: options.force === true, terminal, isData: format === 'csv' });
};

type Document = 'html' | 'docx' | 'xlsx';
const DOCUMENTS: readonly string[] = ['html', 'docx', 'xlsx'] satisfies Document[];

/** As a document of the report's own formats. */
async function document(
  format: Document,
  comparison: Comparison,
  instrument: Instrument | undefined,
  options: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<string | Uint8Array> {
  const { lang, columns, unicode, plain: paint } = terminal;
  const name = instrument === undefined ? undefined : `${pick(instrument.title, lang, instrument.languages)} ${instrument.version}`.trim();
  const date = (options.date as string | undefined) ?? today();
  const render = await formats[format].load();
  return render([comparisonEdition(comparison, lang, { instrument: name, date, product: PRODUCT })], { paint, columns, unicode });
}

const named = ({ city, period }: Subject): string => (period === '' ? city : `${city} ${period}`);
const formerlyOf = ({ formerly }: Instrument): ReadonlyMap<string, string> => formerly;

/** How far scores lie apart in the files: a file does not tell its scale. */
function widthOf(subjects: readonly Subject[]): number {
  const ends = subjects.flatMap((s) => s.nodes.flatMap((n) => [n.low, n.high])).filter((n) => n !== null);
  return ends.reduce((most, n) => Math.max(most, Math.abs(n)), 1);
}

async function gatherAll(paths: readonly string[], options: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<Compared> {
  if (paths.length === 0) return comparedHere(options, terminal);
  const single = paths.length === 1 ? assessmentFolder(paths[0]!) : undefined;
  if (single !== undefined) return withPrevious(single, options, terminal);
  const parts: Compared[] = [];
  for (const path of paths) parts.push(await comparedIn(path, options, terminal));
  return { subjects: parts.flatMap((p) => p.subjects), instruments: parts.flatMap((p) => p.instruments) };
}
