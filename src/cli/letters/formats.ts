import { cleanLine } from '../../report/clean.ts';
import { html, type Markup, trusted } from '../../report/html/tag.ts';
import { escapeMarkdown } from '../../report/markdown.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Letter, LetterTable, Question } from './letter.ts';

/** A letter as Markdown, for those who paste it into a mail or a document of their own. */
export function letterMarkdown(letter: Letter): string {
  const { from, fields, placeAndDate, to, salutation, opening, tables, closing, signature, annexes } = letter;
  const parts = [
    from.map((line, i) => (i === 0 ? `**${md(line)}**` : md(line))).join('\\\n'),
    md(placeAndDate),
    fields.map(([name, value]) => `${md(name)}: ${md(value)}`).join('\\\n'),
    to
      .filter((line) => line !== '')
      .map(md)
      .join('\\\n'),
    md(salutation),
    ...opening.map(md),
    ...tables.flatMap(tableMarkdown),
    ...closing.map(md),
    signature
      .filter((line) => line !== '')
      .map(md)
      .join('\\\n'),
    ...annexes.flatMap(({ title, intro, tables: lists, questions }) => [
      '---',
      `## ${md(title)}`,
      ...intro.map(md),
      ...lists.flatMap(tableMarkdown),
      ...questions.map(questionMarkdown),
    ]),
  ];
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

function tableMarkdown({ title, columns, rows }: LetterTable): string[] {
  return [
    `**${md(title)}**`,
    [
      `| ${columns.map((c) => md(c.title)).join(' | ')} |`,
      `| ${columns.map(() => '---').join(' | ')} |`,
      ...rows.map((row) => `| ${row.map(mdCell).join(' | ')} |`),
    ].join('\n'),
  ];
}

function questionMarkdown({ title, ask, how, choices, remarks }: Question): string {
  return [`### ${md(title)}`, md(ask), `*${md(how)}*`, choices.map((c) => `- ${md(c)}`).join('\n'), ...remarks.map(md)]
    .filter((p) => p !== '')
    .join('\n\n');
}

/** One line; what would open a list, a heading or a rule at its start is escaped. */
const md = (text: string): string =>
  escapeMarkdown(visibleLine(text))
    .replace(/^[#+\-=:%>]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');

const mdCell = (text: string): string => {
  const items = text.split('\n');
  return items.length === 1 ? md(text) : items.map((item) => `• ${md(item)}`).join('<br>');
};

const STYLE = `@page{size:A4;margin:25mm 25mm 20mm}
body{font:11pt/1.45 "Times New Roman",Times,serif;color:#111;background:#fff;max-width:170mm;margin:2rem auto;padding:0 1rem}
header{text-align:center;border-bottom:3px double #111;padding-bottom:.6rem;margin-bottom:1rem;line-height:1.25}
header b{font-size:14pt}
.date{text-align:right}
dl{display:grid;grid-template-columns:6rem 1fr;margin:0 0 1rem}
dt::after{content:" :";float:right;margin-right:.5rem}
dd{margin:0}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.3rem 0 1rem}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid #444;padding:.2rem .45rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th:first-child,td:first-child{text-align:center;overflow-wrap:normal;padding:.2rem .1rem}
td ul{margin:0;padding-left:1rem}
thead{display:table-header-group}
tr{break-inside:avoid}
p:has(+.sign){break-after:avoid}
.sign{margin:2rem 0 0 55%;break-inside:avoid}
.sign span{display:block}
.sign span:nth-child(2){margin-top:4rem}
.annex{break-before:page}
.question{break-inside:avoid;margin-bottom:1.2rem}
h2{font-size:13pt}
h3{font-size:11pt;margin:.2rem 0}
.question p{margin:.25rem 0}
ul{margin:.2rem 0;padding-left:1.4rem}
@media print{body{margin:0;padding:0;max-width:none}}
@media screen and (max-width:40rem){.sign{margin-left:0}}`;

/** A letter as one page that prints as it is: no script, nothing loaded from anywhere. */
export function letterHtml(letter: Letter): string {
  const { lang, from, fields, placeAndDate, to, salutation, opening, tables, closing, signature, annexes } = letter;
  const subject = fields.at(-1)?.[1] ?? '';
  const lines = (texts: readonly string[]): Markup[] => texts.filter((t) => t !== '').map((t) => html`<br>${cleanLine(t)}`);
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${cleanLine(subject)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><b>${cleanLine(from[0] ?? '')}</b>${lines(from.slice(1))}</header>
<p class="date">${cleanLine(placeAndDate)}</p>
<dl>${fields.map(([name, value]) => html`<dt>${cleanLine(name)}</dt><dd>${cleanLine(value)}</dd>`)}</dl>
<p>${cleanLine(to[0] ?? '')}${lines(to.slice(1))}</p>
<p>${cleanLine(salutation)}</p>
${opening.map((t) => html`<p>${cleanLine(t)}</p>\n`)}${tables.map(tableHtml)}${closing.map((t) => html`<p>${cleanLine(t)}</p>\n`)}<div class="sign">${signature.map((t) => html`<span>${cleanLine(t)}</span>`)}</div>
${annexes.map(
  ({ title, intro, tables: lists, questions }) => html`<section class="annex">
<h2>${cleanLine(title)}</h2>
${intro.map((t) => html`<p>${cleanLine(t)}</p>\n`)}${lists.map(tableHtml)}${questions.map(questionHtml)}</section>
`,
)}</body>
</html>
`;
  return page.markup;
}

function tableHtml({ title, columns, rows }: LetterTable): Markup {
  return html`<table>
<caption>${cleanLine(title)}</caption>
<colgroup>${columns.map((c) => html`<col style="width:${c.share}%">`)}</colgroup>
<thead><tr>${columns.map((c) => html`<th scope="col">${cleanLine(c.title)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((c) => html`<td>${cellHtml(c)}</td>`)}</tr>\n`)}</tbody>
</table>
`;
}

function cellHtml(text: string): Markup {
  const items = text.split('\n').map(cleanLine);
  return items.length === 1 ? html`${items[0]}` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function questionHtml({ title, ask, how, choices, remarks }: Question): Markup {
  return html`<div class="question">
<h3>${cleanLine(title)}</h3>
<p>${cleanLine(ask)}</p>
<p><em>${cleanLine(how)}</em></p>
${choices.length > 0 && html`<ul>${choices.map((c) => html`<li>${cleanLine(c)}</li>`)}</ul>\n`}${remarks.map((r) => html`<p>${cleanLine(r)}</p>\n`)}</div>
`;
}
