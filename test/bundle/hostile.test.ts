import { describe, expect, test } from '@jest/globals';
import { type Zippable, zipSync } from 'fflate';
import { type BundledFile, FORMAT, type Kind, readManifest } from '../../src/bundle/manifest.ts';
import { openBundle } from '../../src/bundle/open.ts';
import { packBundle, sumOf } from '../../src/bundle/pack.ts';
import { isSafePath } from '../../src/bundle/paths.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const SETTINGS = bytesOf('instrument: model/i.yaml\ncity: { id: "1" }\n');
const listed = (path: string, kind: Kind, bytes: Uint8Array, more: Partial<BundledFile> = {}): BundledFile => ({
  path,
  kind,
  sha256: sumOf(bytes),
  bytes: bytes.length,
  included: true,
  ...more,
});
const MANIFEST = {
  format: FORMAT,
  product: 'siapkota 1',
  city: '1',
  period: '',
  instrument: { id: 'm', version: '1', digest: 'sha256:0' },
  known: {},
};
/** A bundle made by hand: a manifest over these files, and these parts. */
function made(files: readonly BundledFile[], parts: Zippable, more: object = {}): Uint8Array {
  const all = [listed('siapkota.yaml', 'settings', SETTINGS), ...files];
  return zipSync({
    'manifest.json': bytesOf(JSON.stringify({ ...MANIFEST, files: all, ...more })),
    'files/siapkota.yaml': SETTINGS,
    ...parts,
  });
}
const codesOf = (packed: Uint8Array): string[] => openBundle('b.zip', packed).findings.map((f) => f.code);
const X = bytesOf('answers: {}\n');

test('a sound bundle opens, and gives back what went in', () => {
  const { opened, findings } = openBundle('b.zip', made([listed('answers/x.yaml', 'answers', X)], { 'files/answers/x.yaml': X }));
  expect(findings).toEqual([]);
  expect(opened!.bytes(opened!.manifest.files[1]!)).toEqual(X);
});

test('the same files are the same bundle, in any order', () => {
  const files = [
    { path: 'siapkota.yaml', kind: 'settings' as const, sha256: sumOf(SETTINGS), size: SETTINGS.length, bytes: SETTINGS },
    { path: 'answers/x.yaml', kind: 'answers' as const, sha256: sumOf(X), size: X.length, bytes: X },
  ];
  const about = { product: 'p', city: '1', period: '', instrument: { id: 'm', version: '1', digest: 'd' }, known: new Map() };
  expect(Buffer.compare(packBundle(about, files), packBundle(about, [...files].reverse()))).toBe(0);
});

