import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import type { PageBundle } from './browser/page-bundle';
import { pageFromPath } from './browser/page-ref';
import { listPageBundles } from './registry/list-page-bundles';

const pageSchema = z.object({ page: z.string({ error: 'Give the path of a page, such as /post/12.' }).max(2000).regex(/^\/(?!\/)/, 'Expected a path that begins with one slash.') });

/**
 * The bundles of a page that is open already, by its path.
 * @throws AppError invalid_input
 */
export async function listOpenPageBundles(viewer: Viewer | null, input: unknown): Promise<PageBundle[]> {
  const { page } = parseInput(pageSchema, input);
  return listPageBundles({ page: pageFromPath(new URL(page, 'http://forum.invalid').pathname), viewer });
}
