import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Work } from '../main.ts';
import { deliver } from '../output.ts';
import { packageRoot } from '../package.ts';

/** Where each published schema ships, seen from the package's root. */
const FILES: Readonly<Record<string, string>> = {
  instrument: 'src/rubric/schema/instrument.schema.json',
  rubric: 'src/rubric/schema/rubric.schema.json',
  sheet: 'src/answers/schema/sheet.schema.json',
  siapkota: 'src/answers/schema/siapkota.schema.json',
  evidence: 'src/answers/schema/evidence.schema.json',
  assessment: 'src/assess/schema/assessment.schema.json',
};

export const work: Work = async ([kind], options, terminal) => {
  const text = readFileSync(join(packageRoot(), FILES[String(kind)]!), 'utf8');
  await deliver(text, { out: options.out as string | undefined, force: options.force === true, terminal });
};
