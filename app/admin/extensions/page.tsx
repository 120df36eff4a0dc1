import type { Metadata } from 'next';
import { ExtensionTable } from '@/components/extensions/admin/extension-table';
import { KeptData } from '@/components/extensions/admin/removal/kept-data';
import { TaskStrip } from '@/components/extensions/admin/tasks/task-strip';
import { CheckAll } from '@/components/extensions/admin/versions/check-all';
import { PageHeader } from '@/components/layout/page-header';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { PageLink } from '@/components/ui/page-link';
import { clock } from '@/lib/core/clock';
import { readEnv } from '@/lib/core/env';
import { listInstalledExtensions } from '@/lib/extensions/list-installed';
import { listKeptDataForAdmin } from '@/lib/extensions/removal/list-kept-data-for-admin';
import { listTasks } from '@/lib/extensions/tasks/list-tasks';
import { readAdmin } from '@/lib/pages/read-admin';

export const metadata: Metadata = { title: 'Extensions' };

export default async function ExtensionsPage() {
  const admin = await readAdmin();
  const [extensions, tasks, kept] = await Promise.all([listInstalledExtensions(admin), listTasks(admin), listKeptDataForAdmin(admin)]);
  const renderedAt = clock.now().getTime();
  return (
    <>
      <PageHeader
        title="Extensions"
        text={<>What is installed, whether it runs, and what went wrong. A switch takes effect in every open page at once. <PageLink href="/admin/safe-mode" className="link">Safe mode</PageLink> shows the forum without any.</>}
        actions={<><CheckAll /><ButtonLink href="/admin/store">Store</ButtonLink><ButtonLink href="/admin/installs/new" variant="primary">Install extension</ButtonLink></>}
      />
      {readEnv().NEXUS_SAFE_MODE && <p className="extension-banner" role="status"><Icon name="shield" size={16} /> Safe mode: no extension runs until the forum is started without NEXUS_SAFE_MODE.</p>}
      <LiveRefresh topic="extension-tasks" />
      <TaskStrip tasks={tasks} />
      {extensions.length > 0 ? (
        <ExtensionTable extensions={extensions} renderedAt={renderedAt} />
      ) : (
        <EmptyState icon="puzzle" title="No extensions yet" text="Choose one from the store, or install one from its address or an archive." action={<ButtonLink href="/admin/store" variant="primary">Look into the store</ButtonLink>} />
      )}
      <KeptData kept={kept} renderedAt={renderedAt} />
    </>
  );
}
