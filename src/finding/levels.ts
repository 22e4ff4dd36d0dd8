import { catalogue } from './catalogue.ts';
import type { Finding, Severity } from './finding.ts';
import { nearest } from './suggest.ts';

/** How much a rule counts; `off` takes its findings away. */
export type Level = Severity | 'off';

const NAMES: Readonly<Record<string, Level>> = { error: 'error', warning: 'warning', warn: 'warning', info: 'info', off: 'off' };
export const readLevel = (name: string): Level | undefined => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined);

/** Levels by rule: a code, or a whole family as `content/*`. */
export type Levels = ReadonlyMap<string, Level>;

const families = (): string[] => [...new Set(Object.keys(catalogue).map((code) => `${code.slice(0, code.indexOf('/'))}/*`))];

/** What is wrong with a rule's name: the nearest name that exists, if any; undefined where nothing is wrong. */
export function unknownRule(name: string): { readonly near: string | undefined } | undefined {
  if (Object.hasOwn(catalogue, name)) return undefined;
  const all = families();
  return all.includes(name) ? undefined : { near: nearest(name, [...Object.keys(catalogue), ...all]) };
}

/** Findings with the levels asked for. The first of `sources` that names a rule decides, and in it the code before its family. */
export function applyLevels(findings: readonly Finding[], sources: (file: string) => readonly Levels[]): Finding[] {
  return findings.flatMap((f) => {
    const family = `${f.code.slice(0, f.code.indexOf('/'))}/*`;
    for (const levels of sources(f.place.file)) {
      const level = levels.get(f.code) ?? levels.get(family);
      if (level === undefined) continue;
      return level === 'off' ? [] : level === f.severity ? [f] : [{ ...f, severity: level }];
    }
    return [f];
  });
}
