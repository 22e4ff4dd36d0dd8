import { shownValue, wordsOf } from '../../interview/describe.ts';
import type { Menu } from '../../interview/session.ts';
import { showQuantity } from '../../text/number.ts';
import type { App } from './app.ts';
import { type Child, fill, h } from './dom.ts';
import type { Part } from './part.ts';

/**
 * What the engine asks back before it keeps an answer: a number out of its range, one that can mean two things, a checklist with nothing
 * met, the reason of a decision. It gets the focus when it comes up.
 */
export function backBox(app: App): Part {
  const box = h('div', { class: 'back', role: 'group', id: 'back', 'aria-labelledby': 'back-text' });
  let drawn: unknown;
  return {
    node: box,
    refresh() {
      const { over } = app.session;
      const asked = over?.at === 'menu' ? over.menu : over?.at === 'line' && over.field.f === 'why' ? over.field : undefined;
      box.hidden = asked === undefined;
      if (asked === drawn) return;
      drawn = asked;
      fill(box, over?.at === 'menu' ? menuOf(app, over.menu) : asked !== undefined && whyOf(app));
      box.querySelector<HTMLElement>('button, input')?.focus();
    },
  };
}

function whyOf(app: App): Child {
  const say = wordsOf(app.session);
  const input = h('input', {
    type: 'text',
    id: 'why',
    autocomplete: 'off',
    'aria-required': 'true',
    'aria-describedby': 'why-hint complaint',
    onchange: () => app.act({ a: 'why', text: input.value }),
  });
  return [h('label', { for: 'why', id: 'back-text' }, say.fields.why), input, h('p', { class: 'hint', id: 'why-hint' }, say.fieldHelp.why)];
}

function menuOf(app: App, menu: Menu): Child {
  const say = wordsOf(app.session);
  const buttons = (ways: readonly string[], last: 'cancel' | 'way'): Child =>
    h(
      'p',
      { class: 'row' },
      ways.map((way, index) =>
        h(
          'button',
          {
            type: 'button',
            class: index === 0 ? 'main' : '',
            onclick: () => app.act(index === 1 && last === 'cancel' ? { a: 'cancel' } : { a: 'way', index }),
          },
          way,
        ),
      ),
    );
  const text = (words: string): Child => h('p', { id: 'back-text' }, words);
  switch (menu.m) {
    case 'range':
      return [text(say.menus.range(shownValue(app.session, app.item, menu.value), rangeText(app))), buttons([say.yes, say.no], 'cancel')];
    case 'none':
      return [text(say.menus.none), buttons([say.yes, say.no], 'cancel')];
    case 'point': {
      const typed = (document.getElementById('number') as HTMLInputElement | null)?.value ?? '';
      return [
        text(say.menus.point(typed)),
        buttons(
          menu.values.map((v) => showQuantity(Number(v), app.session.lang)),
          'way',
        ),
      ];
    }
    default:
      // The other menus are about files and hands, which a page has not.
      return undefined;
  }
}

function rangeText(app: App): string {
  const { item, session } = app;
  const range = item.kind === 'indicator' && item.indicator.type === 'number' ? item.indicator.range : undefined;
  return range === undefined ? '' : wordsOf(session).believable(showQuantity(range[0], session.lang), showQuantity(range[1], session.lang));
}
