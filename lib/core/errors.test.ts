import { describe, expect, it, vi } from 'vitest';
import { AppError, isAppError, notFound } from './errors';

describe('AppError', () => {
  it('carries code, status, message, fields, wait and cause', () => {
    const cause = new Error('below');
    const error = new AppError('rate_limited', 'Too often.', { fields: { login: 'Wait.' }, retryAfter: 7, cause });
    expect(error).toMatchObject({ code: 'rate_limited', status: 429, message: 'Too often.', fields: { login: 'Wait.' }, retryAfter: 7, cause });
  });

  it('has no cause of its own making', () => {
    expect(Object.hasOwn(new AppError('conflict', 'Taken.'), 'cause')).toBe(false);
  });

  it('names what was not found', () => {
    expect(notFound('That post')).toMatchObject({ code: 'not_found', status: 404, message: 'That post was not found.' });
  });
});

describe('isAppError', () => {
  it.each([null, undefined, 'not_found', new Error('no'), { code: 'not_found' }])('is false for %j', (value) => {
    expect(isAppError(value)).toBe(false);
  });

  it('knows an error of another copy of the module', async () => {
    vi.resetModules();
    const copy = await import('./errors');
    const error = new copy.AppError('gone', 'Gone.');
    expect(error).not.toBeInstanceOf(AppError);
    expect(isAppError(error)).toBe(true);
  });
});
