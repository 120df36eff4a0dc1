import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetupForm } from '@/components/auth/setup-form';
import { AuthShell } from '@/components/layout/auth-shell';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { isSetupNeeded } from '@/lib/setup/is-setup-needed';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  if (!(await isSetupNeeded())) redirect('/');
  return (
    <AuthShell siteName="Nexus">
      <h1 className="auth-title">Set up your forum</h1>
      <p className="text-14 text-t3">Make the first account. It is the admin&rsquo;s.</p>
      <SetupForm token={(await searchParam(searchParams, 'token')) ?? ''} />
    </AuthShell>
  );
}
