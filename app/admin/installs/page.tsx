import type { Metadata } from 'next';
import { TaskTable } from '@/components/extensions/admin/tasks/task-table';
import { PageHeader } from '@/components/layout/page-header';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { listTasks } from '@/lib/extensions/tasks/list-tasks';
import { readAdmin } from '@/lib/pages/read-admin';

export const metadata: Metadata = { title: 'Installs' };

const SHOWN = 50;

export default async function InstallsPage() {
  const tasks = await listTasks(await readAdmin(), { limit: SHOWN });
  const install = <ButtonLink href="/admin/installs/new" variant="primary">Install extension</ButtonLink>;
  return (
    <>
      <PageHeader title="Installs" text={`Installs, updates and removals: what goes on or waits, then what is over${tasks.length === SHOWN ? `, the latest ${SHOWN}` : ''}.`} actions={tasks.length > 0 && install} />
      <LiveRefresh topic="extension-tasks" />
      {tasks.length > 0 ? <TaskTable tasks={tasks} label="Installs" /> : <EmptyState icon="inbox" title="Nothing was installed yet" text="Every install, update and removal is kept here, with its steps and what came of it." action={install} />}
    </>
  );
}
