import { reshapeWholePost } from '@/lib/api/reshape';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { deletePost } from '@/lib/posts/delete-post';
import { getPost } from '@/lib/posts/get-post';
import { updatePost } from '@/lib/posts/update-post';

type Params = { id: string };

export const GET = apiRoute<Params>(async ({ viewer, params }) => ({ post: reshapeWholePost(await getPost(viewer, params.id)) }));

export const PATCH = apiRoute<Params>(async ({ request, viewer, params }) => {
  const { title, body } = await readJsonObject(request);
  await updatePost(viewer, { id: params.id, title, body });
  return { post: reshapeWholePost(await getPost(viewer, params.id)) };
});

export const DELETE = apiRoute<Params>(async ({ viewer, params }) => deletePost(viewer, { id: params.id }));
