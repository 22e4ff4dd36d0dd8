/** What becomes of a unit that both, or one of them, have. */
export type Outcome = 'same' | 'add' | 'take' | 'keep' | 'conflict';

/** Versions of a unit that a machine once had. */
export type Seen = ReadonlySet<string>;

/**
 * Which of two versions is the newer one, by who has seen what: a version that the other side once had is older than what the other
 * side has now. Where neither has seen the other's version both were changed, and no machine may decide.
 * @param here, there fingerprints; undefined where the unit does not exist on that side
 */
export function decide(here: string | undefined, there: string | undefined, seenHere: Seen, seenThere: Seen): Outcome {
  if (here === there) return 'same';
  // What is missing there is not taken away here: a bundle brings, it does not delete.
  if (there === undefined) return 'keep';
  // Taken away here on purpose, after it had come or gone.
  if (here === undefined) return seenHere.has(there) ? 'keep' : 'add';
  const [hereIsOld, thereIsOld] = [seenThere.has(here), seenHere.has(there)];
  if (hereIsOld === thereIsOld) return 'conflict';
  return hereIsOld ? 'take' : 'keep';
}
