import { textOf, wordsOf } from '../../interview/describe.ts';
import type { LocalText } from '../../text/lang.ts';
import type { App } from './app.ts';
import { type Child, h } from './dom.ts';

/** What helps to answer: things to think about, who holds the data, laws and standards. Nothing where there is none of it. */
export function guideOf(app: App): Child {
  const { item, session, words: w } = app;
  if (item.kind === 'open') return undefined;
  const { indicator } = item;
  const { instrument } = session.model;
  const block = (title: string, texts: readonly string[]): Child =>
    texts.length > 0 && [
      h('h3', {}, title),
      h(
        'ul',
        {},
        texts.map((text) => h('li', {}, text)),
      ),
    ];
  const all = (texts: readonly LocalText[]): string[] => texts.map((text) => textOf(session, text));
  const references = indicator.references.map(({ id, at, verified }) => {
    const title = textOf(session, instrument.references.get(id)?.title) || id;
    return `${title}${at === undefined ? '' : `, ${textOf(session, at)}`}${verified ? '' : ` (${wordsOf(session).unverified})`}`;
  });
  const blocks = [
    block(w.probes, all(indicator.probe)),
    block(
      w.owners,
      indicator.owners.map((id) => textOf(session, instrument.agencies.get(id)) || id),
    ),
    block(w.references, references),
  ];
  if (blocks.every((b) => b === false)) return undefined;
  return h('details', { class: 'guide' }, h('summary', {}, w.guide), blocks);
}
