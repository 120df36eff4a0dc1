import type { PackageReview, TaskView } from './types';

/** The wire shape of `GET /api/v1/admin/extension-tasks/:id`. */
export const reshapeTask = (task: TaskView) => ({
  id: task.id,
  kind: task.kind,
  slug: task.slug,
  subject: task.subject,
  from: task.from,
  mode: task.mode,
  state: task.state,
  steps: task.steps,
  review: task.review && reshapeReview(task.review),
  status: task.status,
  message: task.message,
  actor: task.actor,
  can_cancel: task.canCancel,
  can_retry: task.canRetry,
  inserted_at: task.createdAt,
  finished_at: task.finishedAt,
});

const reshapeReview = ({ archiveSha256, trustTier, hasServerHalf, bundleBytes, change, ...review }: PackageReview) => ({
  ...review,
  archive_sha256: archiveSha256,
  trust_tier: trustTier,
  has_server_half: hasServerHalf,
  bundle_bytes: bundleBytes,
  change: change && { from_version: change.fromVersion, added_capabilities: change.addedCapabilities, added_network: change.addedNetwork, owner: change.owner },
});
