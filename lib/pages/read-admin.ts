import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { Viewer } from '@/lib/auth/viewer';
import { hasRole } from '@/lib/permissions/roles';
import { redirectToLogIn } from './or-not-found';

/** Who may see an admin page: others find nothing, guests may log in. What an admin may do is decided again in every operation. */
export async function readAdmin(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirectToLogIn((await headers()).get('x-nexus-path') ?? '/admin');
  if (!hasRole(viewer, 'admin')) notFound();
  return viewer;
}
