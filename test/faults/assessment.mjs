// The small assessments that commands are disturbed in: one city, two respondents, proof, last year, things to bring in.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname ?? '.', '../..');
export const BIN = join(ROOT, 'bin/siapkota.js');
export const SHIM = pathToFileURL(join(ROOT, 'test/faults/shim.mjs')).href;
export const CLOCK = pathToFileURL(join(ROOT, 'test/faults/clock.mjs')).href;

const levels = 'levels: { 1: { id: satu, en: one }, 2: { id: dua, en: two }, 3: { id: tiga, en: three }, 4: { id: empat, en: four } }';
const indicator = (id, more = '') => `      - { id: ${id}, title: { id: Judul ${id}, en: Title ${id} }, type: level, ${levels}${more} }`;
const method = (version) => `id: m
version: ${version}
title: { id: Metode, en: Method }
languages: [id, en]
scale: { min: 1, max: 4 }
target: 3
evidence: { required_from: 3, cap: 2 }
groups: { tim: { title: { id: Tim, en: Team }, authority: 1 }, opd: { title: { id: Dinas, en: Agencies } }, consensus: { title: { id: Konsensus, en: Consensus } } }
agencies: { kominfo: { id: Kominfo, en: Informatics } }
rubrics: [{ file: r.yaml }]
`;
const rubric = (indicators) =>
  [
    'id: r',
    'version: 1.0.0',
    'title: { id: Rubrik, en: Rubric }',
    'sections:',
    '  - id: s',
    '    title: { id: Bagian, en: Section }',
    '    indicators:',
    ...indicators,
    '',
  ].join('\n');
const sheet = (id, period, more, answers) =>
  `city: { id: "12.76" }\nperiod: "${period}"\ninstrument: { id: m, version: 1.0.0 }\nrespondent: { id: ${id}, group: opd${more} }\nanswers:\n${answers.map((a) => `  ${a}\n`).join('')}`;

export const FILES = {
  'method.yaml': method('1.1.0'),
  'r.yaml': rubric([indicator('A', ', owners: [kominfo]'), indicator('B', ', formerly: [OLD]'), indicator('C')]),
  'siapkota.yaml': `instrument: method.yaml
city: { id: "12.76", name: Kota Contoh, province: Sumatera Utara }
period: "2026"
previous: last/siapkota.yaml
respondents:
  - { id: x, name: Kominfo, group: opd, agency: kominfo, due: 2026-12-01 }
  - { id: y, name: Bappeda, group: opd, due: 2026-11-01 }
`,
  'answers/x.yaml': sheet('x', '2026', ', agency: kominfo', [
    'A: { value: 4, evidence: [{ title: Perwal, file: evidence/perwal.txt, state: sent }] }',
    'OLD: 3',
  ]),
  'evidence/perwal.txt': 'Peraturan\n',
  'last/siapkota.yaml': 'instrument: ../method.yaml\ncity: { id: "12.76", name: Kota Contoh }\nperiod: "2025"\n',
  'last/answers/x.yaml': sheet('x', '2025', ', agency: kominfo', ['A: 2', 'B: 3', 'C: 1']),
  'last/answers/y.yaml': sheet('y', '2025', '', ['A: 1', 'B: 1', 'C: 1']),
  'old/method.yaml': method('1.0.0'),
  'old/r.yaml': rubric([indicator('A', ', owners: [kominfo]'), indicator('OLD'), indicator('C')]),
  'in/y.csv': 'respondent,group,A,B,C\ny,opd,1,2,3\n',
  'in/y.jsonl': '{"respondent":"y","group":"opd","indicator":"A","value":1}\n{"respondent":"y","group":"opd","indicator":"B","value":2}\n',
  'in/x.csv': 'respondent,group,agency,A,B,C\nx,opd,kominfo,1,2,3\n',
  'in/country.csv': 'city,period,respondent,group,A,B,C\n12.71,2026,a,opd,1,2,3\n12.72,2026,b,opd,2,2,4\n12.73,2026,c,opd,4,3,tidak tahu\n',
  'fix/method.yaml': method('1.0.0'),
  'fix/r.yaml': rubric([indicator('A'), indicator('C')]).replace('{ id: Bagian, en: Section }', '{ id: Bagian }'),
};

export function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

export const ENV = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
  SIAPKOTA_LANG: 'en',
  SOURCE_DATE_EPOCH: '1795478400',
  CLOCK: '2026-11-24T09:00:00Z',
};

function made(folder, args, input = '') {
  const ran = spawnSync(process.execPath, ['--import', CLOCK, BIN, ...args], {
    cwd: folder,
    env: { ...ENV, HOME: folder },
    input,
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.status}\n${ran.stderr}`);
}

/** The assessments by name, each made once below `base` and copied for every run. */
export function makeSeeds(base, names) {
  const folderOf = (name) => join(base, 'seed', name);
  const make = {
    /** Nothing but files. */
    plain: (folder) => writeFiles(folder, FILES),
    /** An interview of y is half done, its sheet is behind its journal. */
    begun: (folder) => {
      writeFiles(folder, FILES);
      made(folder, ['interview', '--plain', '--respondent', 'y'], '2\nq\n');
      rmSync(join(folder, 'answers/y.yaml'));
    },
    /** An interview of y was paused; the sheet is there. */
    paused: (folder) => {
      writeFiles(folder, FILES);
      made(folder, ['interview', '--plain', '--respondent', 'y'], '2\nq\n');
    },
    /** A bundle of another machine lies beside: it answers more, and brings proof. */
    parcel: (folder) => {
      const there = folderOf('parcel-there');
      writeFiles(there, { ...FILES, 'answers/z.yaml': sheet('z', '2026', '', ['C: 3']) });
      made(there, ['interview', '--plain', '--respondent', 'y'], '1\n2\nq\n');
      made(there, ['bundle', 'parcel.siapkota.zip', '--evidence']);
      writeFiles(folder, FILES);
      made(folder, ['interview', '--plain', '--respondent', 'y'], '1\nq\n');
      cpSync(join(there, 'parcel.siapkota.zip'), join(folder, 'parcel.siapkota.zip'));
    },
    /** Scores and a tally as files, also as Parquet where the engine is there. */
    scored: (folder) => {
      writeFiles(folder, FILES);
      made(folder, ['score', 'in/country.csv', '--instrument', 'method.yaml', '--format', 'json', '--out', 'in/score.json']);
      made(folder, ['tally', 'in/country.csv', '--instrument', 'method.yaml', '--out', 'in/tally.csv']);
      cpSync(join(ROOT, 'examples/tebing-tinggi/template.docx'), join(folder, 'template.docx'));
    },
    parquet: (folder) => {
      writeFiles(folder, FILES);
      made(folder, ['tally', 'in/country.csv', '--instrument', 'method.yaml', '--format', 'parquet', '--out', 'in/tally.parquet']);
    },
  };
  for (const name of names) {
    rmSync(folderOf(name), { recursive: true, force: true });
    mkdirSync(folderOf(name), { recursive: true });
    make[name](folderOf(name));
  }
  return folderOf;
}
