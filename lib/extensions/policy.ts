import type { Viewer } from '@/lib/auth/viewer';
import { hasRole } from '@/lib/permissions/roles';
import { requireRole } from '@/lib/permissions/require';

/** Who may see what is installed, switch it and look at what went wrong: admins. */
export function requireExtensionAdmin(viewer: Viewer | null): Viewer {
  return requireRole(viewer, 'admin', 'manage extensions');
}

/** Whose browser is believed about what a bundle registered: the answer is shown to admins as a fact. */
export const canReportRegistrations = (viewer: Viewer | null): viewer is Viewer => hasRole(viewer, 'moderator');
