import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import type { TaskInput } from './inputs';
import { canStop } from './progress';
import { readSteps, readTaskInput } from './task-row';
import type { PackageReview, TaskState, TaskView } from './types';

interface Row {
  id: string;
  kind: string;
  slug: string | null;
  input: unknown;
  state: TaskState;
  steps: unknown;
  review: PackageReview | null;
  status: TaskView['status'];
  message: string | null;
  actor: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const SELECT = `SELECT t.id, t.kind, t.slug, t.input, t.state::text, t.steps, t.review, t.status, t.message, u.username::text AS actor, t.created_at AS "createdAt", t.finished_at AS "finishedAt"
  FROM extension_tasks t LEFT JOIN users u ON u.id = t.actor_id`;

/**
 * One task as it stands now.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function getTask(viewer: Viewer | null, input: unknown): Promise<TaskView> {
  const { id } = parseInput(z.object({ id: z.uuid('Expected the id of a task.') }), input);
  requireExtensionAdmin(viewer);
  const { rows } = await getPool().query<Row>(`${SELECT} WHERE t.id = $1`, [id]);
  if (!rows[0]) throw notFound('That task');
  return toView(rows[0]);
}

const listSchema = z.object({ slug: slugSchema.optional(), limit: z.number().int().min(1).max(100).default(20) });

/**
 * What goes on or waits, then what is over, latest first.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only)
 */
export async function listTasks(viewer: Viewer | null, input: unknown = {}): Promise<TaskView[]> {
  const { slug, limit } = parseInput(listSchema, input);
  requireExtensionAdmin(viewer);
  const { rows } = await getPool().query<Row>(
    `${SELECT} WHERE $1::text IS NULL OR t.slug = $1 ORDER BY t.state IN ('running', 'waiting') DESC, t.created_at DESC LIMIT $2`,
    [slug ?? null, limit],
  );
  return rows.map(toView);
}

function toView({ kind, input: stored, steps: storedSteps, createdAt, finishedAt, state, ...row }: Row): TaskView {
  const input = readTaskInput(kind, stored);
  const steps = readSteps(storedSteps);
  const isOpen = state === 'running' || state === 'waiting';
  return {
    ...row, state, steps,
    kind: input.kind,
    subject: subjectOf(input),
    from: input.kind === 'install' ? input.from : null,
    mode: input.kind === 'uninstall' ? input.mode : null,
    canCancel: isOpen && canStop(steps),
    canRetry: (state === 'failed' || state === 'cancelled') && !(input.kind === 'install' && input.from === 'upload'),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function subjectOf(input: TaskInput): string {
  if (input.kind === 'install') return input.from === 'upload' ? input.name : input.from === 'bundled' ? input.slug : input.address;
  return input.kind === 'update' && input.version !== undefined ? `${input.slug} ${input.version}` : input.slug;
}
