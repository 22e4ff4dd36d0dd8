import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { exists, isInside } from '../output/files.ts';
import { toFile } from '../output/output.ts';
import type { Terminal } from '../output/terminal.ts';
import { packageRoot } from '../program/package.ts';

/** The instrument that ships with the program. */
export const shippedInstrument = (): string => join(packageRoot(), 'rubrics/instrument.yaml');

/**
 * Whether an assessment may point at the shipped instrument where it lies: in a clone, or in a project that installs siapkota for
 * itself, both move together. One that is installed for the whole machine, or fetched by npx, lies somewhere else after the next
 * update of Node, of siapkota, or of a cache, and the assessment would be left without its method.
 *
 * @param root the folder of the package, e.g. `/home/a/project/node_modules/siapkota`
 */
export function movesAlong(folder: string, root: string): boolean {
  const parts = resolve(root).split(sep);
  const modules = parts.indexOf('node_modules');
  return isInside(modules === -1 ? root : parts.slice(0, modules).join(sep) || sep, folder);
}

/**
 * The path that siapkota.yaml names the instrument by, from its folder: where the chosen one is the shipped one and does not move along,
 * the rubrics are copied beside the assessment first, and `copied` says so. A copy that is there already is left as it is.
 * Throws Failure where something else is in its place, or where the disk refuses.
 */
export async function instrumentFor(folder: string, chosen: string, terminal: Terminal): Promise<{ path: string; copied: boolean }> {
  const root = packageRoot();
  if (resolve(chosen) !== resolve(shippedInstrument()) || movesAlong(folder, root))
    return { path: relative(folder, resolve(chosen)).replaceAll('\\', '/'), copied: false };
  for (const name of readdirSync(join(root, 'rubrics')).filter((file) => file.endsWith('.yaml'))) {
    const path = join(folder, 'rubrics', name);
    // The schema that editors are pointed to stays with the program.
    const text = readFileSync(join(root, 'rubrics', name), 'utf8').replace(/^# yaml-language-server:.*\r?\n/, '');
    if (exists(path) && readFileSync(path, 'utf8') === text) continue;
    await toFile(path, text, { force: false, terminal: { ...terminal, quiet: true } });
  }
  return { path: 'rubrics/instrument.yaml', copied: true };
}
