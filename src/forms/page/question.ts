import { shownEntry, shownValue, textOf, titleOfItem } from '../../interview/describe.ts';
import { entryOf, isSettled } from '../../interview/facts.ts';
import { scoreOfEntry } from '../../interview/model.ts';
import { canonicalNumber } from '../../rubric/decimal.ts';
import { isScored } from '../../rubric/instrument.ts';
import { answerBox } from './answer.ts';
import type { App } from './app.ts';
import { backBox } from './back.ts';
import { type Child, h } from './dom.ts';
import { guideOf } from './guide.ts';
import type { Part } from './part.ts';

/** One question: what is asked, the answer, its documents, a note, the guide. */
export function questionView(app: App): Part {
  const { session, item, words: w } = app;
  const parts: Part[] = [answerBox(app), backBox(app), savedLine(app)];
  const beside: Part[] = item.kind === 'indicator' && isScored(item.indicator) ? [evidenceBox(app), noteBox(app)] : [];
  const position = (session.model.position.get(item.id) ?? 0) + 1;
  const trail = item.trail.map((branch) => textOf(session, branch.title)).join(' › ');
  const node = h(
    'article',
    { class: 'question' },
    h('p', { class: 'trail' }, trail),
    h('h1', { tabindex: '-1', id: 'title' }, titleOfItem(session, item), ' ', h('small', {}, item.id)),
    h('p', { class: 'position' }, w.position(position, session.model.items.length)),
    priorLine(app),
    parts.map((p) => p.node),
    beside.map((p) => p.node),
    guideOf(app),
  );
  return {
    node,
    refresh() {
      for (const part of [...parts, ...beside]) part.refresh();
    },
  };
}

function priorLine(app: App): Child {
  const { session, item, words: w } = app;
  const prior = session.model.prior.get(item.id);
  if (prior?.value === undefined) return undefined;
  return h(
    'p',
    { class: 'prior' },
    w.last(prior.period, shownValue(session, item, prior.value)),
    ' ',
    h('button', { type: 'button', class: 'small', onclick: () => app.act({ a: 'keep' }) }, w.keep),
  );
}

function savedLine(app: App): Part {
  const text = h('span', {});
  const clear = h('button', { type: 'button', class: 'small', onclick: () => app.act({ a: 'clear' }) }, app.words.clear);
  const line = h('p', { class: 'saved', id: 'saved' }, text, ' ', clear);
  return {
    node: line,
    refresh() {
      const entry = entryOf(app.session.doc, app.item.id);
      const open = app.item.kind === 'open' || app.item.indicator.type === 'text';
      const shown = open && entry.value !== undefined ? app.words.saved : shownEntry(app.session, app.item, entry);
      line.classList.toggle('done', isSettled(entry));
      text.textContent = shown === undefined ? app.words.notYet : open ? shown : app.words.kept(shown);
      clear.hidden = !isSettled(entry);
    },
  };
}

function evidenceBox(app: App): Part {
  const { item, words: w, session } = app;
  const indicator = item.kind === 'indicator' ? item.indicator : undefined;
  const rule = session.model.instrument.evidence;
  const list = h('ul', { class: 'documents' });
  const input = h('input', {
    type: 'text',
    id: 'proof',
    autocomplete: 'off',
    'aria-describedby': 'proof-hint',
    oninput: () => app.draft({ a: 'proof', title: input.value }),
    onchange: () => add(),
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key !== 'Enter') return;
      event.preventDefault();
      add();
    },
  });
  const add = (): void => {
    const title = input.value.trim();
    if (title === '') return;
    input.value = '';
    app.act({ a: 'proof', title });
  };
  const documentLine = (title: string): HTMLLIElement => {
    const line: HTMLLIElement = h(
      'li',
      {},
      title,
      ' ',
      h(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': w.remove(title),
          onclick: () => {
            app.act({ a: 'unproof', index: [...list.children].indexOf(line) });
            input.focus();
          },
        },
        w.removeShort,
      ),
    );
    return line;
  };
  const texts = (heading: string, all: readonly Parameters<typeof textOf>[1][]): Child =>
    all.length > 0 && [
      h('p', { class: 'hint' }, heading),
      h(
        'ul',
        { class: 'hint' },
        all.map((t) => h('li', {}, textOf(session, t))),
      ),
    ];
  const needed = h('p', { class: 'needed' }, rule === undefined ? '' : w.evidenceFrom(canonicalNumber(rule.requiredFrom)));
  const box = h(
    'section',
    { class: 'evidence', 'aria-labelledby': 'evidence-title' },
    h('h2', { id: 'evidence-title' }, w.evidence),
    rule !== undefined && needed,
    texts(w.wanted, indicator?.evidence ?? []),
    texts(w.notEnough, indicator?.notEvidence ?? []),
    list,
    h('label', { for: 'proof' }, w.proofTitle),
    h('p', { class: 'row' }, input, h('button', { type: 'button', onclick: () => add() }, w.add)),
    h('p', { class: 'hint', id: 'proof-hint' }, w.proofHint),
  );
  return {
    node: box,
    refresh() {
      const entry = entryOf(app.session.doc, item.id);
      const score = indicator === undefined ? 'missing' : scoreOfEntry(entry, indicator, session.model.instrument);
      needed.classList.toggle(
        'now',
        rule !== undefined && typeof score === 'number' && score >= rule.requiredFrom && entry.documents.length === 0,
      );
      // Lines are added and taken away one by one: a press on one of them must not be lost because the list was drawn anew.
      while (list.children.length > entry.documents.length) list.lastElementChild?.remove();
      entry.documents.forEach(({ title = '' }, index) => {
        const line = list.children[index];
        if (line?.firstChild?.textContent === title) return;
        const drawn = documentLine(title);
        if (line === undefined) list.append(drawn);
        else line.replaceWith(drawn);
      });
      list.hidden = entry.documents.length === 0;
    },
  };
}

function noteBox(app: App): Part {
  const { words: w, item } = app;
  const area = h('textarea', {
    id: 'note',
    rows: 2,
    'aria-describedby': 'note-hint',
    oninput: () => app.draft({ a: 'note', text: area.value }),
    onchange: () => app.act({ a: 'note', text: area.value }),
  });
  return {
    node: h(
      'section',
      { class: 'note' },
      h('label', { for: 'note' }, w.note),
      area,
      h('p', { class: 'hint', id: 'note-hint' }, w.noteHint),
    ),
    refresh() {
      if (document.activeElement !== area) area.value = entryOf(app.session.doc, item.id).note ?? '';
    },
  };
}
