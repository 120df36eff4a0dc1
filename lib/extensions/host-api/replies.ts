import { z } from 'zod';
import { createReply } from '@/lib/replies/create-reply';
import { getReply } from '@/lib/replies/get-reply';
import { listReplies } from '@/lib/replies/list-replies';
import { listReplyBodies } from '@/lib/replies/list-reply-bodies';
import { updateReply } from '@/lib/replies/update-reply';
import { actAs } from './act-as';
import { DEFAULT_LIMIT, defineMember, idArg, orNull, pageShape, toPage } from './define-member';
import { reshapeReply } from './reshape';

/** `nexus.replies.get(id)`: null where there is none, or it is hidden from the person. */
const get = defineMember({
  args: z.tuple([idArg]),
  capability: 'content:read',
  run: ({ viewer }, [id]) => orNull(getReply(viewer, id).then(reshapeReply)),
});

/** `nexus.replies.list({post_id, limit?, cursor?})`: oldest first; a hidden post has none. */
const list = defineMember({
  args: z.tuple([z.strictObject({ ...pageShape, post_id: z.int().positive() }).partial({ limit: true, cursor: true })]),
  capability: 'content:read',
  run: async ({ viewer }, [{ post_id: postId, limit = DEFAULT_LIMIT, cursor }]) => {
    const page = await listReplies(viewer, { postId, limit, cursor });
    const bodies = await listReplyBodies(viewer, page.items.map(({ id }) => id));
    // One that was deleted between the two reads is left out.
    const items = page.items.flatMap((reply) => {
      const body = bodies.get(reply.id);
      return body === undefined ? [] : [{ ...reply, body }];
    });
    return toPage({ ...page, items }, reshapeReply);
  },
});

/** `nexus.replies.create({post_id, body})`, by the person, else by the extension's own account. */
const create = defineMember({
  args: z.tuple([z.strictObject({ post_id: z.int().positive(), body: z.string() })]),
  capability: 'content:write',
  run: async (call, [{ post_id: postId, body }]) => {
    const author = await actAs(call);
    return reshapeReply(await getReply(author, await createReply(author, { postId, body })));
  },
});

/** `nexus.replies.update(id, {body})`, under the same rule. */
const update = defineMember({
  args: z.tuple([idArg, z.strictObject({ body: z.string() })]),
  capability: 'content:write',
  run: async (call, [id, { body }]) => {
    const author = await actAs(call);
    await updateReply(author, { id, body });
    return reshapeReply(await getReply(author, id));
  },
});

/** Replies, under the same rules as posts. */
export const replyMembers = { 'replies.get': get, 'replies.list': list, 'replies.create': create, 'replies.update': update };
