// Every regular expression in src, looked at by a checker for what makes one slow (ReDoS). Exit 1 where one may take more than linear
// time and nothing below says why that harms nobody, or where such a reason is no longer needed.
//   npm run test:patterns
import { pathToFileURL } from 'node:url';
import { check } from 'recheck';
import { patternsInSource } from './support/patterns.mjs';

/** Patterns that are slow on long text, and why they never get any, by the file and the beginning of the pattern. */
const SHORT_TEXTS = [
  ['src/answers/moments.ts', '^(\\d{1,2})[:.](\\d{2})', 'texts of more than 100 characters are no moments'],
  ['src/answers/xlsx-format.ts', '\\[(?!h+\\]', 'a number format is cut to 255 characters'],
  ['src/answers/xlsx-format.ts', '^(?:#,##)?', 'a number format is cut to 255 characters'],
  ['src/cli/bundle/target.ts', '^-+|-+$', 'runs of dashes were made one before'],
  ['src/cli/engines/clickhouse-http.ts', '', 'an answer of the engine that the person named'],
  ['src/cli/engines/clickhouse-login.ts', '', 'an address that the person typed'],
  ['src/cli/main.ts', '', 'the command line that the person typed'],
  ['src/cli/program/help-style.ts', '', 'our own help'],
  ['src/forms/docx-fixed.ts', '', 'a part that we wrote'],
  ['src/forms/page/overview.ts', '', 'a text that was clipped before'],
  ['src/interview/edit.ts', '', 'what is typed or pasted into one field'],
  ['src/interview/step-line.ts', '', 'what is typed or pasted into one field'],
  ['src/report/html/style.ts', '', 'our own style sheet'],
  ['src/report/template/adapt.ts', '(<w:tab w:val="right"', 'a style that we wrote'],
  ['src/report/xlsx/book.ts', '\\s*\\([^)]*$', 'a name of at most 31 characters'],
  ['src/report/xlsx/book.ts', "[',\\s]+$", 'a name of at most 31 characters'],
  ['src/rubric/source.ts', '[,\\]}]+$', 'a name that was cut to 200 characters'],
];

/** @returns {Promise<{ patterns: number, slow: { where: string, source: string, how: string }[], excused: number, idle: string[] }>} */
export async function checkPatterns() {
  const all = patternsInSource().filter((p) => !p.dynamic);
  const distinct = [...new Map(all.map((p) => [`${p.file} ${p.source} ${p.flags}`, p])).values()];
  const used = new Set();
  const slow = [];
  for (const { file, line, source, flags } of distinct) {
    const { status, complexity, attack } = await check(source, flags, { timeout: 20_000 });
    if (status === 'safe') continue;
    const excuse = SHORT_TEXTS.find(([at, begins]) => at === file && source.startsWith(begins));
    if (excuse !== undefined) used.add(excuse);
    else slow.push({ where: `${file}:${line}`, source, how: `${complexity?.summary ?? status}: ${attack?.pattern ?? ''}` });
  }
  return { patterns: distinct.length, slow, excused: used.size, idle: SHORT_TEXTS.filter((e) => !used.has(e)).map((e) => e.join(' ')) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { patterns, slow, excused, idle } = await checkPatterns();
  for (const { where, source, how } of slow) process.stdout.write(`${where}  /${source}/\n  ${how}\n`);
  for (const excuse of idle) process.stdout.write(`no longer needed: ${excuse}\n`);
  process.stdout.write(`${patterns} patterns, ${slow.length} slow on text from outside, ${excused} slow ones that get short texts only\n`);
  process.exitCode = slow.length + idle.length === 0 ? 0 : 1;
}
