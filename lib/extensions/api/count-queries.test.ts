import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { projectPath } from '@/lib/core/project-path';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { persistAttachment } from '../calls/persist-attachment';
import { answerHost } from '../host-api/answer-host';
import { useServerHalves } from '../install/testing';
import { answerApi } from './answer-api';

useTestDatabase();
const halves = useServerHalves(answerHost);
const POLL = { question: 'Which tea?', options: ['Green', 'Black'], max_choices: 1, secret: false, closes_at: null };
let viewer: Viewer;
let postId: number;

/** The statements that one request makes, once everything that is kept between requests is there. */
async function listQueries(path: string, who: Viewer | null, init: RequestInit = {}): Promise<string[]> {
  const ask = async () => {
    const response = await answerApi({ request: new Request(`http://forum/ext/polls/api${path}`, init), slug: 'polls', viewer: who, address: 'x' });
    return { status: response.status, text: await response.text() };
  };
  // What is kept for some seconds stays kept, however slow this machine is.
  const time = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  await ask();
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const { status, text } = await ask();
    expect(status, text).toBe(200);
    // A lent connection is cleaned after the answer: that comes at its own time, and nobody waits for it.
    return spy.mock.calls.map(nameOf).filter((name) => name !== 'DISCARD ALL');
  } finally {
    spy.mockRestore();
    time.mockRestore();
  }
}

beforeAll(async () => {
  await halves.install(projectPath('extensions', 'polls'));
  viewer = await createViewer();
  ({ id: postId } = await createPost({ userId: viewer.id }));
  await persistAttachment({ slug: 'polls', entity: 'post', entityId: postId, attachment: { id: 1, kind: 'poll', data: POLL }, author: viewer });
});

/** The name of a prepared statement, `role` for one of the extension's own, else how it begins. */
function nameOf([query]: unknown[]): string {
  if (query instanceof pg.Query) return 'role';
  const { name, text } = z.object({ name: z.string().optional(), text: z.string() }).parse(typeof query === 'string' ? { text: query } : query);
  return name ?? text.trim().replace(/\s+/g, ' ').slice(0, 30);
}

const LIMIT = ['get-setting', 'consume-rate-limit'];
const CAN_VIEW = 'SELECT p.id FROM posts p WHERE';
const gates = (count: number) => Array.from({ length: count }, () => 'gate-facts');

// Whose session it is takes one more before this.
test('what a request costs the database: two to count it, one a gate, and what the handler asks for', async () => {
  expect((await listQueries(`/polls?post_id=${postId}`, null)).toSorted()).toEqual([...LIMIT, CAN_VIEW, 'role', ...gates(2)].toSorted());
  expect((await listQueries(`/polls?post_id=${postId}`, viewer)).toSorted()).toEqual([...LIMIT, CAN_VIEW, 'role', ...gates(4)].toSorted());
  expect((await listQueries('/polls/1/voters', viewer)).toSorted()).toEqual([...LIMIT, 'role', CAN_VIEW, ...gates(7), 'role'].toSorted());
}, 60_000);
