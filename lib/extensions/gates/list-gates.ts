import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import { requireExtensionAdmin } from '../policy';
import { getManifest } from '../registry/find-manifest';
import { slugSchema } from '../schema';
import { readGates, type Gate } from './read-gates';

/**
 * The gates of an extension as admins set them.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function listGates(viewer: Viewer | null, input: unknown): Promise<Gate[]> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
  return readGates(slug, (await getManifest(slug)).manifest);
}