describe('what is refused, with nothing of it used', () => {
  const sound = made([listed('answers/x.yaml', 'answers', X)], { 'files/answers/x.yaml': X });
  const zeros = new Uint8Array(17 * 1024 * 1024);
  test.each<[string, () => Uint8Array, string]>([
    ['no archive', () => bytesOf('hello'), 'bundle/not-a-bundle'],
    ['nothing', () => new Uint8Array(), 'bundle/not-a-bundle'],
    ['cut short', () => sound.slice(0, sound.length - 40), 'bundle/not-a-bundle'],
    ['another archive', () => zipSync({ 'a.txt': X }), 'bundle/not-a-bundle'],
    ['a manifest that is no JSON', () => zipSync({ 'manifest.json': bytesOf('{') }), 'bundle/not-a-bundle'],
    [
      'a manifest of another shape',
      () => zipSync({ 'manifest.json': bytesOf('{"format":"siapkota/bundle@1","files":7}') }),
      'bundle/not-a-bundle',
    ],
    ['a format of the future', () => made([], {}, { format: 'siapkota/bundle@2' }), 'bundle/newer-format'],
    ['no siapkota.yaml', () => zipSync({ 'manifest.json': bytesOf(JSON.stringify({ ...MANIFEST, files: [] })) }), 'bundle/damaged'],
    ['a listed file that is not there', () => made([listed('answers/x.yaml', 'answers', X)], {}), 'bundle/damaged'],
    [
      'other bytes',
      () => made([listed('answers/x.yaml', 'answers', X)], { 'files/answers/x.yaml': bytesOf('answers: 1\n\n') }),
      'bundle/damaged',
    ],
    [
      'a size that lies',
      () => made([listed('answers/x.yaml', 'answers', X, { bytes: 5 })], { 'files/answers/x.yaml': X }),
      'bundle/damaged',
    ],
    ['out of the folder', () => made([listed('../x.yaml', 'answers', X)], { 'files/../x.yaml': X }), 'bundle/unsafe-path'],
    [
      'one file under two names',
      () =>
        made([listed('answers/x.yaml', 'answers', X), listed('answers/X.yaml', 'answers', X)], {
          'files/answers/x.yaml': X,
          'files/answers/X.yaml': X,
        }),
      'bundle/unsafe-path',
    ],
    ['a sheet of 17 MB', () => made([listed('answers/x.yaml', 'answers', zeros)], { 'files/answers/x.yaml': zeros }), 'bundle/too-large'],
    [
      'a bomb that says how large it is',
      () => made([listed('evidence/x', 'evidence', X, { bytes: 600 * 1024 * 1024 })], { 'files/evidence/x': zeros }),
      'bundle/too-large',
    ],
    ['a bomb that does not', () => made([listed('evidence/x', 'evidence', X)], { 'files/evidence/x': zeros }), 'bundle/damaged'],
  ])('%s', (_, packed, code) => {
    const bytes = packed();
    expect(codesOf(bytes)).toContain(code);
    expect(openBundle('b.zip', bytes).opened).toBeUndefined();
  });

  test('a directory that promises less than it unfolds to', () => {
    const packed = made([listed('evidence/x', 'evidence', zeros)], { 'files/evidence/x': zeros });
    // The uncompressed size of the last part in the central directory, made small.
    const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
    for (let at = packed.length - 22; at > 0; at--) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      view.setUint32(at + 24, 10, true);
      break;
    }
    expect(codesOf(packed)).toEqual(['bundle/damaged']);
  });

  test('whatever byte is flipped, it ends in a finding or in the same files, never in an error', () => {
    for (let at = 0; at < sound.length; at += 7) {
      const bad = sound.slice();
      bad[at] = bad[at]! ^ 0x55;
      const { opened } = openBundle('b.zip', bad);
      for (const file of opened?.manifest.files ?? []) expect(sumOf(opened!.bytes(file))).toBe(file.sha256);
    }
  });
});

test('what is not listed is told and passed over', () => {
  const { opened, findings } = openBundle('b.zip', made([], { 'files/answers/y.yaml': X, '../../evil': X }));
  expect([findings.map((f) => f.code), opened!.manifest.files.length]).toEqual([['bundle/stray-entry', 'bundle/stray-entry'], 1]);
});

test('a history of any shape is read for what it is worth', () => {
  const known = readManifest(
    JSON.stringify({ ...MANIFEST, files: [], known: { 'x.yaml': { '': ['a', 7], b: 'c' }, y: 3, __proto__: { z: ['1'] } } }),
  );
  expect('known' in known! && [...known.known].map(([file, units]) => [file, [...units]])).toEqual([
    [
      'x.yaml',
      [
        ['', ['a']],
        ['b', []],
      ],
    ],
  ]);
});

describe('places that a bundle may write to', () => {
  test.each([
    ['siapkota.yaml', 'settings', true],
    ['answers/siapkota.yaml', 'settings', false],
    ['evidence.yaml', 'verdicts', true],
    ['evidence.yaml', 'answers', false],
    ['siapkota.yaml', 'answers', false],
    ['answers/x.csv.gz', 'answers', true],
    ['answers/x.sh', 'answers', false],
    ['model/a/b.yml', 'model', true],
    ['model/x.js', 'model', false],
    ['evidence/SK Wali Kota 12-2025.pdf', 'evidence', true],
    ['evidence/naïve ü.pdf', 'evidence', true],
    ['../evidence/x', 'evidence', false],
    ['evidence/../../x', 'evidence', false],
    ['/etc/passwd', 'evidence', false],
    ['C:/x', 'evidence', false],
    ['evidence\\..\\..\\x', 'evidence', false],
    ['.git/hooks/post-checkout', 'evidence', false],
    ['evidence/.ssh/x', 'evidence', false],
    ['evidence/nul.txt', 'evidence', false],
    ['evidence/x.', 'evidence', false],
    ['evidence/a:b', 'evidence', false],
    ['evidence/a\u0000b', 'evidence', false],
    ['evidence//x', 'evidence', false],
    ['', 'evidence', false],
    [`evidence/${'x'.repeat(300)}`, 'evidence', false],
  ] as const)('%j as %s: %s', (path, kind, safe) => {
    expect(isSafePath(path, kind)).toBe(safe);
  });
});
