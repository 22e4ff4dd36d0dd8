// The list of everything that siapkota is made of, for machines: CycloneDX 1.6. Made from the lock file and from what is installed, because
// `npm sbom --omit dev` leaves out what a development tool needs too (ajv among them), and carries a random number and the time of day.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { broughtBy } from './notices.mjs';

/**
 * @param {{ root: string, when: string, sha256: string }} of the folder of the checkout, the time of the commit (ISO 8601, UTC), and
 *   the checksum of the package that the list goes with
 * @returns {import('./sbom.d.mts').Bom} the same for the same commit, wherever and whenever it is made
 */
export function sbom({ root, when, sha256 }) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const own = lock[''];
  const paths = Object.keys(lock)
    .filter((path) => path !== '' && !lock[path].dev && !lock[path].devOptional && !lock[path].peer)
    .sort();
  const refOf = (path) => (path === '' ? `siapkota@${own.version}` : `${nameOf(path)}@${lock[path].version}#${path}`);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(sha256)}`,
    version: 1,
    metadata: {
      timestamp: when,
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': refOf(''),
        type: 'application',
        name: 'siapkota',
        version: own.version,
        purl: `pkg:npm/siapkota@${own.version}`,
        licenses: licencesOf(own.license),
        hashes: [{ alg: 'SHA-256', content: sha256 }],
      },
    },
    components: paths.map((path) => {
      const { version, license, integrity } = lock[path];
      const inside = path === 'node_modules/docx' ? carriedBy(join(root, path, 'dist/index.mjs')) : [];
      return {
        'bom-ref': refOf(path),
        type: 'library',
        name: nameOf(path),
        version,
        purl: `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`,
        licenses: licencesOf(license),
        hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
        ...(inside.length === 0 ? {} : { components: inside }),
      };
    }),
    dependencies: ['', ...paths].map((path) => ({
      ref: refOf(path),
      dependsOn: Object.keys({ ...lock[path].dependencies, ...lock[path].optionalDependencies })
        .map((name) => refOf(found(lock, path, name)))
        .sort(),
    })),
  };
}

const nameOf = (path) => path.replace(/^.*node_modules\//, '');

/** Where Node finds a package that is asked for at a path: the nearest `node_modules` above that has it. */
function found(lock, path, name) {
  const steps = path.split('/node_modules/');
  for (let depth = steps.length; depth >= 0; depth--) {
    const folder = steps.slice(0, depth).join('/node_modules/');
    const here = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[here] !== undefined) return here;
  }
  throw new Error(`${name}, which ${path} asks for, is not in the lock file`);
}

const licencesOf = (license) =>
  / (AND|OR) /.test(license) ? [{ expression: license.replace(/^\((.*)\)$/, '$1') }] : [{ license: { id: license } }];

/** Packages that came inside another one, already bundled; nobody says in which version. */
const carriedBy = (file) =>
  [...broughtBy(file)].sort().map((name) => ({ type: 'library', name, purl: `pkg:npm/${name.replace('@', '%40')}` }));

/** A name for this very package, by its contents: a UUID of version 8, whose meaning is the maker's own. */
function uuidOf(sha256) {
  const hex = createHash('sha256').update(`siapkota ${sha256}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
