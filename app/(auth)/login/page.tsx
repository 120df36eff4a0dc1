import type { Metadata } from 'next';
import { PageLink } from '@/components/ui/page-link';
import { redirect } from 'next/navigation';
import { LogInForm } from '@/components/auth/log-in-form';
import { AuthShell } from '@/components/layout/auth-shell';
import { getViewer } from '@/lib/auth/get-viewer';
import { safeRedirectPath } from '@/lib/core/safe-redirect';
import { readSiteName } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';

export const metadata: Metadata = { title: 'Log in' };

export default async function LogInPage({ searchParams }: { searchParams: SearchParams }) {
  const next = safeRedirectPath(await searchParam(searchParams, 'next'));
  if (await getViewer()) redirect(next);
  return (
    <AuthShell siteName={await readSiteName()} footer={<>New here? <PageLink href={`/register?next=${encodeURIComponent(next)}`}>Make an account</PageLink></>}>
      <h1 className="auth-title">Log in</h1>
      <LogInForm next={next} />
    </AuthShell>
  );
}
