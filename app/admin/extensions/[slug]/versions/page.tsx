import type { Metadata } from 'next';
import { TaskTable } from '@/components/extensions/admin/tasks/task-table';
import { AttemptCard } from '@/components/extensions/admin/versions/attempt-card';
import { ChangeCard } from '@/components/extensions/admin/versions/change-card';
import { RepairCard } from '@/components/extensions/admin/versions/repair-card';
import { RunningVersion } from '@/components/extensions/admin/versions/running-version';
import { UpdateCard } from '@/components/extensions/admin/versions/update-card';
import { Card } from '@/components/ui/card';
import { PageLink } from '@/components/ui/page-link';
import { readExtension } from '@/lib/pages/read-extension';
import { readTasksOf } from '@/lib/pages/read-tasks';
import type { ExtensionPageProps } from '../layout';

export const metadata: Metadata = { title: 'Versions' };

/** How those get a new version that no repository is asked for. */
const elsewhere = new Map([
  ['bundled', <>It comes with the forum, and is updated with it.</>],
  ['folder', <>It was installed from a folder on the server: install the folder again with <code>nexus ext install</code>.</>],
  ['upload', <>It was uploaded: <PageLink href="/admin/installs/new" className="link">upload the next version</PageLink>.</>],
]);

export default async function ExtensionVersionsPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const [extension, tasks] = await Promise.all([readExtension(slug), readTasksOf(slug)]);
  const { source, versions, lastAttempt, loadError, failedAttempt } = extension;
  return (
    <div className="versions">
      {versions.canCheck ? <UpdateCard extension={extension} /> : <Card title="Updates"><p className="process-text">{elsewhere.get(source)}</p></Card>}
      <RunningVersion extension={extension} />
      <ChangeCard extension={extension} />
      <RepairCard extension={extension} />
      {lastAttempt && <AttemptCard attempt={lastAttempt} told={[loadError, failedAttempt?.message]} />}
      {tasks.length > 0 && <section><h2 className="panel-title">Recent installs, updates and removals</h2><TaskTable tasks={tasks} label={`Recent tasks of ${slug}`} /></section>}
    </div>
  );
}
