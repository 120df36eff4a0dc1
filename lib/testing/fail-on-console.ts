import { format } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';

// A test that means to provoke a message replaces the spy with its own: vi.spyOn(console, 'warn').mockImplementation(…).
let stray: string[] = [];

beforeEach(() => {
  stray = [];
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => void stray.push(`console.${level}: ${format(...args)}`));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(stray, 'The test left messages on the console.').toEqual([]);
});
