import type { Instrument } from '../../../src/rubric/instrument.ts';
import { instrumentFrom } from '../../support/instrument.ts';
import { INSTRUMENT, RUBRIC } from './bases.ts';

/** The instrument that hostile answers are read with. */
export const instrument: Instrument = instrumentFrom({ 'instrument.yaml': INSTRUMENT, 'r.yaml': RUBRIC });
