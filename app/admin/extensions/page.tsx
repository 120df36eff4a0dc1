import type { Metadata } from 'next';
import { ExtensionTable } from '@/components/extensions/admin/extension-table';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { readEnv } from '@/lib/core/env';
import { listInstalledExtensions } from '@/lib/extensions/list-installed';
import { readAdmin } from '@/lib/pages/read-admin';

export const metadata: Metadata = { title: 'Extensions' };

export default async function ExtensionsPage() {
  const extensions = await listInstalledExtensions(await readAdmin());
  return (
    <>
      <PageHeader title="Extensions" text="What is installed, whether it runs, and what went wrong. A switch takes effect in every open page at once." actions={<ButtonLink href="/admin/safe-mode" icon="shield">Safe mode</ButtonLink>} />
      {readEnv().NEXUS_SAFE_MODE && <p className="extension-banner" role="status"><Icon name="shield" size={16} /> Safe mode: no extension runs until the forum is started without NEXUS_SAFE_MODE.</p>}
      {extensions.length > 0 ? (
        <ExtensionTable extensions={extensions} renderedAt={Date.now()} />
      ) : (
        <EmptyState icon="puzzle" title="No extensions yet" text="Put an extension’s folder into extensions/ and start the forum again: it appears here." />
      )}
    </>
  );
}
