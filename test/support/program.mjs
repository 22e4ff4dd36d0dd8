// The command line as it is declared in the source, for scripts that Node runs as they are.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @returns {Promise<import('commander').Command>} every command with its arguments, options and choices */
export async function declaredProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-program-'));
  const file = join(folder, 'program.mjs');
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../../src/cli/program/program.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    write: false,
    logLevel: 'error',
  });
  writeFileSync(file, outputFiles[0].text);
  try {
    const { buildProgram } = await import(pathToFileURL(file).href);
    return buildProgram('en', async () => {});
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
