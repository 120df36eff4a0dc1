import { describe, expect, it } from 'vitest';
import { defineExtension, HttpError, CallError, CapabilityError, reply } from '@nexus/sdk';
import { isExtension } from './define-extension';
import { isReply } from './reply';

/** What an author without TypeScript may hand over. */
const define = (definition: object) => () => defineExtension(definition);

describe('defineExtension', () => {
  it('names a part that does not exist, and those that do', () => {
    expect(define({ handleEvents() {} })).toThrow(
      'defineExtension: "handleEvents" is no part of a definition. Parts: routes, handleEvent, handleDigestSection, persistAttachment, onInstall, onUpdate, onUninstall, start, stop, healthCheck, validateSettings, jobs, workers, services, events, slots, admin',
    );
    expect(define({ admin: { method: {} } })).toThrow('defineExtension: "admin.method" is no part of a definition. Parts: describe, methods');
  });

  it.each([
    [{ routes: [] }, 'defineExtension: "routes" must be a function'],
    [{ jobs: [] }, 'defineExtension: "jobs" must be an object'],
    [{ jobs: { refresh: 1 } }, 'defineExtension: "jobs["refresh"]" must be a function'],
    [{ slots: { post_footer: '<b>' } }, 'defineExtension: "slots["post_footer"]" must be a function'],
    [{ services: { 'polls.results': { forPost: 1 } } }, 'defineExtension: "services["polls.results"]["forPost"]" must be a function'],
    [{ workers: [{ name: 'poller' }] }, 'defineExtension: "workers" must be a list of {name, start}'],
    [{ admin: { describe: {} } }, 'defineExtension: "admin.describe" must be a function'],
    [{ admin: { methods: { test: 1 } } }, 'defineExtension: "admin.methods["test"]" must be a function'],
  ])('refuses %j', (definition, message) => {
    expect(define(definition)).toThrow(message);
  });

  it('gives the same object, marked and frozen', () => {
    const definition = { start() {}, stop: undefined };
    const extension = defineExtension(definition);
    expect(extension).toBe(definition);
    expect(isExtension(extension)).toBe(true);
    expect(Object.isFrozen(extension)).toBe(true);
    expect(Object.keys(extension)).toEqual(['start', 'stop']);
    expect(isExtension({ start() {} })).toBe(false);
  });
});

describe('errors', () => {
  it('HttpError keeps status and detail, and refuses a status that is no error', () => {
    expect(new HttpError(409, 'closed')).toMatchObject({ name: 'HttpError', status: 409, detail: 'closed', message: 'closed' });
    expect(new HttpError(404)).toMatchObject({ detail: null, message: 'HTTP 404' });
    expect(() => new HttpError(200, 'fine')).toThrow('HttpError needs a status from 400 to 599 (got: 200)');
  });

  it('are known by instanceof across copies of this package', () => {
    const other = { [Symbol.for('nexus.sdk.http-error')]: true };
    expect(other instanceof HttpError).toBe(true);
    expect({ [Symbol.for('nexus.sdk.call-error')]: true } instanceof CallError).toBe(true);
    expect({ [Symbol.for('nexus.sdk.capability-error')]: true } instanceof CapabilityError).toBe(true);
    expect(new Error('x') instanceof HttpError).toBe(false);
  });

  it('CallError and CapabilityError carry their reasons', () => {
    expect(new CallError('taken', { name: 'DatabaseError', code: '23505' })).toMatchObject({ name: 'DatabaseError', code: '23505', message: 'taken' });
    expect(new CapabilityError('no', 'content:read').capability).toBe('content:read');
  });
});

describe('reply', () => {
  it('keeps status, body and headers in lower case', () => {
    const answer = reply(201, { id: 1 }, { 'Cache-Control': 'no-store' });
    expect(isReply(answer)).toBe(true);
    expect(answer).toMatchObject({ status: 201, body: { id: 1 }, headers: { 'cache-control': 'no-store' } });
  });

  it('refuses what is no status or no header', () => {
    expect(() => reply(42)).toThrow('reply needs a status from 200 to 599 (got: 42)');
    // @ts-expect-error a header is text
    expect(() => reply(200, null, { etag: 1 })).toThrow('reply: the header etag must be a string');
  });
});
