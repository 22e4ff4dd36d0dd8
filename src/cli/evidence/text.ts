import { type Entry, setBy } from '../../evidence/register.ts';
import type { Facts } from '../../report/facts.ts';
import { proofName } from '../../report/proof.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import { renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { shortDate } from '../status/due-words.ts';

/** What lies on the disk against what was recorded. */
export type Presence = 'present' | 'changed' | 'missing' | 'unreadable';

const say = words<{
  title: string;
  none: string;
  document: string;
  answer: string;
  state: string;
  set: string;
  presence: Readonly<Record<Presence | 'no-file', string>>;
  untitled: string;
  sums: (documents: string, files: string) => string;
  note: string;
}>({
  id: {
    title: 'Daftar bukti',
    none: 'Belum ada bukti yang diserahkan.',
    document: 'Dokumen',
    answer: 'Untuk',
    state: 'Keadaan',
    set: 'Ditetapkan',
    presence: {
      present: '',
      changed: 'isinya berubah',
      missing: 'berkas tidak ada',
      unreadable: 'tidak terbaca',
      'no-file': 'tanpa berkas',
    },
    untitled: 'dokumen tanpa judul',
    sums: (documents, files) => `${documents} dokumen, ${files} di antaranya berupa berkas. Hasil pemeriksaan isinya: siapkota validate.`,
    note: 'Di belakang nama berkas: awal sha256 isinya.',
  },
  en: {
    title: 'Register of proof',
    none: 'No proof has been handed in yet.',
    document: 'Document',
    answer: 'For',
    state: 'State',
    set: 'Set by',
    presence: { present: '', changed: 'contents changed', missing: 'file not here', unreadable: 'not readable', 'no-file': 'no file' },
    untitled: 'untitled document',
    sums: (documents, files) => `${documents} documents, ${files} of them files. What is wrong with them: siapkota validate.`,
    note: 'Behind the name of a file: the beginning of the sha256 of its contents.',
  },
});

/** undefined where no file is named, or where nobody looked. */
export function presenceOf({ file, onDisk, leaning }: Entry): Presence | undefined {
  if (file === undefined || onDisk === undefined) return undefined;
  if (typeof onDisk === 'string') return onDisk;
  const recorded = leaning.flatMap(({ document: d }) => d.sha256 ?? d.judged?.sha256 ?? []);
  return recorded.some((sum) => sum.toLowerCase() !== onDisk.sha256) ? 'changed' : 'present';
}

const sumOf = ({ sha256, onDisk }: Entry): string | undefined => (typeof onDisk === 'object' ? onDisk.sha256 : sha256);

/** Every document, the answers that lean on it, its state there, who set that and when. */
export function registerText(register: readonly Entry[], f: Facts, terminal: Terminal): string {
  const { lang, columns, out } = terminal;
  const w = say[lang];
  const head = out.bold(w.title);
  if (register.length === 0) return `${head}\n\n${w.none}\n`;
  const rows = register.flatMap((entry) => entry.leaning.map((leaning, i) => ({ entry, leaning, first: i === 0 })));
  const table = renderTable(
    rows,
    [
      { title: w.document, align: 'left', cell: ({ entry, first }) => (first ? documentCell(entry, terminal) : '') },
      { title: w.answer, align: 'left', cell: ({ leaning: { answer } }) => answer.indicator },
      { title: w.state, align: 'left', cell: ({ leaning: { document } }) => proofName(f, document.state) },
      {
        title: w.set,
        align: 'left',
        cell: ({ leaning }) => {
          const { by, at } = setBy(leaning);
          return [by, at === undefined ? undefined : shortDate(at, f.today, lang)].filter((t) => t !== undefined).join(', ');
        },
      },
    ],
    terminal,
  );
  const files = register.filter((e) => e.file !== undefined).length;
  const sums = w.sums(showQuantity(register.length, lang), showQuantity(files, lang));
  return `${head}\n\n${table}\n${[w.note, sums].map((t) => out.dim(indent(visibleLine(t), columns, ''))).join('\n')}\n`;
}

function documentCell(entry: Entry, { lang }: Terminal): string {
  const w = say[lang];
  const presence = entry.file === undefined ? 'no-file' : presenceOf(entry);
  const sum = sumOf(entry)?.slice(0, 8);
  const name = [entry.file ?? entry.title ?? w.untitled, ...(sum === undefined ? [] : [sum])].join(' ');
  const remark = presence === undefined ? '' : w.presence[presence];
  return remark === '' ? name : `${name} (${remark})`;
}

/** The register for machines; null where something is not known. */
export function registerJson(register: readonly Entry[]): object[] {
  return register.map((entry) => ({
    file: entry.file ?? null,
    title: entry.title ?? null,
    sha256: sumOf(entry) ?? null,
    on_disk: presenceOf(entry) ?? null,
    state: entry.state,
    answers: entry.leaning.map((leaning) => {
      const { answer, document } = leaning;
      const { by, at } = setBy(leaning);
      return {
        indicator: answer.indicator,
        group: answer.group,
        respondent: answer.respondent,
        recorded_sha256: document.sha256 ?? document.judged?.sha256 ?? null,
        state: document.state,
        by: by ?? null,
        at: at ?? null,
        note: document.judged?.note ?? null,
      };
    }),
  }));
}
