import { type Lang, words } from '../text/lang.ts';
import { countBySeverity, type Finding } from './finding.ts';

const say = words({
  id: {
    clean: 'Tidak ada masalah.',
    total: (e: number, w: number, i: number) => [e > 0 ? `${e} galat` : '', w > 0 ? `${w} peringatan` : '', i > 0 ? `${i} catatan` : ''],
  },
  en: {
    clean: 'No problems found.',
    total: (e: number, w: number, i: number) => [
      e > 0 ? `${e} error${e === 1 ? '' : 's'}` : '',
      w > 0 ? `${w} warning${w === 1 ? '' : 's'}` : '',
      i > 0 ? `${i} note${i === 1 ? '' : 's'}` : '',
    ],
  },
});

/** '2 errors, 1 warning', or that nothing is wrong. Apart from the printing, which has to load the widths of characters. */
export function summary(findings: readonly Finding[], lang: Lang): string {
  const { error, warning, info } = countBySeverity(findings);
  const parts = say[lang].total(error, warning, info).filter((part) => part !== '');
  return parts.length === 0 ? say[lang].clean : parts.join(', ');
}
