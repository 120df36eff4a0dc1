import { expect, it } from 'vitest';
import { reshapeTask } from '@/lib/extensions/tasks/reshape-task';
import type { PackageReview, TaskView } from '@/lib/extensions/tasks/types';
import { fromTaskJson } from './read-task';

const review: PackageReview = {
  slug: 'tide', name: 'Tide', version: '1.2.0', description: 'Tides', author: 'Ada', license: 'MIT', homepage: null, source: 'repository', origin: 'https://github.com/a/tide', repository: 'github.com/a/tide',
  archiveSha256: 'aa', digest: 'bb', files: 3, bytes: 2048, trustTier: 'community_indexed', capabilities: ['content:read'], network: ['tides.example'], hooks: ['post_created'], permissions: ['Can look'],
  hasServerHalf: true, bundleBytes: null, migrations: 1, warnings: ['Mind the gap'],
  change: { fromVersion: '1.1.0', addedCapabilities: ['content:read'], addedNetwork: ['tides.example'], owner: { from: 'github.com/b/tide', to: 'github.com/a/tide' } },
};
const task: TaskView = {
  id: '0', kind: 'update', slug: 'tide', subject: 'tide 1.2.0', from: null, mode: null, state: 'waiting', steps: [{ step: 'read', state: 'done', detail: 'Tide 1.2.0', at: '2026-03-12T14:00:00.000Z' }],
  review, status: null, message: null, actor: 'ada', canCancel: true, canRetry: false, createdAt: '2026-03-12T14:00:00.000Z', finishedAt: null,
};

it.each([
  ['waits', task],
  ['is a first install', { ...task, kind: 'install', from: 'upload', review: { ...review, change: null } }],
  ['has failed', { ...task, state: 'failed', review: null, status: 'compile_failed', message: 'server/index.ts:1:1: no', canRetry: true, finishedAt: '2026-03-12T14:01:00.000Z' }],
] satisfies [string, TaskView][])('what the forum answers of a task that %s is the task again', (_, given) => {
  expect(fromTaskJson(JSON.parse(JSON.stringify(reshapeTask(given))))).toEqual(given);
});
