import type { Viewer } from '@/lib/auth/viewer';
import { parseLiveTopic } from '@/lib/extensions/live-topic';
import { listActiveExtensions } from '@/lib/extensions/registry/active-extensions';
import { listVisiblePostIds } from '@/lib/posts/list-visible-post-ids';

export const MAX_TOPICS = 50;

const PUBLIC_TOPICS = new Set(['feed', 'extensions']);
const POST_TOPIC = /^post:([1-9]\d{0,8})$/;

/** The topics of a request that this viewer may hear; the others are dropped without a word. */
export async function allowedTopics(viewer: Viewer | null, requested: string[]): Promise<string[]> {
  const unique = [...new Set(requested)].slice(0, MAX_TOPICS);
  const postIds = unique.flatMap((topic) => Number(POST_TOPIC.exec(topic)?.[1] ?? 0) || []);
  const visible = await listVisiblePostIds(viewer, postIds);
  return [...unique.filter((topic) => PUBLIC_TOPICS.has(topic)), ...visible.map((id) => `post:${id}`), ...(await ofActiveExtensions(unique))];
}

/** Who hears a message is decided with each one; a topic of an extension that is switched off is refused as a whole. */
async function ofActiveExtensions(topics: string[]): Promise<string[]> {
  const asked = topics.flatMap((topic) => parseLiveTopic(topic) ?? []);
  if (asked.length === 0) return [];
  const active = new Set((await listActiveExtensions()).map(({ slug }) => slug));
  return asked.filter(({ slug }) => active.has(slug)).map(({ name }) => name);
}
