import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { LanguageServer } from './language-server.ts';

jest.setTimeout(120_000);

const ROOT = new URL('../../', import.meta.url);
const rubrics = readdirSync(new URL('rubrics/', ROOT)).filter((name) => name.endsWith('.yaml'));
const sheets = readdirSync(new URL('examples/tebing-tinggi/answers/', ROOT)).filter((name) => name.endsWith('.yaml'));
const server = new LanguageServer();

beforeAll(() => server.start(ROOT.href));
afterAll(() => server.stop());

const open = (path: string) => server.open(new URL(path, ROOT).href, readFileSync(new URL(path, ROOT), 'utf8'));

describe('an editor finds nothing wrong', () => {
  test.each([
    ...rubrics.map((name) => `rubrics/${name}`),
    ...sheets.slice(0, 3).map((name) => `examples/tebing-tinggi/answers/${name}`),
    'examples/tebing-tinggi/siapkota.yaml',
  ])('in %s', async (path) => {
    expect(readFileSync(new URL(path, ROOT), 'utf8')).toMatch(/^# yaml-language-server: \$schema=/m);
    expect(await open(path)).toEqual([]);
  });
});

const HEAD =
  '# yaml-language-server: $schema=../src/rubric/schema/rubric.schema.json\nid: r\nversion: 1.0.0\ntitle: R\nsections:\n  - id: s\n    title: S\n    indicators:\n';
const uri = (name: string): string => new URL(`rubrics/${name}`, ROOT).href;

test('a key that does not exist is marked where it stands', async () => {
  const found = await server.open(uri('not-there-1.yaml'), `${HEAD}      - { id: A, title: A, type: text, wieght: 2 }\n`);
  expect(found.map((d) => [d.range.start.line, d.message.includes('wieght')])).toEqual([[8, true]]);
});

test('the keys of an indicator are offered', async () => {
  await server.open(uri('not-there-2.yaml'), `${HEAD}      - id: A\n        title: A\n        type: level\n        \n`);
  const list = (await server.request('textDocument/completion', {
    textDocument: { uri: uri('not-there-2.yaml') },
    position: { line: 11, character: 8 },
  })) as { items: { label: string }[] };
  expect(list.items.map((i) => i.label)).toEqual(expect.arrayContaining(['ask', 'levels', 'weight', 'owners', 'evidence', 'when']));
});

test('the types of an indicator are offered', async () => {
  await server.open(uri('not-there-3.yaml'), `${HEAD}      - id: A\n        title: A\n        type: \n`);
  const list = (await server.request('textDocument/completion', {
    textDocument: { uri: uri('not-there-3.yaml') },
    position: { line: 10, character: 14 },
  })) as { items: { label: string }[] };
  expect(list.items.map((i) => i.label)).toEqual(expect.arrayContaining(['level', 'choice', 'number', 'checklist', 'text']));
});

test('a key under the mouse is explained', async () => {
  const path = 'rubrics/smart-governance.yaml';
  const lines = readFileSync(new URL(path, ROOT), 'utf8').split('\n');
  const line = lines.findIndex((l) => l.trim().startsWith('owners:'));
  const hover = (await server.request('textDocument/hover', {
    textDocument: { uri: new URL(path, ROOT).href },
    position: { line, character: lines[line]!.indexOf('owners') + 1 },
  })) as { contents: { value: string } };
  expect(hover.contents.value).toMatch(/agencies/i);
});
