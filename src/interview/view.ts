import { compose, type Dims, row, type View } from './canvas.ts';
import { wordsOf } from './describe.ts';
import type { Session } from './session.ts';
import { viewEvidence, viewLine, viewMenu, viewVerdicts } from './view-entry.ts';
import { viewGuide } from './view-guide.ts';
import { viewHands } from './view-hands.ts';
import { viewList, viewSections } from './view-lists.ts';
import { viewQuestion } from './view-question.ts';
import { viewSummary } from './view-summary.ts';

export type { Dims, View } from './canvas.ts';

/** What the screen shows: a function of the session and the size of the terminal, and of nothing else. */
export function view(s: Session, dims: Dims): View {
  if (s.model.items.length === 0) return compose([row(wordsOf(s).nothingAsked)], [row(wordsOf(s).h.quit)], dims);
  const { over } = s;
  switch (over?.at) {
    case undefined:
      return viewQuestion(s, dims);
    case 'line':
      return viewLine(s, over, dims);
    case 'menu':
      return viewMenu(s, over, dims);
    case 'hands':
      return viewHands(s, over, dims);
    case 'evidence':
      return viewEvidence(s, over, dims);
    case 'verdicts':
      return viewVerdicts(s, over, dims);
    case 'list':
      return viewList(s, over, dims);
    case 'sections':
      return viewSections(s, over, dims);
    case 'guide':
      return viewGuide(s, over, dims);
    case 'summary':
      return viewSummary(s, over, dims);
  }
}
