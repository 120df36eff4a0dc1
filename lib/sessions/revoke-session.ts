import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/id-schema';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { requireViewer } from '@/lib/permissions/require';
import { announce } from '@/lib/realtime/announce';

const revokeSessionSchema = z.object({ id: idSchema });

/** Ends one of the viewer's own sessions; somebody else's is not found. */
export async function revokeSession(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id } = parseInput(revokeSessionSchema, input);
  const member = requireViewer(viewer, 'end a session');
  const { count } = await db().session.deleteMany({ where: { id, userId: member.id } });
  if (count === 0) throw notFound('That session');
  await announce({ topic: 'sessions', event: 'revoked', id });
}

/** Ends every session of the viewer but the one in use. */
export async function revokeOtherSessions(viewer: Viewer | null): Promise<number> {
  const member = requireViewer(viewer, 'end your other sessions');
  const { count } = await db().session.deleteMany({ where: { userId: member.id, id: { not: member.sessionId } } });
  await announce({ topic: 'sessions', event: 'revoked' });
  return count;
}
