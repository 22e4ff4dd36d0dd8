import { isText, type Key } from './edit.ts';
import { wordsWanted } from './options.ts';
import { type Command, itemAt, type Session, type Verb } from './session.ts';
import { takesLines } from './step-line.ts';

/** What the keys mean just now. */
export type Screen =
  | 'options'
  | 'checklist'
  | 'number'
  | 'words'
  | 'line'
  | 'text'
  | 'menu'
  | 'list'
  | 'search'
  | 'sections'
  | 'guide'
  | 'hands'
  | 'evidence'
  | 'verdicts'
  | 'summary';

export function screenOf(s: Session): Screen {
  const { over } = s;
  if (over === undefined) {
    const item = itemAt(s);
    if (wordsWanted(item) || item.kind === 'open') return 'words';
    return item.indicator.type === 'checklist' ? 'checklist' : item.indicator.type === 'number' ? 'number' : 'options';
  }
  if (over.at === 'line') return takesLines(over.field) ? 'text' : 'line';
  if (over.at === 'list') return over.searching ? 'search' : 'list';
  return over.at;
}

/** The same letters in both languages: one manual, and hands remember. Only labels are translated. */
const LETTERS: Readonly<Record<string, Verb>> = {
  b: 'back',
  s: 'skip',
  u: 'unknown',
  x: 'na',
  n: 'note',
  e: 'evidence',
  h: 'hands',
  g: 'list',
  o: 'sections',
  q: 'quit',
  p: 'pending',
  r: 'refused',
  v: 'verdicts',
  l: 'lang',
  '?': 'guide',
  '=': 'keep',
  '/': 'search',
};

/** Letters that mean something on each screen; elsewhere they do nothing. */
const ALLOWED: Readonly<Record<Screen, string>> = {
  options: 'bsuxnehgoqprvl?=',
  checklist: 'bsuxnehgoqprvl?=',
  number: 'bsuxnehgoqprvl?=',
  words: 'bsngoql?e=v',
  line: '',
  text: '',
  menu: 'bql',
  list: 'bgoql/',
  search: '',
  sections: 'bgoql',
  guide: 'bql?',
  hands: 'bhnsgoql?',
  evidence: 'beql',
  verdicts: 'bvql',
  summary: 'bgoql',
};

/** The command behind a key; `null` where it means nothing. Text goes to the editor in focus as it is. */
export function keymap(s: Session, key: Key): Command | null {
  const screen = screenOf(s);
  const { name, sequence } = key;
  if (key.ctrl === true && (name === 'x' || name === 'g')) return { c: 'cancel' };
  if (name === 'escape') return { c: 'cancel' };
  const typing = screen === 'line' || screen === 'text' || screen === 'search';
  if (typing) return typingKey(s, screen, key);
  if (key.ctrl === true && screen === 'number' && /^[aeukwh]$/.test(name ?? '')) return { c: 'key', key };
  if (key.ctrl === true || key.meta === true) return null;
  switch (name) {
    case 'return':
    case 'enter':
      return { c: 'confirm' };
    case 'up':
      return { c: 'move', d: -1 };
    case 'down':
      return { c: 'move', d: 1 };
    case 'pageup':
      return { c: 'pageUp' };
    case 'pagedown':
      return { c: 'pageDown' };
    case 'tab':
      return screen === 'guide' || screen === 'menu' ? null : { c: 'nextOpen' };
    case 'left':
      return screen === 'number' ? { c: 'key', key } : { c: 'back' };
    case 'right':
      return screen === 'number' ? { c: 'key', key } : { c: 'next' };
    case 'space':
      if (screen === 'checklist') return { c: 'toggle' };
      return screen === 'number' ? { c: 'key', key } : screen === 'guide' || screen === 'summary' ? { c: 'pageDown' } : null;
    case 'backspace':
    case 'delete':
      if (screen === 'number') return { c: 'key', key };
      return screen === 'hands' || screen === 'evidence' ? { c: 'delete' } : null;
    case 'home':
    case 'end':
      return screen === 'number' ? { c: 'key', key } : null;
  }
  return characterKey(screen, key, sequence ?? '');
}

function characterKey(screen: Screen, key: Key, sequence: string): Command | null {
  if (/^\d$/.test(sequence)) return screen === 'number' ? { c: 'key', key } : { c: 'digit', n: Number(sequence) };
  if (screen === 'number' && /^[.,%+−-]$/.test(sequence)) return { c: 'key', key };
  const letter = sequence.toLowerCase();
  if (screen === 'hands' && letter === 'p') return { c: 'present' };
  if (screen === 'evidence' && (letter === '+' || letter === 'a')) return { c: 'add' };
  if (screen === 'evidence' && letter === 'd') return { c: 'delete' };
  const verb = ALLOWED[screen].includes(letter) && letter !== '' ? LETTERS[letter] : undefined;
  return verb === undefined ? null : { c: verb };
}

function typingKey(s: Session, screen: Screen, key: Key): Command | null {
  const { name } = key;
  const enter = name === 'return' || name === 'enter';
  if (screen === 'text') {
    if (key.ctrl === true && name === 's') return { c: 'save' };
    const empty = s.over?.at === 'line' && s.over.line.text === '';
    if (empty && key.sequence === '=') return { c: 'keep' };
    return { c: 'key', key };
  }
  if (enter) return { c: 'confirm' };
  if (screen === 'search' && (name === 'up' || name === 'down')) return { c: 'move', d: name === 'up' ? -1 : 1 };
  if (name === 'tab') return null;
  return key.ctrl === true || isText(key.sequence) || name !== undefined ? { c: 'key', key } : null;
}
