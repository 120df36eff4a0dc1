import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { db } from '@/lib/db/client';
import { requireViewer } from '@/lib/permissions/require';

export interface SessionSummary {
  id: number;
  ip: string;
  userAgent: string;
  createdAt: string;
  lastUsedAt: string;
  isCurrent: boolean;
}

/** The viewer's own open sessions, the one used last first. */
export async function listSessions(viewer: Viewer | null): Promise<SessionSummary[]> {
  const member = requireViewer(viewer, 'see your sessions');
  const rows = await db().session.findMany({
    where: { userId: member.id, expiresAt: { gt: clock.now() } },
    orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    ip: row.ip,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    isCurrent: row.id === member.sessionId,
  }));
}
