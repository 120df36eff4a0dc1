import { apiRoute, readJsonObject } from '@/lib/api/route';
import { reportRegistrations } from '@/lib/extensions/report-registrations';

export const POST = apiRoute<{ slug: string }>(async ({ request, params, viewer }) => {
  await reportRegistrations(viewer, { ...(await readJsonObject(request)), slug: params.slug });
});
