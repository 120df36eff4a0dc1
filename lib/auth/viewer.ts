import type { Role } from '@/lib/permissions/roles';

/** The signed-in person a request is answered for; a guest is null. */
export interface Viewer {
  id: number;
  username: string;
  name: string;
  role: Role;
  avatarUrl: string | null;
  sessionId: number;
  /** An admin who has extensions hidden in this browser: see withSafeMode. */
  hidesExtensions?: true;
}
