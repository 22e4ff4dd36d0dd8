#!/usr/bin/env node
// Deterministic answers for benchmarks and for cross-checks: one seed gives the same answers in every layout, so every path
// (long CSV, wide CSV, YAML sheets, JSON sheets) must reduce to the tally that --layout tally prints. Streams; needs no package.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Usage: node make-answers.mjs [options]

Writes made-up answers to a readiness rubric: cities x respondents x indicators, values 1 to 5.
The same seed gives the same answers in every layout, whatever the machine.

Options:
  --cities N        cities (default 514)
  --respondents N   respondents in each city (default 60)
  --indicators N    indicators, shared out over 8 dimensions (default 100)
  --missing RATE    share of answers left empty, 0 to 1 (default 0.05)
  --layout KIND     long   city,group,respondent,indicator,value: one row an answer, value empty where missing (default)
                    wide   city,group,respondent,<indicator>...: one row a respondent, cell empty where missing
                    yaml   one sheet a respondent: OUT/<city>/<respondent>.yaml, missing answers left out
                    json   the same as JSON
                    tally  city,period,group,indicator,value,proof,n: what the other layouts must reduce to (missing answers left out)
                    instrument  OUT/instrument.yaml and eight rubrics that fit these answers
  --quote           quote every field of long and wide
  --seed N          seed, a whole number (default 1)
  --out PATH        file (long, wide, tally) or folder (yaml, json); default: standard output for files
  -h, --help        this text

