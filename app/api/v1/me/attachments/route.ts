import { apiRoute, readJsonObject } from '@/lib/api/route';
import { attachToUser } from '@/lib/attachments/attach-to-user';

/** What `Nexus.attachToUser` sends. */
export const POST = apiRoute(async ({ request, viewer }) => {
  const { kind, data } = await readJsonObject(request);
  return { attachment: await attachToUser(viewer, { kind, data }) };
}, { status: 201 });
