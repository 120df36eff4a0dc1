import { describe, expect, it, vi } from 'vitest';
import { AppError } from './errors';
import { log } from './log';
import { json, toErrorResponse } from './to-response';

describe('toErrorResponse', () => {
  it('answers status, code, message and fields', async () => {
    const response = toErrorResponse(new AppError('invalid_input', 'Give it a title.', { fields: { title: 'Give it a title.' } }));
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ error: { code: 'invalid_input', message: 'Give it a title.', fields: { title: 'Give it a title.' } } });
    expect(response.headers.get('retry-after')).toBeNull();
  });

  it('names fields as they stand in the JSON that came in', async () => {
    const response = toErrorResponse(new AppError('invalid_input', 'Choose a space.', { fields: { spaceId: 'Choose a space.', aLongName: 'x' } }));
    expect((await response.json()).error.fields).toEqual({ space_id: 'Choose a space.', a_long_name: 'x' });
  });

  it('says when a repeat can succeed', () => {
    const response = toErrorResponse(new AppError('rate_limited', 'Too often.', { retryAfter: 42 }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('42');
  });

  it.each([
    ['an unknown error', new Error('password=hunter2')],
    ['an internal error of ours', new AppError('internal', 'password=hunter2')],
    ['something that is no error', 'password=hunter2'],
  ])('shows an incident instead of %s, which goes to the log', async (_what, error) => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const response = toErrorResponse(error);
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toContain('hunter2');
    const { incident } = JSON.parse(body).error;
    expect(JSON.parse(body)).toEqual({ error: { code: 'internal', message: 'Something went wrong on our side.', incident: expect.stringMatching(/^[0-9a-f]{10}$/) } });
    expect(logged).toHaveBeenCalledExactlyOnceWith({ incident, err: error }, 'unexpected error');
  });
});

it('json is for one viewer, and keeps given headers', () => {
  const response = json({ a: 1 }, { status: 201, headers: { 'X-Kept': 'yes' } });
  expect(response.status).toBe(201);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('x-kept')).toBe('yes');
});
