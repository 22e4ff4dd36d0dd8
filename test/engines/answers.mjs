// The same answers in every shape: one table, a table a city, wide, Parquet, provinces, nodes; and a table with every kind of slip.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAKE = join(import.meta.dirname, '../bench/make-answers.mjs');

/** @param {string} folder @param {{ cities: number, respondents: number }} size */
export function makeAnswers(folder, { cities, respondents }) {
  const make = (...args) =>
    execFileSync(process.execPath, [MAKE, '--cities', String(cities), '--respondents', String(respondents), ...args]);
  const at = (name) => join(folder, name);
  make('--layout', 'instrument', '--out', at('method'));
  make('--out', at('long.csv'));
  make('--layout', 'wide', '--out', at('wide.csv'));
  make('--layout', 'tally', '--out', at('tally.csv'));
  const long = table(readFileSync(at('long.csv'), 'utf8'));
  const names = [...new Set(long.rows.map(([city]) => city))].sort();
  const byCity = grouped(long.rows);
  mkdirSync(at('cities'));
  for (const [city, rows] of byCity) writeFileSync(at(`cities/${city}.csv`), text(long.head, rows));
  // Invented provinces: every n-th city.
  const provinces = Array.from({ length: 12 }, (_, p) => names.filter((_, i) => i % 12 === p));
  mkdirSync(at('provinces'));
  for (const [p, own] of provinces.entries()) writeFileSync(at(`provinces/${p}.csv`), text(long.head, own.flatMap((city) => byCity.get(city)))); // biome-ignore format: one thought
  const dirty = { head: [...long.head, 'proof'], rows: slips(long.rows) };
  writeFileSync(at('dirty.csv'), text(dirty.head, dirty.rows));
  const bounds = [names[Math.floor(cities / 3)], names[Math.floor((2 * cities) / 3)]];
  const node = (city) => bounds.filter((first) => city >= first).length;
  const parted = (name, { head, rows }) =>
    [0, 1, 2].map((i) => {
      const file = at(`${name}-${i}.csv`);
      writeFileSync(
        file,
        text(
          head,
          rows.filter(([city]) => node(city) === i),
        ),
      );
      return file;
    });
  const wide = table(readFileSync(at('wide.csv'), 'utf8'));
  return {
    instrument: at('method/instrument.yaml'),
    long: { file: at('long.csv'), head: long.head, parts: parted('long', long), rows: long.rows.length },
    wide: { file: at('wide.csv'), head: wide.head, parts: parted('wide', wide) },
    dirty: { file: at('dirty.csv'), head: dirty.head, parts: parted('dirty', dirty) },
    // What the maker itself says the answers come to.
    tally: at('tally.csv'),
    cities: at('cities'),
    provinces: provinces.map((_, p) => at(`provinces/${p}.csv`)),
    parquet: at('answers.parquet'),
    bounds,
  };
}

/** Plain CSV without a quote in it, as the maker writes. */
function table(csv) {
  const [head, ...rows] = csv.trimEnd().split('\n').map((line) => line.split(',')); // biome-ignore format: one thought
  return { head, rows };
}

function grouped(rows) {
  const found = new Map();
  for (const row of rows) {
    const own = found.get(row[0]);
    if (own === undefined) found.set(row[0], [row]);
    else own.push(row);
  }
  return found;
}

const cell = (value) => (/["',\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const text = (head, rows) => `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;

const WAYS = [
  (v) => ` ${v} `,
  (v) => `${v}.0`,
  () => 'tidak tahu',
  () => 'n/a',
  () => '9',
  () => 'x, "y"\nz',
  () => '=1+1',
  () => "don't know",
  () => 'tidak berlaku',
  () => "'; DROP TABLE answers; --",
];
const PROOF = ['sent', 'accepted', 'none', 'whatever'];

/** Every n-th cell says something else; nobody answers twice. */
function slips(rows) {
  return rows.map(([city, group, respondent, indicator, value], i) => [
    i % 9001 === 0 ? ` ${city}` : city,
    i % 7001 === 0 ? 'alien' : i % 6007 === 0 ? '' : i % 4001 === 0 ? `${group} ` : group,
    i % 30011 === 0 ? '' : respondent,
    i % 5003 === 0 ? 'gone-01' : indicator,
    i % 37 === 0 ? WAYS[(i / 37) % WAYS.length](value === '' ? '3' : value) : value,
    i % 97 < PROOF.length ? PROOF[i % 97] : '',
  ]);
}
