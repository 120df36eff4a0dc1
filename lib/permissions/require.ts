import { AppError } from '@/lib/core/errors';
import type { Viewer } from '@/lib/auth/viewer';
import { hasRole, type Role } from './roles';

export function requireViewer(viewer: Viewer | null, toDo: string): Viewer {
  if (viewer) return viewer;
  throw new AppError('unauthenticated', `Log in to ${toDo}.`);
}

export function requireRole(viewer: Viewer | null, role: Role, toDo: string): Viewer {
  const member = requireViewer(viewer, toDo);
  if (hasRole(member, role)) return member;
  throw new AppError('forbidden', `Only ${role === 'admin' ? 'admins' : `${role}s and above`} may ${toDo}.`);
}
