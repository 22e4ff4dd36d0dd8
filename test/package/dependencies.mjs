// Every package that siapkota is made of: why it is there, which version, under which licence. The page .github/DEPENDENCIES.md is made
// of this; a test holds it to package.json, to the lock file and to what is installed.
import { readFileSync } from 'node:fs';

/** A dependency without a reason does not pass. */
export const why = {
  '@inquirer/core': 'keys and repainting of the interview on the screen',
  ajv: 'JSON Schemas of rubrics, sheets and siapkota.yaml, compiled to plain code when siapkota is built; nothing is compiled while it runs',
  chalk: 'colour, and whether the terminal wants any',
  'cli-table3': 'tables on the screen',
  commander: 'commands, options and their help',
  docx: 'Word reports, letters and printed forms',
  'easy-template-x': "a city's own Word template, filled without running code from it",
  'fastest-levenshtein': 'the nearest known name for a slip',
  fflate: 'zip: bundles, charts inside Office files, and the guard before a spreadsheet is opened',
  hucre: 'spreadsheets: reading answers, writing forms and workbooks, behind one adapter each way',
  inquirer: 'the questions of `init`, and who is interviewed',
  'pure-rand': 'seeded random numbers, the same on every machine',
  'string-width': 'how wide a text is on the screen',
  tinyglobby: 'files below a folder, by pattern',
  yaml: 'YAML with places, errors as a list, and comments that survive an edit',
};

/** What a user may install beside; siapkota asks for it only where it is needed, and says so where it is missing. */
export const beside = {
  '@duckdb/node-api': 'Parquet',
  pg: 'counting on a PostgreSQL server',
};

/** Licences under which a part may be passed on with siapkota; of two offered, the first named here is taken. */
export const ACCEPTED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Zlib', '0BSD', 'Apache-2.0'];

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** What an installation without development brings, by the lock file. */
export function production() {
  return Object.entries(json('package-lock.json').packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.peer)
    .map(([path, { version, hasInstallScript = false, integrity }]) => {
      const { license, scripts = {} } = json(`${path}/package.json`);
      return { path, name: path.replace(/^.*node_modules\//, ''), version, license, scripts, hasInstallScript, integrity };
    });
}

/** The licences named by an expression, e.g. `(MIT AND Zlib)`; of `OR` one is enough. */
export function isAccepted(license) {
  const [or, and] = [/ OR /, / AND /];
  const bare = (license ?? '').replace(/^\((.*)\)$/, '$1');
  if (or.test(bare)) return bare.split(or).some((one) => ACCEPTED.includes(one));
  return bare.split(and).every((one) => ACCEPTED.includes(one));
}

/** The two tables of the page. */
export function dependencyTables() {
  const all = production();
  const { dependencies, peerDependencies } = json('package.json');
  const row = (name) => {
    const { version, license } = all.find(({ path }) => path === `node_modules/${name}`);
    return `| ${name} | ${version} | ${license} | ${why[name] ?? ''} |`;
  };
  const licences = [...new Set(all.map(({ license }) => license))].map((license) => [
    license,
    all.filter((p) => p.license === license).length,
  ]);
  const counted = licences.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    '| package | version | licence | for |',
    '| --- | --- | --- | --- |',
    ...Object.keys(dependencies).map(row),
    '',
    `With what these need themselves: ${all.length} packages. Beside them, never brought by siapkota and never in its build: ${Object.keys(
      peerDependencies,
    )
      .map((name) => `${name} (${beside[name] ?? ''})`)
      .join(', ')}.`,
    '',
    '| licence | packages |',
    '| --- | ---: |',
    ...counted.map(([license, count]) => `| ${license} | ${count} |`),
  ].join('\n');
}
