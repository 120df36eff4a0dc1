import { z } from 'zod';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { taskInputs, type TaskInput } from './inputs';
import { taskSteps, type PackageReview, type TaskKind, type TaskState, type TaskStep, type TaskView } from './types';

/** Everybody who looks at a task reads it again. */
export const TASKS_TOPIC = 'extension-tasks';

export interface TaskRow {
  id: string;
  input: TaskInput;
  slug: string | null;
  state: TaskState;
  steps: TaskStep[];
  review: PackageReview | null;
  actorId: number | null;
}

const stepsSchema = z.array(z.object({ step: z.enum(taskSteps), state: z.enum(['running', 'done', 'failed']), detail: z.string(), at: z.string() }));
const kindSchema = z.enum(Object.keys(taskInputs) as [TaskKind, ...TaskKind[]]);

/** @throws ZodError when what is stored is no task of this version */
export function readTaskInput(kind: string, stored: unknown): TaskInput {
  const known = kindSchema.parse(kind);
  const parsed = taskInputs[known].parse(stored);
  return { kind: known, ...parsed } as TaskInput;
}

export const readSteps = (stored: unknown): TaskStep[] => stepsSchema.catch([]).parse(stored);

interface Raw {
  id: string;
  kind: string;
  input: unknown;
  slug: string | null;
  state: TaskState;
  steps: unknown;
  review: PackageReview | null;
  actorId: number | null;
}

const COLUMNS = 'id, kind, input, slug, state::text, steps, review, actor_id AS "actorId"';

const fromRaw = ({ kind, input, steps, ...row }: Raw): TaskRow => ({ ...row, input: readTaskInput(kind, input), steps: readSteps(steps) });

export async function findTask(id: string): Promise<TaskRow | null> {
  const { rows } = await getPool().query<Raw>(`SELECT ${COLUMNS} FROM extension_tasks WHERE id = $1`, [id]);
  return rows[0] ? fromRaw(rows[0]) : null;
}

export interface CreateTaskInput {
  input: TaskInput;
  actorId: number | null;
  /** The process that will work on it. */
  owner: string;
}

/** @returns its id */
export async function createTask({ input, actorId, owner }: CreateTaskInput): Promise<string> {
  const { kind, ...stored } = input;
  const slug = 'slug' in stored ? stored.slug : null;
  const { rows } = await getPool().query<{ id: string }>(
    'INSERT INTO extension_tasks (kind, slug, input, actor_id, owner) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [kind, slug, JSON.stringify(stored), actorId, owner],
  );
  await tellTasks();
  return rows[0]?.id ?? '';
}

/**
 * Takes a task that waits, for whoever goes on with it.
 * @returns false when it does not wait any more
 */
export async function takeWaiting({ id, owner, actorId }: { id: string; owner: string; actorId: number | null }): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'running', owner = $2, actor_id = coalesce($3, actor_id), beat_at = clock_timestamp() WHERE id = $1 AND state = 'waiting'`,
    [id, owner, actorId],
  );
  await tellTasks();
  return rowCount === 1;
}

export interface Progress {
  steps: TaskStep[];
  slug?: string | null;
}

/**
 * Writes how far a task has come.
 * @returns false when it was cancelled, or taken for dead: whoever works on it stops then
 */
export async function saveProgress({ id, owner, steps, slug = null }: Progress & { id: string; owner: string }): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET steps = $3, slug = coalesce($4, slug), beat_at = clock_timestamp() WHERE id = $1 AND owner = $2 AND state = 'running'`,
    [id, owner, JSON.stringify(steps), slug],
  );
  await tellTasks();
  return rowCount === 1;
}

export interface Settlement {
  state: 'waiting' | 'done' | 'failed';
  status?: TaskView['status'];
  message?: string | null;
  review?: PackageReview;
}

/** Ends a task, or has it wait for somebody. What was cancelled meanwhile stays so. */
export async function settleTask({ id, owner, state, status = null, message = null, review, steps }: Settlement & { id: string; owner: string; steps: TaskStep[] }): Promise<void> {
  await getPool().query(
    `UPDATE extension_tasks SET state = $3::"TaskState", status = $4, message = $5, review = coalesce($6, review), steps = $7, owner = NULL,
       finished_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE clock_timestamp() END
     WHERE id = $1 AND owner = $2 AND state = 'running'`,
    [id, owner, state, status, message?.replaceAll('\0', '�').slice(0, 10_000) ?? null, review === undefined ? null : JSON.stringify(review), JSON.stringify(steps)],
  );
  await tellTasks();
}

/** Completes what a task was asked, before anybody works on it. */
export async function adoptTask({ id, input }: { id: string; input: object }): Promise<void> {
  await getPool().query('UPDATE extension_tasks SET input = $2 WHERE id = $1', [id, JSON.stringify(input)]);
}

/** Forgets a task that never began. */
export async function discardTask(id: string): Promise<void> {
  await getPool().query('DELETE FROM extension_tasks WHERE id = $1', [id]);
  await tellTasks();
}

export const tellTasks = () => announce({ topic: TASKS_TOPIC, event: 'changed' });
