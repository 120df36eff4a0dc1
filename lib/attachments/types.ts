import type { Viewer } from '@/lib/auth/viewer';
import type { JsonObject } from '@/lib/events/types';

/** What something can be attached to; the word is the same in manifests. */
export type AttachmentEntity = 'post' | 'reply' | 'user';

/** As the composer sends it. */
export interface AttachmentInput {
  kind: string;
  data: JsonObject;
}

/** As its extension receives it; the same id at every repetition. */
export interface PersistedAttachment {
  id: number;
  kind: string;
  data: JsonObject;
}

/** One that is to be handed to its extension now. */
export interface PendingAttachment extends PersistedAttachment {
  slug: string;
  entity: AttachmentEntity;
  entityId: number;
  postId: number | null;
  /** Who attached it. */
  userId: number;
  /** Failed ones so far. */
  attempts: number;
}

export interface PersistCall {
  slug: string;
  entity: AttachmentEntity;
  entityId: number;
  attachment: PersistedAttachment;
  /** Who attached it, as they are now: the extension may see and do what they may. Null when their account is gone. */
  author: Viewer | null;
}

/**
 * Hands an attachment to the extension that keeps it.
 * @throws AppError unavailable when it cannot be reached, which does not count as an attempt; anything else does.
 */
export type Persist = (call: PersistCall) => Promise<void>;

/** One that its extension has not kept yet, as its author sees it. */
export interface UnsettledAttachment {
  id: number;
  entity: AttachmentEntity;
  entityId: number;
  state: 'pending' | 'failed';
  /** Tried, and not kept, at least once since it was last sent. */
  hasFailed: boolean;
  /** The extension, for people. */
  extensionName: string;
}
