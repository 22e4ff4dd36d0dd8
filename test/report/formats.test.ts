import { describe, expect, test } from '@jest/globals';
import type { Block, Chapter, ReportMeta } from '../../src/report/chapter.ts';
import { chapters } from '../../src/report/chapters.ts';
import { reportJson } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { metaOf } from '../../src/report/meta.ts';
import { terminal } from '../../src/report/terminal.ts';
import { plain } from '../../src/text/paint.ts';
import { width } from '../../src/text/wrap.ts';
import { answer, INSTRUMENT, inputOf, instrumentOf, NORMAL, ROADS, type Scene, spoken, TOWN } from './fixture.ts';

const LOOK = { paint: plain, columns: 80, unicode: true };
const one = [answer('office', 'works', 'R1', '3', { agency: 'works', proof: 'sent' })];
const HOSTILE = '=cmd|"/c `x` \u001b[31m<script>alert(1)</script> *b* | # ![i](j) \u202e$y$';

const SCENES: readonly (Scene & { says: string })[] = [
  {
    says: 'normal',
    answers: NORMAL,
    open: [spoken('public', 'p1', 'WQ1', 'Mata air baru.'), spoken('public', 'p1', 'W3', 'Dahulu ada sumur.')],
  },
  { says: 'empty', answers: [] },
  { says: 'one answer', answers: one },
  {
    says: 'all unknown',
    answers: ['R1', 'R2', 'R3', 'R4', 'W2'].map((id) => answer('office', 'works', id, 'unknown', { agency: 'works' })),
  },
  { says: 'core tier', answers: NORMAL, tier: 'core' },
  { says: 'with a previous period', answers: NORMAL, previous: one },
  { says: 'with nothing before', answers: one, previous: [] },
  { says: 'tally only', answers: NORMAL, tallyOnly: true },
  { says: 'everything on target', answers: [answer('office', 'w', 'R1', '5', { proof: 'accepted' })] },
  {
    says: 'proven headline',
    answers: NORMAL,
    instrument: instrumentOf({ 'instrument.yaml': `${INSTRUMENT}headline: proven\naggregate: geometric\n` }),
  },
  {
    says: 'no proof asked, a sum',
    answers: NORMAL,
    instrument: instrumentOf({ 'instrument.yaml': `${INSTRUMENT.replace(/evidence:.*\n/, '')}aggregate: sum\n` }),
  },
  {
    says: 'hostile',
    answers: [
      answer('office', HOSTILE, 'R1', '3', {
        note: HOSTILE,
        proof: 'wrong',
        documents: [{ title: HOSTILE, file: undefined, sha256: undefined, state: 'wrong' }],
      }),
      answer('public', 'p', 'R1', '1', { note: '# besar\n- butir' }),
      answer('public', 'q', 'W2', 'not-applicable', { reason: HOSTILE }),
    ],
    open: [spoken('public', 'p', 'WQ1', HOSTILE)],
    expected: [{ id: 'x', name: HOSTILE, group: 'public', agency: undefined, due: 'kapan saja' }],
    town: { ...TOWN, name: HOSTILE },
    instrument: instrumentOf({ 'roads.yaml': ROADS.replace('Perawatan jalan', "'| a | `b` <b>'") }),
  },
];

const rendered = (scene: Scene, lang: 'id' | 'en') => {
  const input = inputOf({ ...scene, lang });
  return { report: chapters(input), meta: metaOf(input) };
};

