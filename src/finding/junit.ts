import { visible } from '../text/visible.ts';
import { messageOf, type Severity } from './catalogue.ts';
import { type Finding, orderFindings } from './finding.ts';
import type { Formatter } from './formats.ts';
import { showPlace } from './place.ts';

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Text inside XML 1.0: marks escaped, characters that XML does not know made visible. */
function xml(text: string): string {
  return visible(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function testCase(f: Finding, lang: 'id' | 'en', fails: boolean): string {
  const { found, fix } = messageOf(f, lang);
  const name = `${f.code} ${showPlace(f.place)}`;
  const open = `    <testcase classname="${xml(f.place.file)}" name="${xml(name)}">`;
  const body = xml(`${showPlace(f.place)}\n${found}\n${fix}`);
  const inner = fails
    ? `<failure type="${f.severity}" message="${xml(found)}">${body}</failure>`
    : `<system-out>${xml(`${f.severity}: `)}${body}</system-out>`;
  return `${open}\n      ${inner}\n    </testcase>\n`;
}

/** JUnit XML: a suite for each file, a failed test for each finding that fails the run; a clean file is one passed test. */
export const junitFindings: Formatter = (findings, { lang, files, failOn, product }) => {
  const ordered = orderFindings(findings);
  const byFile = new Map<string, Finding[]>([...files].sort().map((file) => [file, []]));
  for (const f of ordered) {
    const list = byFile.get(f.place.file);
    if (list === undefined) byFile.set(f.place.file, [f]);
    else list.push(f);
  }
  const failing = (f: Finding): boolean => rank[f.severity] >= rank[failOn];
  let suites = '';
  let tests = 0;
  for (const [file, list] of byFile) {
    const count = Math.max(1, list.length);
    tests += count;
    const cases =
      list.length === 0
        ? `    <testcase classname="${xml(file)}" name="${xml(file)}"/>\n`
        : list.map((f) => testCase(f, lang, failing(f))).join('');
    suites += `  <testsuite name="${xml(file)}" tests="${count}" failures="${list.filter(failing).length}" errors="0">\n${cases}  </testsuite>\n`;
  }
  const failures = ordered.filter(failing).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(product)}" tests="${tests}" failures="${failures}" errors="0">\n${suites}</testsuites>\n`;
};
