import type { Fact } from '../../interview/facts.ts';
import type { Act } from '../page-act.ts';

/** What was half typed when the page was closed: to be done when it is opened again. */
export interface Draft {
  readonly id: string;
  readonly act: Act;
}

/** Where facts are kept: in the browser, or in memory where that is forbidden (some browsers, for files and in private windows). */
export interface Journal {
  /** False: answers are gone when the page is closed. */
  readonly durable: boolean;
  read(): readonly Fact[];
  /** Throws where the browser has no room left. */
  write(facts: readonly Fact[]): void;
  draft(): Draft | undefined;
  keepDraft(draft: Draft | undefined): void;
  wipe(): void;
  /** Puts away what cannot be read, without destroying it. */
  setAside(): void;
  /** Calls back when another tab wrote. */
  onElsewhere(then: () => void): void;
}

export function openJournal(key: string): Journal {
  const storage = usable(key);
  return storage === undefined ? inMemory([]) : inBrowser(storage, key);
}

function usable(key: string): Storage | undefined {
  try {
    const { localStorage } = window;
    const probe = `${key}?`;
    localStorage.setItem(probe, '1');
    const kept = localStorage.getItem(probe) === '1';
    localStorage.removeItem(probe);
    return kept ? localStorage : undefined;
  } catch {
    return undefined;
  }
}

function inBrowser(storage: Storage, key: string): Journal {
  const draftKey = `${key}#draft`;
  const parsed = <T>(name: string): T | undefined => {
    try {
      return JSON.parse(storage.getItem(name) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  };
  return {
    durable: true,
    read() {
      const facts = parsed<unknown>(key);
      return Array.isArray(facts) ? (facts as Fact[]) : [];
    },
    write: (facts) => storage.setItem(key, JSON.stringify(facts)),
    draft: () => parsed<Draft>(draftKey),
    keepDraft(draft) {
      try {
        if (draft === undefined) storage.removeItem(draftKey);
        else storage.setItem(draftKey, JSON.stringify(draft));
      } catch {
        // A draft that cannot be kept is told when its answer cannot be saved either.
      }
    },
    wipe() {
      storage.removeItem(key);
      storage.removeItem(draftKey);
    },
    setAside() {
      storage.setItem(`${key}#damaged`, storage.getItem(key) ?? '');
      storage.removeItem(key);
      storage.removeItem(draftKey);
    },
    onElsewhere: (then) =>
      window.addEventListener('storage', (event) => {
        if (event.key === key || event.key === null) then();
      }),
  };
}

/** Goes on from these facts, and forgets everything when the page is closed. */
export function inMemory(facts: readonly Fact[]): Journal {
  let kept = facts;
  return {
    durable: false,
    read: () => kept,
    write(facts) {
      kept = facts;
    },
    draft: () => undefined,
    keepDraft: () => {},
    wipe() {
      kept = [];
    },
    setAside() {
      kept = [];
    },
    onElsewhere: () => {},
  };
}
