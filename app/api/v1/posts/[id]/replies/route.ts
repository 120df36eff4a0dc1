import { reshapeReply } from '@/lib/api/reshape';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { createReply } from '@/lib/replies/create-reply';
import { getReply } from '@/lib/replies/get-reply';
import { listReplies } from '@/lib/replies/list-replies';

type Params = { id: string };

export const GET = apiRoute<Params>(async ({ viewer, params, query: { cursor, around, limit } }) => {
  const page = await listReplies(viewer, { postId: params.id, cursor, around, limit });
  return { replies: page.items.map(reshapeReply), next_cursor: page.nextCursor };
});

export const POST = apiRoute<Params>(async ({ request, viewer, params }) => {
  const { body, attachments } = await readJsonObject(request);
  const id = await createReply(viewer, { postId: params.id, body, attachments });
  return { reply: reshapeReply(await getReply(viewer, id)) };
}, { status: 201 });
