import { reshapePostSummary, reshapeWholePost } from '@/lib/api/reshape';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { createPost } from '@/lib/posts/create-post';
import { getPost } from '@/lib/posts/get-post';
import { listPosts } from '@/lib/posts/list-posts';
import { getSpace } from '@/lib/spaces/get-space';

export const GET = apiRoute(async ({ viewer, query: { space, cursor, limit } }) => {
  const spaceId = space === undefined ? undefined : (await getSpace(space)).id;
  const page = await listPosts(viewer, { spaceId, cursor, limit });
  return { posts: page.items.map(reshapePostSummary), next_cursor: page.nextCursor };
});

export const POST = apiRoute(async ({ request, viewer }) => {
  const { space_id: spaceId, title, body, attachments } = await readJsonObject(request);
  const id = await createPost(viewer, { spaceId, title, body, attachments });
  return { post: reshapeWholePost(await getPost(viewer, id)) };
}, { status: 201 });
