// Which packages end up in what is built, and what their licences ask for: names, versions, and texts as they come.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Packages of which something ended up in the output of a build, told by esbuild's account of it (`metafile`). */
export function packagesIn({ outputs }) {
  const folders = new Set();
  const carried = new Map();
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = FOLDER.exec(path)?.[1];
      if (folder === undefined || bytesInOutput === 0) continue;
      folders.add(folder);
      for (const name of broughtBy(path)) carried.set(name, folder);
    }
  return { folders, carried };
}

/** A file that was bundled before it was published tells in its comments what it was made of. */
export function broughtBy(path) {
  const regions = readFileSync(path, 'utf8').matchAll(/^\/\/#region .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm);
  return new Set([...regions].map(([, name]) => name));
}

/** The page of notices. A licence's text is its file in the package, or what its README says of it. */
export function notices({ folders, carried }) {
  const all = new Set(folders);
  for (const name of carried.keys()) if (existsSync(join('node_modules', name))) all.add(`node_modules/${name}`);
  const parts = [...all].sort().map((folder) => {
    const { name, version, license } = manifest(folder);
    return `${name} ${version} (${license ?? 'no licence named'})\n\n${licenceText(folder)}\n`;
  });
  const absent = [...carried].filter(([name]) => !all.has(`node_modules/${name}`)).sort();
  for (const bringer of new Set(absent.map(([, folder]) => folder))) {
    const { name, version } = manifest(bringer);
    const names = absent.filter(([, folder]) => folder === bringer).map(([brought]) => brought);
    parts.push(
      `${name} ${version} was published with parts of these packages in it, all under the MIT licence, and without their texts; each is\non the registry under its name:\n\n${names.map((n) => `  ${n}`).join('\n')}\n`,
    );
  }
  return `siapkota contains parts of these packages, under their own licences.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function licenceText(folder) {
  const entries = readdirSync(folder);
  const file = entries.find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const plain = (name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim();
  if (file !== undefined) return plain(file);
  const readme = entries.find((entry) => /^readme/i.test(entry));
  const said = readme === undefined ? undefined : /^#+ *licen[cs]e\s*\n([\s\S]+)/im.exec(plain(readme))?.[1];
  return said?.trim() ?? '(The package carries no licence text.)';
}
