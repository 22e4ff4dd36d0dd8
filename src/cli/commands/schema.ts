import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Work } from '../main.ts';
import { deliver } from '../output.ts';
import { packageRoot } from '../package.ts';
import { SCHEMAS, type SchemaKind } from '../schemas.ts';

export const work: Work = async ([kind], options, terminal) => {
  const text = readFileSync(join(packageRoot(), SCHEMAS[kind as SchemaKind]), 'utf8');
  await deliver(text, { out: options.out as string | undefined, force: options.force === true, terminal });
};
