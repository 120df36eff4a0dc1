import '@/components/styles/index.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ExtensionHost } from '@/components/extensions/extension-host';
import { SafeModeBanner } from '@/components/extensions/safe-mode/safe-mode-banner';
import { SafeModeOffer } from '@/components/extensions/safe-mode/safe-mode-offer';
import { Document } from '@/components/layout/document';
import { SiteShell } from '@/components/layout/site-shell';
import { LiveViewer } from '@/components/live/live-viewer';
import { getViewer } from '@/lib/auth/get-viewer';
import { toExtensionUser } from '@/lib/extensions/browser/extension-user';
import { readSiteName, readSpaces } from '@/lib/pages/read';
import { isSetupNeeded } from '@/lib/setup/is-setup-needed';

export { siteViewport as viewport } from '@/components/layout/viewport';

// Nothing is made at build time: each page depends on its viewer, and its scripts carry the nonce of the response.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const siteName = await readSiteName();
  return { title: { default: siteName, template: `%s · ${siteName}` }, applicationName: siteName };
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  if (await isSetupNeeded()) redirect('/setup');
  const [viewer, spaces, siteName, given] = await Promise.all([getViewer(), readSpaces(), readSiteName(), headers()]);
  return (
    <Document nonce={given.get('x-nonce') ?? undefined}>
      <LiveViewer viewerId={viewer?.id ?? null} renderedAt={Date.now()} />
      <ExtensionHost currentUser={toExtensionUser(viewer)} />
      <SafeModeOffer viewer={viewer}>
        <SiteShell viewer={viewer} spaces={spaces} siteName={siteName} notice={<SafeModeBanner viewer={viewer} />}>{children}</SiteShell>
      </SafeModeOffer>
    </Document>
  );
}
