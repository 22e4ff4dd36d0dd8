import { describe, expect, test } from '@jest/globals';
import { type Finding, finding, orderFindings } from '../../src/finding/finding.ts';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { FORMATS, type Format, type FormatOptions, formatters } from '../../src/finding/formats.ts';
import { fileUri } from '../../src/finding/uri.ts';
import { LANGS } from '../../src/text/lang.ts';
import { plain } from '../../src/text/paint.ts';

const TEXT = 'id: A\nid2: B\n  weight: -1\n';
const at = (file: string, line: number, col: number, end = col + 2) => ({ file, line, col, endLine: line, endCol: end });

/** An error with a second place, a warning with hostile words, a note in a cell. */
const FINDINGS: readonly Finding[] = [
  finding('rubric/duplicate-id', at('rubrik/kota baru#1.yaml', 2, 6), { id: 'A' }, [at('rubrik/kota baru#1.yaml', 1, 5)]),
  finding('content/vague-descriptor', at('a.yaml', 1, 1), { word: '<b>&"\u001b[31m%0A::error::\n100%, a:b' }),
  finding('answers/not-asked', { file: 'jawaban.xlsx', cell: 'Jawaban!C7' }, { indicator: 'X', respondent: 'Y' }),
];
const options = (over: Partial<FormatOptions> = {}): FormatOptions => ({
  lang: 'en',
  paint: plain,
  columns: 80,
  source: () => TEXT,
  product: 'siapkota 1.0.0',
  files: ['a.yaml', 'clean.yaml'],
  failOn: 'error',
  ...over,
});
const print = async (format: Format, over: Partial<FormatOptions> = {}, findings: readonly Finding[] = FINDINGS): Promise<string> =>
  (await formatters[format]())(findings, options(over));

describe.each(FORMATS)('%s', (format) => {
  test.each(LANGS)('snapshot in %s', async (lang) => {
    expect(await print(format, { lang })).toMatchSnapshot();
  });

  test('says the same whatever the order of the findings', async () => {
    expect(await print(format, {}, [...FINDINGS].reverse())).toBe(await print(format));
  });

  test('holds no control character', async () => {
    expect(await print(format)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });

  test('is sound with nothing to say', async () => {
    const text = await print(format, { files: [] }, []);
    if (['json', 'sarif', 'gitlab'].includes(format)) expect(() => JSON.parse(text)).not.toThrow();
  });
});

describe('sarif', () => {
  const run = async () => JSON.parse(await print('sarif')).runs[0];

  test('columns are UTF-16 units, and it says so', async () => {
    expect((await run()).columnKind).toBe('utf16CodeUnits');
  });

  test('paths are relative, encoded, and tied to the root', async () => {
    const { results } = await run();
    const location = results.find((r: { ruleId: string }) => r.ruleId === 'rubric/duplicate-id').locations[0].physicalLocation;
    expect(location.artifactLocation).toEqual({ uri: 'rubrik/kota%20baru%231.yaml', uriBaseId: 'PROJECTROOT' });
    expect(location.region).toEqual({ startLine: 2, startColumn: 6, endLine: 2, endColumn: 8 });
  });

  test('each result points to its rule, which has help', async () => {
    const { results, tool } = await run();
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const rule of tool.driver.rules) expect(rule.help.markdown).toMatch(/\*\*How to fix\.\*\*/);
  });

  test('the first use of a duplicate id is related', async () => {
    const result = (await run()).results.find((r: { ruleId: string }) => r.ruleId === 'rubric/duplicate-id');
    expect(result.relatedLocations[0]).toMatchObject({ id: 0, physicalLocation: { region: { startLine: 1, startColumn: 5 } } });
  });

  test('a cell is a logical place', async () => {
    const result = (await run()).results.find((r: { ruleId: string }) => r.ruleId === 'answers/not-asked');
    expect(result.locations[0].logicalLocations).toEqual([{ name: 'Jawaban!C7', kind: 'cell' }]);
    expect(result.level).toBe('note');
  });
});

