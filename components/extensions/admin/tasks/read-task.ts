import { fetchJson } from '@/components/live/fetch-json';
import type { reshapeTask } from '@/lib/extensions/tasks/reshape-task';
import type { PackageReview, TaskView } from '@/lib/extensions/tasks/types';

type TaskJson = ReturnType<typeof reshapeTask>;
type ReviewJson = NonNullable<TaskJson['review']>;

/** Reads one task again. @throws Error with the sentence that the server gave */
export async function readTask(url: string): Promise<TaskView> {
  return fromTaskJson((await fetchJson<{ task: TaskJson }>(url)).task);
}

/** The other way of reshapeTask. */
export function fromTaskJson({ review, can_cancel: canCancel, can_retry: canRetry, inserted_at: createdAt, finished_at: finishedAt, ...same }: TaskJson): TaskView {
  return { ...same, canCancel, canRetry, createdAt, finishedAt, review: review && fromReviewJson(review) };
}

function fromReviewJson({ archive_sha256: archiveSha256, trust_tier: trustTier, has_server_half: hasServerHalf, bundle_bytes: bundleBytes, change, ...same }: ReviewJson): PackageReview {
  return {
    ...same, archiveSha256, trustTier, hasServerHalf, bundleBytes,
    change: change && { fromVersion: change.from_version, addedCapabilities: change.added_capabilities, addedNetwork: change.added_network, owner: change.owner },
  };
}
