// Builds dist/: compiles the JSON Schemas to plain code, then bundles the command line with one lazy chunk per heavy part.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { notices, packagesIn } from './test/package/notices.mjs';

/** What the build takes from packages, over all of its steps. The code of a compiled schema is ajv's own, written out. */
const taken = { folders: new Set(['node_modules/ajv']), carried: new Map() };
function note(metafile) {
  const { folders, carried } = packagesIn(metafile);
  for (const folder of folders) taken.folders.add(folder);
  for (const [name, folder] of carried) taken.carried.set(name, folder);
}

/** What is read is checked against its schema; those of what is only written are published, and held to it by the tests. */
const checkedSchemas = [
  ...['src/rubric/schema', 'src/answers/schema'].flatMap((folder) => schemasIn(folder).map((file) => [folder, file])),
  ['src/assess/schema', 'assessment.schema.json'],
];

function schemasIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
}

/** One schema -> one module that exports its validator. esbuild turns ajv's require calls into bundled code. */
async function compileSchema(folder, file) {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  const outfile = join(folder, `${basename(file, '.schema.json')}.validate.js`);
  const { metafile } = await build({
    metafile: true,
    stdin: { contents: code, resolveDir: '.', loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    // Nobody reads this code, and every start does.
    minify: true,
    outfile,
    logLevel: 'error',
  });
  note(metafile);
}

for (const [folder, file] of checkedSchemas) await compileSchema(folder, file);

/** docx carries a browser's stand-in that asks for localStorage, of which Node 26 warns on stderr; nothing here stores anything there. */
const withoutLocalStorage = {
  name: 'without-local-storage',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]docx[\\/]dist[\\/]index\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('global.localStorage', 'undefined'),
      loader: 'js',
    }));
  },
};

/** The page of the HTML form, with the interview's engine in it, as a module that holds one text: `form` puts it into every form it writes. */
async function bundlePage(entry, outfile) {
  const { outputFiles, metafile } = await build({
    metafile: true,
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome94', 'firefox93', 'safari16'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  note(metafile);
  // The text stands in a script element, which its own end tag would close.
  const script = outputFiles[0].text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  writeFileSync(outfile, `export default ${JSON.stringify(script)};\n`);
}
await bundlePage('src/forms/page/main.ts', 'src/forms/page/page.bundle.js');

/** commander starts other programs for subcommands that are files of their own; ours are none, and Node's part for that is slow to load. */
const withoutChildProcess = {
  name: 'commander-without-child-process',
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/]commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const [eager, lazy] = [
        "const childProcess = require('node:child_process');",
        "const childProcess = { get spawn() { return require('node:child_process').spawn; } };",
      ];
      const text = readFileSync(path, 'utf8');
      if (!text.includes(eager)) throw new Error('commander no longer loads child_process in the way that is known here');
      return { contents: text.replace(eager, lazy), loader: 'js' };
    });
  },
};

// Built beside and then swapped in: a build that fails, or that runs while the program is used, leaves the old one whole.
const fresh = `dist.${process.pid}`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const { version, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const bundled = await build({
  metafile: true,
  entryPoints: { main: 'src/cli/main.ts', 'freeze-shipped': 'src/cli/interview/freeze-shipped.ts', man: 'src/cli/program/man.ts' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  outdir: fresh,
  chunkNames: 'chunks/[name]-[hash]',
  define: { __VERSION__: JSON.stringify(version) },
  // Some dependencies are CommonJS inside and call require for Node's own modules.
  // What a user may install beside is never in the build, also where it happens to be installed here.
  external: Object.keys(peerDependencies),
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [withoutChildProcess, withoutLocalStorage],
  logLevel: 'warning',
});
writeFileSync(`${fresh}/package.json`, '{"type":"module"}\n');
// Manual pages, where man looks for them: the English one, and the Indonesian one below `id`.
const { manPage } = await import(pathToFileURL(`${fresh}/man.js`).href);
for (const [lang, folder] of [
  ['en', `${fresh}/man/man1`],
  ['id', `${fresh}/man/id/man1`],
]) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/siapkota.1`, manPage(lang));
}
note(bundled.metafile);
writeFileSync(`${fresh}/NOTICES.txt`, notices(taken));
// The shipped instrument is read once, here, so that interviews need not wait for it.
execFileSync(process.execPath, [`${fresh}/freeze-shipped.js`, join(fresh, 'instruments')], { stdio: 'inherit' });
rmSync(`${fresh}/freeze-shipped.js`);
rmSync('dist', { recursive: true, force: true });
renameSync(fresh, 'dist');
