import { expect, test } from '@jest/globals';
import { jsonText } from '../../src/text/json.ts';

test.each(['\u001b[31m', '\u009b31m', '\u007f', '\u202eevil\u2069', '\u2028', '\ufeff', 'baris\nkedua\t', 'é 🙂 "'])(
  '%j is the same to a program, and nothing to a terminal',
  (text) => {
    const made = jsonText({ [text]: [text] }, 2);
    expect(JSON.parse(made)).toEqual({ [text]: [text] });
    expect(made).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u202a-\u202e\u2066-\u2069\ufeff]/);
  },
);
