import { progressOf, unprovenIn } from '../../interview/model.ts';
import { sheetText } from '../page-sheet.ts';
import type { App } from './app.ts';
import { documentOf } from './app.ts';
import { type Child, fill, h } from './dom.ts';
import { listTitle } from './overview.ts';
import type { Part } from './part.ts';

/** The last page: what is still open, and the answers as a file. */
export function finishView(app: App): Part {
  const { words: w, session, model } = app;
  const { asked, settled, open } = progressOf(model, session.doc);
  const links = (title: string, ids: readonly string[]): Child =>
    ids.length > 0 && [
      h('h2', {}, title, ' ', h('small', {}, String(ids.length))),
      h(
        'ul',
        {},
        ids.map((id) =>
          h('li', {}, h('a', { href: `#${id}` }, listTitle(app, model.items[model.position.get(id)!]!), ' ', h('small', {}, id))),
        ),
      ),
    ];
  const done = h('p', { class: 'done', role: 'status' });
  const text = h('textarea', { id: 'as-text', readonly: true, rows: 6, 'aria-label': w.asText });
  const file = (): File => new File([sheetOfApp(app)], fileName(app), { type: 'application/json' });
  const share =
    shareable(file) &&
    h(
      'button',
      { type: 'button', onclick: () => void navigator.share({ files: [file()], title: fileName(app) }).catch(() => {}) },
      w.share,
    );
  return {
    node: h(
      'article',
      {},
      h('h1', { tabindex: '-1', id: 'title' }, w.finish),
      h('p', {}, open.length === 0 ? w.allDone : w.summary(settled, asked)),
      h(
        'p',
        { class: 'row' },
        h(
          'button',
          {
            type: 'button',
            class: 'main',
            id: 'download',
            // Before the first answer there is nothing to hand over.
            disabled: documentOf(app).start === undefined,
            onclick: () => {
              save(file());
              app.unsaved = 0;
              app.tell();
              fill(done, w.downloaded(fileName(app)));
            },
          },
          w.download,
        ),
        share,
      ),
      h('p', { class: 'hint' }, w.mayBePartial),
      done,
      links(w.stillOpen, open),
      links(w.unproven, unprovenIn(model, session.doc)),
      h(
        'details',
        {
          ontoggle: () => {
            text.value = sheetOfApp(app);
          },
        },
        h('summary', {}, w.asText),
        h('p', {}, w.asTextHint),
        text,
        h('p', {}, h('button', { type: 'button', onclick: () => copy(app, text, done) }, w.copy)),
      ),
      wipeBox(app),
    ),
    refresh() {},
  };
}

function wipeBox(app: App): Child {
  const { words: w } = app;
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'wipe-text' },
    h('p', { id: 'wipe-text' }, w.wipeSure),
    h(
      'p',
      { class: 'row' },
      h('button', { type: 'button', onclick: () => dialog.close() }, w.wipeNo),
      h(
        'button',
        {
          type: 'button',
          class: 'danger',
          id: 'wipe-yes',
          onclick: () => {
            dialog.close();
            app.wipe();
          },
        },
        w.wipeYes,
      ),
    ),
  );
  const label = app.model.speaker.respondent === '' ? w.wipeAnyone : w.wipe;
  return h(
    'section',
    { class: 'wipe' },
    h('p', { class: 'hint' }, w.wipeHint),
    h('button', { type: 'button', id: 'wipe', onclick: () => dialog.showModal() }, label),
    dialog,
  );
}

const sheetOfApp = (app: App): string => sheetText(documentOf(app), app.model, localMoment);

function fileName(app: App): string {
  const id = documentOf(app).start?.respondent ?? app.model.speaker.respondent;
  return `${id.replace(/[^A-Za-z0-9._-]+/g, '-')}.json`;
}

/** A time with the zone of the person's own clock, as an interview writes it. */
function localMoment(iso: string): string {
  const date = new Date(iso);
  const offset = -date.getTimezoneOffset();
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}

function save(file: File): void {
  const url = URL.createObjectURL(file);
  const link = h('a', { href: url, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function shareable(file: () => File): boolean {
  try {
    return typeof navigator.share === 'function' && typeof navigator.canShare === 'function' && navigator.canShare({ files: [file()] });
  } catch {
    return false;
  }
}

function copy(app: App, text: HTMLTextAreaElement, done: HTMLElement): void {
  text.select();
  const told = (words: string): void => fill(done, words);
  if (navigator.clipboard === undefined) told(app.words.selected);
  else
    navigator.clipboard.writeText(text.value).then(
      () => told(app.words.copied),
      () => told(app.words.selected),
    );
}
