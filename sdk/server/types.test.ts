import { expect, expectTypeOf, it } from 'vitest';
import { defineExtension, HttpError, reply, z } from '@nexus/sdk';
import type {
  Envelope, ExtensionRequest, ForumEvent, ForumEventPayloads, Json, Nexus, PathParams, Post, QueryResult, QueryValues, Router, Viewer,
} from '@nexus/sdk';

// Read by the compiler (npm run check), not run: each function holds what authors may write and what the types refuse.

function routes(router: Router): void {
  router.get('/polls/:postId/options/:optionId', (req) => {
    expectTypeOf(req.params).toEqualTypeOf<{ readonly postId: string; readonly optionId: string }>();
    expectTypeOf(req.query).toEqualTypeOf<QueryValues>();
    expectTypeOf(req.body).toEqualTypeOf<unknown>();
    expectTypeOf(req.user).toEqualTypeOf<Viewer | null>();
    expectTypeOf(req.signal).toEqualTypeOf<AbortSignal>();
    // @ts-expect-error the path has no such part
    return req.params.id;
  });
  router.post(
    '/polls/:id/vote',
    {
      params: z.object({ id: z.coerce.number().int() }),
      query: z.object({ preview: z.stringbool().default(false) }),
      body: z.object({ options: z.array(z.number()) }),
      response: z.object({ total: z.number() }),
    },
    async (req) => {
      expectTypeOf(req.params).toEqualTypeOf<{ id: number }>();
      expectTypeOf(req.query).toEqualTypeOf<{ preview: boolean }>();
      expectTypeOf(req.body).toEqualTypeOf<{ options: number[] }>();
      return req.query.preview ? { total: req.body.options.length } : reply(202, { total: 0 });
    },
  );
  // @ts-expect-error the answer lacks what the schema asks for
  router.put('/polls', { response: z.object({ total: z.number() }) }, () => ({ sum: 1 }));
  // @ts-expect-error a guest is null
  router.delete('/polls/:id', (req) => req.user.id);
  router.patch('/polls/:id', () => {
    throw new HttpError(409, 'closed');
  });
}

async function useNexus(nexus: Nexus<{ max_options: number }>): Promise<void> {
  expectTypeOf(await nexus.db.query<{ id: number }>('SELECT 1')).toEqualTypeOf<QueryResult<{ id: number }>>();
  expectTypeOf(await nexus.db.transaction(async (tx) => (await tx.query('SELECT 1')).rowCount)).toEqualTypeOf<number>();
  expectTypeOf(await nexus.settings.get()).toEqualTypeOf<{ max_options: number }>();
  expectTypeOf(await nexus.settings.get('max_options')).toEqualTypeOf<number>();
  // @ts-expect-error no such setting
  await nexus.settings.set({ most_options: 3 });
  expectTypeOf(await nexus.posts.get(1)).toEqualTypeOf<Post | null>();
  expectTypeOf(await nexus.kv.get<number>('a')).toEqualTypeOf<number | null>();
  // @ts-expect-error JSON holds no bigint
  await nexus.kv.set('a', 1n);
  expectTypeOf(await nexus.permissions.check('can_vote', null)).toEqualTypeOf<boolean>();
  // @ts-expect-error it cannot be replaced
  nexus.self = { slug: '', name: '', version: '', startedAt: '' };
}

const definition = () =>
  defineExtension<{ max_options: number }>({
    routes,
    async handleEvent(event, payload, settings, nexus, envelope) {
      expectTypeOf(event).toEqualTypeOf<ForumEvent>();
      if (event === 'post_deleted') expectTypeOf(payload.post_id).toEqualTypeOf<number>();
      if (event === 'report_resolved') expectTypeOf(payload.status).toEqualTypeOf<'reviewed' | 'dismissed' | 'actioned'>();
      if (event === 'user_login') expectTypeOf(payload).toEqualTypeOf<{ user_id: number }>();
      if (event === 'reaction_added' && payload.reply_id !== null) expectTypeOf(payload.post_id).toEqualTypeOf<null>();
      expectTypeOf(settings).toEqualTypeOf<{ max_options: number }>();
      expectTypeOf(envelope).toEqualTypeOf<Envelope>();
      await useNexus(nexus);
    },
    persistAttachment: async (entity, entityId, attachment) => {
      expectTypeOf(entity).toEqualTypeOf<'post' | 'reply' | 'user'>();
      expectTypeOf(entityId).toEqualTypeOf<number>();
      expectTypeOf(attachment.data).toEqualTypeOf<Json>();
    },
    onInstall: () => ({ error: 'no' }),
    onUpdate: async (from, to, nexus) => {
      expectTypeOf(from).toEqualTypeOf(to);
      await helpWith(nexus);
    },
    healthCheck: () => ({ healthy: true, timestamp: '2026-01-02T03:04:05Z', components: { store: { status: 'degraded', rows: 3 } }, metrics: { rows: 3 } }),
    validateSettings: async ({ max_options: most }) => (most > 3 ? { max_options: 'At most 3.' } : {}),
    slots: {
      post_footer: ({ post_id }, viewer) => (viewer ? `<p>${post_id.toFixed()}</p>` : null),
      profile_sidebar: async ({ username }) => username,
    },
    services: { 'polls.results': { forPost: async (postId: number) => postId } },
    events: { 'quiz.finished': (payload) => expectTypeOf(payload).toEqualTypeOf<Json>() },
    workers: [{ name: 'poller', start: async (_nexus, signal) => signal.throwIfAborted() }],
    admin: { methods: { smtp_test: ({ values }) => ({ message: String(values['host']) }) } },
  });

