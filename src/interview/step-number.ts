import { canonicalNumber, readDecimal } from '../rubric/decimal.ts';
import type { NumberIndicator } from '../rubric/instrument.ts';
import { canonicalise } from '../rubric/types/index.ts';
import { type Body, entryOf } from './facts.ts';
import { type Outcome, type Session, say } from './session.ts';
import { answer } from './step-advance.ts';

const still = (session: Session): Outcome => ({ session, facts: [] });

/** A quantity is read back before it counts where it can mean two things, or nothing believable. */
export function confirmNumber(s: Session, indicator: NumberIndicator, text: string, now: number): Outcome {
  if (text.trim() === '') return still(say(s, 'warn', 'typeNumber'));
  const read = readNumber(text, indicator, s);
  if (read === undefined) return still(say(s, 'warn', 'notANumber', text.trim()));
  if (read.other !== undefined) {
    const believable = (n: number): boolean => indicator.range === undefined || (n >= indicator.range[0] && n <= indicator.range[1]);
    const ordered = believable(read.value) || !believable(read.other) ? [read.value, read.other] : [read.other, read.value];
    return still({
      ...s,
      over: { at: 'menu', menu: { m: 'point', values: [canonicalNumber(ordered[0]!), canonicalNumber(ordered[1]!)] }, cursor: undefined },
    });
  }
  return offerNumber(s, indicator, canonicalNumber(read.value), now);
}

/** A number that is certain now: refused where it has no score, asked about where it is not believable, else saved. */
export function offerNumber(s: Session, indicator: NumberIndicator, value: string, now: number): Outcome {
  const canonical = canonicalise(Number(value), indicator, { scale: s.model.instrument.scale, style: { comma: false } });
  if ('refused' in canonical) return still({ ...say(s, 'warn', 'mustBePositive'), over: undefined });
  const body: Body[] = [{ t: 'answer', id: indicator.id, value: canonical.value, via: 'typed' }];
  const [low, high] = indicator.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const unusual = Number(value) < low || Number(value) > high;
  if (unusual && entryOf(s.doc, indicator.id).value !== canonical.value)
    return still({ ...s, over: { at: 'menu', menu: { m: 'range', value, body }, cursor: undefined } });
  return answer({ ...s, over: undefined }, body, now);
}

/** A number as it is typed here, unit and per cent sign and all. */
export function readNumber(text: string, indicator: NumberIndicator, s: Session): { value: number; other: number | undefined } | undefined {
  const bare = text.trim();
  const read = readDecimal(bare);
  if (read !== undefined) return read;
  const withUnit = canonicalise(bare, indicator, { scale: s.model.instrument.scale, style: { comma: false } });
  return 'refused' in withUnit ? undefined : { value: Number(withUnit.value), other: undefined };
}
