import { words } from '../text/lang.ts';
import { showDate, showList, showQuantity, showShare } from '../text/number.ts';
import type { ReportMeta } from './chapter.ts';
import { type Facts, factsOf, type ReportInput } from './facts.ts';
import { peopleByGroup } from './people.ts';
import { cityName, groupName, tell } from './speak.ts';

const say = words({
  id: {
    title: (city: string, period: string) => `Analisis situasi ${city}${period === '' ? '' : `, periode ${period}`}`,
    short: (asked: string, all: string) => `versi singkat, ${asked} dari ${all} indikator`,
    version: (title: string, version: string) => (version === '' ? title : `${title} versi ${version}`),
    statement: (instrument: string, date: string, people: string, coverage: string) =>
      `Laporan ini adalah penilaian mandiri dengan instrumen ${instrument}, disusun pada ${date}. ${people} ${coverage} Hasilnya bukan indeks resmi pemerintah.`,
    people: (n: string, groups: string, atLeast: boolean) =>
      `Penilaian didasarkan pada jawaban ${atLeast ? 'sekurang-kurangnya ' : ''}${n} responden dari ${groups} kelompok.`,
    nobody: 'Belum ada responden yang menjawab.',
    decided: (groups: string) => `Sebagian nilai diputuskan oleh ${groups}.`,
    allDecided: (groups: string) => `Nilainya diputuskan oleh ${groups}.`,
    coverage: (share: string) => `Jawaban yang dapat dinilai mencakup ${share} bobot indikator yang berlaku.`,
    none: 'Tidak ada indikator yang berlaku.',
    shortLine: (asked: string, all: string) => `Yang ditanyakan adalah versi singkat, ${asked} dari ${all} indikator.`,
  },
  en: {
    title: (city: string, period: string) => `Situation analysis of ${city}${period === '' ? '' : `, period ${period}`}`,
    short: (asked: string, all: string) => `short form, ${asked} of ${all} indicators`,
    version: (title: string, version: string) => (version === '' ? title : `${title}, version ${version}`),
    statement: (instrument: string, date: string, people: string, coverage: string) =>
      `This report is a self-assessment with the instrument ${instrument}, prepared on ${date}. ${people} ${coverage} It is not an official government index.`,
    people: (n: string, groups: string, atLeast: boolean) =>
      `It rests on the answers of ${atLeast ? 'at least ' : ''}${n} ${n === '1' ? 'respondent' : 'respondents'} from ${groups} ${groups === '1' ? 'group' : 'groups'}.`,
    nobody: 'Nobody has answered yet.',
    decided: (groups: string) => `Some values were decided by ${groups}.`,
    allDecided: (groups: string) => `The values were decided by ${groups}.`,
    coverage: (share: string) => `The answers that can be scored cover ${share} of the weight of the indicators that apply.`,
    none: 'No indicator applies.',
    shortLine: (asked: string, all: string) => `What was asked is the short form, ${asked} of ${all} indicators.`,
  },
});

export const instrumentName = (f: Facts): string => say[f.lang].version(tell(f, f.instrument.title), f.instrument.version);

/** What the report is: self-assessment, instrument, version, date, respondents, coverage; and what it is not. */
export function statementOf(f: Facts): string {
  const w = say[f.lang];
  const show = (n: number): string => showQuantity(n, f.lang);
  const groups = [...peopleByGroup(f)].filter(([id]) => f.instrument.groups.get(id)?.authority === undefined);
  const people = groups.reduce((sum, [, n]) => sum + n, 0);
  const deciders = new Set(
    f.leaves.flatMap(({ leaf: { decision } }) => (decision.by === 'authority' ? [groupName(f, decision.group)] : [])),
  );
  const decided = deciders.size === 0 ? '' : (people === 0 ? w.allDecided : w.decided)(showList([...deciders], f.lang));
  const answered = people === 0 ? w.nobody : w.people(show(people), show(groups.length), f.tallyOnly);
  const { coverage } = f.city.index;
  const whole = w.statement(
    instrumentName(f),
    showDate(f.today, f.lang),
    people === 0 && decided !== '' ? decided : [answered, decided].filter((s) => s !== '').join(' '),
    coverage === null ? w.none : w.coverage(showShare(coverage, f.lang)),
  );
  return f.assessment.tier === 'core' ? `${w.shortLine(show(f.scope.asked), show(f.scope.all))} ${whole}` : whole;
}

/** What stands on a report besides its chapters. */
export function metaOf(input: ReportInput): ReportMeta {
  const f = factsOf(input);
  const w = say[f.lang];
  const { name, city, province, period } = f.city.case;
  const title = w.title(cityName(f), period);
  const short = w.short(showQuantity(f.scope.asked, f.lang), showQuantity(f.scope.all, f.lang));
  return {
    lang: f.lang,
    title: f.assessment.tier === 'core' ? `${title} (${short})` : title,
    city: name ?? city,
    province,
    period,
    instrument: instrumentName(f),
    digests: { instrument: f.instrument.digest, tally: f.assessment.tallyDigest() },
    date: f.today,
    dateInWords: showDate(f.today, f.lang),
    statement: statementOf(f),
    product: f.product,
  };
}
