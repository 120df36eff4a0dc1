import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { listDependents } from '../install/require-dependencies';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { countData, type DataCount } from './count-data';
import { findRemovalTarget } from './removal-row';

/** What a removal would take, and what stands in its way. */
export interface RemovalView {
  counts: DataCount[];
  /** Names of the extensions that are switched on and cannot do without it. */
  dependents: string[];
}

/**
 * What an admin has to know before an extension is removed.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function getRemoval(viewer: Viewer | null, input: unknown): Promise<RemovalView> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
  if (!(await findRemovalTarget(slug))) throw notFound('That extension');
  const [counts, dependents] = await Promise.all([countData(slug), listDependents(slug)]);
  return { counts, dependents };
}
