import { hashPassword } from '@/lib/auth/password';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { hashToken, randomToken } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import { cookMarkdown } from '@/lib/markdown/cook';
import type { Role } from '@/lib/permissions/roles';

let counter = 0;
const next = () => (counter += 1);
const DAY_MS = 86_400_000;

export interface UserOptions {
  username?: string;
  email?: string;
  name?: string;
  role?: Role;
  /** Without one the account exists but nobody can log in to it: hashing takes its time. */
  password?: string;
}

/** An account. */
export async function createUser({ password, ...options }: UserOptions = {}) {
  const username = options.username ?? `member_${next()}`;
  const passwordHash = password === undefined ? 'no password opens this' : await hashPassword(password);
  return db().user.create({ data: { email: `${username}@example.org`, name: '', ...options, username, passwordHash } });
}

/** An account that is logged in: what operations take as their first argument. */
export async function createViewer(options: UserOptions = {}): Promise<Viewer> {
  const { id, username, name, role, avatarUrl } = await createUser(options);
  const expiresAt = new Date(clock.now().getTime() + DAY_MS);
  const session = await db().session.create({ data: { userId: id, tokenHash: hashToken(randomToken()), expiresAt } });
  return { id, username, name, role, avatarUrl, sessionId: session.id };
}

/** A space. */
export async function createSpace(options: { slug?: string; name?: string; parentId?: number } = {}) {
  const slug = options.slug ?? `space-${next()}`;
  return db().space.create({ data: { name: slug, ...options, slug } });
}

export interface PostOptions {
  userId?: number;
  spaceId?: number;
  title?: string;
  /** Markdown, cooked as it is when a person posts it. */
  body?: string;
  pinned?: boolean;
  locked?: boolean;
  deletedAt?: Date;
  createdAt?: Date;
}

/** A post, with an author and a space of its own unless they are given. */
export async function createPost({ body = 'A body.', createdAt = clock.now(), ...options }: PostOptions = {}) {
  const userId = options.userId ?? (await createUser()).id;
  const spaceId = options.spaceId ?? (await createSpace()).id;
  const { html, excerpt } = cookMarkdown(body);
  return db().post.create({ data: { title: `Post ${next()}`, ...options, userId, spaceId, body, bodyHtml: html, excerpt, createdAt, activityAt: createdAt } });
}

/** A reply, counted on its post as a written one is. */
export async function createReply({ postId, userId, body = 'An answer.', deletedAt }: { postId: number; userId?: number; body?: string; deletedAt?: Date }) {
  const author = userId ?? (await createUser()).id;
  const now = clock.now();
  const reply = await db().reply.create({ data: { postId, userId: author, body, bodyHtml: cookMarkdown(body).html, createdAt: now, deletedAt: deletedAt ?? null } });
  await db().post.update({ where: { id: postId }, data: { replyCount: { increment: 1 }, lastReplyAt: now, lastReplyUserId: author, activityAt: now } });
  return reply;
}
