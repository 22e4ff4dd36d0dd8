import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { ROOMS } from './rooms.mjs';

// Loads the quick tests of a room as if they stood in one file.
const { tests, slow } = ROOMS[process.env.MUTATION_ROOM];
const cwd = fileURLToPath(new URL('../../', import.meta.url));
for (const file of globSync(tests, { cwd, ignore: slow, absolute: true }).sort()) await import(file);
