import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** LibreOffice, where it is installed; tests that need it are skipped by name elsewhere. */
export const OFFICE: string | undefined = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Opens files in LibreOffice and saves them in a format, all in one start. */
export function throughOffice(files: Readonly<Record<string, Uint8Array>>, format: 'xlsx' | 'pdf'): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-office-'));
  try {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, name), files[name]!);
    const out = join(folder, 'out');
    const ran = spawnSync(
      OFFICE!,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        ...names.map((n) => join(folder, n)),
      ],
      { timeout: 120_000, encoding: 'utf8' },
    );
    if (ran.status !== 0) throw new Error(`LibreOffice: ${ran.stderr}`);
    return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(out, name.replace(/\.\w+$/, `.${format}`))))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
