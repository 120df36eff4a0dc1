import type { PackageReview, TaskKind, TaskState, TaskStep, TaskStepName } from '@/lib/extensions/tasks/types';
import { sql, sqlOne } from './site';

const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** What a package asks for, as the forum keeps it while somebody decides. */
export const reviewOf = (part: Partial<PackageReview> = {}): PackageReview => ({
  slug: 'harbour-guide', name: 'Harbour guide', version: '1.2.0',
  description: 'Shows tides and berths beside posts.', author: 'Ada Quay', license: 'MIT', homepage: 'https://example.org/harbour-guide',
  source: 'repository', origin: 'https://github.com/quay/harbour-guide', repository: 'github.com/quay/harbour-guide',
  archiveSha256: SHA256, digest: SHA256.split('').toReversed().join(''), files: 42, bytes: 184_320, trustTier: 'unverified',
  capabilities: ['content:read', 'users:email', 'http:fetch'], network: ['api.tides.example', '*.berths.example'],
  hooks: ['post_created', 'user_registered'], permissions: ['Can edit berths'],
  hasServerHalf: true, bundleBytes: 48_213, migrations: 3, warnings: [], change: null,
  ...part,
});

export interface InsertTaskInput {
  kind?: TaskKind;
  state: TaskState;
  slug?: string | null;
  /** What was asked, by kind. */
  input?: object;
  /** Names that were done, and the last of them in `last`. */
  steps?: TaskStepName[];
  last?: TaskStep['state'];
  /** Of the last step. */
  detail?: string;
  review?: PackageReview | null;
  status?: string | null;
  message?: string | null;
  actorId?: number | null;
}

/** A task in some state that nobody works on, and that no server takes for dead. @returns its id */
export async function insertTask({ kind = 'install', state, slug = null, input, steps = [], last = 'done', detail = '', review = null, status = null, message = null, actorId = null }: InsertTaskInput): Promise<string> {
  const begun = Date.now() - steps.length * STEP_MS;
  const stored = stepsFrom(begun, { steps, last, detail });
  const { id } = await sqlOne<{ id: string }>(
    `INSERT INTO extension_tasks (kind, state, slug, input, steps, review, status, message, actor_id, owner, beat_at, created_at, finished_at)
     VALUES ($1, $2::"TaskState", $3, $4, $5, $6, $7, $8, $9, gen_random_uuid(), now() + interval '1 day', $10, CASE WHEN $2 IN ('running', 'waiting') THEN NULL ELSE now() END) RETURNING id`,
    [kind, state, slug, JSON.stringify(input ?? defaultInput(kind, slug)), JSON.stringify(stored), review && JSON.stringify(review), status, message, actorId, new Date(begun)],
  );
  return id;
}

/** A task gets on as if somebody worked on it, and every page that follows it is told. */
export async function changeTask(id: string, { state = 'running', slug = null, steps = [], last = 'done', detail = '', message = null }: Partial<InsertTaskInput>): Promise<void> {
  const stored = stepsFrom(Date.now() - steps.length * STEP_MS, { steps, last, detail });
  await sql(
    `UPDATE extension_tasks SET state = $2::"TaskState", slug = coalesce($3, slug), steps = $4, message = $5, finished_at = CASE WHEN $2 IN ('running', 'waiting') THEN NULL ELSE now() END WHERE id = $1`,
    [id, state, slug, JSON.stringify(stored), message],
  );
  await sql(`SELECT pg_notify('nexus', '{"topic":"extension-tasks","event":"changed"}')`);
}

const STEP_MS = 1_300;

function stepsFrom(begun: number, { steps, last, detail }: Required<Pick<InsertTaskInput, 'steps' | 'last' | 'detail'>>): TaskStep[] {
  return steps.map((step, index) => {
    const isLast = index === steps.length - 1;
    return { step, state: isLast ? last : 'done', detail: isLast ? detail : '', at: new Date(begun + index * STEP_MS).toISOString() };
  });
}

function defaultInput(kind: TaskKind, slug: string | null): object {
  if (kind === 'install') return { from: 'address', address: 'https://github.com/quay/harbour-guide' };
  return kind === 'uninstall' ? { slug, mode: 'keep', isForced: false } : { slug };
}

export const pathOfTask = (id: string) => `/admin/installs/${id}`;
