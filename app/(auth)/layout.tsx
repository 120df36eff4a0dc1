import '@/components/styles/index.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { SafeModeBanner } from '@/components/extensions/safe-mode/safe-mode-banner';
import { Document } from '@/components/layout/document';
import { getViewer } from '@/lib/auth/get-viewer';
import { readSiteName } from '@/lib/pages/read';

export { siteViewport as viewport } from '@/components/layout/viewport';

// Nothing is made at build time: each page depends on its viewer, and its scripts carry the nonce of the response.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const siteName = await readSiteName();
  return { title: { default: siteName, template: `%s · ${siteName}` }, robots: { index: false } };
}

/** No extension's code reaches these documents: crossing into them is a full page load. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Document nonce={(await headers()).get('x-nonce') ?? undefined}>
      <SafeModeBanner viewer={await getViewer()} />
      {children}
    </Document>
  );
}
