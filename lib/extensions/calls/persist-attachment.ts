import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import { getSupervisor } from '../runner/get-supervisor';
import type { Json } from '../runner/json';
import { toDeliveryError } from './to-app-error';

/** What is attached to what. */
export interface AttachmentCall {
  slug: string;
  entity: 'post' | 'reply' | 'user';
  entityId: number;
  attachment: { id: number; kind: string; data: Json };
  /** Who attached it. */
  author: Viewer | null;
}

/** Has an extension keep what was attached. It acts for whoever attached it, however late: it finishes their submit. */
export async function persistAttachment({ slug, entity, entityId, attachment, author }: AttachmentCall): Promise<void> {
  const supervisor = getSupervisor();
  const context = { viewer: author, depth: 0, deadlineMs: supervisor.knobs().eventMs, correlationId: randomUUID(), label: `attachment ${attachment.kind}` };
  try {
    await supervisor.call(slug, { kind: 'attachment', entity, entityId, attachment }, context);
  } catch (error) {
    throw toDeliveryError(error);
  }
}
