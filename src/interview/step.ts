import { LANGS } from '../text/lang.ts';
import { type Command, type Outcome, type Session, say } from './session.ts';
import { stepHands } from './step-hands.ts';
import { stepLine } from './step-line.ts';
import { stepMenu } from './step-menu.ts';
import { stepQuestion } from './step-question.ts';
import { stepEvidence, stepGuide, stepList, stepSections, stepSummary, stepVerdicts } from './step-screens.ts';

/** Nothing is saved sooner than this after a question came up: keys that were meant for the last one, or a paste. */
const SETTLE_MS = 150;
/** Nor sooner than this after the choice moved: nobody types a digit and Enter that fast, a paste does. */
const BURST_MS = 15;

/** One step of the interview. Pure: facts come out, the shell makes them durable, and only then is the new session shown. */
export function step(s: Session, command: Command, now: number): Outcome {
  const quiet: Session = s.toast === undefined ? s : { ...s, toast: undefined };
  if (command.c === 'lang' && s.over?.at !== 'line') return still({ ...quiet, lang: LANGS[(LANGS.indexOf(s.lang) + 1) % LANGS.length]! });
  if (tooFast(s, command, now)) return still(say(quiet, 'warn', 'tooFast'));
  if (command.c === 'paste' && !takesText(quiet)) return still(say(quiet, 'warn', 'pasteIgnored'));
  switch (quiet.over?.at) {
    case undefined:
      return stepQuestion(quiet, command, now);
    case 'line':
      return stepLine(quiet, quiet.over, command, now);
    case 'menu':
      return stepMenu(quiet, quiet.over, command, now);
    case 'hands':
      return stepHands(quiet, quiet.over, command, now);
    case 'evidence':
      return stepEvidence(quiet, quiet.over, command, now);
    case 'verdicts':
      return stepVerdicts(quiet, quiet.over, command, now);
    case 'list':
      return stepList(quiet, quiet.over, command, now);
    case 'sections':
      return stepSections(quiet, quiet.over, command, now);
    case 'guide':
      return stepGuide(quiet, quiet.over, command);
    case 'summary':
      return stepSummary(quiet, quiet.over, command, now);
  }
}

const still = (session: Session): Outcome => ({ session, facts: [] });

function takesText(s: Session): boolean {
  if (s.over?.at === 'line') return true;
  return s.over?.at === 'list' && s.over.searching;
}

/** Whether a key that would save something, or lead on, came too soon to be meant. */
function tooFast(s: Session, command: Command, now: number): boolean {
  if (!s.guard || now < s.shownAt) return false;
  const saves =
    command.c === 'confirm' ||
    command.c === 'keep' ||
    command.c === 'unknown' ||
    command.c === 'refused' ||
    command.c === 'skip' ||
    (command.c === 'digit' && s.fast);
  if (!saves) return false;
  // A key that bounced must not leave a summary unread either, nor close the interview.
  if (s.over?.at === 'summary') return now - s.shownAt < SETTLE_MS;
  if (s.over !== undefined && s.over.at !== 'hands') return false;
  return now - s.shownAt < SETTLE_MS || (command.c === 'confirm' && now - s.pick.at < BURST_MS);
}
