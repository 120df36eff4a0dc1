import { clock } from '@/lib/core/clock';
import { hashPassword } from '@/lib/auth/password';
import { transaction, type Transaction } from '@/lib/db/transaction';
import { cookMarkdown } from '@/lib/markdown/cook';
import { sampleCommunity } from './content';
import type { SeedMember } from './content/types';
import { placeMembers, placePosts, type TimedPost } from './timeline';

export const SAMPLE_PASSWORD = 'harbour-demo';
const SAMPLE_SITE_NAME = 'Harbour';
const LOAD_LIMIT_MS = 120_000;

/** One account of each role, to try the sample community with. */
export function sampleAccounts(): Pick<SeedMember, 'role' | 'username'>[] {
  const roles = ['admin', 'moderator', 'member'] as const;
  return roles.flatMap((role) => sampleCommunity.members.find((member) => member.role === role) ?? []);
}

interface Ids {
  users: Map<string, number>;
  spaces: Map<string, number>;
}

/**
 * Fills an empty forum with the sample community, all of it or nothing; a forum that has a member already is left alone.
 * @returns whether anything was written
 */
export async function loadSampleCommunity(say: (line: string) => void): Promise<boolean> {
  if (await transaction(hasMembers)) return false;
  say(`Loading the sample community: ${sampleCommunity.members.length} members …`);
  const posts = placePosts(sampleCommunity.posts, clock.now());
  const accounts = await makeAccounts(posts);
  return transaction(async (tx) => {
    // Two servers starting on one empty database take turns here, and the second finds members.
    await tx.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`;
    if (await hasMembers(tx)) return false;
    const ids = await writeMembersAndSpaces(tx, accounts);
    say(`  ${posts.length} posts …`);
    const postIds = await writePosts(tx, posts, ids);
    const replies = await writeReplies(tx, posts, postIds, ids);
    await tx.setting.create({ data: { key: 'siteName', value: SAMPLE_SITE_NAME } });
    say(`  ${replies} replies. Done.`);
    return true;
  }, { timeoutMs: LOAD_LIMIT_MS });
}

const hasMembers = async (tx: Transaction) => (await tx.user.count()) > 0;

function makeAccounts(posts: TimedPost[]) {
  const joined = placeMembers(sampleCommunity, posts);
  return Promise.all(sampleCommunity.members.map(async (member) => ({
    ...member,
    email: `${member.username}@harbour.example`,
    passwordHash: await hashPassword(SAMPLE_PASSWORD),
    createdAt: joined.get(member.username) ?? clock.now(),
  })));
}

async function writeMembersAndSpaces(tx: Transaction, accounts: Awaited<ReturnType<typeof makeAccounts>>): Promise<Ids> {
  const users = await tx.user.createManyAndReturn({ data: accounts, select: { id: true, username: true } });
  const spaces = await tx.space.createManyAndReturn({ data: sampleCommunity.spaces.map((space, position) => ({ ...space, position })), select: { id: true, slug: true } });
  return { users: new Map(users.map((user) => [user.username, user.id])), spaces: new Map(spaces.map((space) => [space.slug, space.id])) };
}

// Oldest first: ids then grow with time as they would in a forum that people wrote in.
async function writePosts(tx: Transaction, posts: TimedPost[], ids: Ids): Promise<Map<TimedPost, number>> {
  const rows = await tx.post.createManyAndReturn({ data: posts.map((post) => toPostRow(post, ids)), select: { id: true, title: true } });
  const idByTitle = new Map(rows.map((row) => [row.title, row.id]));
  return new Map(posts.map((post) => [post, idOf(idByTitle, post.title)]));
}

function toPostRow(post: TimedPost, ids: Ids) {
  const { html, excerpt } = cookMarkdown(post.body);
  const last = post.replies.at(-1);
  return {
    spaceId: idOf(ids.spaces, post.space), userId: idOf(ids.users, post.by), title: post.title, body: post.body, bodyHtml: html, excerpt,
    pinned: post.pinned ?? false, locked: post.locked ?? false, createdAt: post.at, activityAt: last?.at ?? post.at,
    replyCount: post.replies.length, lastReplyAt: last?.at ?? null, lastReplyUserId: last ? idOf(ids.users, last.by) : null,
  };
}

async function writeReplies(tx: Transaction, posts: TimedPost[], postIds: Map<TimedPost, number>, ids: Ids): Promise<number> {
  const replies = posts.flatMap((post) => post.replies.map((reply) => ({ post, ...reply }))).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const { count } = await tx.reply.createMany({
    data: replies.map(({ post, by, body, at }) => ({ postId: idOf(postIds, post), userId: idOf(ids.users, by), body, bodyHtml: cookMarkdown(body).html, createdAt: at })),
  });
  return count;
}

function idOf<Key>(ids: Map<Key, number>, key: Key): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample content names ${String(key)}, which it does not define.`);
  return id;
}
