import type { Answer } from '../answers/answer.ts';
import type { Facts, LeafNode } from './facts.ts';
import { speakerOf } from './speak.ts';

/** What respondents wrote beside an answer, each note once, with the groups it came from. */
export function notesOf(f: Facts, leaf: LeafNode, of: (answer: Answer) => string | undefined = (a) => a.note): string[] {
  const bySaying = new Map<string, string[]>();
  for (const answer of f.said.get(leaf.id) ?? []) {
    const saying = of(answer)?.trim();
    if (saying === undefined || saying === '') continue;
    const sources = bySaying.get(saying) ?? [];
    const source = speakerOf(f, answer);
    if (!sources.includes(source)) sources.push(source);
    bySaying.set(saying, sources);
  }
  return [...bySaying].map(([saying, sources]) => `${sources.join('; ')}: ${saying}`);
}
