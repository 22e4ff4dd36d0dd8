import { unzipSync } from 'fflate';
import { readRegister } from '../../../src/answers/cities.ts';
import { readInput } from '../../../src/answers/input.ts';
import { decodeJournal } from '../../../src/answers/journal.ts';
import { readMap } from '../../../src/answers/map.ts';
import { migrateText } from '../../../src/answers/migrate.ts';
import { PLAIN_READING } from '../../../src/answers/read.ts';
import { readAssessmentFacts, readAssessmentFile } from '../../../src/answers/siapkota.ts';
import { applyVerdicts, readVerdicts } from '../../../src/answers/verdicts.ts';
import { unitsOf } from '../../../src/bundle/units.ts';
import { compactFindings } from '../../../src/finding/compact.ts';
import { applyDisables } from '../../../src/finding/disables.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import { githubFindings } from '../../../src/finding/github.ts';
import { gitlabFindings } from '../../../src/finding/gitlab.ts';
import { jsonFormat } from '../../../src/finding/json.ts';
import { junitFindings } from '../../../src/finding/junit.ts';
import { prettyFindings } from '../../../src/finding/pretty.ts';
import { sarifFindings } from '../../../src/finding/sarif.ts';
import { checkTemplate } from '../../../src/report/template/check.ts';
import { fixText } from '../../../src/rubric/fix/fix.ts';
import { loadInstrument } from '../../../src/rubric/load.ts';
import { YamlSource } from '../../../src/rubric/source.ts';
import { collect, tallyOf } from '../../../src/tally/collect.ts';
import { plain } from '../../../src/text/paint.ts';
import { book } from '../../answers/book.ts';
import { memoryFiles } from '../../support/instrument.ts';
import { INSTRUMENT, RUBRIC, realBytes, SETTINGS, SHEET } from '../support/bases.ts';
import { instrument } from '../support/instrument.ts';
import { bytesOf, textOf } from '../support/target.ts';
import { zip } from '../support/zip.ts';

/** Work that grows with `n`: what is made before is not counted. Roughly a tenth of a second at `n` on a quiet machine. */
export interface Bomb {
  readonly name: string;
  readonly n: number;
  make(n: number): () => unknown;
}

const times = (n: number, one: (i: number) => string, between = '\n'): string => Array.from({ length: n }, (_, i) => one(i)).join(between);

/** Everything that is done with findings after they were found. */
function told(findings: readonly Finding[], text: string): unknown {
  const options = {
    lang: 'id' as const,
    paint: plain,
    columns: 80,
    source: () => text,
    product: 'p 0',
    files: ['a'],
    failOn: 'error' as const,
  };
  return [jsonFormat, sarifFindings, githubFindings, gitlabFindings, junitFindings, compactFindings, prettyFindings].map(
    (f) => f(findings, options).length,
  );
}

const rubric = (name: string, n: number, text: (n: number) => string): Bomb => ({
  name: `rubric: ${name}`,
  n,
  make(size) {
    const written = text(size);
    return () =>
      told(loadInstrument('instrument.yaml', memoryFiles({ 'instrument.yaml': INSTRUMENT, 'r.yaml': written })).findings, written);
  },
});
const method = (name: string, n: number, text: (n: number) => string): Bomb => ({
  name: `instrument: ${name}`,
  n,
  make(size) {
    const written = text(size);
    return () =>
      told(
        loadInstrument('instrument.yaml', memoryFiles({ 'instrument.yaml': written, 'base.yaml': INSTRUMENT, 'r.yaml': RUBRIC })).findings,
        written,
      );
  },
});
const answers = (name: string, n: number, text: (n: number) => string | Uint8Array, file = 'a.csv'): Bomb => ({
  name: `answers: ${name}`,
  n,
  make(size) {
    const written = text(size);
    const bytes = typeof written === 'string' ? bytesOf(written) : written;
    return () => {
      const collected = collect([readInput({ file, bytes }, instrument, PLAIN_READING)]);
      for (const _ of tallyOf(collected.answers));
      return told(collected.findings, typeof written === 'string' ? written : '');
    };
  },
});
const yaml = (
  name: string,
  n: number,
  text: (n: number) => string,
  work: (source: YamlSource, report: (f: Finding) => void) => unknown,
): Bomb => ({
  name,
  n,
  make(size) {
    const written = text(size);
    return () => {
      const source = new YamlSource('a.yaml', written);
      const findings = [...source.findings];
      work(source, (f) => findings.push(f));
      return told(findings, written);
    };
  },
});
const HEAD = 'id: r\nversion: 1.0.0\ntitle: { id: R, en: R }\n';
const SECTION = `${HEAD}sections:\n  - id: s\n    title: { id: S, en: S }\n`;
const one = (inside: string): string => `${SECTION}    indicators:\n      - { id: A, title: { id: A, en: A }, ${inside} }\n`;
const level = (id: string, more = ''): string => `      - { id: ${id}, title: { id: ${id}, en: ${id} }, type: level${more} }`;
const wideHead = 'respondent,group,GOV-01,FREQ,SHARE\n';

