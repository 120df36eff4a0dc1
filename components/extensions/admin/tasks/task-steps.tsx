'use client';

import { Icon, type IconName } from '@/components/ui/icon';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { formatDuration, formatSeconds } from './format-duration';
import { listShownSteps, type ShownState, type ShownStep } from './list-shown-steps';
import { useSeconds } from './use-seconds';

const marks = {
  done: { icon: 'check', name: 'Done' },
  running: { icon: null, name: 'Going on' },
  waiting: { icon: 'user', name: 'Waits for you' },
  failed: { icon: 'x', name: 'Failed' },
  stopped: { icon: 'x', name: 'Called off' },
  upcoming: { icon: null, name: 'To come' },
} as const satisfies Record<ShownState, { icon: IconName | null; name: string }>;

export interface TaskStepsProps {
  task: TaskView;
  /** Milliseconds: the server's clock, for the step that goes on. */
  renderedAt: number;
}

/** The way of a task: what was done and found, where it is, what is to come. */
export function TaskSteps({ task, renderedAt }: TaskStepsProps) {
  const now = useSeconds(task.state === 'running', renderedAt);
  return (
    <ol className="task-steps" aria-label="Steps">
      {listShownSteps(task).map((shown) => (
        <li key={shown.step} className="task-step" data-step={shown.step} data-state={shown.state}>
          <StepMark state={shown.state} />
          <span className="task-step-label">{shown.label}<span className="sr-only">: {marks[shown.state].name}</span></span>
          <span className="task-step-time">{timeOf(shown, now)}</span>
          {shown.detail && <span className="task-step-detail">{shown.detail}</span>}
          {shown.state === 'running' && <StepProgress detail={shown.detail} label={shown.label} />}
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state }: { state: ShownState }) {
  const { icon } = marks[state];
  return <span className="task-mark" aria-hidden="true">{state === 'running' ? <span className="spinner" /> : icon && <Icon name={icon} size={12} />}</span>;
}

/** `340 KB of 1200 KB` as a bar. */
function StepProgress({ detail, label }: { detail: string; label: string }) {
  const [, done, total] = /^(\d+) KB of (\d+) KB$/.exec(detail) ?? [];
  if (done === undefined || total === undefined) return null;
  return <progress className="task-progress" aria-label={label} value={Number(done)} max={Math.max(1, Number(total))} />;
}

function timeOf({ state, startedAt, endedAt }: ShownStep, now: number): string {
  if (startedAt === null || state === 'waiting' || state === 'stopped') return '';
  if (endedAt !== null) return formatDuration(endedAt - startedAt);
  // Only once there is a second: what is fast does not flicker.
  return now - startedAt < 1000 ? '' : formatSeconds(now - startedAt);
}
