import { defineExtension, HttpError, z, type Nexus, type Viewer } from '@nexus/sdk';

interface Settings {
  word: string;
}

const ofPost = z.object({ postId: z.coerce.number().int().positive() });
const thanksInput = z.object({ thanked: z.boolean() });
const thanksView = z.object({ count: z.number(), thanked: z.boolean(), can_thank: z.boolean(), word: z.string() });

export const MyExtension = defineExtension<Settings>({
  routes(router, nexus) {
    router.get('/posts/:postId/thanks', { params: ofPost, response: thanksView }, ({ params, user }) => readThanks(nexus, params.postId, user));

    router.put('/posts/:postId/thanks', { params: ofPost, body: thanksInput, response: thanksView }, async ({ params, body, user }) => {
      await nexus.permissions.require('can_thank', user);
      if (!user) throw new HttpError(401, 'Log in to say thanks.');
      await requirePost(nexus, params.postId);
      const sql = body.thanked ? 'INSERT INTO thanks (post_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING' : 'DELETE FROM thanks WHERE post_id = $1 AND user_id = $2';
      await nexus.db.query(sql, [params.postId, user.id]);
      // A hint, not the figure: everybody may listen, and each page asks again for what its reader may see.
      await nexus.live.publish(`post:${params.postId}`, null);
      return readThanks(nexus, params.postId, user);
    });
  },

  async handleEvent(event, payload, _settings, nexus) {
    if (event === 'post_deleted') await nexus.db.query('DELETE FROM thanks WHERE post_id = $1', [payload.post_id]);
  },
});

async function readThanks(nexus: Nexus<Settings>, postId: number, user: Viewer | null): Promise<z.output<typeof thanksView>> {
  await requirePost(nexus, postId);
  const { rows } = await nexus.db.query<{ count: number; thanked: boolean }>(
    'SELECT count(*)::int AS count, coalesce(bool_or(user_id = $2), false) AS thanked FROM thanks WHERE post_id = $1',
    [postId, user?.id ?? null],
  );
  const { count, thanked } = rows[0] ?? { count: 0, thanked: false };
  return { count, thanked, can_thank: user !== null && (await nexus.permissions.check('can_thank', user)), word: await nexus.settings.get('word') };
}

/** What belongs to a hidden post is hidden with it. */
async function requirePost(nexus: Nexus<Settings>, postId: number): Promise<void> {
  if (!(await nexus.posts.canView(postId))) throw new HttpError(404, 'There is no such post.');
}
