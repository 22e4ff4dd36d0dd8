import type { MissingCode } from '../rubric/vocabulary.ts';
import { words } from '../text/lang.ts';

/** What forms say besides the rubric's own texts. The missing codes are worded so that a reader of tables knows them. */
export const formWords = words({
  id: {
    title: (instrument: string, city: string, period: string) => [instrument, city, period].filter((t) => t !== '').join(' · '),
    missing: {
      unknown: 'Tidak tahu',
      'not-applicable': 'Tidak berlaku',
      refused: 'Menolak menjawab',
      pending: 'Menyusul',
    } satisfies Record<MissingCode, string>,
    none: 'Tidak ada',
    noneMet: 'Tidak ada yang terpenuhi',
    instead: 'Bila tidak dapat dijawab, pilih sebabnya',
    reason: 'Mengapa tidak berlaku?',
    reasonNeeded: '"Tidak berlaku" memerlukan alasan.',
    note: 'Catatan',
    evidence: 'Dokumen bukti',
    evidenceHint: 'Judul dokumen yang akan diserahkan. Yang membuktikan:',
    notEvidence: 'Belum cukup sebagai bukti:',
    probes: 'Untuk digali:',
    unit: (unit: string) => `Satuan: ${unit}`,
    range: (low: string, high: string, unit: string) => `Isi angka dari ${low} sampai ${high}${unit === '' ? '' : ` (${unit})`}.`,
    number: 'Isi dengan angka.',
    positive: 'Angkanya harus lebih besar dari nol.',
    exclusive: '"Tidak ada yang terpenuhi" tidak dapat dipilih bersama butir lain.',
    ticks: 'Centang setiap butir yang terpenuhi hari ini.',
    how: 'Cara menjawab',
    depends: (ids: string) => `Bergantung pada jawaban ${ids}; lewati bila tidak berlaku karenanya.`,
  },
  en: {
    title: (instrument: string, city: string, period: string) => [instrument, city, period].filter((t) => t !== '').join(' · '),
    missing: {
      unknown: "Don't know",
      'not-applicable': 'Not applicable',
      refused: 'Refused to answer',
      pending: 'Promised',
    },
    none: 'None',
    noneMet: 'None of them is met',
    instead: 'If it cannot be answered, choose why',
    reason: 'Why does it not apply?',
    reasonNeeded: '"Not applicable" needs a reason.',
    note: 'Note',
    evidence: 'Documents as proof',
    evidenceHint: 'Titles of the documents you will hand in. What proves it:',
    notEvidence: 'Not enough as proof:',
    probes: 'To be explored:',
    unit: (unit: string) => `Unit: ${unit}`,
    range: (low: string, high: string, unit: string) => `Give a number from ${low} to ${high}${unit === '' ? '' : ` (${unit})`}.`,
    number: 'Give a number.',
    positive: 'The number must be greater than zero.',
    exclusive: '"None of them is met" cannot be chosen together with other items.',
    ticks: 'Tick every item that is met today.',
    how: 'How to answer',
    depends: (ids: string) => `Depends on the answer to ${ids}; skip it if it does not apply because of that.`,
  },
});

/** How a language is called in a heading of an XLSForm. */
export const LANGUAGE_NAMES = { id: 'Bahasa Indonesia (id)', en: 'English (en)' } as const;
