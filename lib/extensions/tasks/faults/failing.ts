import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { waitUntil } from '@/lib/core/wait-until';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { answerAsset } from '../../answer-asset';
import { answerApi } from '../../api/answer-api';
import { checkExtensions } from '../../fsck/check-extensions';
import { clearInterrupted } from '../../install/clear-interrupted';
import { invalidateActiveExtensions } from '../../registry/active-extensions';
import { resumeRemovals } from '../../removal/resume-removals';
import { listTasks } from '../list-tasks';
import { approveTask, cancelTask } from '../settle-review';
import { clearStaging } from '../staging';
import { DEAD_AFTER_MS, endDeadTasks } from '../task-owner';
import { getTaskRunner } from '../task-runner';
import type { TaskWorld } from '../testing';
import type { TaskView } from '../types';
import { inject, type Injection } from './inject';
import { lookAt, type Look } from './look';
import { PASSWORD, SLUG } from './testing';

const request = (route: string, init?: RequestInit) => new Request(`http://forum/ext/${SLUG}/api${route}`, { ...init, headers: { 'content-type': 'application/json' } });
const ask = (route: string, init?: RequestInit) => answerApi({ request: request(route, init), slug: SLUG, viewer: null, address: '127.0.0.1' });
const read = async (response: Response) => ({ status: response.status, body: await response.text() });

export const look = (): Promise<Look | null> => lookAt({
  ask: async (route) => read(await ask(route)),
  asset: async (file) => read(await answerAsset({ request: new Request('http://forum/'), slug: SLUG, segments: file.split('/') })),
}, SLUG);

export const say = async (word: string): Promise<void> => void expect((await ask('/words', { method: 'POST', body: JSON.stringify({ word }) })).status).toBe(200);

/** How a piece of work ended: as a task, or refused before it became one. */
export interface Outcome {
  state: TaskView['state'] | 'refused';
  message: string;
}

/** Has one operation of a task fail, agreeing to what it asks for on the way. Afterwards nobody is at it any more. */
export async function attempt(world: TaskWorld, injection: Injection, start: (admin: Viewer) => Promise<string>): Promise<Outcome> {
  const admin = world.admin();
  try {
    const looked = await world.atRest(await inject(injection, () => start(admin)));
    if (looked.state !== 'waiting') return outcomeOf(looked);
    await inject(injection, () => approveTask(admin, { id: looked.id, password: PASSWORD }));
    return outcomeOf(await world.atRest(looked.id));
  } catch (error) {
    return { state: 'refused', message: error instanceof Error ? error.message : String(error) };
  } finally {
    injection.fault = 'nothing';
    await settle(world);
  }
}

const outcomeOf = ({ state, message }: TaskView): Outcome => ({ state, message: message ?? '' });

/** What was begun and not told of ends like what the dead leave; hooks that are due run. */
async function settle(world: TaskWorld): Promise<void> {
  const admin = world.admin();
  await getPool().query(`UPDATE extension_tasks SET beat_at = beat_at - interval '1 minute' WHERE state = 'running'`);
  await endDeadTasks(DEAD_AFTER_MS);
  for (const { id, state } of await listTasks(admin)) if (state === 'waiting') await cancelTask(admin, { id });
  const isDone = async () => {
    invalidateActiveExtensions();
    await world.halves.following().catchUp();
    return (await db().extension.count({ where: { enabled: true, pendingHook: { not: { equals: null } } } })) === 0;
  };
  expect(await waitUntil(isDone, 20_000), 'its hooks have run').toBe(true);
}

/** What the next start, or a look every ten minutes, puts in order. */
export async function sweep(world: TaskWorld): Promise<void> {
  await clearInterrupted(world.store());
  await clearStaging();
  await resumeRemovals(getTaskRunner());
  invalidateActiveExtensions();
  await world.halves.following().catchUp();
}

export async function expectClean(world: TaskWorld, about: string): Promise<void> {
  expect(await readdir(path.join(world.halves.dataDir(), 'staging')).catch(() => []), about).toEqual([]);
  expect(await checkExtensions(world.halves.dataDir(), { isForumRunning: true, settleMs: 50 }), about).toEqual([]);
  expect((await listTasks(world.admin())).filter(({ state }) => state === 'running' || state === 'waiting'), about).toEqual([]);
}

/** A connection that is lost while nothing runs on it is told on the console. */
export const expectLostConnections = (): void => void vi.spyOn(console, 'warn').mockImplementation(() => undefined);
