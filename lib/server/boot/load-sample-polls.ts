import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { answerApi } from '@/lib/extensions/api/answer-api';
import { listActiveExtensions } from '@/lib/extensions/registry/active-extensions';
import type { AttachedPoll } from '@/prisma/seed/attach-polls';

const SLUG = 'polls';
/** How long a poll may take to arrive at its extension, and how often to look. */
const ARRIVES_MS = 15_000;
const LOOK_MS = 100;

const onePoll = z.object({ id: z.int(), options: z.array(z.object({ id: z.int(), label: z.string() })) });
const pollsOfPost = z.object({ polls: z.array(onePoll) });

/** Lets the sample community vote, through the same door as everybody. A demo without polls is still a demo. */
export async function loadSamplePolls(): Promise<void> {
  if (!(await listActiveExtensions()).some(({ slug }) => slug === SLUG)) return;
  const { attachSamplePolls } = await import('@/prisma/seed/attach-polls');
  try {
    for (const attached of await attachSamplePolls()) await holdPoll(attached);
  } catch (error) {
    log.warn({ err: error }, 'The polls of the sample community could not be loaded.');
  }
}

async function holdPoll({ poll, postId, author }: AttachedPoll): Promise<void> {
  const { findSampleViewer } = await import('@/prisma/seed/attach-polls');
  const { id, options } = await waitForPoll(author, postId);
  const usernames = new Set(poll.options.flatMap(({ voters }) => voters));
  for (const username of usernames) {
    const labels = poll.options.filter(({ voters }) => voters.includes(username)).map(({ label }) => label);
    const chosen = options.filter(({ label }) => labels.includes(label)).map((option) => option.id);
    await ask(await findSampleViewer(username), 'PUT', `/polls/${id}/vote`, { options: chosen });
  }
  if (poll.closed) await ask(author, 'POST', `/polls/${id}/close`);
}

async function waitForPoll(viewer: Viewer, postId: number): Promise<z.output<typeof onePoll>> {
  const until = performance.now() + ARRIVES_MS;
  for (;;) {
    const [poll] = pollsOfPost.parse(await ask(viewer, 'GET', `/polls?post_id=${postId}`)).polls;
    if (poll) return poll;
    if (performance.now() > until) throw new Error(`The poll of post ${postId} has not arrived.`);
    await delay(LOOK_MS);
  }
}

async function ask(viewer: Viewer | null, method: string, path: string, body?: object): Promise<unknown> {
  const request = new Request(`http://localhost/ext/${SLUG}/api${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
  const answer = await answerApi({ request, slug: SLUG, viewer, address: '127.0.0.1' });
  if (!answer.ok) throw new Error(`${method} ${path} for ${viewer?.username ?? 'a guest'}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
