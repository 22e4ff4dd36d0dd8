import { words } from '../../text/lang.ts';

export const chartWords = words({
  id: {
    now: 'Capaian',
    target: 'Target',
    previous: 'Periode lalu',
    minimum: 'Batas minimum',
    bounds: 'Batas bawah–atas',
    share: 'Cakupan',
    answers: (n: string) => `${n} jawaban`,
    cities: (n: string) => `${n} kota`,
    step: (n: number, of: number) => `langkah ${n} dari ${of}`,
  },
  en: {
    now: 'Score',
    target: 'Target',
    previous: 'Previous period',
    minimum: 'Minimum',
    bounds: 'Lower–upper bound',
    share: 'Coverage',
    answers: (n: string) => `${n} ${n === '1' ? 'answer' : 'answers'}`,
    cities: (n: string) => `${n} ${n === '1' ? 'city' : 'cities'}`,
    step: (n: number, of: number) => `step ${n} of ${of}`,
  },
});
