import { askOf, optionTexts, textOf } from '../../interview/describe.ts';
import { type Body, entryOf } from '../../interview/facts.ts';
import { optionValues } from '../../interview/options.ts';
import type { ChecklistIndicator, NumberIndicator } from '../../rubric/instrument.ts';
import { MISSING_CODES, type MissingCode, NONE } from '../../rubric/vocabulary.ts';
import { showQuantity } from '../../text/number.ts';
import { waits } from '../page-act.ts';
import { formWords } from '../words.ts';
import type { App } from './app.ts';
import { type Child, fill, h } from './dom.ts';
import type { Part } from './part.ts';

/** The box in which a question is answered, whatever its type. */
export function answerBox(app: App): Part {
  const { item } = app;
  if (item.kind === 'open' || item.indicator.type === 'text') return wordsBox(app);
  const controls = ((): Part => {
    switch (item.indicator.type) {
      case 'level':
      case 'choice':
        return choices(app);
      case 'checklist':
        return ticks(app, item.indicator);
      case 'number':
        return numberBox(app, item.indicator);
    }
  })();
  const codes = codesBox(app);
  const complaint = h('p', { class: 'complaint', role: 'alert', id: 'complaint' });
  return {
    node: h(
      'fieldset',
      { class: 'answer', 'aria-describedby': 'complaint' },
      h('legend', {}, askOf(app.session, item)),
      controls.node,
      codes.node,
      complaint,
    ),
    refresh() {
      controls.refresh();
      codes.refresh();
      fill(complaint, app.message.tone === 'refused' && app.message.text);
    },
  };
}

/** What is chosen but waits for the reason of the decision. */
function waiting(app: App): Body | undefined {
  const { over } = app.session;
  return over?.at === 'line' && over.field.f === 'why' ? over.field.body[0] : undefined;
}

/** The value that is kept, or that waits to be. */
function shownAs(app: App): string | undefined {
  const body = waiting(app);
  return body === undefined ? entry(app).value : body.t === 'answer' ? body.value : undefined;
}

const entry = (app: App): ReturnType<typeof entryOf> => entryOf(app.session.doc, app.item.id);

/** A radio button or tick box with its words; the whole row can be pressed. */
function option(input: HTMLInputElement, head: string, text: string): HTMLLabelElement {
  return h('label', { class: 'option' }, input, h('span', {}, head !== '' && h('b', {}, head, text === '' ? '' : ' '), text));
}

const radio = (value: string, choose: () => void): HTMLInputElement =>
  h('input', { type: 'radio', name: 'answer', value, onchange: choose });

function choices(app: App): Part {
  const { session, item } = app;
  const texts = optionTexts(session, item);
  const level = item.kind === 'indicator' && item.indicator.type === 'level';
  const radios = optionValues(item).map((value) => radio(value, () => app.act({ a: 'choose', value })));
  return {
    node: h(
      'div',
      {},
      radios.map((input, i) => {
        const label = level ? textOf(session, session.model.instrument.scale.levels.get(Number(input.value))) : '';
        const text = texts[i] ?? '';
        const head = level ? [input.value, label === text ? '' : label].filter((t) => t !== '').join(' · ') : '';
        return option(input, head === '' ? '' : `${head}:`, text);
      }),
    ),
    refresh() {
      const value = shownAs(app);
      for (const input of radios) input.checked = input.value === value;
    },
  };
}

function ticks(app: App, { criteria }: ChecklistIndicator): Part {
  const boxes = criteria.map(({ id }) =>
    h('input', { type: 'checkbox', value: id, onchange: () => app.act({ a: 'tick', criterion: id }) }),
  );
  const none = h('input', { type: 'checkbox', onchange: () => app.act(none.checked ? { a: 'none' } : { a: 'clear' }) });
  return {
    node: h(
      'div',
      {},
      h('p', { class: 'hint' }, app.words.tickAll),
      criteria.map((c, i) => option(boxes[i]!, '', textOf(app.session, c.title))),
      option(none, '', app.words.noneMet),
    ),
    refresh() {
      const value = shownAs(app);
      // While the engine asks whether nothing at all is met, the boxes show what the person did.
      const met =
        app.session.over?.at === 'menu' ? app.session.pick.checked : new Set(value === undefined || value === NONE ? [] : value.split(' '));
      for (const box of boxes) box.checked = met.has(box.value);
      none.checked = value === NONE && met.size === 0;
    },
  };
}

