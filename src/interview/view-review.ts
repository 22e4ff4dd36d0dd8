import { bestProof } from '../answers/sheet.ts';
import type { Proof } from '../rubric/instrument.ts';
import { isMissingCode, NONE } from '../rubric/vocabulary.ts';
import { showList, showScore } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { pad, width } from '../text/wrap.ts';
import { clipTo, type Dims, justified, type Row, room, row, wrapTo } from './canvas.ts';
import { shownValue, textOf, wordsOf } from './describe.ts';
import type { Item, Voice } from './model.ts';
import { itemAt, type Session } from './session.ts';
import { documentsHere } from './verdicts.ts';

/** Why the indicator is on the table, and every group's answers and notes side by side, in at most `most` lines. */
export function voiceRows(s: Session, dims: Dims, most: number): Row[] {
  const title = reviewTitle(s);
  if (title === undefined) return [];
  const w = wordsOf(s);
  const rows: Row[] = [row(title, dims.paint.yellow)];
  const said = opinions(s);
  if (said.length === 0) return [...rows, row(`  ${w.nobodySaid}`, dims.paint.dim)];
  const column = Math.min(Math.max(10, Math.floor(room(dims) / 4)), Math.max(...said.map(({ group }) => width(group))));
  const lines = said.map(({ group, name, values, proof, words }, i) => {
    const first = i === 0 || said[i - 1]!.group !== group ? clipTo(group, column) : '';
    // What was said comes first: where the line is too long, the name gives way.
    return row(`  ${pad(first, column)}  ${values}${name === group ? '' : ` · ${name}`}${proof}${words}`);
  });
  const space = Math.max(1, most - 1);
  if (lines.length <= space) return [...rows, ...lines];
  return [...rows, ...lines.slice(0, space - 1), row(`  … ${w.more(lines.length - space + 1)} (?)`, dims.paint.dim)];
}

/** Why the indicator is on the table: `Ditinjau karena pendapat berbeda · kesepakatan 0,58`. */
export function reviewTitle(s: Session): string | undefined {
  const about = s.model.cases?.get(itemAt(s).id);
  if (about === undefined) return undefined;
  const w = wordsOf(s);
  const why = showList(
    about.why.map((reason) => w.why[reason]),
    s.lang,
  );
  return w.reviewed(why) + (about.cns === null ? '' : ` · ${w.agreement} ${showScore(about.cns, s.lang)}`);
}

interface Opinion {
  readonly group: string;
  readonly name: string;
  readonly values: string;
  /** Which criteria, for a checklist: by their numbers on the screen. */
  readonly which: string;
  readonly proof: string;
  readonly words: string;
}

/** One a respondent; counts of a show of hands together. */
function opinions(s: Session): Opinion[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const people = new Map<string, Voice[]>();
  for (const voice of voicesHere(s)) {
    const key = `${voice.group} ${voice.respondent}`;
    people.set(key, [...(people.get(key) ?? []), voice]);
  }
  return [...people.values()].map((said) => {
    const [voice] = said as [Voice];
    const named = (v: Voice): string => (isMissingCode(v.value) ? w.missing[v.value] : v.value);
    const values = said.map((v) => (said.length > 1 || v.n > 1 ? `${named(v)} ×${v.n}` : shownValue(s, item, v.value))).join(', ');
    const handedIn = voice.documents.length > 0 || voice.proof !== 'none';
    const words = [voice.reason, voice.note].flatMap((t) => (t === undefined ? [] : [` "${visibleLine(t)}"`])).join('');
    return {
      group: textOf(s, s.model.instrument.groups.get(voice.group)?.title) || visibleLine(voice.group),
      name: visibleLine(voice.name),
      values,
      which: said.length === 1 ? criteriaOf(item, voice.value) : '',
      proof: handedIn ? ` [${w.proof.toLowerCase()}: ${w.proofStates[proofNow(s, voice)].split(' (')[0]}]` : '',
      words,
    };
  });
}

/** The proof of what somebody said, with the verdicts of this review laid over it. */
function proofNow(s: Session, voice: Voice): Proof {
  const states = documentsHere(s).flatMap((d) => (d.respondent === voice.respondent ? [d.state] : []));
  return states.length === 0 ? voice.proof : bestProof(states);
}

const voicesHere = (s: Session): readonly Voice[] => s.model.cases?.get(itemAt(s).id)?.voices ?? [];

function criteriaOf(item: Item, value: string): string {
  if (item.kind === 'open' || item.indicator.type !== 'checklist' || value === NONE || isMissingCode(value)) return '';
  const ids = item.indicator.criteria.map((c) => c.id);
  return ` (${value
    .split(' ')
    .map((id) => ids.indexOf(id) + 1)
    .filter((n) => n > 0)
    .sort((a, b) => a - b)
    .join(' ')})`;
}

/** The same in full, for the guide and for plain mode. */
export function voicesInFull(s: Session, dims: Dims): string[] {
  return opinions(s).flatMap(({ group, name, values, which, proof, words }) => {
    const line = `${name === group ? name : `${group}, ${name}`}: ${values}${which}${proof}${words}`;
    return wrapTo(line, room(dims) - 4, 8).map((part, i) => (i === 0 ? '  ' : '    ') + part);
  });
}

/** Beside each criterion of a checklist under review, how many of the rated opinions say that it is met. */
export function ticksOf(s: Session): { readonly of: number; readonly met: ReadonlyMap<string, number> } | undefined {
  const item = itemAt(s);
  if (s.model.cases === undefined || item.kind === 'open' || item.indicator.type !== 'checklist') return undefined;
  const met = new Map<string, number>();
  let of = 0;
  for (const { value, n } of voicesHere(s)) {
    if (isMissingCode(value)) continue;
    of += n;
    for (const id of value.split(' ')) met.set(id, (met.get(id) ?? 0) + n);
  }
  return of === 0 ? undefined : { of, met };
}

/** Documents handed in for the indicator, numbered, with the cursor on one. */
export function documentRows(s: Session, dims: Dims, cursor: number): Row[] {
  const w = wordsOf(s);
  return documentsHere(s).map((d, i) => {
    const state = `${w.proofStates[d.state].split(' (')[0]}${d.judged ? ` (${w.judged})` : ''}`;
    const style = i === cursor ? dims.paint.cyan : undefined;
    return justified(
      [`${i === cursor ? '❯ ' : '  '}${i + 1} ${visibleLine(d.title)}, ${visibleLine(d.name)}`, style],
      [state, style],
      dims,
    );
  });
}