// An interface, as most people write them: it has no index signature.
interface Row {
  id: number;
}

/** Of no particular extension: it takes the nexus of each. */
async function helpWith(nexus: Nexus): Promise<void> {
  const { rows } = await nexus.db.query<Row>('SELECT $1::json', [{ id: 1 } satisfies Row]);
  await nexus.kv.set('rows', rows);
  expectTypeOf(await nexus.kv.get<Row>('row')).toEqualTypeOf<Row | null>();
  await nexus.live.publish('rows', rows[0] ?? null);
  expectTypeOf(await nexus.settings.get('anything')).toEqualTypeOf<Json | undefined>();
}

/** Each part may name fewer parameters than it is given, in either way to write it. */
const shorterParts = () => [
  defineExtension({ routes() {}, persistAttachment() {}, onInstall() {}, onUpdate() {}, onUninstall() {}, start() {}, stop() {}, healthCheck: () => ({ healthy: true }), validateSettings: () => ({}) }),
  defineExtension({
    routes: (router) => router.get('/', () => 1),
    persistAttachment: async (entity) => entity === 'post',
    handleDigestSection: () => null,
    onUpdate: async (from) => (from === '1.0.0' ? { error: 'too old' } : undefined),
    stop: async () => undefined,
    slots: { post_footer: () => '<p></p>' },
    jobs: { sweep: () => undefined },
    workers: [{ name: 'poller', start: async () => undefined }],
    admin: { describe: () => null, methods: { test: () => null } },
  }),
  defineExtension<{ word: string }>({ onInstall: async ({ word }, nexus) => nexus.log.info(word), start: (nexus) => helpWith(nexus) }),
];

const shorterHandlers = () => [
  defineExtension({ handleEvent: () => null }),
  defineExtension({ handleEvent: (event) => expectTypeOf(event).toEqualTypeOf<ForumEvent>() }),
  defineExtension({
    async handleEvent(event, payload) {
      if (event === 'reply_created') expectTypeOf(payload.reply_id).toEqualTypeOf<number>();
    },
  }),
  defineExtension({ handleEvent: async (event, payload, settings) => event === 'user_login' && [payload.user_id.toFixed(), settings['key']] }),
  defineExtension({
    async handleEvent(event, payload, _settings, nexus) {
      if (event === 'post_deleted') await nexus.kv.delete(`poll:${payload.post_id.toFixed()}`);
      // @ts-expect-error not every event belongs to a post
      nexus.log.info(payload.post_id);
    },
  }),
];

const mistakes = () => [
  // @ts-expect-error no part of a definition
  defineExtension({ handleEvents() {} }),
  // @ts-expect-error the composer's slot has no HTML of the server
  defineExtension({ slots: { compose_attachments: () => '' } }),
  // @ts-expect-error an install fails by {error}
  defineExtension({ onInstall: () => ({ failed: true }) }),
];

it('reads the names in a pattern', () => {
  expectTypeOf<PathParams<'/a/:b/c/:d'>>().toEqualTypeOf<'b' | 'd'>();
  expectTypeOf<PathParams<'/'>>().toEqualTypeOf<never>();
  expectTypeOf<ForumEventPayloads['post_created']>().toMatchObjectType<{ user_id: number; post_id: number }>();
  expectTypeOf<ExtensionRequest['params']>().toEqualTypeOf<Record<string, string>>();
  expect([definition, shorterHandlers, shorterParts, mistakes]).toHaveLength(4);
});
