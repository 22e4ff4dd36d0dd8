import { entry, nearEn, nearId, q } from './entry.ts';

/** What is wrong with the linter's own settings: comments in files, and `lint` in siapkota.yaml. */
export const lintFindings = {
  'lint/unused-disable': entry(
    'warning',
    (d: { rule: string }) => ({
      found: `Komentar ini mematikan ${q(d.rule)}, padahal baris di bawahnya tidak melanggarnya.`,
      fix: 'Hapus kode itu dari komentar, atau pindahkan komentarnya tepat di atas baris yang dimaksud.',
    }),
    (d) => ({
      found: `This comment disables ${q(d.rule)}, but the line below it does not break that rule.`,
      fix: 'Remove the code from the comment, or move the comment right above the line that is meant.',
    }),
  ),
  'lint/disable-without-reason': entry(
    'error',
    (d: { rule: string }) => ({
      found: 'Komentar ini tidak menyebut aturan dan alasannya, jadi tidak berlaku.',
      fix: `Tulis \`# siapkota-disable-next-line ${d.rule === '' ? 'rubric/same-descriptor' : d.rule}: alasannya\`.`,
    }),
    (d) => ({
      found: 'This comment does not give a rule and a reason, so it disables nothing.',
      fix: `Write \`# siapkota-disable-next-line ${d.rule === '' ? 'rubric/same-descriptor' : d.rule}: the reason\`.`,
    }),
  ),
  'lint/unknown-rule': entry(
    'error',
    (d: { rule: string; near?: string | undefined }) => ({
      found: `Tidak ada aturan ${q(d.rule)}.${nearId(d.near)}`,
      fix: 'Pakai kode seperti tertulis di samping sebuah temuan, atau seluruh keluarganya, misalnya `content/*`.',
    }),
    (d) => ({
      found: `There is no rule ${q(d.rule)}.${nearEn(d.near)}`,
      fix: 'Use a code as it stands beside a finding, or its whole family such as `content/*`.',
    }),
  ),
};
