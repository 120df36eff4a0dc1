import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
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
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only)
 */
export function getProcess(viewer: Viewer | null, input: unknown): ProcessReport {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
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
