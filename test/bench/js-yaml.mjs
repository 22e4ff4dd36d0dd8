// The reference for sheets: js-yaml parses the same files and nothing more. Prints how many answers it found.
// usage: node js-yaml.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const [folder] = process.argv.slice(2);
let answers = 0;
for (const path of readdirSync(folder, { recursive: true }))
  if (path.endsWith('.yaml')) answers += Object.keys(load(readFileSync(join(folder, path), 'utf8')).answers).length;
process.stdout.write(`${answers}\n`);
