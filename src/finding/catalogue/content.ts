import { entry, moreEn, moreId, names, nEn, nId, q } from './entry.ts';

/** Rules about the quality of what a rubric says: nothing here stops scoring, everything here makes two strangers agree. */
export const contentFindings = {
  'content/vague-descriptor': entry(
    'warning',
    (d: { word: string }) => ({
      found: `Kata ${q(d.word)} dapat diartikan berbeda oleh setiap orang.`,
      fix: 'Tulis apa yang dapat dilihat atau dihitung: dokumen, jumlah, tenggat, siapa melakukan apa.',
    }),
    (d) => ({
      found: `${q(d.word)} means something else to everyone.`,
      fix: 'Write what can be seen or counted: a document, a number, a deadline, who does what.',
    }),
  ),
  'content/near-same-levels': entry(
    'warning',
    (d: { first: number; second: number }) => ({
      found: `Tingkat ${d.first} dan ${d.second} hanya berbeda satu dua kata.`,
      fix: 'Sebutkan hal baru yang ada di tingkat yang lebih tinggi.',
    }),
    (d) => ({
      found: `Levels ${d.first} and ${d.second} differ by a word or two only.`,
      fix: 'Name the new thing that is there at the higher level.',
    }),
  ),
  'content/two-questions': entry(
    'warning',
    (_: Record<string, never>) => ({
      found: 'Pertanyaan ini menanyakan dua hal sekaligus.',
      fix: 'Tanyakan satu hal; jadikan yang lain `probe` atau indikator tersendiri.',
    }),
    () => ({
      found: 'This question asks two things at once.',
      fix: 'Ask one; make the other a `probe` or an indicator of its own.',
    }),
  ),
  'content/no-evidence': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Indikator ${q(d.id)} tidak menyebut dokumen bukti, padahal tingkat tinggi menuntut bukti.`,
      fix: 'Sebut dokumen yang dapat membuktikannya di `evidence`.',
    }),
    (d) => ({
      found: `The indicator ${q(d.id)} names no proof, though its higher levels require some.`,
      fix: 'Name the documents that would prove it under `evidence`.',
    }),
  ),
  'content/no-advice': entry(
    'warning',
    (d: { missing: readonly number[] }) => ({
      found: `Belum ada saran untuk mencapai tingkat ${d.missing.join(', ')}.`,
      fix: 'Lengkapi `advice`: satu langkah nyata untuk setiap tingkat di atas yang terendah.',
    }),
    (d) => ({
      found: `There is no advice on how to reach level ${d.missing.join(', ')}.`,
      fix: 'Complete `advice`: one concrete step for each level above the lowest.',
    }),
  ),
  'content/idle-agency': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Perangkat daerah ${q(d.id)} terdaftar, tetapi tidak menjadi pemilik indikator mana pun.`,
      fix: 'Jadikan pemilik (`owners`) sebuah indikator, atau keluarkan dari daftar.',
    }),
    (d) => ({
      found: `The agency ${q(d.id)} is registered but owns no indicator.`,
      fix: 'Make it an owner of one, or take it off the register.',
    }),
  ),
  'content/uncited-reference': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Rujukan ${q(d.id)} terdaftar, tetapi tidak ada yang mengutipnya.`,
      fix: 'Kutip di sebuah indikator, atau keluarkan dari daftar.',
    }),
    (d) => ({
      found: `The reference ${q(d.id)} is registered, but nothing cites it.`,
      fix: 'Cite it in an indicator, or take it off the register.',
    }),
  ),
  'content/unmarked-reference': entry(
    'warning',
    (d: { id: string }) => ({
      found: `Rujukan ${q(d.id)} belum diperiksa, tetapi kutipan ini tidak mengatakannya.`,
      fix: 'Tulis `{ id: …, verified: false }`, atau periksa rujukannya lalu tandai di daftar.',
    }),
    (d) => ({
      found: `The reference ${q(d.id)} has not been verified, and this citation does not say so.`,
      fix: 'Write `{ id: …, verified: false }`, or verify it and mark it so in the register.',
    }),
  ),
  'content/core-tier': entry(
    'warning',
    (d: { sections: readonly string[] }) => ({
      found: `Versi singkat (tier core) tidak menyentuh bagian ${names(d.sections, moreId)}.`,
      fix: 'Tandai sedikitnya satu indikator `tier: core` di setiap bagian.',
    }),
    (d) => ({
      found: `The short form (tier core) leaves out ${names(d.sections, moreEn)}.`,
      fix: 'Mark at least one indicator `tier: core` in every section.',
    }),
  ),
  'content/too-long': entry(
    'warning',
    (d: { where: string; length: number; max: number }) => ({
      found: `\`${d.where}\` panjangnya ${d.length} huruf; layar wawancara memuat ${d.max}.`,
      fix: 'Pendekkan; pindahkan rinciannya ke `probe`.',
    }),
    (d) => ({
      found: `\`${d.where}\` is ${d.length} characters long; the interview screen holds ${d.max}.`,
      fix: 'Shorten it; move details to `probe`.',
    }),
  ),
  'content/wrong-language': entry(
    'warning',
    (d: { lang: string; looks: string }) => ({
      found: `Teks untuk bahasa ${q(d.lang)} ini tampaknya berbahasa ${q(d.looks)}.`,
      fix: 'Tukar atau terjemahkan teksnya.',
    }),
    (d) => ({
      found: `This text for the language ${q(d.lang)} looks as if it were in ${q(d.looks)}.`,
      fix: 'Swap the texts, or translate.',
    }),
  ),
  'content/weight-reason': entry(
    'warning',
    (d: { id: string; weight: number }) => ({
      found: `Bobot ${q(d.id)} adalah ${nId(d.weight)} tanpa alasan.`,
      fix: 'Jelaskan di `weight_reason`; bobot adalah keputusan yang akan ditanyakan orang.',
    }),
    (d) => ({
      found: `${q(d.id)} has the weight ${nEn(d.weight)}, with no reason given.`,
      fix: 'Explain it in `weight_reason`; weights are decisions that people will ask about.',
    }),
  ),
  'content/view-leaves-out': entry(
    'warning',
    (d: { view: string; missing: readonly string[] }) => ({
      found: `Tampilan ${q(d.view)} tidak memuat ${names(d.missing, moreId)}, dan tidak mengatakan mengapa.`,
      fix: 'Tempatkan di sebuah simpul, atau sebut di `left_out` beserta alasannya.',
    }),
    (d) => ({
      found: `The view ${q(d.view)} leaves out ${names(d.missing, moreEn)} and does not say why.`,
      fix: 'Place them in a node, or name them in `left_out` with the reason.',
    }),
  ),
  'content/todo': entry(
    'warning',
    (d: { where: string }) => ({
      found: `\`${d.where}\` masih berisi tanda TODO.`,
      fix: 'Tulis teks yang sebenarnya; tanda itu ditaruh oleh `validate --fix` atau oleh penulisnya.',
    }),
    (d) => ({
      found: `\`${d.where}\` still holds a TODO mark.`,
      fix: 'Write the real text; the mark was left by `validate --fix` or by an author.',
    }),
  ),
};
