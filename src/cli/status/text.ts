import { bandAt } from '../../assess/band.ts';
import { isProofLack } from '../../report/chase.ts';
import { bandOf, cityName, headline, score, tell } from '../../report/speak.ts';
import { showDate, showQuantity, showShare } from '../../text/number.ts';
import { visibleLine } from '../../text/visible.ts';
import { indent } from '../../text/wrap.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Party } from './parties.ts';
import { type Status, usefulAnswers } from './status.ts';
import { nameOfParty, partyTable, rubricTable, settled, unassignedTable, usefulTable } from './tables.ts';
import { statusWords } from './words.ts';

/** The status for a person: how far, who owes what, what it could still change, and what to go after first. */
export function statusText(status: Status, terminal: Terminal): string {
  const { lang, columns, out } = terminal;
  const w = statusWords[lang];
  const { f, parties, narrowing } = status;
  const say = (text: string): string => indent(visibleLine(text), columns, '');
  const blocks = [
    out.bold(say(w.title(cityName(f), f.city.case.period, showDate(f.today, lang)))),
    summaryOf(status, terminal).map(say).join('\n'),
  ];
  const owing = parties.filter((p) => p.debts.some((d) => d.lack !== 'unassigned'));
  if (owing.length > 0) blocks.push(`${partyTable(owing, f, terminal)}\n${out.dim(say(w.legend))}`);
  // Nobody knows how much a room or a group of unnamed people was asked, so they are heard and not complete.
  const owesNothing = parties.filter((p) => p.debts.length === 0);
  const lines = [true, false].flatMap((asked) => {
    const names = owesNothing.filter((p) => (p.counts.asked !== null) === asked).map((p) => nameAndCount(p, terminal));
    return names.length === 0 ? [] : [say((asked ? w.done : w.heard)(names.join('; ')))];
  });
  if (lines.length > 0) blocks.push(lines.join('\n'));
  const unassigned = parties.flatMap((p) => p.debts.filter((d) => d.lack === 'unassigned').map(({ leaf }) => ({ leaf, party: p })));
  if (unassigned.length > 0) blocks.push(`${out.bold(w.unassigned)}\n${say(w.unassignedNote)}`, unassignedTable(unassigned, f, terminal));
  blocks.push(rubricTable(f, terminal));
  const useful = usefulAnswers(status);
  if (useful.length > 0 && narrowing.width !== null) {
    const note = say(w.usefulNote(score(f, narrowing.width)));
    blocks.push(`${out.bold(useful.length === 10 ? w.useful : w.usefulFew)}\n${note}`, usefulTable(status, terminal));
  }
  blocks.push(out.dim(say(w.more)));
  return `${blocks.join('\n\n')}\n`;
}

function nameAndCount(party: Party, terminal: Terminal): string {
  const { counts } = party;
  const n = (value: number): string => showQuantity(value, terminal.lang);
  return `${nameOfParty(party, terminal)} (${n(settled(counts))}${counts.asked === null ? '' : `/${n(counts.asked)}`})`;
}

function summaryOf(status: Status, { lang }: Terminal): string[] {
  const w = statusWords[lang];
  const { f, parties } = status;
  const { index } = f.city;
  const lines: string[] = [];
  const share = showShare(index.coverage ?? 0, lang);
  const { low, high, score: now } = headline(f, index);
  if (low === null || high === null) lines.push(w.nothing);
  else {
    const shown = index.state === 'scored' && now !== null;
    lines.push(shown ? w.index(score(f, now), index.band === null ? '' : bandOf(f, index), share) : w.withheld(share));
    if (high - low < 1e-9) lines.push(w.complete);
    else {
      const [from, to] = [bandTitle(status, low), bandTitle(status, high)];
      const bands = from === '' || to === '' ? '.' : from === to ? w.sameBand(from) : w.otherBand(from, to);
      lines.push(w.bounds(score(f, low), score(f, high)) + bands);
    }
  }
  if (f.tallyOnly) lines.push(w.tally);
  else if (f.expected.length === 0) lines.push(w.noList);
  const debts = parties.flatMap((p) => p.debts);
  const sum = (list: typeof debts): string =>
    showQuantity(
      list.reduce((total, d) => total + d.n, 0),
      lang,
    );
  const owed = debts.filter((d) => d.lack !== 'proof-unverified');
  const overdue = parties.reduce((total, p) => total + p.overdue, 0);
  if (owed.length > 0) {
    const proofs = owed.filter((d) => isProofLack(d.lack));
    lines.push(w.owed(sum(owed.filter((d) => !isProofLack(d.lack))), sum(proofs), showQuantity(overdue, lang)));
  } else if (!f.tallyOnly && f.expected.length > 0) lines.push(w.allIn);
  const unverified = debts.filter((d) => d.lack === 'proof-unverified');
  if (unverified.length > 0) lines.push(w.unverified(sum(unverified)));
  return lines;
}

function bandTitle({ f }: Status, value: number): string {
  const band = bandAt(f.instrument, value);
  return band === null ? '' : tell(f, f.instrument.bands[band]!.title);
}
