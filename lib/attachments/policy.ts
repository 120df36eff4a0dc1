import type { Viewer } from '@/lib/auth/viewer';
import { requireRole } from '@/lib/permissions/require';
import { hasRole } from '@/lib/permissions/roles';

/** Who may have an attachment tried again: whoever attached it, or an admin. Nobody else knows of it. */
export const canRetryAttachment = (viewer: Viewer, attachment: { userId: number }) => viewer.id === attachment.userId || hasRole(viewer, 'admin');

export const requireAttachmentAdmin = (viewer: Viewer | null): Viewer => requireRole(viewer, 'admin', 'look after attachments');
