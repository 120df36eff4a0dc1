import type { FailureStatus } from '../install/install-failure';
import type { TrustTier } from '../types';
import type { UninstallMode } from './inputs';

export const taskKinds = ['install', 'update', 'rollback', 'sync', 'migrate', 'uninstall'] as const;
export type TaskKind = (typeof taskKinds)[number];

export type TaskState = 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** What can be done on the way, in the order of a whole install; a removal has its own at the end. */
export const taskSteps = [
  'resolve', 'release', 'download', 'extract', 'read', 'review', 'check', 'store', 'compile', 'start', 'assets', 'switch', 'hook',
  'stop', 'goodbye', 'export', 'remove',
] as const;
export type TaskStepName = (typeof taskSteps)[number];

export interface TaskStep {
  step: TaskStepName;
  state: 'running' | 'done' | 'failed';
  /** What it found, in a few words; may be empty. */
  detail: string;
  /** When it began. */
  at: string;
}

/** What an admin agrees to, or not. */
export interface PackageReview {
  slug: string;
  name: string;
  version: string;
  description: string;
  author: string;
  license: string;
  homepage: string | null;
  /** repository or upload */
  source: string;
  /** Address or file name, for people. */
  origin: string;
  /** `github.com/owner/name` */
  repository: string | null;
  /** SHA-256 of the archive, hex. */
  archiveSha256: string;
  /** SHA-256 over its files, hex. */
  digest: string;
  files: number;
  bytes: number;
  trustTier: TrustTier;
  capabilities: string[];
  /** Hosts that its server half may ask. */
  network: string[];
  hooks: string[];
  /** Labels of its permission gates. */
  permissions: string[];
  hasServerHalf: boolean;
  /** Bytes of its browser half; null without one. */
  bundleBytes: number | null;
  migrations: number;
  warnings: string[];
  /** What an update changes that has to be agreed to; null at a first install. */
  change: PackageChange | null;
}

export interface PackageChange {
  fromVersion: string;
  addedCapabilities: string[];
  addedNetwork: string[];
  /** Who published the version before, and who publishes this one; null when it is the same. */
  owner: { from: string; to: string } | null;
}

/** A task as pages and `/api/v1` show it. */
export interface TaskView {
  id: string;
  kind: TaskKind;
  slug: string | null;
  /** What was asked for, for people: an address, a file name, a version. */
  subject: string;
  /** Where an install takes its package from; null for other kinds. */
  from: 'address' | 'upload' | 'bundled' | null;
  /** What a removal does with the data; null for other kinds. */
  mode: UninstallMode | null;
  state: TaskState;
  steps: TaskStep[];
  review: PackageReview | null;
  /** The load status that a failed one ended with; null where none fits. */
  status: FailureStatus | 'install_failed' | 'update_failed' | null;
  /** Why it failed, or what came of it; one message a line. */
  message: string | null;
  /** Who started it; null for the command line and the forum itself. */
  actor: string | null;
  canCancel: boolean;
  canRetry: boolean;
  createdAt: string;
  finishedAt: string | null;
}
