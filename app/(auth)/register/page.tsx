import type { Metadata } from 'next';
import { PageLink } from '@/components/ui/page-link';
import { redirect } from 'next/navigation';
import { RegisterForm } from '@/components/auth/register-form';
import { AuthShell } from '@/components/layout/auth-shell';
import { getViewer } from '@/lib/auth/get-viewer';
import { safeRedirectPath } from '@/lib/core/safe-redirect';
import { readSiteName } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { isSetupNeeded } from '@/lib/setup/is-setup-needed';

export const metadata: Metadata = { title: 'Make an account' };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  if (await isSetupNeeded()) redirect('/setup');
  const next = safeRedirectPath(await searchParam(searchParams, 'next'));
  if (await getViewer()) redirect(next);
  return (
    <AuthShell siteName={await readSiteName()} footer={<>Have an account? <PageLink href={`/login?next=${encodeURIComponent(next)}`}>Log in</PageLink></>}>
      <h1 className="auth-title">Make an account</h1>
      <RegisterForm next={next} />
    </AuthShell>
  );
}
