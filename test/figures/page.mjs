// Makes the figures and the list of faults of test/README.md out of the files beside this one, and of nothing else. A test holds the page to them.
//   node test/figures/page.mjs      (npm run docs does it too)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;
const page = resolve(here, '../README.md');
const read = (name) => JSON.parse(readFileSync(join(here, name), 'utf8'));
const FAULTS = 'faults-found.json';

/** A cell of a Markdown table, whatever it holds. */
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

const duration = (seconds) => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/** Every run of a long check that has left its figures, by title. */
export function allFigures() {
  return readdirSync(here)
    .filter((file) => file.endsWith('.json') && file !== FAULTS)
    .sort()
    .map((file) => ({ file, ...read(file) }));
}

function figuresOf({ title, command, at, node, machine, seconds, rows, notes = [] }) {
  const goals = rows.some((row) => row.goal !== undefined);
  const line = ({ what, value, goal, reached }) => {
    const mark = reached === undefined ? '' : reached ? ' ✓' : ' ✗ not reached';
    return `| ${cell(what)} | ${cell(value)} |${goals ? ` ${goal === undefined ? '' : cell(goal)}${mark} |` : ''}`;
  };
  return [
    `### ${title}`,
    '',
    `\`${command}\` on ${at}, Node ${node}, ${machine}, ${duration(seconds)}.`,
    '',
    `| | found |${goals ? ' goal |' : ''}`,
    `| --- | --- |${goals ? ' --- |' : ''}`,
    ...rows.map(line),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)]),
  ].join('\n');
}

/** The parts of the page by the name between their marks. */
export function parts() {
  const faults = read(FAULTS);
  const areas = [...new Set(faults.map(({ area }) => area))].sort();
  return {
    figures: allFigures().map(figuresOf).join('\n\n'),
    faults: [
      `${faults.length} faults, by where they were.`,
      '',
      '| where | what went wrong | how it was found |',
      '| --- | --- | --- |',
      ...areas.flatMap((area) =>
        faults.filter((fault) => fault.area === area).map(({ wrong, how }) => `| ${cell(area)} | ${cell(wrong)} | ${cell(how ?? '')} |`),
      ),
    ].join('\n'),
  };
}

/** Puts the parts into the page. */
export function writePage() {
  let text = readFileSync(page, 'utf8');
  for (const [name, made] of Object.entries(parts())) {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    text = `${text.slice(0, text.indexOf(begin) + begin.length)}\n${made}\n${text.slice(text.indexOf(end))}`;
  }
  writeFileSync(page, text);
}

if (process.argv[1] === import.meta.filename) writePage();
