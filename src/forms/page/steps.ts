import { waits } from '../page-act.ts';
import type { App } from './app.ts';
import { h } from './dom.ts';
import type { Part } from './part.ts';

/** Back and on. It keeps its place on the screen, so that a press is not lost when the page grows above it. */
export function stepsBar(app: App): Part {
  const { words: w } = app;
  const back = (): void => {
    const to = app.neighbour(-1);
    if (to === undefined) app.show('start');
    else app.show('question', to);
  };
  const on = (to: number | undefined): void => {
    if (unfinished(app)) return;
    if (to === undefined) app.show('finish');
    else app.show('question', to);
  };
  const nextOpen = h('button', { type: 'button', id: 'next-open', class: 'small', onclick: () => on(app.nextOpen()) }, w.nextOpen);
  return {
    node: h(
      'nav',
      { class: 'steps', 'aria-label': `${w.previous}, ${w.next}` },
      h(
        'div',
        {},
        h('button', { type: 'button', id: 'previous', onclick: back }, h('span', { 'aria-hidden': 'true' }, '‹ '), w.previous),
        nextOpen,
        h(
          'button',
          { type: 'button', id: 'next', class: 'main', onclick: () => on(app.neighbour(1)) },
          w.next,
          h('span', { 'aria-hidden': 'true' }, ' ›'),
        ),
      ),
    ),
    refresh() {
      const to = app.nextOpen();
      nextOpen.hidden = to === undefined || to === app.neighbour(1) || to === app.session.pos;
    },
  };
}

/** Whether something on this question waits for the person: a question back, a refused number, a reason. It gets the focus. */
function unfinished(app: App): boolean {
  if (waits(app.session)) {
    const why = document.getElementById('why');
    if (why instanceof HTMLInputElement) app.act({ a: 'why', text: why.value });
    if (!waits(app.session)) return false;
    document.querySelector<HTMLElement>('#back button, #back input')?.focus();
    return true;
  }
  const reason = document.getElementById('reason');
  if (reason instanceof HTMLInputElement && reason.closest('[hidden]') === null && reason.value.trim() === '') {
    app.act({ a: 'code', code: 'not-applicable', extra: '' });
    reason.focus();
    return true;
  }
  if (app.message.tone !== 'refused') return false;
  document.getElementById('number')?.focus();
  return true;
}
