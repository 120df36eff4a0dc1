import '@/components/styles/index.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { adminSections } from '@/components/admin/admin-sections';
import { AdminShell } from '@/components/layout/admin-shell';
import { Document } from '@/components/layout/document';
import { LiveViewer } from '@/components/live/live-viewer';
import { getViewer } from '@/lib/auth/get-viewer';
import { redirectToLogIn } from '@/lib/pages/or-not-found';
import { hasRole } from '@/lib/permissions/roles';

export { siteViewport as viewport } from '@/components/layout/viewport';

export const metadata: Metadata = { title: { default: 'Administration', template: '%s · Administration' }, robots: { index: false } };

/** Says who may come in; what they may do is decided again in every operation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  const given = await headers();
  if (!viewer) redirectToLogIn(given.get('x-nexus-path') ?? '/admin');
  if (!hasRole(viewer, 'admin')) notFound();
  return (
    <Document nonce={given.get('x-nonce') ?? undefined}>
      <LiveViewer viewerId={viewer.id} />
      <AdminShell viewer={viewer} sections={adminSections}>{children}</AdminShell>
    </Document>
  );
}
