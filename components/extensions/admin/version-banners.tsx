import { PageLink } from '@/components/ui/page-link';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { Banner } from './banner';
import { currentStep } from './tasks/list-shown-steps';
import { titleOf } from './tasks/task-words';

/** What goes on with an extension's version, over all of its pages: what waits, what is offered, what holds it. */
export function VersionBanners({ extension, tasks }: { extension: ExtensionView; tasks: TaskView[] }) {
  const { slug, updateVersion, isBeingRemoved, versions: { pinned } } = extension;
  const open = tasks.filter(({ state }) => state === 'running' || state === 'waiting');
  return (
    <>
      {isBeingRemoved && <Banner tone="amber">It is being removed: it is switched off everywhere. If that was interrupted, the next start of the forum goes on with it, or <PageLink href={`/admin/extensions/${slug}/remove`} className="link">remove it again</PageLink>.</Banner>}
      {open.map((task) => <OpenTask key={task.id} task={task} />)}
      {updateVersion !== null && open.length === 0 && <Banner tone="plain" icon="arrow-up" isOfVersions>Version {updateVersion} is out. <PageLink href={`/admin/extensions/${slug}/versions`} className="link">See what is new</PageLink>.</Banner>}
      {pinned !== null && <Banner tone="plain" icon="pin" isOfVersions>It is pinned to {pinned}: updates are neither offered nor installed. <PageLink href={`/admin/extensions/${slug}/versions`} className="link">Unpin it</PageLink>.</Banner>}
    </>
  );
}

function OpenTask({ task }: { task: TaskView }) {
  const href = `/admin/installs/${task.id}`;
  if (task.state === 'waiting') return <Banner tone="amber" icon="user">{task.review?.name ?? task.slug} {task.review?.version} waits for your consent. <PageLink href={href} className="link">See what it asks for</PageLink>.</Banner>;
  const step = currentStep(task);
  return <Banner tone="plain" icon="refresh">{titleOf(task)}: {step?.label ?? 'it begins'}. <PageLink href={href} className="link">Follow it</PageLink>.</Banner>;
}
