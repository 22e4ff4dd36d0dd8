import { visibleLine } from '../text/visible.ts';
import { messageOf } from './catalogue.ts';
import { orderFindings } from './finding.ts';
import type { Formatter } from './formats.ts';
import { showPlace } from './place.ts';

/** One line a finding, `file:line:col: error code: what. what to do.`, as grep, vim and problem matchers read it. */
export const compactFindings: Formatter = (findings, { lang }) =>
  orderFindings(findings)
    .map((f) => {
      const { found, fix } = messageOf(f, lang);
      return `${showPlace(f.place)}: ${f.severity} ${f.code}: ${visibleLine(`${found} ${fix}`)}\n`;
    })
    .join('');
