import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { createPost } from '@/lib/posts/create-post';
import { getPost } from '@/lib/posts/get-post';
import { listPostSources } from '@/lib/posts/list-post-sources';
import { listPosts } from '@/lib/posts/list-posts';
import { listVisiblePostIds } from '@/lib/posts/list-visible-post-ids';
import { updatePost } from '@/lib/posts/update-post';
import { actAs } from './act-as';
import { DEFAULT_LIMIT, defineMember, idArg, optionsArg, orNull, pageShape, toPage } from './define-member';
import { reshapePost } from './reshape';

const MAX_ROW_ID = 2_147_483_647;
const textArg = z.string();

/** `nexus.posts.get(id)`: null where there is none, or it is hidden from the person. */
const get = defineMember({
  args: z.tuple([idArg]),
  capability: 'content:read',
  run: ({ viewer }, [id]) => orNull(readPost(viewer, id)),
});

/** `nexus.posts.list({space_id?, user_id?, limit?, cursor?})`: newest activity first. */
const list = defineMember({
  args: z.tuple([optionsArg({ ...pageShape, space_id: z.int().positive(), user_id: z.int().positive() })]),
  capability: 'content:read',
  run: async ({ viewer }, [options]) => {
    const { space_id: spaceId, user_id: userId, limit = DEFAULT_LIMIT, cursor } = options ?? {};
    const page = await listPosts(viewer, { spaceId, userId, limit, cursor });
    const sources = await listPostSources(viewer, page.items.map(({ id }) => id));
    // One that was deleted between the two reads is left out.
    const items = page.items.flatMap((summary) => {
      const source = sources.get(summary.id);
      return source ? [{ ...summary, ...source }] : [];
    });
    return toPage({ ...page, items }, reshapePost);
  },
});

/** `nexus.posts.canView(id)`: open to every extension, so that none has an excuse. */
const canView = defineMember({
  args: z.tuple([idArg]),
  run: async ({ viewer }, [id]) => id > 0 && id <= MAX_ROW_ID && (await listVisiblePostIds(viewer, [id])).length === 1,
});

/** `nexus.posts.create({space_id, title, body})`, by the person, else by the extension's own account. */
const create = defineMember({
  args: z.tuple([z.strictObject({ space_id: z.int().positive(), title: textArg, body: textArg })]),
  capability: 'content:write',
  run: async (call, [{ space_id: spaceId, title, body }]) => {
    const author = await actAs(call);
    return readPost(author, await createPost(author, { spaceId, title, body }));
  },
});

/** `nexus.posts.update(id, {title?, body?})`, under the same rule. */
const update = defineMember({
  args: z.tuple([idArg, z.strictObject({ title: textArg, body: textArg }).partial()]),
  capability: 'content:write',
  run: async (call, [id, changes]) => {
    const author = await actAs(call);
    const { title, body } = await getPost(author, id);
    await updatePost(author, { id, title, body, ...changes });
    return readPost(author, id);
  },
});

const readPost = async (viewer: Viewer | null, id: number) => reshapePost(await getPost(viewer, id));

/** Posts, as the person whose request is being answered may see and write them. */
export const postMembers = { 'posts.get': get, 'posts.list': list, 'posts.canView': canView, 'posts.create': create, 'posts.update': update };
