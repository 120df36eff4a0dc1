import { getViewer } from '@/lib/auth/get-viewer';
import { pageFromPath } from '@/lib/extensions/browser/page-ref';
import { listPageBundles } from '@/lib/extensions/registry/list-page-bundles';
import { PageBundles } from './page-bundles';

/** Once in each page of the site: the extensions that may show something at this path to this viewer. Draws nothing. */
export async function ExtensionsFor({ path }: { path: string }) {
  return <PageBundles bundles={await listPageBundles({ page: pageFromPath(path), viewer: await getViewer() })} />;
}
