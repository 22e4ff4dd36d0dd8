import { basename } from 'node:path';
import type { Kind } from '../../bundle/manifest.ts';
import type { Plan } from '../../bundle/merge.ts';
import { jsonText } from '../../text/json.ts';
import { words } from '../../text/lang.ts';
import { showQuantity } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent, pad } from '../../text/wrap.ts';
import { shown } from '../output/files.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Outcome } from './open.ts';

type Change = 'new' | 'replaced' | 'merged';
const changes = (names: Readonly<Record<Change, string>>): Readonly<Record<Change, string>> => names;

const say = words({
  id: {
    title: (city: string, period: string, folder: string, isNew: boolean, dry: boolean) =>
      `${city}${period === '' ? '' : `, periode ${period}`}: ${dry ? 'yang akan terjadi di' : isNew ? 'penilaian baru di' : 'bundel dibuka di'} ${folder}`,
    change: changes({ new: 'baru', replaced: 'diperbarui', merged: 'digabung' }),
    added: (n: string) => `${n} baru`,
    taken: (n: string) => `${n} diperbarui`,
    kept: (n: string) => `${n} di sini dipertahankan`,
    brought: (answers: string, model: string, evidence: string) =>
      `  ${answers} berkas jawaban, ${model} berkas instrumen, ${evidence} berkas bukti.`,
    nothing: 'Tidak ada yang berubah: semua isi bundel sudah ada di sini.',
    unchanged: 'Tidak ada yang berubah.',
    newer: (n: string) => `Di sini lebih baru atau hanya ada di sini: ${n}; kirim balik dengan siapkota bundle.`,
    contested: (n: string) => `Bentrok: ${n}. Yang di sini tidak diubah; lihat temuannya.`,
    unseen: (n: string) => `Bukti: ${n} berkas tidak ada di sini; bundel hanya membawa sha256-nya.`,
    more: (n: string) => `… dan ${n} berkas lain`,
    go: (folder: string) => `Lanjutkan: siapkota --dir ${folder}`,
  },
  en: {
    title: (city: string, period: string, folder: string, isNew: boolean, dry: boolean) =>
      `${city}${period === '' ? '' : `, period ${period}`}: ${dry ? 'what would happen in' : isNew ? 'new assessment in' : 'bundle opened in'} ${folder}`,
    change: changes({ new: 'new', replaced: 'updated', merged: 'merged' }),
    added: (n: string) => `${n} new`,
    taken: (n: string) => `${n} updated`,
    kept: (n: string) => `${n} kept as here`,
    brought: (answers: string, model: string, evidence: string) =>
      `  Files: ${answers} of answers, ${model} of the instrument, ${evidence} of proof.`,
    nothing: 'Nothing changed: everything in the bundle is here already.',
    unchanged: 'Nothing changed.',
    newer: (n: string) => `Newer here, or only here: ${n}; send them back with siapkota bundle.`,
    contested: (n: string) => `Conflicts: ${n}. What is here was not changed; see the findings.`,
    unseen: (n: string) => `Proof: ${n} files are not here; the bundle brings their sha256 only.`,
    more: (n: string) => `… and ${n} more files`,
    go: (folder: string) => `Go on: siapkota --dir ${folder}`,
  },
});

/** A long list of new files says less than its length. */
const MOST = 30;

/** What opening a bundle did, a line a file. */
export function openedText({ folder, isNew, city, opened, plans }: Outcome, dry: boolean, terminal: Terminal): string {
  const { lang, columns, out } = terminal;
  const w = say[lang];
  const n = (value: number): string => showQuantity(value, lang);
  const near = shown(folder);
  const where = visibleLine(near === '.' ? basename(folder) : near);
  const lines = [out.bold(visibleLine(w.title(city, opened.manifest.period, where, isNew, dry)))];
  const changed = plans.filter((p) => p.change !== 'none');
  const width = Math.max(...Object.values(w.change).map((t) => t.length)) + 2;
  const count = (kind: Kind): string => n(changed.filter((p) => p.file.kind === kind).length);
  // Of an assessment that is new here every file is new.
  const listed = isNew && changed.every((p) => p.change === 'new') ? [] : changed;
  if (listed.length === 0 && changed.length > 0) lines.push(w.brought(count('answers'), count('model'), count('evidence')));
  for (const plan of listed.slice(0, MOST)) {
    if (plan.change === 'none') continue;
    const parts = detailsOf(plan, n, w);
    lines.push(
      indent(visibleLine(`${plan.file.path}${parts === '' ? '' : `: ${parts}`}`), columns, ' '.repeat(width + 2)).replace(
        /^ +/,
        `  ${pad(w.change[plan.change], width)}`,
      ),
    );
  }
  if (listed.length > MOST) lines.push(`  ${w.more(n(listed.length - MOST))}`);
  const kept = plans.reduce((sum, p) => sum + p.kept.length, 0);
  const contested = plans.reduce((sum, p) => sum + p.contested.length, 0);
  const unseen = plans.filter((p) => p.file.kind === 'evidence' && p.change === 'none' && p.added.length > 0).length;
  if (changed.length === 0 && contested === 0) lines.push(kept === 0 ? w.nothing : w.unchanged);
  if (kept > 0) lines.push(w.newer(n(kept)));
  if (contested > 0) lines.push(w.contested(n(contested)));
  if (unseen > 0) lines.push(w.unseen(n(unseen)));
  if (isNew && !dry) lines.push(w.go(where));
  return `${lines.map((line) => (line.startsWith(' ') ? line : indent(line, columns, ''))).join('\n')}\n`;
}

function detailsOf(plan: Plan, n: (value: number) => string, w: (typeof say)['id']): string {
  const counted = (kind: Kind): boolean => kind === 'answers' || kind === 'verdicts' || kind === 'settings';
  if (plan.change === 'new' || !counted(plan.file.kind)) return '';
  return [
    ...(plan.added.length === 0 ? [] : [w.added(n(plan.added.length))]),
    ...(plan.taken.length === 0 ? [] : [w.taken(n(plan.taken.length))]),
    ...(plan.kept.length === 0 ? [] : [w.kept(n(plan.kept.length))]),
  ].join(', ');
}

/** `siapkota/opened-bundle@1`. */
export function openedJson({ folder, isNew, opened, plans }: Outcome): string {
  const { city, period, instrument } = opened.manifest;
  const files = plans.map(({ file, change, added, taken, kept, contested }) => ({
    path: file.path,
    kind: file.kind,
    included: file.included,
    change,
    added,
    taken,
    kept,
    contested,
  }));
  return `${jsonText({ format: 'siapkota/opened-bundle@1', product: opened.manifest.product, folder: shown(folder), new: isNew, city, period, instrument, files }, 2)}\n`;
}
