import { expect, test } from 'vitest';
import { processState } from '@/lib/core/process-state';
import { useTestDatabase } from '@/lib/testing/database';
import { installManifest } from '../testing';
import { listActiveExtensions } from './active-extensions';

useTestDatabase();

test('of an extension that is updated again and again, only the version that runs is remembered', async () => {
  for (let version = 0; version < 5; version += 1) {
    const { digest } = await installManifest({ slug: 'restless' });
    expect((await listActiveExtensions()).map((extension) => extension.digest)).toEqual([digest]);
  }
  const { loaded } = processState<{ loaded: Map<string, unknown> }>('extensions.active', () => expect.unreachable());
  expect(loaded.size).toBe(1);
});
