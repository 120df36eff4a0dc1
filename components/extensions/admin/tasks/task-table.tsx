import { PageLink } from '@/components/ui/page-link';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { statusLook } from '../status-looks';
import { TableBox } from '../table-box';
import { formatDuration } from './format-duration';
import { currentStep } from './list-shown-steps';
import { taskStateLooks, titleOf } from './task-words';

/** Tasks, what goes on or waits first: each leads to its own page. */
export function TaskTable({ tasks, label }: { tasks: TaskView[]; label: string }) {
  return (
    <TableBox label={label}>
      <table className="table table-stack">
        <thead>
          <tr><th scope="col">What</th><th scope="col">State</th><th scope="col">Where it is, or what came of it</th><th scope="col">By</th><th scope="col">Begun</th><th scope="col" className="numeric">Took</th></tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td className="task-name"><PageLink href={`/admin/installs/${task.id}`} className="link">{titleOf(task)}</PageLink></td>
              <td><Pill tone={taskStateLooks[task.state].tone}>{labelOfState(task)}</Pill></td>
              <td className="problem-message">{currentStep(task)?.label ?? task.message?.split('\n')[0]}</td>
              <td data-label="By">{task.actor ?? 'The forum'}</td>
              <td className="nowrap" data-label="Begun"><Time date={task.createdAt} style="short" /></td>
              <td className="numeric" data-label="Took">{task.finishedAt && formatDuration(Date.parse(task.finishedAt) - Date.parse(task.createdAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

const labelOfState = ({ state, status }: TaskView) => (state === 'failed' && status !== null ? statusLook(status).label : taskStateLooks[state].label);
