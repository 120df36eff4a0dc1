import { expect, it } from 'vitest';
import { checkBody } from './check-body';

const formWith = (body: string) => {
  const form = new FormData();
  form.set('body', body);
  return form;
};

it('refuses what is too long before it travels, with the server\'s words', () => {
  const message = 'The text is 32,769 bytes long; at most 32,768 fit. Shorten it or split it in two.';
  expect(checkBody(formWith('x'.repeat(32_769)))).toEqual({ ok: false, message, fields: { body: message } });
});

it('lets the rest be judged by the server', () => {
  expect(checkBody(new FormData())).toBeUndefined();
  expect(checkBody(formWith('x'.repeat(32_768)))).toBeUndefined();
  // The server stores one character for the two that a browser sends.
  expect(checkBody(formWith('\r\n'.repeat(32_768)))).toBeUndefined();
});
