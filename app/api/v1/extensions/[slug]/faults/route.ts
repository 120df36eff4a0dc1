import { apiRoute, readJsonObject } from '@/lib/api/route';
import { getClientInfo } from '@/lib/auth/client-info';
import { reportExtensionFault } from '@/lib/extensions/report-fault';

export const POST = apiRoute<{ slug: string }>(async ({ request, params, viewer }) => {
  await reportExtensionFault(viewer, { ...(await readJsonObject(request)), slug: params.slug }, await getClientInfo());
});
