import { describe, expect, it } from 'vitest';
import { sampleCommunity } from './index';

const { spaces, members, posts, polls } = sampleCommunity;
const replies = posts.flatMap((post) => post.replies);
const usernames = new Set(members.map((member) => member.username));
const slugs = new Set(spaces.map((space) => space.slug));

const IMAGES = ['harbour-dawn', 'workbench', 'tomato-bed', 'bread-crumb', 'trail-ridge', 'soldering', 'bike-stand', 'kiln-glow'];

/** Headings of one level, ignoring lines inside fenced code. */
function headings(body: string, level: number): number {
  const marker = '#'.repeat(level) + ' ';
  let fenced = false;
  let count = 0;
  for (const line of body.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    else if (!fenced && line.startsWith(marker)) count += 1;
  }
  return count;
}

describe('sample community: numbers', () => {
  it('has six spaces, forty members and 120 posts, twenty in each space', () => {
    expect(spaces).toHaveLength(6);
    expect(members).toHaveLength(40);
    expect(posts).toHaveLength(120);
    for (const space of spaces) {
      expect(posts.filter((post) => post.space === space.slug), space.slug).toHaveLength(20);
    }
  });

  it('has about 450 replies, three lively threads and a few quiet posts', () => {
    expect(replies.length).toBeGreaterThanOrEqual(430);
    expect(replies.length).toBeLessThanOrEqual(490);
    expect(posts.filter((post) => post.replies.length >= 15)).toHaveLength(3);
    expect(Math.max(...posts.map((post) => post.replies.length))).toBeLessThanOrEqual(20);
    const quiet = posts.filter((post) => post.replies.length === 0).length;
    expect(quiet).toBeGreaterThanOrEqual(2);
    expect(quiet).toBeLessThanOrEqual(10);
  });

  it('has one admin, two moderators, three pinned posts and one locked post', () => {
    expect(members.filter((member) => member.role === 'admin').map((member) => member.username)).toEqual(['ada']);
    expect(members.filter((member) => member.role === 'moderator')).toHaveLength(2);
    expect(posts.filter((post) => post.pinned)).toHaveLength(3);
    expect(posts.filter((post) => post.pinned && post.space === spaces[0]?.slug)).toHaveLength(2);
    expect(posts.filter((post) => post.locked)).toHaveLength(1);
  });

  it('has at least twelve long posts with nested headings and about fourteen with an image', () => {
    const long = posts.filter((post) => headings(post.body, 2) >= 3 && headings(post.body, 3) >= 1);
    expect(long.length).toBeGreaterThanOrEqual(12);
    const illustrated = posts.filter((post) => post.body.includes('](/demo/'));
    expect(illustrated.length).toBeGreaterThanOrEqual(12);
    expect(illustrated.length).toBeLessThanOrEqual(18);
  });
});

describe('sample community: references', () => {
  it('names only spaces and members that exist', () => {
    for (const post of posts) {
      expect(slugs, post.title).toContain(post.space);
      expect(usernames, post.title).toContain(post.by);
      for (const reply of post.replies) expect(usernames, post.title).toContain(reply.by);
    }
  });

  it('has polls under posts that exist, open and closed, and nobody votes for more than they may', () => {
    expect(new Set(polls.map(({ closed }) => closed ?? false))).toEqual(new Set([true, false]));
    for (const { post, options, maxChoices = 1 } of polls) {
      expect(posts.map(({ title }) => title)).toContain(post);
      const voters = options.flatMap((option) => option.voters);
      for (const voter of voters) {
        expect(usernames, post).toContain(voter);
        expect(voters.filter((other) => other === voter).length, `${voter}: ${post}`).toBeLessThanOrEqual(maxChoices);
      }
      expect(new Set(voters).size, post).toBeGreaterThan(8);
    }
  });

  it('mentions only members that exist', () => {
    for (const text of [...posts.map((post) => post.body), ...replies.map((reply) => reply.body)]) {
      for (const match of text.matchAll(/(?<![\w`.])@([a-z0-9_]{3,20})\b/g)) {
        expect(usernames, text.slice(0, 80)).toContain(match[1]);
      }
    }
  });

  it('uses only the eight known images, and example.com for links', () => {
    for (const post of posts) {
      for (const match of post.body.matchAll(/\/demo\/([a-z-]+)\.webp/g)) expect(IMAGES).toContain(match[1]);
      for (const match of post.body.matchAll(/\]\((https?:[^)]*)\)/g)) expect(match[1]).toMatch(/^https:\/\/example\.com\//);
    }
  });

  it('has unique usernames, space slugs, titles and replies', () => {
    expect(usernames.size).toBe(members.length);
    expect(slugs.size).toBe(spaces.length);
    expect(new Set(posts.map((post) => post.title)).size).toBe(posts.length);
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(replies.length);
  });
});

describe('sample community: limits', () => {
  it('keeps titles between 8 and 140 characters', () => {
    for (const post of posts) {
      expect(post.title.length, post.title).toBeGreaterThanOrEqual(8);
      expect(post.title.length, post.title).toBeLessThanOrEqual(140);
    }
  });

  it('keeps every body between 1 and 12,000 characters, without raw HTML', () => {
    for (const text of [...posts.map((post) => post.body), ...replies.map((reply) => reply.body)]) {
      expect(text.trim().length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(12_000);
      expect(text).not.toMatch(/<\/?(?:div|span|p|br|img|a|script|table)\b/i);
    }
  });

  it('has well-formed members, spaces, ages and reaction counts', () => {
    for (const member of members) expect(member.username).toMatch(/^[a-z0-9_]{3,20}$/);
    for (const space of spaces) {
      expect(space.color).toMatch(/^#[0-9a-f]{6}$/);
      expect(['anchor', 'code', 'leaf', 'wrench', 'compass', 'coffee']).toContain(space.icon);
    }
    for (const post of posts) {
      expect(post.hoursAgo).toBeGreaterThanOrEqual(0.5);
      expect(post.hoursAgo).toBeLessThanOrEqual(2600);
    }
    for (const item of [...posts, ...replies]) expect(item.reactions ?? 0).toBeLessThan(members.length);
  });
});
