import { expect, test } from '@jest/globals';
import { snakeKeys } from '../../src/text/json-keys.ts';

test('only the named keys change, at every depth; values and keys from outside stay', () => {
  const value = { proofOwed: 1, list: [{ proofOwed: null, myId: 'proofOwed' }], by: { myId: { proofOwed: 'x' } } };
  expect(snakeKeys(value, new Set(['proofOwed']))).toEqual({
    proof_owed: 1,
    list: [{ proof_owed: null, myId: 'proofOwed' }],
    by: { myId: { proof_owed: 'x' } },
  });
});
