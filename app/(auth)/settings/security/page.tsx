import type { Metadata } from 'next';
import { AuthShell } from '@/components/layout/auth-shell';
import { SessionList } from '@/components/sessions/session-list';
import { ButtonLink } from '@/components/ui/button-link';
import { getViewer } from '@/lib/auth/get-viewer';
import { redirectToLogIn } from '@/lib/pages/or-not-found';
import { readSiteName } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { listSessions } from '@/lib/sessions/list-sessions';

export const metadata: Metadata = { title: 'Sessions' };

const notices: Record<string, string> = { ended: 'The session has ended.', 'others-ended': 'All other sessions have ended.' };

export default async function SecurityPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await getViewer();
  if (!viewer) redirectToLogIn('/settings/security');
  const done = (await searchParam(searchParams, 'done')) ?? '';
  const notice = Object.hasOwn(notices, done) ? notices[done] : undefined;
  return (
    <AuthShell siteName={await readSiteName()} wide footer={<ButtonLink href="/" variant="plain">Back to the forum</ButtonLink>}>
      <h1 className="auth-title">Sessions</h1>
      <p className="text-14 text-t3">Where you are signed in as @{viewer.username}. End what you do not recognise.</p>
      {notice && <p role="status" className="text-14 text-green">{notice}</p>}
      <SessionList sessions={await listSessions(viewer)} />
    </AuthShell>
  );
}
