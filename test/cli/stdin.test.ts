import { expect, test } from '@jest/globals';
import { readStdin } from '../../src/cli/inputs/stdin.ts';

/** A stdin that hands over these chunks, or throws these codes, one a read; then it is at its end. */
function stdin(...steps: readonly (string | { readonly code: string })[]): Parameters<typeof readStdin>[1] {
  const left = [...steps];
  return ((_fd: number, buffer: Buffer): number => {
    const step = left.shift();
    if (step === undefined) return 0;
    if (typeof step !== 'string') throw Object.assign(new Error(step.code), step);
    return buffer.write(step);
  }) as Parameters<typeof readStdin>[1];
}
const text = (bytes: Uint8Array | undefined): string | undefined => (bytes === undefined ? undefined : Buffer.from(bytes).toString());

test('a pipe that says "not yet" is waited for', () => {
  const slow = stdin({ code: 'EAGAIN' }, 'satu,', { code: 'EAGAIN' }, { code: 'EAGAIN' }, 'dua');
  expect(text(readStdin(100, slow))).toBe('satu,dua');
});
test.each([
  [[], ''],
  [[{ code: 'EOF' }], ''],
  [['a', { code: 'EOF' }], 'a'],
])('the end may come as nothing or as an error of Windows: %j', (steps, expected) => {
  expect(text(readStdin(100, stdin(...steps)))).toBe(expected);
});
test('more than the limit is not kept', () => expect(readStdin(5, stdin('abc', 'def'))).toBeUndefined());
test('anything else that goes wrong is told by whoever asked', () => {
  expect(() => readStdin(5, stdin({ code: 'EIO' }))).toThrow('EIO');
});
