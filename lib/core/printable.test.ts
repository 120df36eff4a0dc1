import { expect, it } from 'vitest';
import { toPrintable } from './printable';

it.each([
  ['plain text,\nits lines\tand é 😀', 'plain text,\nits lines\tand é 😀'],
  ['two\r\nlines', 'two\nlines'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;another title\u0007\u001b[2Jcleared', '\\u{1b}]0;another title\\u{7}\\u{1b}[2Jcleared'],
  ['a\0b\u0007\u009b31m\u007f', 'a\\u{0}b\\u{7}\\u{9b}31m\\u{7f}'],
  ['over\rwritten', 'over\\u{d}written'],
  ['\u202egpj.exe\u2066\u2028', '\\u{202e}gpj.exe\\u{2066}\\u{2028}'],
  ['half \ud83d', 'half \ufffd'],
])('%j becomes %j', (text, printable) => {
  expect(toPrintable(text)).toBe(printable);
});
