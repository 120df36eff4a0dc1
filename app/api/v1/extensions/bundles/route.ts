import { apiRoute } from '@/lib/api/route';
import { listOpenPageBundles } from '@/lib/extensions/list-open-page-bundles';
import { listRenderedSlots } from '@/lib/extensions/registry/list-rendered-slots';

/** What extensions should be showing now on an open page. */
export const GET = apiRoute(async ({ query, viewer }) => ({ bundles: await listOpenPageBundles(viewer, { page: query.page }), rendered_slots: await listRenderedSlots(viewer) }));
