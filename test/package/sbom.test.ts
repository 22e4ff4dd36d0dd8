import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../cli/run.ts';
import { production } from './dependencies.mjs';
import { sbom } from './sbom.mjs';

const of = { root: ROOT, when: '2026-11-24T00:00:00.000Z', sha256: 'ab'.repeat(32) };

describe('the list of parts that goes with a release', () => {
  const bom = sbom(of);
  const part = (name: string) => bom.components.find((p) => p.name === name)!;

  test('names each package that is installed, with its licence and checksum', () => {
    expect(bom.components.map((p) => `${p.name}@${p.version}`).sort()).toEqual(
      production()
        .map((p) => `${p.name}@${p.version}`)
        .sort(),
    );
    expect(bom.components.filter((p) => !/^[0-9a-f]{128}$/.test(p.hashes[0]!.content)).map((p) => p.name)).toEqual([]);
    expect(part('yaml').licenses).toEqual([{ license: { id: 'ISC' } }]);
    expect(part('pako').licenses).toEqual([{ expression: 'MIT AND Zlib' }]);
  });

  test('names what came already bundled inside another part', () => {
    expect(part('docx').components!.map((p) => p.name)).toEqual(expect.arrayContaining(['buffer', 'events', 'sax', 'xml-js']));
  });

  test('says what depends on what, by references that exist, each once; nothing stands apart', () => {
    const own = bom.metadata.component['bom-ref'];
    const refs = [own, ...bom.components.map((p) => p['bom-ref'])];
    expect(new Set(refs).size).toBe(refs.length);
    expect(bom.dependencies.map((d) => d.ref).sort()).toEqual([...refs].sort());
    const asked = new Set(bom.dependencies.flatMap((d) => d.dependsOn));
    expect([...asked].filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(refs.filter((ref) => ref !== own && !asked.has(ref))).toEqual([]);
    // docx and easy-template-x each ask for jszip, and each gets its own.
    const jszip = (name: string) =>
      bom.dependencies.find((d) => d.ref === part(name)['bom-ref'])!.dependsOn.find((ref) => ref.startsWith('jszip@'));
    expect(jszip('docx')).not.toBe(jszip('easy-template-x'));
  });

  test('has one name for one package, and says of what it is', () => {
    expect(sbom(of)).toEqual(bom);
    expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sbom({ ...of, sha256: 'cd'.repeat(32) }).serialNumber).not.toBe(bom.serialNumber);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(bom.metadata.component).toMatchObject({ name: 'siapkota', version, hashes: [{ alg: 'SHA-256', content: of.sha256 }] });
  });
});
