import { type Lang, words } from '../text/lang.ts';
import { type Code, catalogue } from './catalogue.ts';
import { pageMarkdown, severityWord } from './pages.ts';

/** What stands before the slash of a code. The compiler names a family that has no heading here. */
type Family = Code extends `${infer F}/${string}` ? F : never;

const say = words({
  id: {
    title: 'Aturan pemeriksa',
    other: '*[English](RULES.md)*',
    intro:
      'Semua yang diperiksa `siapkota validate`, dibuat dari kode programnya (`npm run docs`), jadi jangan disunting di sini. Satu aturan saja: `siapkota validate --explain rubric/duplicate-id`. Mengubah tingkatnya: `--rule content/vague-descriptor=error`, atau `lint: { rules: { content/vague-descriptor: error } }` di siapkota.yaml. Satu pengecualian: komentar `# siapkota-disable-next-line content/too-long: alasannya` tepat di atas barisnya. Rubrik lama: `--write-baseline`, lalu `--baseline`. Yang diberikan setiap kali di baris perintah dapat ditulis sekali di `lint`: `ignore`, `fail_on`, `max_warnings`, `baseline`.',
    rule: 'aturan',
    severity: 'tingkat',
    families: {
      rubric: 'Rubrik dan instrumen',
      content: 'Isi pertanyaan',
      file: 'Berkas',
      yaml: 'YAML',
      lint: 'Pengaturan pemeriksa',
      answers: 'Jawaban',
      evidence: 'Bukti',
      bundle: 'Bundel',
      engine: 'Mesin data',
      assess: 'Penilaian',
      template: 'Templat Word',
    } satisfies Record<Family, string>,
  },
  en: {
    title: 'Rules of the linter',
    other: '*[Bahasa Indonesia](RULES.id.md)*',
    intro:
      'Everything that `siapkota validate` checks, made from the source (`npm run docs`), so do not edit it here. One rule: `siapkota validate --explain rubric/duplicate-id`. To change a level: `--rule content/vague-descriptor=error`, or `lint: { rules: { content/vague-descriptor: error } }` in siapkota.yaml. One exception: the comment `# siapkota-disable-next-line content/too-long: the reason` right above the line. An old rubric: `--write-baseline`, then `--baseline`. What would be given on every command line can stand once in `lint`: `ignore`, `fail_on`, `max_warnings`, `baseline`.',
    rule: 'rule',
    severity: 'severity',
    families: {
      rubric: 'Rubrics and instruments',
      content: 'What a question says',
      file: 'Files',
      yaml: 'YAML',
      lint: "The linter's settings",
      answers: 'Answers',
      evidence: 'Proof',
      bundle: 'Bundles',
      engine: 'Engines',
      assess: 'Scoring',
      template: 'Word templates',
    } satisfies Record<Family, string>,
  },
});

const anchor = (code: string): string => code.replace('/', '');

/** One page with all rules: a table of contents by family, then each rule's page. */
export function rulesMarkdown(lang: Lang): string {
  const w = say[lang];
  const codes = Object.keys(catalogue) as Code[];
  const familyOf = (code: Code): string => code.slice(0, code.indexOf('/'));
  let text = `# ${w.title}\n\n${w.other}\n\n${w.intro}\n`;
  for (const [family, heading] of Object.entries(w.families)) {
    const own = codes.filter((code) => familyOf(code) === family);
    text += `\n- **${heading}**: ${own.map((code) => `[${code}](#${anchor(code)})`).join(' · ')}`;
  }
  text += '\n';
  for (const [family, heading] of Object.entries(w.families)) {
    text += `\n## ${heading}\n`;
    for (const code of codes.filter((c) => familyOf(c) === family))
      text += `\n### ${code}\n\n*${severityWord(code, lang)}*. ${pageMarkdown(code, lang, 4)}`;
  }
  return text;
}
