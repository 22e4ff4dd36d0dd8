import { describe, expect, test } from '@jest/globals';
import type { Dialect } from '../../src/tally/dialects.ts';
import { Quoting } from '../../src/tally/quoting.ts';

/** What an engine that is not at hand would refuse: each as its own manual writes it. The name is a"b`c\d, the text it's\n. */
const DIALECTS: Readonly<Record<Dialect, { name: string; literal: string; text: string; trimmed: string; total: string }>> = {
  duckdb: {
    name: '"a""b`c\\d"',
    literal: "'it''s\\n'",
    text: "COALESCE(CAST(x AS VARCHAR), '')",
    trimmed: 'TRIM(x)',
    total: 'CAST(SUM(n) AS BIGINT)',
  },
  postgres: {
    name: '"a""b`c\\d"',
    literal: "'it''s\\n'",
    text: "CASE WHEN x IS NULL THEN '' ELSE CAST(x AS VARCHAR) END",
    trimmed: 'TRIM(x)',
    total: 'CAST(SUM(n) AS BIGINT)',
  },
  trino: {
    name: '"a""b`c\\d"',
    literal: "'it''s\\n'",
    text: "COALESCE(CAST(x AS VARCHAR), '')",
    trimmed: 'TRIM(x)',
    total: 'CAST(SUM(n) AS BIGINT)',
  },
  spark: {
    name: '`a"b``c\\d`',
    literal: "'it\\'s\\\\n'",
    text: "COALESCE(CAST(x AS STRING), '')",
    trimmed: 'TRIM(x)',
    total: 'CAST(SUM(n) AS BIGINT)',
  },
  bigquery: {
    name: '`a"b\\`c\\\\d`',
    literal: "'it\\'s\\\\n'",
    text: "COALESCE(CAST(x AS STRING), '')",
    trimmed: 'TRIM(x)',
    total: 'CAST(SUM(n) AS INT64)',
  },
  clickhouse: {
    name: '`a"b\\`c\\\\d`',
    literal: "'it\\'s\\\\n'",
    text: "COALESCE(toString(x), '')",
    trimmed: "replaceRegexpAll(x, '^ +| +$', '')",
    total: 'SUM(n)',
  },
};

describe.each(Object.entries(DIALECTS) as [Dialect, (typeof DIALECTS)[Dialect]][])('%s', (dialect, expected) => {
  const q = new Quoting(dialect);

  test('names, texts, and what is worked out of them', () => {
    expect({ name: q.name('a"b`c\\d'), literal: q.literal("it's\\n"), text: q.text('x'), trimmed: q.trimmed('x'), total: q.total('n') }).toEqual(expected); // biome-ignore format: one thought
  });

  test('a table in a schema, each part quoted by itself; a list of texts', () => {
    expect(q.table('survey.answers')).toBe(`${q.name('survey')}.${q.name('answers')}`);
    expect(q.literals(['a', "b'"])).toBe(`'a', ${q.literal("b'")}`);
    expect(q.literals([])).toBe('');
  });
});
