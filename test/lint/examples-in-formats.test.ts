import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { FORMATS, type Format, formatters } from '../../src/finding/formats.ts';
import { LANGS, type Lang } from '../../src/text/lang.ts';
import { width } from '../../src/text/wrap.ts';
import { allBroken, examples } from './examples.ts';
import { junitFaults } from './junit.ts';

const { findings, options } = allBroken();
const print = async (format: Format, lang: Lang): Promise<string> => (await formatters[format]())(findings, { ...options, lang });

const EXPECTED = new URL('expected/', import.meta.url);

/** SARIF carries the page of each rule; those are held to rubrics/RULES.md by docs.test.ts and left out here. */
const withoutHelp = (sarif: string): string => {
  const log = JSON.parse(sarif);
  for (const rule of log.runs[0].tool.driver.rules) {
    expect(rule.help.markdown.length).toBeGreaterThan(40);
    delete rule.help;
  }
  return `${JSON.stringify(log, null, 1)}\n`;
};

test('the wrong examples together break every rule that has one', () => {
  expect([...new Set(findings.map((f) => f.code))].sort()).toEqual(examples.map((e) => e.code).sort());
});

/** UPDATE_GOLDEN=1 writes the files, and the reviewer reads the difference. */
describe.each(LANGS)('the wrong examples in %s', (lang) => {
  test.each(FORMATS)('as %s', async (format) => {
    const printed = await print(format, lang);
    const text = format === 'sarif' ? withoutHelp(printed) : printed;
    const file = new URL(`${format}.${lang}.txt`, EXPECTED);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(EXPECTED, { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
  });

  test('no line of the pretty format is wider than 80 columns', async () => {
    expect((await print('pretty', lang)).split('\n').filter((line) => width(line) > 80)).toEqual([]);
  });

  test('JUnit holds to the shape that Jenkins and GitLab read', async () => {
    expect(junitFaults(await print('junit', lang))).toEqual([]);
  });
});

describe('SARIF against the schema of the standard', () => {
  const path = schemaPath();
  const check = path === undefined ? test.skip : test;

  check.each(LANGS)('in %s (skipped where @microsoft/jest-sarif, which ships the schema, is not installed)', async (lang) => {
    const schema = JSON.parse(readFileSync(path!, 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    ajv.addFormat('uri', (text: string) => URL.canParse(text));
    ajv.addFormat('uri-reference', (text: string) => !/[\s"<>\\^`{|}]/.test(text) && URL.canParse(text, 'file:///'));
    ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
    // It is written for draft 4 of JSON Schema, whose name for itself later drafts refuse.
    delete schema.$schema;
    delete schema.id;
    const validate = ajv.compile(schema);
    const log = JSON.parse(await print('sarif', lang));
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    // The schema is the real one: it knows what a level is.
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });
});

function schemaPath(): string | undefined {
  try {
    const root = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json');
    return root.replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json');
  } catch {
    return undefined;
  }
}