describe('github', () => {
  test('words of a rubric cannot start a command of their own', async () => {
    const lines = (await print('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=[^\n]*::[^\r\n]*$/);
    expect(lines.find((l) => l.startsWith('::warning'))).toContain('%250A');
  });

  test('commas and colons of a property are escaped', async () => {
    const odd = finding('yaml/empty', { file: 'a,b:c.yaml', line: 1, col: 1 }, {});
    expect(await print('github', {}, [odd])).toContain('file=a%2Cb%3Ac.yaml,line=1');
  });
});

describe('gitlab', () => {
  test('has what GitLab asks for: description, check name, fingerprint, severity, path and line', async () => {
    const rows = JSON.parse(await print('gitlab'));
    expect(rows.map((r: { severity: string }) => r.severity)).toEqual(['minor', 'info', 'major']);
    for (const row of rows) expect(row.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(rows.map((r: { fingerprint: string }) => r.fingerprint)).size).toBe(3);
  });
});

describe('junit', () => {
  /** Elements open and close in pairs, and attributes are quoted: as much XML as a reader without a library can check. */
  function wellFormed(xml: string): boolean {
    const open: string[] = [];
    const rest = xml.replace(
      /<\?xml[^?]*\?>|<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<&]*(?:&#?\w+;[^"<&]*)*")*)\s*(\/?)>/g,
      (_all, close, name, _attributes, empty) => {
        if (name === undefined) return '';
        if (close === '/') return open.pop() === name ? '' : '<bad>';
        if (empty !== '/') open.push(name);
        return '';
      },
    );
    return open.length === 0 && !/[<>]/.test(rest) && !/&(?!#?\w+;)/.test(rest);
  }

  test('is well-formed XML whatever the rubric says', async () => {
    expect(wellFormed(await print('junit'))).toBe(true);
  });

  test('a clean file is one passed test; what fails depends on --fail-on', async () => {
    const xml = await print('junit');
    expect(xml).toContain('<testsuite name="clean.yaml" tests="1" failures="0" errors="0">');
    // Four tests: three findings and the clean file.
    expect(xml).toContain('tests="4" failures="1"');
    expect(await print('junit', { failOn: 'warning' })).toContain('tests="4" failures="2"');
    expect(await print('junit', { failOn: 'info' })).toContain('tests="4" failures="3"');
  });
});

test('compact is one line a finding', async () => {
  expect(
    (await print('compact'))
      .split('\n')
      .slice(0, 3)
      .map((l) => l.split(': ')[0]),
  ).toEqual(['a.yaml:1:1', 'jawaban.xlsx [Jawaban!C7]', 'rubrik/kota baru#1.yaml:2:6']);
});

test.each([
  { file: 'a.yaml', uri: 'a.yaml' },
  { file: './a/b.yaml', uri: 'a/b.yaml' },
  { file: 'a\\b c.yaml', uri: 'a/b%20c.yaml' },
  { file: '/x/kota é.yaml', uri: 'file:///x/kota%20%C3%A9.yaml' },
  { file: 'C:\\x\\a.yaml', uri: 'file:///C:/x/a.yaml' },
  { file: 'a?b#c%.yaml', uri: 'a%3Fb%23c%25.yaml' },
  { file: 'half \ud800.yaml', uri: 'half%20%EF%BF%BD.yaml' },
])('$file as a URI is $uri', ({ file, uri }) => {
  expect(fileUri(file)).toBe(uri);
});

describe('fingerprints', () => {
  const one = (line: number, text: string): string =>
    fingerprints([finding('rubric/duplicate-id', at('a.yaml', line, 5), { id: 'A' })], () => text)[0]!;

  test('stay when lines are put in above', () => {
    expect(one(2, 'x: 1\nid: A\n')).toBe(one(4, 'x: 1\n\n# new\n  id: A\n'));
  });

  test('change with the words of the line, the code, the file and the facts', () => {
    const names = [
      one(1, 'id: A'),
      one(1, 'id: A # why'),
      fingerprints([finding('rubric/bad-id', at('a.yaml', 1, 5), { id: 'A' })], () => 'id: A')[0],
      fingerprints([finding('rubric/duplicate-id', at('b.yaml', 1, 5), { id: 'A' })], () => 'id: A')[0],
    ];
    expect(new Set(names).size).toBe(4);
  });

  test('stay when only the advice has changed', () => {
    const near = (name: string | undefined) => finding('rubric/unknown-agency', at('a.yaml', 1, 5), { id: 'dishb', near: name });
    const names = [near(undefined), near('dishub'), near('dinkes')].map((f) => fingerprints([f], () => 'owners: [dishb]')[0]);
    expect(new Set(names).size).toBe(1);
  });

  test('two equal findings on equal lines have two names', () => {
    const twice = [1, 2].map((line) => finding('rubric/empty-text', at('a.yaml', line, 5), { where: 'title' }));
    expect(new Set(fingerprints(twice, () => 'title: ""\ntitle: ""')).size).toBe(2);
  });
});

test('findings have one order, and the same is said once', () => {
  const [a, b] = [
    finding('rubric/empty-text', at('a.yaml', 2, 1), { where: 'x' }),
    finding('rubric/empty-text', at('a.yaml', 10, 1), { where: 'x' }),
  ];
  expect(orderFindings([b, a, b, a])).toEqual([a, b]);
});
