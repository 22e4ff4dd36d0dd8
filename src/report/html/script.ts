/**
 * The page's own script: language, light and dark, sorting, filtering, and the arithmetic behind a number.
 * Without it the page can still be read; it writes text only through textContent.
 */
export const SCRIPT = `'use strict';
(() => {
const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement;
const make = (name, props, ...children) => { const e = Object.assign(document.createElement(name), props); e.append(...children); return e; };
const words = () => data.words[root.lang];
const editions = [...document.querySelectorAll('.edition')];

for (const button of document.querySelectorAll('button[data-to]')) button.addEventListener('click', () => {
  const from = editions.find((e) => !e.hidden);
  const heads = [...from.querySelectorAll('h2')];
  const at = Math.max(-1, heads.findLastIndex((h) => h.getBoundingClientRect().top < innerHeight / 2));
  show(button.dataset.to);
  if (at >= 0) editions.find((e) => !e.hidden).querySelectorAll('h2')[at].scrollIntoView();
});
function show(lang) {
  root.lang = lang;
  for (const e of editions) e.hidden = e.dataset.lang !== lang;
  for (const b of document.querySelectorAll('button[data-to]')) b.setAttribute('aria-pressed', String(b.dataset.to === lang));
  for (const e of document.querySelectorAll('[data-word]')) e.textContent = words()[e.dataset.word];
  document.title = data.titles[lang];
}
document.getElementById('theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});
document.getElementById('print').addEventListener('click', () => print());
document.getElementById('bar').hidden = false;
const hash = decodeURIComponent(location.hash.slice(1));
const target = hash && document.getElementById(hash);
if (target) { const e = target.closest('.edition'); if (e) show(e.dataset.lang); target.scrollIntoView(); }
if (innerWidth < 1100) for (const d of document.querySelectorAll('.contents details')) d.open = false;

for (const table of document.querySelectorAll('table[data-live]')) {
  const lang = table.closest('.edition').dataset.lang;
  const w = data.words[lang];
  const body = table.tBodies[0];
  const original = [...body.rows];
  const collator = new Intl.Collator(lang, { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const title = head.textContent;
    if (title === '') return;
    const button = make('button', { type: 'button', className: 'sort', title: w.sort + ' ' + title }, '\u2195');
    button.setAttribute('aria-label', w.sort + ' ' + title);
    head.append(' ', button);
    head.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const next = now === 'ascending' ? 'descending' : now === 'descending' ? null : 'ascending';
      for (const h of table.tHead.rows[0].cells) { h.removeAttribute('aria-sort'); const b = h.querySelector('button'); if (b) b.textContent = '\u2195'; }
      if (next) { head.setAttribute('aria-sort', next); button.textContent = next === 'ascending' ? '\u2191' : '\u2193'; }
      const sign = next === 'descending' ? -1 : 1;
      const value = (row) => row.cells[column].dataset.v;
      const compare = (a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === undefined && y === undefined) return sign * collator.compare(a.cells[column].textContent, b.cells[column].textContent);
        if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
        return sign * (Number(x) - Number(y));
      };
      body.append(...(next ? [...original].sort(compare) : original));
    });
  });
  if (original.length < 8) continue;
  const count = make('output', {});
  const input = make('input', { type: 'search', autocomplete: 'off' });
  input.addEventListener('input', () => {
    const wanted = input.value.toLocaleLowerCase(lang).split(/\\s+/).filter(Boolean);
    let n = 0;
    for (const row of original) {
      const text = row.textContent.toLocaleLowerCase(lang);
      row.hidden = !wanted.every((part) => text.includes(part));
      if (!row.hidden) n++;
    }
    count.textContent = wanted.length ? w.shown.replace('{n}', n).replace('{all}', original.length) : '';
  });
  table.closest('.scroll').before(make('div', { className: 'filter' }, make('label', {}, w.filter + ' ', input), count));
}

const dialog = document.getElementById('explain');
const box = document.getElementById('explain-box');
document.getElementById('explain-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
const clickable = (element) => element.closest('tr[data-n] td[data-v], tr[data-n] th a');
function explain(row) {
  const lang = row.closest('.edition').dataset.lang;
  const { keys, nodes } = data.explain[lang];
  const found = Object.hasOwn(nodes, row.dataset.n) ? nodes[row.dataset.n] : undefined;
  if (!found) return false;
  const [ask, facts, elsewhere] = found;
  const place = document.getElementById(lang + '-n-' + row.dataset.n);
  const [title, ...steps] = elsewhere ?? [place.cells[0].textContent.replace(/^(\u2013 )+/, ''), ...place.cells[1].textContent.split(' \u00b7 ')];
  document.getElementById('explain-title').textContent = title;
  const list = make('dl', {}, ...facts.map(([k, v]) => make('div', {}, make('dt', { textContent: keys[k] }), make('dd', { textContent: v }))));
  box.replaceChildren(...(ask ? [make('p', { className: 'ask', textContent: ask })] : []), list,
    make('h3', { textContent: data.words[lang].arithmetic }), make('ul', {}, ...steps.map((s) => make('li', { textContent: s }))));
  dialog.lang = lang;
  dialog.showModal();
  return true;
}
document.addEventListener('click', (event) => {
  const spot = clickable(event.target);
  if (spot && explain(spot.closest('tr'))) event.preventDefault();
});
document.addEventListener('mouseover', (event) => {
  const spot = clickable(event.target);
  if (spot && !spot.title) spot.title = data.words[spot.closest('.edition').dataset.lang].explain;
});
})();
`;
