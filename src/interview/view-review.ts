import { isMissingCode } from '../rubric/vocabulary.ts';
import { showScore } from '../text/number.ts';
import { visibleLine } from '../text/visible.ts';
import { pad } from '../text/wrap.ts';
import { clipTo, type Dims, type Row, room, row, wrapTo } from './canvas.ts';
import { shownValue, textOf, wordsOf } from './describe.ts';
import type { Voice } from './model.ts';
import { itemAt, type Session } from './session.ts';
import { documentsHere } from './verdicts.ts';

/** Why the indicator is on the table, and every group's answers and notes side by side, in at most `most` lines. */
export function voiceRows(s: Session, dims: Dims, most: number): Row[] {
  const about = s.model.cases?.get(itemAt(s).id);
  if (about === undefined) return [];
  const w = wordsOf(s);
  const why = about.why.map((reason) => w.why[reason]).join(', ');
  const agreement = about.cns === null ? '' : ` · ${w.agreement} ${showScore(about.cns, s.lang)}`;
  const rows: Row[] = [row(`${w.saidBy} (${why}${agreement})`, dims.paint.yellow)];
  const voices = voiceLines(s);
  if (voices.length === 0) return [...rows, row(`  ${w.nobodySaid}`, dims.paint.dim)];
  const lines = voices.map((line) => row(line));
  const space = Math.max(1, most - 1);
  if (lines.length <= space) return [...rows, ...lines];
  return [...rows, ...lines.slice(0, space - 1), row(`  … ${w.more(lines.length - space + 1)} (?)`, dims.paint.dim)];
}

/** One line a respondent: the group's name in a column of its own, said once; counts of a show of hands together. */
function voiceLines(s: Session): string[] {
  const w = wordsOf(s);
  const item = itemAt(s);
  const voices = s.model.cases?.get(item.id)?.voices ?? [];
  const names = new Map(voices.map((v) => [v.group, textOf(s, s.model.instrument.groups.get(v.group)?.title)]));
  const column = Math.min(22, Math.max(0, ...[...names.values()].map((name) => name.length)));
  const people = new Map<string, Voice[]>();
  for (const voice of voices) {
    const key = `${voice.group} ${voice.respondent}`;
    people.set(key, [...(people.get(key) ?? []), voice]);
  }
  let last: string | undefined;
  return [...people.values()].map((said) => {
    const [voice] = said as [Voice];
    const group = voice.group === last ? '' : clipTo(names.get(voice.group)!, column);
    last = voice.group;
    const values = said
      .map((v) =>
        said.length > 1 || v.n > 1 ? `${isMissingCode(v.value) ? w.missing[v.value] : v.value} ×${v.n}` : shownValue(s, item, v.value),
      )
      .join(', ');
    const proof =
      voice.documents.length > 0 || voice.proof !== 'none'
        ? ` [${w.proof.toLowerCase()}: ${w.proofStates[voice.proof].split(' (')[0]}]`
        : '';
    const words = [voice.reason, voice.note]
      .filter((t) => t !== undefined)
      .map((t) => `"${visibleLine(t)}"`)
      .join(' ');
    return `  ${pad(group, column)}  ${visibleLine(voice.name)}: ${values}${proof}${words === '' ? '' : ` ${words}`}`;
  });
}

/** The same in full, for the guide. */
export function voicesInFull(s: Session, dims: Dims): string[] {
  return voiceLines(s).flatMap((line) => {
    const margin = /^ */.exec(line)![0].length;
    return wrapTo(line, room(dims) - margin - 2, 8).map((part, i) => ' '.repeat(i === 0 ? margin : margin + 2) + part);
  });
}

/** Documents handed in for the indicator, numbered, with the cursor on one. */
export function documentRows(s: Session, dims: Dims, cursor: number): Row[] {
  const w = wordsOf(s);
  return documentsHere(s).map((d, i) => {
    const state = `${w.proofStates[d.state].split(' (')[0]}${d.judged ? ` (${w.judged})` : ''}`;
    return row(
      `${i === cursor ? '❯ ' : '  '}${i + 1} ${visibleLine(d.title)}, ${visibleLine(d.name)}: ${state}`,
      i === cursor ? dims.paint.cyan : undefined,
    );
  });
}
