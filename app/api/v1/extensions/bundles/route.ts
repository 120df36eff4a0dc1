import { apiRoute } from '@/lib/api/route';
import { listOpenPageBundles } from '@/lib/extensions/list-open-page-bundles';

/** The bundles that an open page should be showing now. */
export const GET = apiRoute(async ({ query, viewer }) => ({ bundles: await listOpenPageBundles(viewer, { page: query.page }) }));
