// The list of everything that siapkota is made of, for machines: CycloneDX, as npm writes it, with what changes from run to run taken out.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { broughtBy } from './notices.mjs';

/**
 * @param {object} bom what `npm sbom --sbom-format cyclonedx --omit dev` prints
 * @param {{ root: string, when: string, sha256: string }} of the folder it was made in, the time of the commit (ISO 8601, UTC), and the
 *   checksum of the package it goes with
 * @returns {object} the same for the same commit, wherever and whenever it is made
 */
export function stableSbom(bom, { root, when, sha256 }) {
  const own = bom.metadata.component;
  // npm names the thing by its folder and calls it a library.
  const component = { ...own, name: 'siapkota', type: 'application', hashes: [{ alg: 'SHA-256', content: sha256 }] };
  const components = bom.components
    .map((part) => (part.name === 'docx' ? { ...part, components: carriedBy(join(root, 'node_modules/docx/dist/index.mjs')) } : part))
    .sort(byRef('bom-ref'));
  return {
    ...bom,
    serialNumber: `urn:uuid:${uuidOf(sha256)}`,
    metadata: { ...bom.metadata, timestamp: when, component },
    components,
    dependencies: bom.dependencies.map((d) => ({ ...d, dependsOn: [...d.dependsOn].sort() })).sort(byRef('ref')),
  };
}

/** Packages that came inside another one, already bundled; nobody says in which version. */
const carriedBy = (file) =>
  [...broughtBy(file)].sort().map((name) => ({ type: 'library', name, purl: `pkg:npm/${name.replace('@', '%40')}` }));

const byRef = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);

/** A name for this very package, by its contents: a UUID of version 8, whose meaning is the maker's own. */
function uuidOf(sha256) {
  const hex = createHash('sha256').update(`siapkota ${sha256}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
