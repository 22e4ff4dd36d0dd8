import { plainPath } from '../evidence/register.ts';
import type { Kind } from './manifest.ts';

const ENDINGS: Readonly<Record<Kind, RegExp>> = {
  settings: /^siapkota\.yaml$/,
  verdicts: /^evidence\.yaml$/,
  model: /\.ya?ml$/i,
  answers: /\.(ya?ml|json|jsonl|ndjson|csv|tsv|txt|xlsx|parquet)(\.gz)?$/i,
  evidence: /./,
};

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a bundle may bring a file of this kind to this place: below the folder, nothing hidden, no name that a system reads in its own way. */
export function isSafePath(path: string, kind: Kind): boolean {
  if (path.length > 400 || plainPath(path) !== path || path.startsWith('/') || !ENDINGS[kind].test(path)) return false;
  const special = kind === 'settings' || kind === 'verdicts';
  if (!special && /^(siapkota|evidence)\.yaml$/i.test(path)) return false;
  return path
    .split('/')
    .every((part) => !/^\.|[. ]$|[\u0000-\u001f\u007f<>:"|?*\\]/.test(part) && !DEVICE.test(part) && part.length <= 200);
}

/** A model that lies outside the assessment travels in a folder of its own. */
export const MODEL_FOLDER = 'model';