describe.each(SCENES)('$says', (scene) => {
  test.each(['id', 'en'] as const)('leaks nothing that is not words or numbers in %s', (lang) => {
    const { report, meta } = rendered(scene, lang);
    for (const text of [markdown(report, meta), terminal(report, meta, LOOK)])
      expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
    expect(reportJson(report, meta)).not.toMatch(/undefined|NaN|\[object/);
  });

  test.each(['id', 'en'] as const)('has no empty title, caption or alternative text in %s', (lang) => {
    const { report } = rendered(scene, lang);
    for (const b of report.flatMap((c) => [...c.blocks])) for (const text of titles(b)) expect(text.trim()).not.toBe('');
  });

  test('every table has as many cells as columns', () => {
    const { report } = rendered(scene, 'id');
    for (const b of report.flatMap((c) => [...c.blocks]))
      if (b.kind === 'table') for (const row of b.rows) expect(row).toHaveLength(b.columns.length);
  });

  test.each([80, 60, 120])('fits one screen at %i columns', (columns) => {
    const { report, meta } = rendered(scene, 'id');
    for (const unicode of [true, false]) {
      const lines = terminal(report, meta, { ...LOOK, columns, unicode })
        .trimEnd()
        .split('\n');
      expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
      if (columns >= 80) expect(lines.length).toBeLessThanOrEqual(24);
    }
  });

  test('the same input gives the same bytes', () => {
    const [a, b] = [rendered(scene, 'id'), rendered(scene, 'id')];
    for (const render of [markdown, reportJson, (r: typeof a.report, m: typeof a.meta) => terminal(r, m, LOOK)])
      expect(render(a.report, a.meta)).toBe(render(b.report, b.meta));
  });
});

function titles(b: Block): string[] {
  switch (b.kind) {
    case 'subheading':
    case 'paragraph':
    case 'callout':
      return [b.text];
    case 'list':
      return [...b.items];
    case 'table':
    case 'key-value':
      return [b.caption];
    default:
      return [b.title, b.alt];
  }
}

describe('both languages', () => {
  test('tell the same: same chapters, blocks, rows and numbers', () => {
    const shape = (report: readonly Chapter[]) =>
      report.map((c) => [
        c.id,
        c.blocks.map((b) =>
          b.kind === 'table' ? b.rows.map((r) => r.map((x) => (typeof x === 'string' ? '' : x.kind === 'node' ? x.id : x.value))) : b.kind,
        ),
      ]);
    const scene = SCENES[0]!;
    expect(shape(rendered(scene, 'en').report)).toEqual(shape(rendered(scene, 'id').report));
  });
});

describe('Markdown', () => {
  const scene = SCENES.find((s) => s.says === 'hostile')!;
  const { report, meta } = rendered(scene, 'id');
  const text = markdown(report, meta);

  test('nothing from outside becomes markup, a control character or an extra column', () => {
    expect(text).not.toContain('<script');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('![i]');
    expect(text).not.toMatch(/^=/m);
    expect(text).not.toMatch(/(?<!\\)`/);
  });

  test('all rows of a table have the same number of bars that part cells', () => {
    const bars = (line: string): number => line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length;
    const tables = text.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(new Set(table.split('\n').map(bars)).size).toBe(1);
  });

  test('the first line of a short form says so', () => {
    const core = rendered({ answers: NORMAL, tier: 'core' }, 'id');
    expect(markdown(core.report, core.meta).split('\n')[0]).toBe(
      '# Analisis situasi Kota Batu Kecil, periode 2026 (versi singkat, 2 dari 6 indikator)',
    );
  });

  test.each([
    { text: '# judul', md: '\\# judul' },
    { text: '1. satu', md: '1\\. satu' },
    { text: '- butir', md: '\\- butir' },
    { text: '=== garis', md: '\\=== garis' },
  ])('a paragraph that begins with $text stays a paragraph', ({ text: said, md }) => {
    const chapter: Chapter = { id: 'x', title: 'X', blocks: [{ kind: 'paragraph', text: said }] };
    expect(markdown([chapter], meta)).toContain(`\n\n${md}\n`);
  });
});

describe('terminal', () => {
  test('says what it is, the index with its bounds, and no escape sequence from outside', () => {
    const { report, meta } = rendered(SCENES[0]!, 'en');
    const screen = terminal(report, meta, LOOK);
    expect(screen).toContain('Self-assessment, not an official index');
    expect(screen).toContain('2.46–4.46');
    const hostile = rendered(SCENES.find((s) => s.says === 'hostile')!, 'id');
    expect(terminal(hostile.report, hostile.meta, LOOK)).not.toContain('\u001b');
  });

  test('draws in ASCII where that is all there is', () => {
    const { report, meta } = rendered(SCENES[0]!, 'en');
    expect(terminal(report, meta, { ...LOOK, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('JSON', () => {
  test('is chapters as data, with its format named', () => {
    const { report, meta } = rendered(SCENES[0]!, 'id');
    const value = JSON.parse(reportJson(report, meta)) as { format: string; chapters: Chapter[] } & ReportMeta;
    expect(value.format).toBe('siapkota/report@1');
    expect(value.chapters).toEqual(
      JSON.parse(JSON.stringify(report).replaceAll('"stepTitle":', '"step_title":').replaceAll('"toFill":', '"to_fill":')),
    );
    expect(value.statement).toContain('bukan indeks resmi');
  });
});
