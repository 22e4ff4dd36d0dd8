import { askOf, textOf, titleOfItem } from '../../interview/describe.ts';
import { entryOf, isSettled } from '../../interview/facts.ts';
import { type Item, isOpenTo, progressOf, sectionsOf } from '../../interview/model.ts';
import { clip } from '../../text/visible.ts';
import type { App } from './app.ts';
import { h } from './dom.ts';
import type { Part } from './part.ts';

type Status = 'open' | 'done' | 'missing' | 'away';

function statusOf(app: App, item: Item): Status {
  const entry = entryOf(app.session.doc, item.id);
  if (!isOpenTo(app.model, app.session.doc, item)) return 'away';
  if (!isSettled(entry)) return 'open';
  return entry.missing === undefined ? 'done' : 'missing';
}

const MARKS: Readonly<Record<Status, string>> = { open: '○', done: '●', missing: '◐', away: '–' };

/** All questions by section, each with its state and a way to it. What is not asked (any more) is not shown. */
export function overview(app: App): Part {
  const sections = sectionsOf(app.model).map(({ branch, items }) => sectionPart(app, textOf(app.session, branch.title), items));
  return {
    node: h(
      'ol',
      { class: 'overview' },
      sections.map((s) => s.node),
    ),
    refresh() {
      for (const section of sections) section.refresh();
    },
  };
}

function sectionPart(app: App, title: string, items: readonly Item[]): Part {
  const count = h('small', {});
  const rows = items.map((item) => rowPart(app, item));
  return {
    node: h(
      'li',
      {},
      h('h2', {}, title, ' ', count),
      h(
        'ul',
        {},
        rows.map((r) => r.node),
      ),
    ),
    refresh() {
      const { asked, settled } = progressOf(app.model, app.session.doc, items);
      count.textContent = app.words.sectionProgress(settled, asked);
      for (const row of rows) row.refresh();
    },
  };
}

/** An indicator's title; of an open question what it is about and how it begins, since several may be about the same. */
export function listTitle(app: App, item: Item): string {
  const title = titleOfItem(app.session, item);
  return item.kind === 'open' ? `${title}: ${clip(askOf(app.session, item), 60).replace(/\s+\S*…$/, '…')}` : title;
}

function rowPart(app: App, item: Item): Part {
  const mark = h('span', { class: 'mark', 'aria-hidden': 'true' });
  const spoken = h('span', { class: 'sr' });
  const link = h('a', { href: `#${item.id}` }, listTitle(app, item), ' ', h('small', {}, item.id), spoken);
  const row = h('li', {}, mark, link);
  return {
    node: row,
    refresh() {
      const status = statusOf(app, item);
      row.className = status;
      row.hidden = status === 'away';
      mark.textContent = MARKS[status];
      spoken.textContent = `, ${app.words.status[status]}`;
      if (app.view === 'question' && app.item.id === item.id) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    },
  };
}
