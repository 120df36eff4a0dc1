import { describe, expect, it, vi } from 'vitest';
import { AppError } from './errors';
import { log } from './log';
import { formValues, toActionState } from './to-action-state';

const typed = { title: 'A title', body: 'A body' };

describe('toActionState', () => {
  it('gives back the message, the fields and everything typed', () => {
    const error = new AppError('invalid_input', 'Choose a space.', { fields: { spaceId: 'Choose a space.' } });
    expect(toActionState(error, typed)).toEqual({ ok: false, message: 'Choose a space.', fields: { spaceId: 'Choose a space.' }, values: typed });
  });

  it.each([new Error('SELECT secret'), new AppError('internal', 'SELECT secret')])('shows an incident instead of %s, and keeps what was typed', (error) => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const state = toActionState(error, typed);
    expect(state).toEqual({
      ok: false,
      message: `Something went wrong on our side. Try again; if it stays, quote incident ${state.incident}.`,
      values: typed,
      incident: expect.stringMatching(/^[0-9a-f]{10}$/),
    });
    expect(logged).toHaveBeenCalledExactlyOnceWith({ incident: state.incident, err: error }, 'unexpected error');
  });

  it.each(['NEXT_REDIRECT;push;/;303;', 'NEXT_HTTP_ERROR_FALLBACK;404'])('lets Next\'s %s pass', (digest) => {
    const navigation = Object.assign(new Error('navigation'), { digest });
    expect(() => toActionState(navigation, typed)).toThrow(navigation);
  });
});

describe('formValues', () => {
  it('reads the named text fields; what is missing or a file is empty', () => {
    const form = new FormData();
    form.set('title', 'A title');
    form.set('password', 'not asked for');
    form.set('body', new File(['x'], 'x.txt'));
    expect(formValues(form, ['title', 'body', 'spaceId'])).toEqual({ title: 'A title', body: '', spaceId: '' });
  });

  it('undoes the line breaks that browsers send', () => {
    const form = new FormData();
    form.set('body', 'one\r\ntwo\nthree');
    expect(formValues(form, ['body'])).toEqual({ body: 'one\ntwo\nthree' });
  });
});
