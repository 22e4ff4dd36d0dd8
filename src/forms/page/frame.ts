import { duration, textOf } from '../../interview/describe.ts';
import { progressOf } from '../../interview/model.ts';
import { remainingMinutes } from '../../interview/remaining-time.ts';
import type { Lang } from '../../text/lang.ts';
import type { App } from './app.ts';
import { byId, fill, h } from './dom.ts';
import { overview } from './overview.ts';

/** Addresses of the pages that are no question. Ids hold no slash. */
export const HASHES = { start: '', list: '#/list', finish: '#/finish' } as const;
/** After how many answers the remaining time is an estimate and no guess. */
const ENOUGH_TIMES = 3;

/** What stands around every page: the head with the progress, and the list of questions where there is room beside. */
export function drawFrame(app: App): () => void {
  const { session, words: w } = app;
  const other: Lang = session.lang === 'id' ? 'en' : 'id';
  const bar = h('progress', {});
  const told = h('span', {});
  const tab = (id: string, hash: string, text: string): HTMLElement => h('a', { href: hash, id, class: 'tab' }, text);
  const tabs = { list: tab('to-list', HASHES.list, w.list), finish: tab('to-finish', HASHES.finish, w.finish) };
  byId('skip').textContent = w.skip;
  fill(
    byId('top'),
    h('a', { href: '#', class: 'home', id: 'home' }, textOf(session, app.model.instrument.title)),
    h('div', { class: 'progress' }, bar, told),
    h(
      'nav',
      { class: 'row', 'aria-label': w.form },
      tabs.list,
      tabs.finish,
      h('button', { type: 'button', id: 'lang', class: 'small', lang: other, onclick: () => app.setLang(other) }, w.otherLanguage),
    ),
  );
  const loose = h('p', { class: 'loose' }, h('a', { href: HASHES.finish }, w.notKeptShort));
  byId('top').append(loose);
  const list = overview(app);
  byId('side').setAttribute('aria-label', w.list);
  fill(byId('side'), list.node);
  return () => {
    const { asked, settled, open } = progressOf(app.model, app.session.doc);
    const { times } = app.session.doc;
    const left =
      open.length === 0 || times.length < ENOUGH_TIMES
        ? ''
        : `, ${w.timeLeft(duration(remainingMinutes(times, open.length), app.session))}`;
    bar.max = Math.max(1, asked);
    bar.value = settled;
    bar.setAttribute('aria-label', w.progress(settled, asked));
    told.textContent = `${w.progress(settled, asked)}${left}`;
    for (const [view, link] of Object.entries(tabs)) {
      if (app.view === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    loose.hidden = app.journal.durable || app.unsaved === 0;
    byId('side').hidden = app.view === 'list';
    list.refresh();
  };
}
