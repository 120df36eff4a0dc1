import type { Metadata } from 'next';
import { TaskPanel } from '@/components/extensions/admin/tasks/task-panel';
import { titleOf } from '@/components/extensions/admin/tasks/task-words';
import { PageLink } from '@/components/ui/page-link';
import { clock } from '@/lib/core/clock';
import { readAdmin } from '@/lib/pages/read-admin';
import { readTask } from '@/lib/pages/read-tasks';

interface TaskPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: TaskPageProps): Promise<Metadata> {
  await readAdmin();
  return { title: titleOf(await readTask((await params).id)) };
}

export default async function TaskPage({ params }: TaskPageProps) {
  const admin = await readAdmin();
  const task = await readTask((await params).id);
  return (
    <>
      <p className="page-path"><PageLink href="/admin/extensions">Extensions</PageLink> / <PageLink href="/admin/installs">Installs</PageLink></p>
      <TaskPanel key={task.id} task={task} username={admin.username} renderedAt={clock.now().getTime()} />
    </>
  );
}
