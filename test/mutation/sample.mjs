import { createHash } from 'node:crypto';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const SHARE = Number(process.env.MUTATION_SHARE ?? 1);

/** Where a machine has no hours for every change: a share of them, chosen by what they are and where they stand, so always the same ones. */
class Sample {
  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, chosen(mutant) ? { status: 'passed' } : LEFT_OUT]));
  }
}

// Stryker has no word for it; what does not compile is counted nowhere.
const LEFT_OUT = { status: 'compileError', reason: 'not in the sample' };

function chosen({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = fileName.replaceAll('\\', '/').split('/src/').at(-1);
  const name = [file, start.line, start.column, end.line, end.column, mutatorName, replacement].join('\u0000');
  return createHash('sha256').update(name).digest().readUInt32BE() < SHARE * 2 ** 32;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)];
