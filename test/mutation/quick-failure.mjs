import fc from 'fast-check';

// Whoever asks only whether a property fails has no use for its smallest counterexample, which takes a hundred times as long.
fc.configureGlobal({ endOnFailure: true });
