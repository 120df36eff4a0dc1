import type { SeedCommunity, SeedPost, SeedReply } from './content/types';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Most of a thread is written in its first days. */
const LIVELY_HOURS = 96;

export interface TimedReply extends SeedReply {
  at: Date;
}

export interface TimedPost extends Omit<SeedPost, 'replies'> {
  at: Date;
  replies: TimedReply[];
}

/** Gives every post and reply its time, oldest post first. The same content at the same `now` has the same times. */
export function placePosts(posts: SeedPost[], now: Date): TimedPost[] {
  const timed = posts.map((post) => ({ ...post, at: new Date(now.getTime() - post.hoursAgo * HOUR_MS), replies: placeReplies(post, now) }));
  return timed.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

// Close together at first, then further apart, and all of them before now.
function placeReplies({ hoursAgo, replies }: SeedPost, now: Date): TimedReply[] {
  const span = Math.min(hoursAgo * 0.95, LIVELY_HOURS) * HOUR_MS;
  const start = now.getTime() - hoursAgo * HOUR_MS;
  return replies.map((reply, index) => ({ ...reply, at: new Date(Math.round(start + span * ((index + 1) / (replies.length + 1)) ** 1.6)) }));
}

/** When each member joined: some days before the first thing they wrote. */
export function placeMembers({ members }: SeedCommunity, posts: TimedPost[]): Map<string, Date> {
  const firstWords = new Map<string, number>();
  const note = (by: string, at: Date) => firstWords.set(by, Math.min(firstWords.get(by) ?? Infinity, at.getTime()));
  for (const post of posts) {
    note(post.by, post.at);
    for (const reply of post.replies) note(reply.by, reply.at);
  }
  const oldest = posts[0]?.at.getTime() ?? 0;
  return new Map(members.map(({ username }, index) => [username, new Date((firstWords.get(username) ?? oldest) - (1 + ((index * 7) % 40)) * DAY_MS)]));
}