3.1 million answers:  node make-answers.mjs --out long.csv
30 million answers:   node make-answers.mjs --respondents 584 --out long30.csv
2,000 YAML sheets:    node make-answers.mjs --cities 40 --respondents 50 --layout yaml --out sheets
`;
const fail = (m) => {
  process.stderr.write(`make-answers: ${m}\n`);
  process.exit(2);
};
let o;
try {
  const s = (d) => ({ type: 'string', default: d });
  o = parseArgs({
    options: {
      cities: s('514'),
      respondents: s('60'),
      indicators: s('100'),
      missing: s('0.05'),
      layout: s('long'),
      seed: s('1'),
      out: { type: 'string' },
      quote: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
} catch (e) {
  fail(e.message);
}
if (o.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const whole = (k, min) => {
  const n = Number(o[k]);
  return Number.isSafeInteger(n) && n >= min ? n : fail(`--${k} must be a whole number from ${min}, not ${o[k]}`);
};
const C = whole('cities', 1),
  R = whole('respondents', 1),
  I = whole('indicators', 1),
  SEED = whole('seed', 0),
  MISS = Number(o.missing);
if (!(MISS >= 0 && MISS <= 1)) fail(`--missing must lie between 0 and 1, not ${o.missing}`);
if (!['long', 'wide', 'yaml', 'json', 'tally', 'instrument'].includes(o.layout)) fail(`unknown --layout ${o.layout}`);

const GROUPS = ['government', 'academic', 'business', 'community', 'media'];
const DIMS = ['governance', 'branding', 'economy', 'living', 'society', 'environment', 'infrastructure', 'people'];
const pad = (n, w) => String(n).padStart(w, '0');
const city = (c) => `${c % 21 < 17 ? 'kab' : 'kota'}-${pad(c + 1, 4)}`; // about 416 kabupaten to 98 kota
const group = (r) => GROUPS[r % GROUPS.length];
const who = (r) => `r${pad(r + 1, 5)}`;
const indicators = Array.from({ length: I }, (_, i) => `${DIMS[i % 8]}-${pad(Math.floor(i / 8) + 1, 2)}`);

// A 32-bit mix of three numbers and the seed: no state, so any answer can be made alone.
function mix(a, b, c, salt) {
  let h =
    Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35) ^ Math.imul(SEED + salt + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
const unit = (a, b, c, salt) => mix(a, b, c, salt) / 4294967296;
const cityLevel = Float64Array.from({ length: C }, (_, c) => 1.6 + 2.6 * unit(c, 0, 0, 11));
const hardness = Float64Array.from({ length: I }, (_, i) => 1.4 * unit(i, 0, 0, 12) - 0.7);
const leaning = (r) => [0.35, 0, 0.1, -0.25, -0.15][r % 5];
const MISS32 = MISS * 4294967296;
/** 1 to 5, or 0 where missing: the city's level, the indicator's hardness, the group's leaning and a roughly normal noise. */
function answer(c, r, i) {
  if (mix(c, r, i, 13) < MISS32) return 0;
  const h = mix(c, r, i, 14);
  const noise = ((h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24)) / 255 - 2; // -2 to 2, sd about 0.58
  const v = Math.round(cityLevel[c] - hardness[i] + leaning(r) + 1.3 * noise);
  return v < 1 ? 1 : v > 5 ? 5 : v;
}

/** Positions of names in order of their code units, as a sorted tally has them. */
const sorted = (names) => names.map((_, k) => k).sort((a, b) => (names[a] < names[b] ? -1 : 1));

const nap = new Int32Array(new SharedArrayBuffer(4));
function put(fd, text) {
  const b = Buffer.from(text);
  for (let at = 0; at < b.length; ) {
    try {
      at += writeSync(fd, b, at);
    } catch (e) {
      if (e.code === 'EAGAIN') Atomics.wait(nap, 0, 0, 1);
      else if (e.code === 'EPIPE') process.exit(0);
      else throw e;
    }
  }
}
if (o.layout === 'instrument') {
  if (!o.out) fail('--layout instrument needs --out FOLDER');
  mkdirSync(o.out, { recursive: true });
  const file = (name, text) => {
    const fd = openSync(join(o.out, name), 'w');
    put(fd, text);
    closeSync(fd);
  };
  const used = DIMS.filter((_, k) => k < I);
  file(
    'instrument.yaml',
    `id: bench\nversion: 1.0.0\ntitle: Benchmark\nlanguages: [en]\nscale: { min: 1, max: 5 }\ntarget: 4\ngroups:\n${GROUPS.map((g) => `  ${g}: { title: ${g} }\n`).join('')}rubrics:\n${used.map((d) => `  - { file: ${d}.yaml, weight: 1 }\n`).join('')}`,
  );
  for (const d of used)
    file(
      `${d}.yaml`,
      `id: ${d}\nversion: 1.0.0\ntitle: ${d}\nsections:\n  - id: ${d}-all\n    title: ${d}\n    indicators:\n${indicators
        .filter((x) => x.startsWith(`${d}-`))
        .map((x) => `      - { id: ${x}, title: ${x}, type: level }\n`)
        .join('')}`,
    );
  process.exit(0);
}
if (o.layout === 'yaml' || o.layout === 'json') {
  if (!o.out) fail(`--layout ${o.layout} needs --out FOLDER`);
  for (let c = 0; c < C; c++) {
    mkdirSync(join(o.out, city(c)), { recursive: true });
    for (let r = 0; r < R; r++) {
      const given = [];
      for (let i = 0; i < I; i++) {
        const v = answer(c, r, i);
        if (v) given.push([indicators[i], v]);
      }
      const text =
        o.layout === 'json'
          ? `${JSON.stringify({ city: { id: city(c) }, respondent: { id: who(r), group: group(r) }, answers: Object.fromEntries(given) }, null, 2)}\n`
          : `city: { id: ${city(c)} }\nrespondent: { id: ${who(r)}, group: ${group(r)} }\nanswers:${given.length ? '\n' : ' {}\n'}${given.map(([k, v]) => `  ${k}: ${v}\n`).join('')}`;
      const fd = openSync(join(o.out, city(c), `${who(r)}.${o.layout}`), 'w');
      put(fd, text);
      closeSync(fd);
    }
  }
} else {
  const fd = o.out && o.out !== '-' ? openSync(o.out, 'w') : 1;
  const q = o.quote ? '"' : '';
  let text = '';
  const row = (cells) => {
    text += `${q}${cells.join(`${q},${q}`)}${q}\n`;
    if (text.length > 1 << 18) {
      put(fd, text);
      text = '';
    }
  };
  if (o.layout === 'long') row(['city', 'group', 'respondent', 'indicator', 'value']);
  if (o.layout === 'wide') row(['city', 'group', 'respondent', ...indicators]);
  if (o.layout === 'tally') row(['city', 'period', 'group', 'indicator', 'value', 'proof', 'n']);
  const cities = Array.from({ length: C }, (_, c) => city(c));
  for (const c of o.layout === 'tally' ? sorted(cities) : cities.keys()) {
    if (o.layout === 'tally') {
      const count = new Uint32Array(GROUPS.length * I * 6);
      for (let r = 0; r < R; r++) for (let i = 0; i < I; i++) count[((r % GROUPS.length) * I + i) * 6 + answer(c, r, i)]++;
      for (const p of sorted(GROUPS))
        for (const i of sorted(indicators))
          for (let v = 1; v < 6; v++) {
            const n = count[(p * I + i) * 6 + v];
            if (n) row([city(c), '', GROUPS[p], indicators[i], v, 'none', n]);
          }
      continue;
    }
    for (let r = 0; r < R; r++) {
      const head = [city(c), group(r), who(r)];
      if (o.layout === 'wide') {
        for (let i = 0; i < I; i++) head.push(answer(c, r, i) || '');
        row(head);
        continue;
      }
      for (let i = 0; i < I; i++) row([...head, indicators[i], answer(c, r, i) || '']);
    }
  }
  put(fd, text);
  if (fd !== 1) closeSync(fd);
}
