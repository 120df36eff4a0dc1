import { Icon } from '@/components/ui/icon';
import { PageLink } from '@/components/ui/page-link';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { currentStep } from './list-shown-steps';
import { targetOf, titleOf } from './task-words';

/** What goes on or waits, a quiet line each; nothing where nothing does. */
export function TaskStrip({ tasks }: { tasks: TaskView[] }) {
  const open = tasks.filter(({ state }) => state === 'running' || state === 'waiting');
  if (open.length === 0) return null;
  return (
    <ul className="task-strip" aria-label="Going on now">
      {open.map((task) => (
        <li key={task.id}>
          <PageLink href={`/admin/installs/${task.id}`} className="task-strip-link" data-state={task.state}>
            {task.state === 'waiting' ? <Icon name="user" size={16} /> : <span className="spinner" aria-hidden="true" />}
            <span className="task-strip-text">{describe(task)}</span>
            <Icon name="chevron-right" size={16} />
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

function describe(task: TaskView): string {
  if (task.state === 'waiting') return `${targetOf(task)} waits for your consent`;
  const step = currentStep(task);
  return `${titleOf(task)}${step ? `: ${step.label}` : ''}`;
}
