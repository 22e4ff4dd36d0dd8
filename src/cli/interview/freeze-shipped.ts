import { join } from 'node:path';
import { loadInstrument } from '../../rubric/load.ts';
import { nodeFiles } from '../output/files.ts';
import { packageRoot } from '../program/package.ts';
import { PRODUCT } from '../program/program.ts';
import { rememberInstrument } from './known-instrument.ts';

/** Run once by the build: reads the shipped instrument and keeps it in the folder that is named, for interviews to begin with at once. */
const { instrument, scorable, sources } = loadInstrument(join(packageRoot(), 'rubrics/instrument.yaml'), nodeFiles);
if (instrument !== undefined && scorable) rememberInstrument(instrument, [...sources.keys()], process.argv[2]!, PRODUCT);
