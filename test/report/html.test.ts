import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { editionOf } from '../../src/report/edition.ts';
import { htmlPage } from '../../src/report/html/page.ts';
import { html, jsonIn } from '../../src/report/html/tag.ts';
import { answer, inputOf, instrumentOf, NORMAL, ROADS, spoken, TOWN } from './fixture.ts';

const EVIL = `</script><script>evil()</script>"'\`=<!-- ]]> \u0000\u001b[2J\u202e\ud800`;
const input = inputOf({
  answers: [
    ...NORMAL,
    answer('public', EVIL, 'R1', '5', { note: EVIL, documents: [{ title: EVIL, file: EVIL, sha256: undefined, state: 'sent' }] }),
  ],
  open: [spoken('public', 'p', 'WQ1', EVIL)],
  town: { ...TOWN, name: EVIL },
  instrument: instrumentOf({ 'roads.yaml': ROADS.replace('Perawatan jalan', `'</title><b onclick="evil()">'`) }),
});
const page = htmlPage([editionOf(input), editionOf({ ...input, lang: 'en' })]);

describe('one file that trusts nothing', () => {
  const [script] = /<script>([\s\S]*?)<\/script>/.exec(page)!.slice(1);
  const [style] = /<style>([\s\S]*?)<\/style>/.exec(page)!.slice(1);
  const [policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!.slice(1);
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  test('its policy allows its own script and style by their hash, and nothing else', () => {
    expect(policy).toBe(`default-src 'none'; script-src ${hash(script!)}; style-src ${hash(style!)}; base-uri 'none'; form-action 'none'`);
  });

  test('text from outside opens no element, ends no script and leaves no control character', () => {
    expect(page.match(/<script\b/g)).toHaveLength(2);
    expect(page).not.toMatch(/<b onclick|<script>evil/);
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
    expect(Buffer.from(page).toString() === page).toBe(true);
  });

  test('the data for the script is what was put into it', () => {
    const [data] = /id="data">([\s\S]*?)<\/script>/.exec(page)!.slice(1);
    const value = JSON.parse(data!) as { explain: Record<string, { nodes: Record<string, unknown> }> };
    expect(Object.keys(value.explain)).toEqual(['id', 'en']);
    expect(Object.keys(value.explain.id!.nodes)).toEqual(Object.keys(value.explain.en!.nodes));
  });

  test('every address in it is a place in it', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
    const links = [...page.matchAll(/href="([^"]*)"/g)].map((m) => m[1]!);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((l) => !l.startsWith('#') || !ids.has(l.slice(1)))).toEqual([]);
    expect([...page.matchAll(/ id="([^"]+)"/g)]).toHaveLength(ids.size);
    expect(page).not.toMatch(/\b(src|action|srcset|poster)=/);
  });

  test('the digests stand at its end, in both languages', () => {
    expect(page.split(input.instrument.digest)).toHaveLength(5);
    expect(page.lastIndexOf(input.assessment.tallyDigest())).toBeGreaterThan(page.lastIndexOf('</section>'));
  });

  test('the same input gives the same bytes', () => {
    expect(htmlPage([editionOf(input), editionOf({ ...input, lang: 'en' })]) === page).toBe(true);
  });
});

describe('the html tag', () => {
  test.each([
    { value: '<i>', text: '&lt;i&gt;' },
    { value: `"'\`=&`, text: '&quot;&#39;&#96;&#61;&amp;' },
    { value: undefined, text: '' },
    { value: false as const, text: '' },
    { value: 0, text: '0' },
    { value: ['a', html`<b>`], text: 'a<b>' },
  ])('writes $text', ({ value, text }) => {
    expect(html`${value}`.markup).toBe(text);
  });

  test('JSON cannot end the script it stands in', () => {
    expect(jsonIn({ a: '</script><!--\u2028' }).markup).toBe('{"a":"\\u003c/script\\u003e\\u003c!--\\u2028"}');
  });
});
