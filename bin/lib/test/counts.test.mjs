import { describe, expect, it } from 'vitest';
import { readPlaywrightCounts, readVitestCounts } from './counts.mjs';

const vitest = (over = {}) => ({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...over });
const playwright = (stats = {}, errors = []) => ({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('readVitestCounts', () => {
  it('counts what passed, failed and was skipped', () => {
    expect(readVitestCounts(vitest({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    expect(readVitestCounts(vitest({ testResults: [{ status: 'failed', assertionResults: [] }] }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('has a failure whenever the run ended badly', () => {
    expect(readVitestCounts(vitest(), 1)).toMatchObject({ failed: 1 });
    expect(readVitestCounts(null, 0)).toMatchObject({ failed: 1 });
  });
});

describe('readPlaywrightCounts', () => {
  it('counts a test that passed only at the second try as failed', () => {
    expect(readPlaywrightCounts(playwright({ unexpected: 1, flaky: 1, skipped: 3 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('has a failure whenever the run ended badly', () => {
    expect(readPlaywrightCounts(playwright({}, [{ message: 'no forum' }]), 1)).toMatchObject({ failed: 1 });
    expect(readPlaywrightCounts(playwright(), 1)).toMatchObject({ failed: 1 });
    expect(readPlaywrightCounts(null, 0)).toMatchObject({ failed: 1 });
  });
});