export const bombs: readonly Bomb[] = [
  rubric('indicators', 400, (n) => `${SECTION}    indicators:\n${times(n, (i) => level(`I${i}`))}`),
  rubric(
    'sections',
    400,
    (n) => `${HEAD}sections:\n${times(n, (i) => `  - { id: s${i}, title: S${i}, indicators: [{ id: i${i}, title: I, type: text }] }`)}`,
  ),
  rubric('open questions', 1000, (n) => `${SECTION}    open:\n${times(n, (i) => `      - { id: q${i}, about: problem, ask: A${i} }`)}`),
  rubric('options', 2000, (n) => one(`type: choice, options: [${times(n, (i) => `{ id: o${i}, title: T${i}, score: 3 }`, ', ')}]`)),
  rubric('criteria', 2000, (n) => one(`type: checklist, criteria: [${times(n, (i) => `{ id: o${i}, title: T${i}, level: 3 }`, ', ')}]`)),
  rubric('unknown keys', 2000, (n) => one(`type: level, ${times(n, (i) => `owner${i}: x`, ', ')}`)),
  rubric('unknown owners', 2000, (n) => one(`type: level, owners: [${times(n, (i) => `kominf${i}`, ', ')}]`)),
  rubric('owners again and again', 2000, (n) => one(`type: level, owners: [${times(n, () => 'kominfo', ', ')}]`)),
  rubric('unknown references', 2000, (n) => one(`type: level, references: [${times(n, (i) => `u${i}`, ', ')}]`)),
  rubric('one id again and again', 400, (n) => `${SECTION}    indicators:\n${times(n, () => level('X'))}`),
  rubric('conditions', 1000, (n) => one(`type: level, when: { all: [${times(n, () => '{ indicator: GOV-9, at_least: 2 }', ', ')}] }`)),
  rubric(
    'a chain of conditions',
    300,
    (n) => `${SECTION}    indicators:\n${times(n, (i) => level(`I${i}`, `, when: { indicator: I${i + 1}, at_least: 2 }`))}`,
  ),
  rubric(
    'a circle of conditions',
    300,
    (n) => `${SECTION}    indicators:\n${times(n, (i) => level(`I${i}`, `, when: { indicator: I${(i + 1) % n}, at_least: 2 }`))}`,
  ),
  rubric('everybody depends on everybody', 900, (pairs) => {
    const n = Math.round(Math.sqrt(pairs));
    const all = times(n, (j) => `{ indicator: I${j}, at_least: 2 }`, ', ');
    return `${SECTION}    indicators:\n${times(n, (i) => level(`I${i}`, `, when: { any: [${all}] }`))}`;
  }),
  rubric('former ids', 1000, (n) => one(`type: level, formerly: [${times(n, (i) => `F${i}`, ', ')}]`)),
  rubric('values of the wrong kind', 2000, (n) => `${SECTION}    indicators: [${times(n, () => '5', ', ')}]`),
  rubric(
    'titles of the wrong kind',
    1000,
    (n) => `${SECTION}    indicators: [${times(n, (i) => `{ id: I${i}, title: [1], type: text }`, ', ')}]`,
  ),
  rubric('a long title', 200_000, (n) => one(`type: level, probe: ["${'lihat dan periksa '.repeat(n / 18)}"]`)),
  rubric('a long key', 100_000, (n) => one(`type: level, ${'k'.repeat(n)}: 1`)),
  rubric('near words', 300, (n) =>
    one(
      `type: level, levels: { 1: "${times(n, (i) => `kata${i}`, ' ')}", 2: "${times(n, (i) => `kata${i}x`, ' ')}", 3: "${times(n, (i) => `kita${i}`, ' ')}", 4: a b, 5: c d }`,
    ),
  ),
  rubric('an open bracket', 20_000, (n) => `${SECTION}    indicators: [${'{ a: 1 },\n'.repeat(n)}`),
  rubric('quotes on one line that never ends', 10_000, (n) => `a: { ${times(n, (i) => `k${i}: "x"`, ', ')}, z: "`),
  rubric('texts in quotes', 5000, (n) => `${RUBRIC}\nx-b: [${times(n, () => '"kata"', ', ')}]\n`),
  rubric('escapes in one text', 20_000, (n) => `${RUBRIC}\nx-b: "${'\\n'.repeat(n)}"\n`),
  rubric('aliases', 150, (n) => `x-a: &a { id: a }\nx-b: [${times(n, () => '*a', ', ')}]\n${RUBRIC}`),
  rubric('anchors', 2000, (n) => `${RUBRIC}\nx-b: [${times(n, (i) => `&a${i} 1`, ', ')}]`),
  rubric('block text', 20_000, (n) => `${RUBRIC}\nx-b: |\n${'  - kata # bukan\n'.repeat(n)}`),
  rubric('tabs', 5000, (n) => `${RUBRIC}\n${'\tx: 1\n'.repeat(n)}`),
  rubric('comments that disable', 3000, (n) => times(n, () => '# siapkota-disable-next-line content/x: sebab') + RUBRIC),
  method('agencies that nobody knows', 1000, (n) => INSTRUMENT.replace('agencies: {', `agencies: { ${times(n, (i) => `a${i}: A`, ', ')},`)),
  method('groups', 500, (n) => INSTRUMENT.replace('groups:', `groups:\n${times(n, (i) => `  g${i}: { title: G }`)}`)),
  method('views', 300, (n) =>
    INSTRUMENT.replace(
      'views:',
      `views:\n${times(n, (i) => `  - { id: v${i}, title: V, nodes: [{ id: n, title: N, indicators: [GOV-01] }] }`)}`,
    ),
  ),
  method('one view again and again', 300, (n) =>
    INSTRUMENT.replace(
      'views:',
      `views:\n${times(n, () => '  - { id: v, title: V, nodes: [{ id: n, title: N, indicators: [GOV-01] }] }')}`,
    ),
  ),
  method('members of a view', 1000, (n) => INSTRUMENT.replace('[GOV-01, SHARE]', `[${times(n, (i) => `GOV-${i}`, ', ')}]`)),
  method('rubrics that are not there', 500, (n) =>
    INSTRUMENT.replace('rubrics:', `rubrics:\n${times(n, (i) => `  - { file: r${i}.yaml }`)}`),
  ),
  method('one rubric again and again', 20, (n) => INSTRUMENT.replace('rubrics:', `rubrics:\n${times(n, () => '  - { file: r.yaml }')}`)),
  method('bands', 1000, (n) => INSTRUMENT.replace('bands: [', `bands: [${times(n, (i) => `{ from: ${1 + i / n}, title: B }`, ', ')}, `)),
  method(
    'drops and overrides of nothing',
    1000,
    (n) =>
      `extends: base.yaml\nid: x\nversion: 1.0.0\ntitle: X\ndrop: [${times(n, (i) => `GOV-${i}`, ', ')}]\noverride: { ${times(n, (i) => `FRE${i}: { weight: 1 }`, ', ')} }`,
  ),
  method('option sets', 500, (n) =>
    INSTRUMENT.replace('option_sets: {', `option_sets: { ${times(n, (i) => `s${i}: [{ id: a, title: A, score: 3 }]`, ', ')},`),
  ),
  answers('wrong cells', 2000, (n) => wideHead + times(n, (i) => `r${i},opd,9,x,y`)),
  answers('one respondent who contradicts himself', 2000, (n) => wideHead + times(n, (i) => `r,opd,${1 + (i % 5)},never,${i % 100}`)),
  answers('one respondent who repeats himself', 2000, (n) => wideHead + times(n, () => 'r,opd,3,never,5')),
  answers('columns that nobody knows', 1000, (n) => `group,GOV-01,${times(n, (i) => `GOV-${100 + i}x`, ',')}\nopd,3${',1'.repeat(n)}\n`),
  answers('one column again and again', 1000, (n) => `group,${times(n, () => 'GOV-01', ',')}\nopd${',3'.repeat(n)}\n`),
  answers('columns of criteria', 1000, (n) => `group,${times(n, (i) => `CHECK/${i}`, ',')}\nopd${',1'.repeat(n)}\n`),
  answers('long paths', 500, (n) => `group,${times(3, () => 'a/'.repeat(n), ',')}GOV-01\nopd,1,1,3\n`),
  answers('ragged rows', 3000, (n) => wideHead + times(n, () => 'r,opd,3')),
  answers('stray quotes', 3000, (n) => wideHead + times(n, () => 'r,opd,3"x,1,1')),
  answers('a quote that never ends', 6_400_000, (n) => `${wideHead}r,"${'x,\n'.repeat(n / 3)}`),
  answers('quotes and nothing else', 100_000, (n) => `${wideHead}${'"'.repeat(n)}`),
  answers('delimiters and nothing else', 20_000, (n) => `${wideHead}${','.repeat(n)}`),
  answers('one line without an end', 1_000_000, (n) => 'x'.repeat(n)),
  answers('one cell without an end', 500_000, (n) => `${wideHead}r,opd,${'9'.repeat(n)},never,5`),
  answers('a note without an end', 500_000, (n) => `group,GOV-01,GOV-01/note\nopd,3,${'kata '.repeat(n / 5)}`),
  answers('criteria in one cell', 20_000, (n) => `group,CHECK\nopd,"${'a;'.repeat(n / 2)}x"`),
  answers('titles of criteria in one cell', 4000, (n) => `group,CHECK\nopd,"${'Portal, '.repeat(n / 8)}x"`),
  answers(
    'white space',
    100_000,
    (n) =>
      `group,GOV-01,SHARE,CHECK,taken\nopd,${' \t'.repeat(n / 2)}x,${' '.repeat(n)}5x,${' '.repeat(n)}a${' '.repeat(n)}x,${' '.repeat(n)}1.1.2026${' '.repeat(n)}x`,
  ),
  answers('respondents without names', 3000, (n) => wideHead + times(n, () => ',opd,3,never,5')),
  answers('groups that nobody knows', 2000, (n) => wideHead + times(n, (i) => `r${i},op${i},3,never,5`)),
  answers('cities', 3000, (n) => `city,${wideHead}${times(n, (i) => `${i}.1,r,opd,3,never,5`)}`),
  answers(
    'long rows',
    3000,
    (n) => `respondent,group,indicator,value,note\n${times(n, (i) => `r${i % 7},opd,GOV-01,${i % 6},catatan ${i}`)}`,
  ),
  answers('long rows of nothing', 2000, (n) => `respondent,group,indicator,value\n${times(n, (i) => `r,opd,GOV-${i}z,3`)}`),
  answers('JSON rows that all have other keys', 64_000, (n) => `[${times(n, (i) => `{"k${i}":1,"GOV-01":3}`, ',')}]`, 'a.json'),
  answers('JSON in JSON', 5000, (n) => `[${'['.repeat(n)}${']'.repeat(n)}, {"GOV-01":${'{"a":'.repeat(n)}1${'}'.repeat(n)}}]`, 'a.json'),
  answers('JSON lines that are none', 5000, (n) => `{"GOV-01":3}\n${times(n, () => '{"GOV-01"')}`, 'a.jsonl'),
  answers('a sheet with answers to nothing', 2000, (n) => `${SHEET}${times(n, (i) => `  GOV-${i}x: 3`)}`, 'a.yaml'),
  answers(
    'a sheet with votes',
    2000,
    (n) => `${SHEET.replace('SHARE: "12,5"', `SHARE: { votes: { ${times(n, (i) => `${i / 100}: 1`, ', ')} } }`)}`,
    'a.yaml',
  ),
  answers(
    'a sheet with documents',
    1000,
    (n) =>
      `${SHEET.replace('FREQ: monthly', `FREQ: { value: monthly, evidence: [${times(n, (i) => `{ title: T${i}, state: accepted }`, ', ')}] }`)}`,
    'a.yaml',
  ),
  answers(
    'a sheet in one line',
    3000,
    (n) => `{"city":{"id":"1"},"respondent":{"id":"r","group":"opd"},"answers":{${times(n, (i) => `"GOV-${i}x":9`, ',')}}}`,
    'a.json',
  ),
  answers(
    'workbook rows',
    1000,
    (n) => book([{ name: 'J', rows: [['respondent', 'group', 'GOV-01'], ...Array.from({ length: n }, (_, i) => [`r${i}`, 'opd', 9])] }]),
    'a.xlsx',
  ),
  answers(
    'merged cells',
    500,
    (n) =>
      book([
        {
          name: 'J',
          rows: [['respondent', 'group', 'GOV-01'], ...Array.from({ length: n }, (_, i) => [`r${i}`, 'opd', 3])],
          merges: Array.from({ length: n }, (_, i) => `A${i + 2}:A${n + 2}`),
        },
      ]),
    'a.xlsx',
  ),
  answers(
    'sheets of a workbook',
    50,
    (n) =>
      book(
        Array.from({ length: n }, (_, i) => ({
          name: `J${i}`,
          rows: [
            ['respondent', 'group', 'GOV-01'],
            ['r', 'opd', 3],
          ],
        })),
      ),
    'a.xlsx',
  ),
  answers(
    'parts of a workbook',
    500,
    (n) => zip(Array.from({ length: n }, (_, i) => ({ name: `p${i}.csv`, bytes: bytesOf('group,GOV-01\nopd,9\n') }))),
    'a.zip',
  ),
  {
    name: 'register: rows again and again, and columns that nobody knows',
    n: 1000,
    make(n) {
      const text = `id,name,${times(n, (i) => `pesisi${i}`, ',')}\n${times(n, () => `1,x${',1'.repeat(20)}${','.repeat(n - 20)}`)}`.slice(
        0,
        n * 400,
      );
      return () => {
        const findings: Finding[] = [];
        readRegister('c.csv', bytesOf(text), instrument, (f) => findings.push(f));
        return told(findings, text);
      };
    },
  },
  yaml(
    'siapkota.yaml: respondents',
    1000,
    (n) => SETTINGS.replace('respondents:', `respondents:\n${times(n, (i) => `  - { id: r${i}, group: op${i}, agency: komin${i} }`)}`),
    (source, report) => {
      const file = readAssessmentFile(source, report);
      if (file !== undefined) readAssessmentFacts(file, instrument, report);
    },
  ),
  yaml(
    'siapkota.yaml: targets and facts that are none',
    1000,
    (n) =>
      SETTINGS.replace('targets: {', `targets: { ${times(n, (i) => `GOV-${i}x: 3`, ', ')},`).replace(
        'profile: {',
        `profile: { ${times(n, (i) => `pesisi${i}: true`, ', ')},`,
      ),
    (source, report) => {
      const file = readAssessmentFile(source, report);
      if (file !== undefined) readAssessmentFacts(file, instrument, report);
    },
  ),
  yaml(
    'evidence.yaml: verdicts',
    1000,
    (n) =>
      `verdicts:\n${times(n, (i) => `  - { file: f${i}, indicator: GOV-01, respondent: kominfo, state: wrong, by: T, at: 2026-11-24 }`)}`,
    (source, report) => {
      const read = collect([
        readInput({ file: 'a.csv', bytes: bytesOf(wideHead + times(500, (i) => `r${i},opd,3,never,5`)) }, instrument, PLAIN_READING),
      ]);
      return applyVerdicts(read.answers, readVerdicts(source, report), source, report);
    },
  ),
  yaml(
    'map: names of nothing',
    500,
    (n) => `columns: { ${times(n, (i) => `h${i}: GOV-${i}x`, ', ')} }\nvalues: { ${times(n, (i) => `GOV-${i}y: { a: 1 }`, ', ')} }`,
    (source, report) => readMap(source, report, instrument),
  ),
  yaml(
    'bundle: equal members',
    1000,
    (n) => `${SETTINGS.replace('respondents:', `respondents:\n${times(n, () => '  - { id: r, group: opd }')}`)}`,
    (source) => unitsOf('settings', source),
  ),
  {
    name: 'migrate: answers to nothing',
    n: 2000,
    make: (n) => {
      const text = `${SHEET}${times(n, (i) => `  GOV-${i}x: 3`)}`;
      return () => migrateText(text, instrument);
    },
  },
  {
    name: 'journal: beginnings without an end',
    n: 50_000,
    make: (n) => {
      const bytes = bytesOf('{"seq":'.repeat(n));
      return () => decodeJournal(bytes);
    },
  },
  {
    name: 'journal: beginnings on one line',
    n: 50_000,
    make: (n) => {
      const bytes = bytesOf(`${'{"seq":'.repeat(n)}\n`);
      return () => decodeJournal(bytes);
    },
  },
  {
    name: 'journal: lines that are none',
    n: 20_000,
    make: (n) => {
      const bytes = bytesOf('{"seq":1}\n'.repeat(n));
      return () => decodeJournal(bytes);
    },
  },
  {
    name: 'validate --fix: trailing spaces',
    n: 3000,
    make: (n) => {
      const text = `${RUBRIC}${times(n, (i) => `x-${i}: |\n  teks \n  dua   `)}\n`;
      return () => fixText(text, [], ['id', 'en']);
    },
  },
  {
    name: 'comments that disable rules',
    n: 3000,
    make: (n) => {
      const text = times(n, (i) => `# siapkota-disable-next-line rubric/${i}${' '.repeat(30)}: sebab`);
      return () => told(applyDisables([], new Map([['a', text]])), text);
    },
  },
  {
    name: 'a comment that disables, without an end',
    n: 100_000,
    make: (n) => {
      const text = `# siapkota-disable-next-line ${'\t'.repeat(n)}x`;
      return () => applyDisables([], new Map([['a', text]]));
    },
  },
  {
    name: 'template: tags that nobody knows',
    n: 1000,
    make(n) {
      const parts = unzipSync(realBytes('examples/tebing-tinggi/template.docx'));
      const document = textOf(parts['word/document.xml']!).replace(
        '<w:body>',
        `<w:body>${times(n, (i) => `<w:p><w:r><w:t>{ruang${i}} {{[[[</w:t></w:r></w:p>`, '')}`,
      );
      const bytes = zip(Object.entries({ ...parts, 'word/document.xml': bytesOf(document) }).map(([name, b]) => ({ name, bytes: b })));
      return () => told(checkTemplate('t.docx', bytes).findings, '');
    },
  },
  {
    name: 'template: one tag without an end',
    n: 200_000,
    make(n) {
      const parts = unzipSync(realBytes('examples/tebing-tinggi/template.docx'));
      const document = textOf(parts['word/document.xml']!).replace(
        '<w:body>',
        `<w:body><w:p><w:r><w:t>{${'['.repeat(n)}} ${'{'.repeat(n)} ${'\t'.repeat(n)}x</w:t></w:r></w:p>`,
      );
      const bytes = zip(Object.entries({ ...parts, 'word/document.xml': bytesOf(document) }).map(([name, b]) => ({ name, bytes: b })));
      return () => told(checkTemplate('t.docx', bytes).findings, '');
    },
  },
];
