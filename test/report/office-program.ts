import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@jest/globals';

const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;

/** A test that needs LibreOffice; where it is not installed it is shown as skipped, with the reason. */
export const testWithOffice = (name: string, run: () => Promise<void>): void => {
  if (found) test(name, run, 120_000);
  else test.skip(`${name} (LibreOffice is not installed)`, () => {});
};

/** One start of LibreOffice with a profile of its own: files in, converted files out, in the same order. */
export function convert(files: readonly { name: string; bytes: Uint8Array }[], to: string, ending: string): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-office-'));
  try {
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        ...files.map((f) => join(folder, f.name)),
      ],
      { encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return files.map(({ name }) => readFileSync(join(folder, 'out', name.replace(/\.[^.]+$/, ending))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
