import { entry, q } from './entry.ts';

/** Conditions (`when`). */
export const rubricConditions = {
  'rubric/when-cycle': entry(
    'error',
    (d: { cycle: readonly string[] }) => ({
      found: `Syarat \`when\` berputar: ${d.cycle.join(' → ')}.`,
      fix: 'Putuskan lingkarannya: sebuah indikator tidak boleh bergantung pada dirinya sendiri.',
    }),
    (d) => ({
      found: `The \`when\` conditions run in a circle: ${d.cycle.join(' → ')}.`,
      fix: 'Break the circle: an indicator cannot depend on itself.',
    }),
  ),
  'rubric/when-wrong-test': entry(
    'error',
    (d: { subject: 'profile' | 'indicator'; test: string; type: string }) => ({
      found:
        d.subject === 'indicator'
          ? `Skor indikator tidak dapat diuji dengan \`${d.test}\`.`
          : `Fakta kota bertipe ${d.type} tidak dapat diuji dengan \`${d.test}\` seperti ini.`,
      fix: 'Indikator diuji dengan `at_least` atau `at_most`; fakta kota dengan `is` atau `one_of`, dan yang berupa angka juga dengan `at_least` atau `at_most`.',
    }),
    (d) => ({
      found:
        d.subject === 'indicator'
          ? `An indicator's score cannot be tested with \`${d.test}\`.`
          : `A city fact of type ${d.type} cannot be tested with \`${d.test}\` like this.`,
      fix: 'Test an indicator with `at_least` or `at_most`; a city fact with `is` or `one_of`, and a number also with `at_least` or `at_most`.',
    }),
  ),
  'rubric/when-no-test': entry(
    'error',
    (_: Record<string, never>) => ({
      found: 'Syarat ini tidak menguji apa pun.',
      fix: 'Tambahkan `is`, `one_of`, `at_least`, atau `at_most`.',
    }),
    () => ({ found: 'This condition tests nothing.', fix: 'Add `is`, `one_of`, `at_least` or `at_most`.' }),
  ),
  'rubric/when-not-scored': entry(
    'error',
    (d: { id: string }) => ({
      found: `Indikator ${q(d.id)} bertipe text dan tidak punya skor untuk diuji.`,
      fix: 'Uji indikator yang diberi skor.',
    }),
    (d) => ({ found: `The indicator ${q(d.id)} is of type text and has no score to test.`, fix: 'Test an indicator that is scored.' }),
  ),
  'rubric/when-dropped': entry(
    'error',
    (d: { id: string }) => ({
      found: `Syarat ini menguji ${q(d.id)}, yang dikeluarkan oleh \`drop\`.`,
      fix: 'Ganti syaratnya lewat `override`, atau jangan keluarkan indikator itu.',
    }),
    (d) => ({
      found: `This condition tests ${q(d.id)}, which \`drop\` takes out.`,
      fix: 'Change the condition through `override`, or keep the indicator.',
    }),
  ),
};
