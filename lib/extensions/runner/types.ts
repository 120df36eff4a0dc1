import type { Viewer } from '@/lib/auth/viewer';
import type { Json } from './json';
import type { LaunchLevel } from './launch-level';

/** One version of an extension that has a server half. */
export interface RunnerSpec {
  slug: string;
  /** What people call it; the slug without one. */
  name?: string;
  version: string;
  /** Of the package: a changed one is a changed extension. */
  digest: string;
  /** Absolute path of the compiled file; its runner may read the folder it lies in. */
  entry: string;
  exportName: string;
  capabilities: readonly string[];
  /** Then it runs from the start and is never idle. */
  hasWorkers: boolean;
}

/** For whom, how long and under which name a call is made. */
export interface CallContext {
  viewer: Viewer | null;
  /** How many handlers caused each other up to this call. */
  depth: number;
  /** The whole wait, a start of the runner included. */
  deadlineMs: number;
  /** What a start of the runner may take on top, where it does not run: for calls that are too short for one. */
  startMs?: number;
  correlationId: string;
  /** `GET /polls/:id`, `event post_created`: what breakers are kept by and messages name. */
  label: string;
  /** Aborts when whoever waits has gone. */
  signal?: AbortSignal;
  /** Whoever asks goes on without a late answer: being late is no fault of the handler. */
  mayBeLate?: boolean;
}

/** For whom an extension calls into the forum. `signal` aborts when the call it serves ends, or its runner. */
export interface HostCall {
  slug: string;
  viewer: Viewer | null;
  depth: number;
  correlationId: string;
  signal: AbortSignal;
  /** Made outside of any call, or when the call it belongs to had ended: nobody waits for it. */
  isBackground?: boolean;
}

/**
 * Answers one call of `nexus`.
 * @throws HostCallError or AppError: told to the extension; anything else is logged, and the extension gets its incident id.
 */
export type AnswerHost = (slug: string, capabilities: readonly string[], member: string, args: Json[], call: HostCall) => Promise<Json>;

export interface ProcessState {
  slug: string;
  /** Of the version that takes its calls; absent where there is none. */
  digest?: string;
  process_state: 'idle' | 'starting' | 'running' | 'backing_off' | 'quarantined';
  /** Why it is backing off or quarantined. */
  reason?: string;
  pid?: number;
  rssBytes?: number;
  startedAt?: Date;
  /** Starts after a crash, since the forum started. */
  restarts: number;
  lastStderr: string;
  level: LaunchLevel;
}
