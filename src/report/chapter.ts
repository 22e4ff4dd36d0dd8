import type { Lang } from '../text/lang.ts';

/** How a number is shown; unit and rounding follow from it (text/number.ts). Shares are 0..1; gains are small and get a third decimal. */
export type NumberKind = 'score' | 'share' | 'change' | 'gain' | 'count' | 'quantity';

/** A number that is not yet text. `instead` is printed where there is none: words, never a zero. */
export interface NumberCell {
  readonly kind: NumberKind;
  readonly value: number | null;
  readonly instead: string;
  /** How far it could still move, on a scale: whiskers, where a format draws in tables. */
  readonly range?: { readonly low: number; readonly high: number; readonly min: number; readonly max: number };
}

/** Names an indicator or another node, so that a format can link to its explanation. */
export interface NodeCell {
  readonly kind: 'node';
  readonly id: string;
  readonly text: string;
}

/** Text may hold line feeds: one entry a line. */
export type Cell = string | NumberCell | NodeCell;

export interface Column {
  readonly title: string;
  readonly kind: 'text' | NumberKind;
  readonly align: 'left' | 'right' | 'center';
  /** Share of the page's width, relative to the other columns. */
  readonly width: number;
  /** Left empty, to be written in by hand: its rows are high. */
  readonly toFill?: true;
}

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly now: number | null;
  readonly target: number | null;
  /** Score of the period before; null where there is none to compare with. */
  readonly previous: number | null;
  /** How far missing answers could still move it; null where unknown. */
  readonly low: number | null;
  readonly high: number | null;
  /** Printed where `now` is null. */
  readonly instead: string;
}

export interface GridCell {
  readonly id: string;
  readonly title: string;
  readonly value: number | null;
  readonly instead: string;
  /** Which step of the heat scale, 0 the lowest; null where there is no value. */
  readonly step: number | null;
  /** The step in words, so that nothing rests on colour. */
  readonly stepTitle: string;
}

export interface MatrixCell {
  /** What the author of a plan calls this corner; '' where nothing stands in it. */
  readonly name: string;
  readonly nodes: readonly NodeCell[];
}

interface Identified {
  /** For formats that pick single blocks, such as the terminal's one screen. */
  readonly id?: string;
}

/** Data, never markup. Text from outside stands in it as it was given: each format escapes what its medium needs. */
export type Block = Identified &
  (
    | { readonly kind: 'subheading'; readonly level: 2 | 3; readonly text: string }
    /** `onScreen`: about using a page, and of no use on paper. */
    | { readonly kind: 'paragraph'; readonly text: string; readonly onScreen?: true }
    | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
    | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }
    | { readonly kind: 'key-value'; readonly caption: string; readonly items: readonly { readonly key: string; readonly value: Cell }[] }
    | { readonly kind: 'callout'; readonly tone: 'note' | 'warning'; readonly text: string }
    | {
        readonly kind: 'bars';
        /** How a format that draws should draw it; the numbers are the same. */
        readonly draw: 'bars' | 'radar' | 'dumbbell';
        readonly unit: 'score' | 'share';
        readonly title: string;
        readonly alt: string;
        readonly scale: { readonly min: number; readonly max: number };
        readonly bars: readonly Bar[];
      }
    | {
        readonly kind: 'grid';
        readonly title: string;
        readonly alt: string;
        readonly scale: { readonly min: number; readonly max: number };
        readonly steps: readonly string[];
        readonly rows: readonly { readonly head: GridCell; readonly cells: readonly GridCell[] }[];
      }
    | {
        readonly kind: 'histogram';
        /** Who is counted; answers where nothing is said. */
        readonly of?: 'answers' | 'cities';
        readonly title: string;
        readonly alt: string;
        /** Scores, ascending; counts[i] respondents of a series gave bins[i]. */
        readonly bins: readonly number[];
        readonly series: readonly { readonly label: string; readonly counts: readonly number[] }[];
      }
    | {
        /** What is reached for how much: a staircase, since between two points nothing is gained. */
        readonly kind: 'curve';
        readonly title: string;
        readonly alt: string;
        readonly scale: { readonly min: number; readonly max: number };
        /** Names of the two axes. */
        readonly across: string;
        readonly up: string;
        /** Ascending in both; the first is now. */
        readonly points: readonly { readonly effort: number; readonly index: number }[];
        /** The point that the text speaks of. */
        readonly mark: { readonly effort: number; readonly index: number; readonly name: string } | null;
      }
    | {
        readonly kind: 'matrix';
        readonly title: string;
        readonly alt: string;
        /** Effort from light to heavy. */
        readonly columns: readonly string[];
        /** Impact from high to low; one cell a column. */
        readonly rows: readonly { readonly title: string; readonly cells: readonly MatrixCell[] }[];
      }
  );

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What stands on a report besides its chapters: title page, header, properties of the file. */
export interface ReportMeta {
  readonly lang: Lang;
  /** Says 'short form, 40 of 105 indicators' where that is so, because it is the report's first line. */
  readonly title: string;
  readonly city: string;
  readonly province: string | undefined;
  readonly period: string;
  /** Title and version. */
  readonly instrument: string;
  /** sha256 digests of what the report was computed from. */
  readonly digests: { readonly instrument: string; readonly tally?: string };
  /** YYYY-MM-DD, and the same in words. */
  readonly date: string;
  readonly dateInWords: string;
  /** What the report is, and that it is no official index. */
  readonly statement: string;
  readonly product: string;
}

export const text = (title: string, width = 2): Column => ({ title, kind: 'text', align: 'left', width });
export const figure = (title: string, kind: NumberKind, width = 1): Column => ({ title, kind, align: 'right', width });
export const number = (kind: NumberKind, value: number | null, instead = '–'): NumberCell => ({ kind, value, instead });
export const paragraph = (words: string): Block => ({ kind: 'paragraph', text: words });
export const subheading = (words: string, level: 2 | 3 = 2): Block => ({ kind: 'subheading', level, text: words });
export const list = (items: readonly string[], ordered = false): Block => ({ kind: 'list', ordered, items });
