import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliver } from '../output/output.ts';
import { packageRoot } from '../program/package.ts';
import { SCHEMAS, type SchemaKind } from '../program/schemas.ts';
import type { Work } from '../work.ts';

export const work: Work = async ([kind], options, terminal) => {
  const text = readFileSync(join(packageRoot(), SCHEMAS[kind as SchemaKind]), 'utf8');
  await deliver(text, { out: options.out as string | undefined, force: options.force === true, terminal });
};
