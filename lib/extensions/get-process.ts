import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { requireExtensionAdmin } from './policy';
import { findSupervisor } from './runner/get-supervisor';
import type { LogLine } from './runner/log-buffer';
import type { ProcessState } from './runner/types';
import { slugSchema } from './schema';

/** An extension's process on this server, as admins see it. */
export interface ProcessView {
  slug: string;
  /** `none` where it has no server half, is switched off, or no runners run here. */
  state: ProcessState['process_state'] | 'none';
  reason: string | null;
  pid: number | null;
  rssBytes: number | null;
  startedAt: string | null;
  restarts: number;
  /** The last lines it wrote to stderr. */
  lastStderr: string;
  level: ProcessState['level']['name'] | null;
}

export interface ProcessReport {
  process: ProcessView;
  /** Oldest first. */
  logs: LogLine[];
}

/**
 * How an extension's process stands, with its last log lines.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function getProcess(viewer: Viewer | null, input: unknown): Promise<ProcessReport> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
  if ((await db().extension.count({ where: { slug } })) === 0) throw notFound('That extension');
  const supervisor = findSupervisor();
  const state = supervisor?.states().find((candidate) => candidate.slug === slug);
  return { process: describeProcess(slug, state), logs: state ? (supervisor?.logs(slug) ?? []) : [] };
}

export function describeProcess(slug: string, state: ProcessState | undefined): ProcessView {
  return {
    slug,
    state: state?.process_state ?? 'none',
    reason: state?.reason ?? null,
    pid: state?.pid ?? null,
    rssBytes: state?.rssBytes ?? null,
    startedAt: state?.startedAt?.toISOString() ?? null,
    restarts: state?.restarts ?? 0,
    lastStderr: state?.lastStderr ?? '',
    level: state?.level.name ?? null,
  };
}
