import semver from 'semver';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { holdVersion, pinVersion } from './choose-version';

const isOn = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], { error: 'Expected true or false.' });
const pinSchema = z.object({ slug: slugSchema, pinned: isOn });
const holdSchema = z.object({ slug: slugSchema, version: z.string().max(100).refine((version) => version === '' || semver.valid(version) !== null, 'Expected a version such as 1.2.3, or nothing.') });

/**
 * Pins an extension to the version that runs, so that updates are neither offered nor installed; or lets it go.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict where no version runs
 */
export async function setPinned(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, pinned } = parseInput(pinSchema, input);
  const { id: actorId } = requireExtensionAdmin(viewer);
  await pinVersion({ slug, pinned, actorId });
}

/**
 * Holds one version back: it is not offered again, a newer one is. An empty version offers everything again.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function setHeld(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, version } = parseInput(holdSchema, input);
  const { id: actorId } = requireExtensionAdmin(viewer);
  await holdVersion({ slug, version: version || null, actorId });
}
