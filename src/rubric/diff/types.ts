import type { LocalText } from '../../text/lang.ts';

/**
 * What a change touches, mildest first: `words` only reads otherwise; `practice` changes who is asked, what is aimed at or how
 * a gap is read; `scores` gives another score for the same answers; `answers` gives answers of before another meaning, or none.
 */
export const EFFECTS = ['words', 'practice', 'scores', 'answers'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A value as a person would read it; undefined where there was or is none. */
export type Shown = LocalText | number | boolean | readonly (string | number)[] | undefined;

export type NodeKind = 'instrument' | 'rubric' | 'section' | 'indicator' | 'open' | 'view';

/** One thing that is not as it was. */
export type Change =
  | { readonly kind: 'added' | 'dropped'; readonly what: NodeKind; readonly id: string; readonly title: LocalText; readonly effect: Effect }
  | { readonly kind: 'renamed'; readonly what: NodeKind; readonly id: string; readonly from: string; readonly effect: Effect }
  | {
      readonly kind: 'moved';
      readonly what: NodeKind;
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly effect: Effect;
    }
  | {
      readonly kind: 'changed';
      readonly what: NodeKind;
      readonly id: string;
      /** The key in the file: `weight`, `levels.3`, `options.weekly.score`. */
      readonly key: string;
      readonly before: Shown;
      readonly after: Shown;
      readonly effect: Effect;
    };

/** What becomes of the answers to an indicator of before. */
export type Fate =
  /** Counted as they are. */
  | 'kept'
  /** Counted under the indicator's new id. */
  | 'renamed'
  /** Counted, but the words that were chosen from have changed: worth asking again. */
  | 'reconsider'
  /** Of another type or scale than before; a value that does not fit is set aside. */
  | 'recheck'
  /** The indicator is gone: set aside. */
  | 'dropped';

export interface AnswerFate {
  readonly from: string;
  /** The indicator of today; undefined where there is none. */
  readonly to: string | undefined;
  readonly fate: Fate;
}

export interface InstrumentDiff {
  readonly from: { readonly id: string; readonly version: string };
  readonly to: { readonly id: string; readonly version: string };
  /** In the order of the newer instrument, what is gone at the end. */
  readonly changes: readonly Change[];
  /** One row for each indicator of before, in its order. */
  readonly fates: readonly AnswerFate[];
  /** Indicators that nobody has been asked yet. */
  readonly fresh: readonly string[];
}
