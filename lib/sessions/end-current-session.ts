import { getViewer } from '@/lib/auth/get-viewer';
import { db } from '@/lib/db/client';
import { announce } from '@/lib/realtime/announce';

/** Ends the session of this request; a guest's log-out changes nothing. */
export async function endCurrentSession(): Promise<void> {
  const viewer = await getViewer();
  if (!viewer) return;
  await db().session.deleteMany({ where: { id: viewer.sessionId } });
  await announce({ topic: 'sessions', event: 'revoked', id: viewer.sessionId });
}
