import type { Viewer } from '@/lib/auth/viewer';
import type { PageBundle } from '../browser/page-bundle';
import type { ActiveExtension } from './active-extensions';
import { needsBundle } from './bundle-pages';
import { declaredSurfaces, undeclaredAllowed } from './declared-surfaces';
import type { PageRef } from '../browser/page-ref';
import { digest16, type BundleFile } from './read-bundle-file';
import { listShownExtensions } from './shown-extensions';

export interface ListPageBundlesInput {
  page: PageRef;
  viewer: Viewer | null;
}

/**
 * The bundles that a page loads for a viewer, in the order in which they run.
 * @example const bundles = await listPageBundles({ page: { kind: 'post', path: '/post/12' }, viewer });
 */
export async function listPageBundles({ page, viewer }: ListPageBundlesInput): Promise<PageBundle[]> {
  const bundles: PageBundle[] = [];
  for (const extension of await listShownExtensions(viewer)) {
    if (extension.bundle && needsBundle({ manifest: extension.manifest, page, viewer })) bundles.push(toPageBundle(extension, extension.bundle));
  }
  return bundles;
}

function toPageBundle({ slug, name, version, digest, manifest, switchedOff }: ActiveExtension, bundle: BundleFile): PageBundle {
  return {
    slug,
    name,
    version,
    digest16: digest16(digest),
    ...bundle,
    declared: declaredSurfaces(manifest),
    undeclaredAllowed: undeclaredAllowed(manifest),
    switchedOff,
  };
}
