import { entry, q } from './entry.ts';

/** Files of an instrument: paths, overlays, lists. */
export const rubricFiles = {
  'rubric/path-escapes': entry(
    'error',
    (d: { path: string; folder: string }) => ({
      found: `Jalur ${q(d.path)} keluar dari folder instrumen.`,
      fix: `Simpan rubrik di dalam ${q(d.folder)} dan sebut dengan jalur di dalam folder itu.`,
    }),
    (d) => ({
      found: `The path ${q(d.path)} leaves the instrument's folder.`,
      fix: `Keep rubrics inside ${q(d.folder)} and name them by a path inside it.`,
    }),
  ),
  'rubric/extends-cycle': entry(
    'error',
    (d: { path: string }) => ({
      found: `\`extends\` kembali ke ${q(d.path)}: instrumen memperluas dirinya sendiri.`,
      fix: 'Putuskan lingkarannya.',
    }),
    (d) => ({ found: `\`extends\` comes back to ${q(d.path)}: the instrument extends itself.`, fix: 'Break the circle.' }),
  ),
  'rubric/extends-depth': entry(
    'error',
    (d: { max: number }) => ({
      found: `Rantai \`extends\` lebih panjang dari ${d.max} instrumen.`,
      fix: 'Gabungkan beberapa lapisan menjadi satu.',
    }),
    (d) => ({ found: `The chain of \`extends\` is longer than ${d.max} instruments.`, fix: 'Merge some layers into one.' }),
  ),
  'rubric/not-yaml-path': entry(
    'error',
    (d: { path: string }) => ({ found: `${q(d.path)} bukan berkas .yaml.`, fix: 'Sebut berkas yang berakhiran .yaml atau .yml.' }),
    (d) => ({ found: `${q(d.path)} is not a .yaml file.`, fix: 'Name a file that ends in .yaml or .yml.' }),
  ),
  'rubric/unlisted-file': entry(
    'warning',
    (d: { path: string; instrument: string }) => ({
      found: `Rubrik ${q(d.path)} tidak disebut di \`rubrics\` instrumen mana pun.`,
      fix: `Tambahkan ke ${q(d.instrument)}, atau pindahkan berkasnya.`,
    }),
    (d) => ({
      found: `No instrument lists the rubric ${q(d.path)}.`,
      fix: `Add it to \`rubrics\` of ${q(d.instrument)}, or move the file away.`,
    }),
  ),
};
