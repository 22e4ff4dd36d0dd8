import { textOf } from '../../interview/describe.ts';
import { pick } from '../../text/lang.ts';
import { showDate } from '../../text/number.ts';
import { answerCount, factsOfText, startOf } from '../page-sheet.ts';
import type { App } from './app.ts';
import { documentOf } from './app.ts';
import { type Child, h } from './dom.ts';
import type { Part } from './part.ts';

/** The first page: whose form it is, how it works, and how to answer. */
export function startView(app: App): Part {
  const { words: w, model, session, data } = app;
  const { instrument, city, period, speaker } = model;
  const facts: [string, string][] = [
    [w.city, [city.name ?? city.id, city.province].filter((t) => t !== undefined).join(', ')],
    [w.period, period],
    [w.respondent, speaker.name ?? (speaker.respondent || textOf(session, instrument.groups.get(speaker.group)?.title))],
    [w.due, data.due === undefined ? '' : showDate(data.due, session.lang)],
  ];
  const how = pick(instrument.howToAnswer, session.lang, instrument.languages).trim();
  const begun = answerCount(session.doc) > 0;
  const first = session.pos;
  return {
    node: h(
      'article',
      {},
      h('h1', { tabindex: '-1', id: 'title' }, textOf(session, instrument.title)),
      h(
        'dl',
        { class: 'facts' },
        facts.filter(([, value]) => value !== '').map(([key, value]) => h('div', {}, h('dt', {}, key), h('dd', {}, value))),
      ),
      !app.journal.durable && h('p', { class: 'warning', role: 'alert' }, w.notKept),
      speaker.respondent === '' && nameBox(app),
      model.items.length === 0
        ? h('p', {}, w.nothing)
        : h(
            'p',
            {},
            h(
              'button',
              { type: 'button', class: 'main', onclick: () => app.show('question', app.nextOpen() === undefined ? first : undefined) },
              begun ? w.goOn : w.begin,
            ),
          ),
      h('h2', {}, w.aboutTitle),
      h(
        'ul',
        {},
        (app.journal.durable ? w.steps : w.steps.slice(1)).map((step) => h('li', {}, step)),
      ),
      how !== '' && [h('h2', {}, w.howTitle), how.split(/\n\s*\n/).map((text) => h('p', {}, text))],
      reopenBox(app),
    ),
    refresh() {},
  };
}

function nameBox(app: App): Child {
  const input = h('input', {
    type: 'text',
    id: 'name',
    autocomplete: 'name',
    value: documentOf(app).start?.name ?? '',
    onchange: () => {
      const { start } = documentOf(app);
      const name = input.value.trim() === '' ? undefined : input.value.trim();
      if (start === undefined) app.rename(name);
      else app.record([startOf(app.model, start.respondent, name)], app.words.saved);
      app.tell();
    },
  });
  return h('p', { class: 'more' }, h('label', { for: 'name' }, app.words.yourName), input);
}

/** Answers from a file that this form wrote before. */
function reopenBox(app: App): Child {
  const { words: w } = app;
  const input = h('input', {
    type: 'file',
    id: 'reopen',
    accept: '.json,application/json',
    'aria-describedby': 'reopen-hint',
    onchange: async () => {
      const file = input.files?.[0];
      if (file === undefined) return;
      const read = factsOfText(await file.text(), app.model, app.session.doc);
      input.value = '';
      if ('refused' in read) app.say(w.refused[read.refused], 'failed');
      else {
        const n = new Set(read.bodies.flatMap((b) => (b.t === 'answer' || b.t === 'missing' ? [b.id] : []))).size;
        app.record(read.bodies, w.reopened(n, read.left));
      }
      app.tell();
    },
  });
  return h(
    'details',
    { class: 'reopen' },
    h('summary', {}, w.reopen),
    h('p', { class: 'hint', id: 'reopen-hint' }, w.reopenHint),
    h('label', { for: 'reopen', class: 'sr' }, w.reopen),
    input,
  );
}
