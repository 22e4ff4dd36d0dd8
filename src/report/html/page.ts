import { createHash } from 'node:crypto';
import { PATTERN_DEFS } from '../charts/theme.ts';
import { clean, cleanLine } from '../clean.ts';
import type { Edition } from '../edition.ts';
import type { Explanation } from '../explanations.ts';
import { pageWords } from '../page-words.ts';
import { showCell } from '../show.ts';
import { editionMarkup, explainedIn, nodesIn } from './edition.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { html, jsonIn, trusted } from './tag.ts';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a page is made of. */
export interface PageEdition extends Pick<Edition, 'chapters' | 'meta' | 'explain'> {
  /** Heads the steps of what a row opens; the arithmetic where nothing is said. */
  readonly detail?: string;
}

/** The whole report as one file that asks nothing of any network: every language given, the first one shown. */
export function htmlPage(editions: readonly PageEdition[]): string {
  const [first] = editions;
  if (first === undefined) return '';
  const w = pageWords[first.meta.lang];
  const policy = `default-src 'none'; script-src ${sha256(SCRIPT)}; style-src ${sha256(STYLE)}; base-uri 'none'; form-action 'none'`;
  const byLang = <T>(of: (e: PageEdition) => T): Record<string, T> => Object.fromEntries(editions.map((e) => [e.meta.lang, of(e)]));
  const data = {
    titles: byLang((e) => cleanLine(e.meta.title)),
    words: byLang((e) => ({
      ...pageWords[e.meta.lang].script,
      theme: pageWords[e.meta.lang].theme,
      print: pageWords[e.meta.lang].print,
      ...(e.detail === undefined ? {} : { arithmetic: e.detail, explain: e.detail }),
    })),
    explain: byLang(explanationsOf),
  };
  const languages = editions.map(
    (e, i) =>
      html`<button type="button" lang="${e.meta.lang}" data-to="${e.meta.lang}" aria-pressed="${i === 0 ? 'true' : 'false'}">${pageWords[e.meta.lang].language}</button>`,
  );
  return html`<!doctype html>
<html lang="${first.meta.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${first.meta.product}">
<title>${cleanLine(first.meta.title)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${trusted(PATTERN_DEFS)}
<div id="bar" hidden>${editions.length > 1 && languages}<button type="button" id="theme" data-word="theme">${w.theme}</button><button type="button" id="print" data-word="print">${w.print}</button></div>
${editions.map((e, i) => editionMarkup(e, i > 0))}
<dialog id="explain" aria-labelledby="explain-title"><button type="button" id="explain-close" data-word="close">${w.script.close}</button><h2 id="explain-title"></h2><div id="explain-box"></div></dialog>
<script type="application/json" id="data">${jsonIn(data)}</script>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.markup;
}

/** What the script shows of a node. Its arithmetic is read from the annex where that has it. */
interface ExplainData {
  /** Names of the facts, each once. */
  readonly keys: readonly string[];
  readonly nodes: Readonly<Record<string, NodeData>>;
}
type NodeData = readonly [
  ask: string,
  facts: readonly (readonly [key: number, value: string])[],
  elsewhere?: readonly [title: string, ...steps: string[]],
];

function explanationsOf(edition: PageEdition): ExplainData {
  const { lang } = edition.meta;
  const keys: string[] = [];
  const keyOf = (key: string): number => {
    if (!keys.includes(key)) keys.push(key);
    return keys.indexOf(key);
  };
  const explained = explainedIn(edition.chapters);
  const asked = nodesIn(edition.chapters);
  const nodes = edition
    .explain()
    .filter((x) => asked.has(x.id))
    .map((x: Explanation): [string, NodeData] => {
      const facts = x.facts.map(({ key, value }) => [keyOf(key), clean(showCell(value, lang))] as const);
      const rest: [string, ...string[]] = [cleanLine(x.title), ...x.steps.map(clean)];
      return [x.id, explained.has(x.id) ? [clean(x.ask), facts] : [clean(x.ask), facts, rest]];
    });
  return { keys, nodes: Object.fromEntries(nodes) };
}
