import { sha256, sortedJson } from '../rubric/digest.ts';
import type { Path, YamlSource } from '../rubric/source.ts';
import type { Kind } from './manifest.ts';

/** The smallest thing that two machines can have changed apart from each other: an answer, a verdict, a line of siapkota.yaml, a whole file. */
export interface Unit {
  /** `answers/GOV-01`, `respondents/dinkes`, `period`; '' for a file as a whole. */
  readonly key: string;
  readonly path: Path;
  readonly value: unknown;
  readonly print: string;
}

type Raw = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fingerprint of a value or of a file: its meaning, not its spelling. */
export const printOf = (value: unknown): string => sha256(sortedJson(value)).slice('sha256:'.length, 'sha256:'.length + 24);

/** siapkota.yaml says where the model lies, and that differs from machine to machine. */
const OF_THE_PLACE: ReadonlySet<string> = new Set(['instrument']);

/** Lists and maps whose members are units of their own. */
const INNER: Readonly<Record<Exclude<Kind, 'model' | 'evidence'>, ReadonlySet<string>>> = {
  settings: new Set(['profile', 'targets', 'respondents']),
  answers: new Set(['answers']),
  verdicts: new Set(['verdicts']),
};

/** The units of a file; undefined where it has no parts and is one unit as a whole. */
export function unitsOf(kind: Kind, source: YamlSource | undefined): ReadonlyMap<string, Unit> | undefined {
  if (kind === 'model' || kind === 'evidence' || source === undefined || !isMap(source.data)) return undefined;
  if (kind === 'answers' && !isMap(source.data.answers)) return undefined;
  const units = new Map<string, Unit>();
  // Where the counting of equal names has come to: a list may hold a million members of one name.
  const counted = new Map<string, number>();
  const add = (key: string, path: Path, value: unknown): void => {
    let free = key;
    let n = counted.get(key) ?? 1;
    while (units.has(free)) free = `${key}#${++n}`;
    counted.set(key, n);
    units.set(free, { key: free, path, value, print: printOf(value) });
  };
  for (const [name, value] of Object.entries(source.data)) {
    if (kind === 'settings' && OF_THE_PLACE.has(name)) continue;
    if (!INNER[kind].has(name)) add(name, [name], value);
    else if (Array.isArray(value)) for (const [i, member] of value.entries()) add(`${name}/${nameOf(member)}`, [name, i], member);
    else if (isMap(value)) for (const [id, member] of Object.entries(value)) add(`${name}/${id}`, [name, id], statementOf(kind, member));
    else add(name, [name], value);
  }
  return units;
}

/** `GOV-01: 3` says what `GOV-01: { value: 3 }` says. */
const statementOf = (kind: Kind, value: unknown): unknown => (kind === 'answers' && !isMap(value) ? { value } : value);

/** What tells a member of a list from the others: a respondent's id; a verdict's answer and document. */
function nameOf(member: unknown): string {
  if (!isMap(member)) return printOf(member);
  // A map may call anything `toString`, so only plain values become text as they are.
  const said = (part: unknown): string => (typeof part === 'object' ? printOf(part) : String(part));
  if (member.indicator === undefined) return said(member.id ?? member);
  const parts = [member.indicator, member.respondent, member.sha256 ?? member.file].filter((part) => part !== undefined);
  return parts.map(said).join(' ');
}
