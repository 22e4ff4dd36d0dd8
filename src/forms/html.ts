import { createHash } from 'node:crypto';
import { jsonText } from '../text/json.ts';
import { visibleLine } from '../text/visible.ts';
import { PAGE_STYLE } from './html-style.ts';
import { packPage } from './page-data.ts';
import { pageFormWords } from './page-words.ts';
import { inLang, type Questionnaire } from './questionnaire.ts';
import { formWords } from './words.ts';

/**
 * The form as one page that works from a stick or a download folder: the interview's own engine, bundled by build.mjs from page/main.ts,
 * with the respondent's share of the instrument beside it as data. Its policy forbids every network access and every other script.
 */
export async function htmlForm(form: Questionnaire): Promise<string> {
  const { default: script } = await import('./page/page.bundle.js');
  const { lang, model } = form;
  const w = pageFormWords[lang];
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(script)}`,
    `style-src ${sha256(PAGE_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const who =
    model.speaker.name ?? (model.speaker.respondent || inLang(model.instrument.groups.get(model.speaker.group)?.title, lang, form));
  const title = formWords[lang].title(inLang(model.instrument.title, lang, form), model.city.name ?? model.city.id, model.period);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${escapeHtml(form.product)}">
<title>${escapeHtml(`${visibleLine(who)} · ${visibleLine(title)}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<a id="skip" href="#main">${w.skip}</a>
<header id="top"></header>
<div id="page">
<main id="main" tabindex="-1"><noscript><h1>${escapeHtml(visibleLine(title))}</h1><p lang="id">${pageFormWords.id.needsScript}</p><p lang="en">${pageFormWords.en.needsScript}</p></noscript></main>
<nav id="side" aria-label="${w.list}"></nav>
</div>
<div id="said" role="status" aria-live="polite"></div>
<script type="application/json" id="data">${jsonIn(packPage(form))}</script>
<script>${script}</script>
</body>
</html>
`;
}

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** JSON that cannot end the script element it stands in. */
const jsonIn = (value: unknown): string => jsonText(value).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
