'use client';

import { Icon } from '@/components/ui/icon';
import { Pill } from '@/components/ui/pill';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { statusLook } from '../status-looks';
import { TaskWays } from './task-acts';
import { TaskMessage } from './task-message';
import { outcomeOf } from './task-words';

/** What came of a task, and what can be done now; nothing while it goes on. */
export function TaskResult({ task }: { task: TaskView }) {
  const { state, status, message } = task;
  if (state === 'running' || state === 'waiting') return null;
  return (
    <section className={`panel task-result task-result-${state}`} aria-label="Result" role={state === 'failed' ? 'alert' : 'status'}>
      <Icon name={state === 'done' ? 'check' : state === 'failed' ? 'alert' : 'info'} />
      <div className="min-w-0">
        {state === 'failed' && <p className="task-outcome">{status && <Pill tone={statusLook(status).tone}>{statusLook(status).label}</Pill>} {outcomeOf(task)}</p>}
        {state === 'cancelled' && <p className="task-outcome">It was called off. Nothing was changed.</p>}
        <TaskMessage status={status} message={message} />
        <TaskWays task={task} />
      </div>
    </section>
  );
}
