import { appendFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { SCRATCH } from './rooms.mjs';

const LINES = join(SCRATCH, `${process.env.MUTATION_ROOM}.lines`);

/** Writes down what has been missed as soon as it is known: Stryker itself reports at the end, hours later. */
class AsItGoes {
  onMutationTestingPlanReady() {
    writeFileSync(LINES, '');
  }

  onMutantTested({ fileName, location, status, mutatorName, replacement }) {
    const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`;
    appendFileSync(LINES, `${status} ${place} ${mutatorName} ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 160)}\n`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'as-it-goes', AsItGoes)];
