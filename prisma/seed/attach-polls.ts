import { addAttachments } from '@/lib/attachments/add-attachments';
import { persistAttachments } from '@/lib/attachments/persist-attachments';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { sampleCommunity } from './content';
import type { SeedPoll } from './content/types';

const DAY_MS = 86_400_000;

/** A poll of the sample community that has just been attached to its post. */
export interface AttachedPoll {
  poll: SeedPoll;
  postId: number;
  author: Viewer;
}

/**
 * Attaches the polls of the sample community to its posts as the composer would; those that are there already, and those
 * whose post is gone, are left alone.
 */
export async function attachSamplePolls(): Promise<AttachedPoll[]> {
  const attached: AttachedPoll[] = [];
  for (const poll of sampleCommunity.polls) {
    const post = await db().post.findFirst({ where: { title: poll.post, deletedAt: null }, select: { id: true, user: { select: { username: true } } } });
    const author = post && (await findSampleViewer(post.user.username));
    if (!author || (await db().attachment.count({ where: { postId: post.id } })) > 0) continue;
    const attachments = [{ kind: 'poll', data: toData(poll) }];
    await persistAttachments(await transaction((tx) => addAttachments(tx, { entity: 'post', entityId: post.id, postId: post.id, userId: author.id, attachments })));
    attached.push({ poll, postId: post.id, author });
  }
  return attached;
}

/** Somebody of the sample community, as if signed in; null when they are gone. */
export async function findSampleViewer(username: string): Promise<Viewer | null> {
  const user = await db().user.findUnique({ where: { username }, select: { id: true, username: true, name: true, role: true, avatarUrl: true } });
  return user && { ...user, sessionId: 0 };
}

const toData = ({ question, options, maxChoices = 1, secret = false, closesInDays }: SeedPoll) => ({
  question,
  options: options.map(({ label }) => label),
  max_choices: maxChoices,
  secret,
  closes_at: closesInDays === undefined ? null : new Date(clock.now().getTime() + closesInDays * DAY_MS).toISOString(),
});
