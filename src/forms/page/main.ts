import { textOf } from '../../interview/describe.ts';
import { type PageData, unpackModel } from '../page-data.ts';
import { pageFormWords } from '../page-words.ts';
import { App } from './app.ts';
import { byId, fill, h } from './dom.ts';
import { finishView } from './finish.ts';
import { drawFrame, HASHES } from './frame.ts';
import { overview } from './overview.ts';
import type { Part } from './part.ts';
import { questionView } from './question.ts';
import { startView } from './start.ts';
import { stepsBar } from './steps.ts';

/** The face of the form in a browser. This file alone reads the clock and the address. */
function boot(): void {
  const data = JSON.parse(byId('data').textContent ?? '') as PageData;
  const model = unpackModel(data);
  if (model === undefined) {
    fill(byId('main'), h('p', { role: 'alert' }, pageFormWords[data.lang].broken));
    return;
  }
  const app = new App(data, model, {
    now: () => Date.now(),
    random: () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  });
  new Page(app).open();
}

class Page {
  readonly #app: App;
  /** What is drawn: view, question and language. */
  #drawn = { view: '', lang: '' };
  #part: Part = { node: document.createTextNode(''), refresh() {} };
  #refreshFrame: () => void = () => {};

  constructor(app: App) {
    this.#app = app;
  }

  open(): void {
    this.#app.onChange(() => this.#draw());
    window.addEventListener('hashchange', () => this.#follow());
    document.addEventListener('visibilitychange', () => this.#keepTyped());
    window.addEventListener('pagehide', () => this.#keepTyped());
    window.addEventListener('beforeunload', (event) => {
      if (!this.#app.journal.durable && this.#app.unsaved > 0) event.preventDefault();
    });
    // What was found out while opening is said on whatever page comes first.
    const { text, tone } = this.#app.message;
    if (location.hash !== '') this.#follow();
    this.#app.say(text, tone);
    this.#draw();
  }

  /** Goes where the address says, so that the browser's own back button works. */
  #follow(): void {
    const app = this.#app;
    const wanted = decodeURIComponent(location.hash);
    if (wanted === this.#hash() && this.#drawn.view !== '') return;
    const pos = app.model.position.get(wanted.slice(1));
    if (pos !== undefined) app.show('question', pos);
    else if (wanted === HASHES.list) app.show('list');
    else if (wanted === HASHES.finish) app.show('finish');
    else app.show('start');
  }

  #hash(): string {
    const { view, item } = this.#app;
    return view === 'question' ? `#${item.id}` : HASHES[view];
  }

  /** What is being typed counts as typed when the page goes out of sight. */
  #keepTyped(): void {
    const typing = document.activeElement;
    const text = typing instanceof HTMLTextAreaElement || (typing instanceof HTMLInputElement && typing.type === 'text');
    if (text && !typing.readOnly) typing.dispatchEvent(new Event('change'));
  }

  #draw(): void {
    const app = this.#app;
    const { session, message } = app;
    const now = { view: app.view === 'question' ? app.item.id : HASHES[app.view] || '/', lang: session.lang };
    const moved = now.view !== this.#drawn.view;
    const turned = now.lang !== this.#drawn.lang;
    const first = this.#drawn.view === '';
    this.#drawn = now;
    if (turned) {
      document.documentElement.lang = session.lang;
      this.#refreshFrame = drawFrame(app);
    }
    this.#refreshFrame();
    if (moved || turned || app.view === 'start') {
      this.#part = { start: startView, question: questionView, finish: finishView, list: listView }[app.view](app);
      const steps = app.view === 'question' ? stepsBar(app) : undefined;
      fill(byId('main'), this.#part.node, steps?.node);
      if (steps !== undefined) this.#part = { node: this.#part.node, refresh: both(this.#part, steps) };
    }
    this.#part.refresh();
    this.#told(message);
    document.title = `${document.getElementById('title')?.textContent ?? ''} · ${textOf(session, app.model.instrument.title)}`;
    if (decodeURIComponent(location.hash) !== this.#hash()) location.hash = this.#hash();
    if (turned && !first) document.getElementById('lang')?.focus();
    else if (moved && !first) {
      window.scrollTo(0, 0);
      document.getElementById('title')?.focus({ preventScroll: true });
    }
  }

  /** On a question what is wrong stands beside the answer. */
  #told({ text, tone }: App['message']): void {
    const said = byId('said');
    // A new element each time: its style lets it disappear after a while.
    fill(said, text !== '' && !(tone === 'refused' && this.#app.view === 'question') && h('span', {}, text));
    said.classList.toggle('bad', tone !== 'good');
  }
}

const both = (a: Part, b: Part) => (): void => {
  a.refresh();
  b.refresh();
};

function listView(app: App): Part {
  const list = overview(app);
  return { node: h('article', {}, h('h1', { tabindex: '-1', id: 'title' }, app.words.list), list.node), refresh: () => list.refresh() };
}

boot();