function numberBox(app: App, { unit, range }: NumberIndicator): Part {
  const { session, words: w } = app;
  const { lang } = session;
  const unitText = textOf(session, unit);
  const input = h('input', {
    type: 'text',
    inputmode: 'decimal',
    id: 'number',
    autocomplete: 'off',
    'aria-describedby': 'number-hint complaint',
    onchange: () => app.act({ a: 'number', text: input.value }),
  });
  const hint =
    range === undefined
      ? formWords[lang].number
      : formWords[lang].range(showQuantity(range[0], lang), showQuantity(range[1], lang), unitText);
  return {
    node: h(
      'div',
      { class: 'number' },
      h('label', { for: 'number' }, unitText === '' ? w.number : `${w.number} (${unitText})`),
      input,
      h('p', { class: 'hint', id: 'number-hint' }, hint),
    ),
    refresh() {
      // What was refused or is asked about stays as it was typed.
      if (waits(app.session) || (app.message.tone === 'refused' && input.value !== '')) return;
      const { value } = entry(app);
      if (document.activeElement !== input || value !== undefined || input.value === '')
        input.value = value === undefined ? '' : value.replace('.', lang === 'id' ? ',' : '.');
    },
  };
}

/** Ways not to answer. "Not applicable" is kept once its reason is there. */
function codesBox(app: App): Part {
  const { words: w } = app;
  let chosen: MissingCode | undefined;
  const reason = h('input', {
    type: 'text',
    id: 'reason',
    autocomplete: 'off',
    'aria-required': 'true',
    'aria-describedby': 'complaint',
    oninput: () => app.draft({ a: 'code', code: 'not-applicable', extra: reason.value }),
    onchange: () => app.act({ a: 'code', code: 'not-applicable', extra: reason.value }),
  });
  const due = h('input', { type: 'date', id: 'due', onchange: () => app.act({ a: 'code', code: 'pending', extra: due.value }) });
  const more = (label: string, input: HTMLInputElement): HTMLElement =>
    h('p', { class: 'more' }, h('label', { for: input.id }, label), input);
  const [reasonLine, dueLine] = [more(w.reason, reason), more(w.promised, due)];
  const choose = (code: MissingCode): void => {
    chosen = code;
    if (code !== 'not-applicable') {
      app.act({ a: 'code', code });
      return;
    }
    reasonLine.hidden = false;
    reason.focus();
  };
  const radios = MISSING_CODES.map((code) => radio(code, () => choose(code)));
  const labels = radios.map((input, i) => option(input, w.codes[MISSING_CODES[i]!], w.codeHints[MISSING_CODES[i]!]));
  const rows: Child[] = labels.map((label, i) => [
    label,
    MISSING_CODES[i] === 'not-applicable' && reasonLine,
    MISSING_CODES[i] === 'pending' && dueLine,
  ]);
  return {
    node: h('div', { class: 'codes', role: 'group', 'aria-labelledby': 'codes-title' }, h('p', { id: 'codes-title' }, w.cannot), rows),
    refresh() {
      const body = waiting(app);
      const missing = body === undefined ? entry(app).missing : body.t === 'missing' ? body : undefined;
      const value = shownAs(app);
      if (missing !== undefined || value !== undefined) {
        // A reason that is still missing is waited for; whatever else was kept since has the last word.
        if (!(chosen === 'not-applicable' && app.message.tone === 'refused')) chosen = missing?.code;
      } else if (app.message.tone !== 'refused') chosen = undefined;
      radios.forEach((input, i) => {
        input.checked = MISSING_CODES[i] === chosen;
      });
      reasonLine.hidden = chosen !== 'not-applicable';
      dueLine.hidden = chosen !== 'pending';
      if (document.activeElement !== reason) reason.value = missing?.reason ?? '';
      if (document.activeElement !== due) due.value = missing?.due ?? '';
    },
  };
}

function wordsBox(app: App): Part {
  const { words: w, session, item } = app;
  const area = h('textarea', {
    id: 'words',
    rows: 5,
    'aria-describedby': 'words-hint',
    oninput: () => app.draft({ a: 'words', text: area.value }),
    onchange: () => app.act({ a: 'words', text: area.value }),
  });
  return {
    node: h(
      'div',
      { class: 'answer' },
      h('label', { class: 'legend', for: 'words' }, askOf(session, item)),
      area,
      h('p', { class: 'hint', id: 'words-hint' }, w.wordsHint),
    ),
    refresh() {
      if (document.activeElement !== area) area.value = entryOf(app.session.doc, item.id).value ?? '';
    },
  };
}
