import { reshapeReply } from '@/lib/api/reshape';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { deleteReply } from '@/lib/replies/delete-reply';
import { getReply } from '@/lib/replies/get-reply';
import { updateReply } from '@/lib/replies/update-reply';

type Params = { id: string };

export const GET = apiRoute<Params>(async ({ viewer, params }) => ({ reply: reshapeReply(await getReply(viewer, params.id)) }));

export const PATCH = apiRoute<Params>(async ({ request, viewer, params }) => {
  const { body } = await readJsonObject(request);
  await updateReply(viewer, { id: params.id, body });
  return { reply: reshapeReply(await getReply(viewer, params.id)) };
});

export const DELETE = apiRoute<Params>(async ({ viewer, params }) => {
  await deleteReply(viewer, { id: params.id });
});
