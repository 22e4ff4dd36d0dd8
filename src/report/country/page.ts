import type { Assessment } from '../../assess/types.ts';
import type { Lang } from '../../text/lang.ts';
import { htmlPage } from '../html/page.ts';
import { countryEdition } from './edition.ts';
import { countryOf } from './model.ts';

/** Many cities as one page that asks nothing of any network. */
export const countryPage = (assessment: Assessment, lang: Lang, product: string): string =>
  htmlPage([countryEdition(countryOf(assessment, lang), product)]);
