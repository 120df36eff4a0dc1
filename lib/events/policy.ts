import type { Viewer } from '@/lib/auth/viewer';
import { requireRole } from '@/lib/permissions/require';

/** Who may see what could not be delivered, and send it again: admins. */
export const requireEventAdmin = (viewer: Viewer | null): Viewer => requireRole(viewer, 'admin', 'look after events');
