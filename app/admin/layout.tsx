import '@/components/styles/index.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { adminSections } from '@/components/admin/admin-sections';
import { SafeModeBanner } from '@/components/extensions/safe-mode/safe-mode-banner';
import { SafeModeOffer } from '@/components/extensions/safe-mode/safe-mode-offer';
import { AdminShell } from '@/components/layout/admin-shell';
import { Document } from '@/components/layout/document';
import { MessagePage } from '@/components/layout/message-page';
import { LiveViewer } from '@/components/live/live-viewer';
import { orMissing } from '@/lib/pages/or-missing';
import { readAdmin } from '@/lib/pages/read-admin';

export { siteViewport as viewport } from '@/components/layout/viewport';

// Nothing is made at build time: each page depends on its viewer, and its scripts carry the nonce of the response.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: { default: 'Administration', template: '%s · Administration' }, robots: { index: false } };

async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await readAdmin();
  const given = await headers();
  return (
    <Document nonce={given.get('x-nonce') ?? undefined}>
      <LiveViewer viewerId={viewer.id} renderedAt={Date.now()} />
      <SafeModeOffer viewer={viewer}>
        <AdminShell viewer={viewer} sections={adminSections} notice={<SafeModeBanner viewer={viewer} />}>{children}</AdminShell>
      </SafeModeOffer>
    </Document>
  );
}

async function AdminMissing() {
  return (
    <Document nonce={(await headers()).get('x-nonce') ?? undefined}>
      <MessagePage alone code={404} title="There is nothing here" text="The address may have changed, or it is not for this account." />
    </Document>
  );
}

export default orMissing(AdminLayout, AdminMissing);
