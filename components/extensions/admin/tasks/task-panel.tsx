'use client';

import { useEffect, useRef } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { ConsentPanel } from '../consent/consent-panel';
import { currentStep } from './list-shown-steps';
import { CancelTask } from './task-acts';
import { TaskResult } from './task-result';
import { TaskSteps } from './task-steps';
import { targetOf, taskStateLooks, titleOf } from './task-words';
import { useTask } from './use-task';

export interface TaskPanelProps {
  task: TaskView;
  /** Who looks: their password is asked for. */
  username: string;
  renderedAt: number;
}

/** A task from its first step to what came of it; where it waits, what has to be agreed to. */
export function TaskPanel({ task: given, username, renderedAt }: TaskPanelProps) {
  const { task, error } = useTask(given);
  const { state, review, createdAt, actor, subject } = task;
  const isWaiting = state === 'waiting' && review !== null;
  const panel = useFocusAfter(isWaiting);
  const look = taskStateLooks[state];
  const step = currentStep(task);
  // What was asked for is often all that the title has to say.
  const isTold = subject.endsWith(targetOf(task)) || subject === task.slug;
  return (
    <div ref={panel} tabIndex={-1} className="task" data-state={state}>
      {/* Without scripts the page is loaded again until there is something to read or to do. */}
      {state === 'running' && <noscript><meta httpEquiv="refresh" content="2" /></noscript>}
      <PageHeader
        title={<span className="extension-title">{titleOf(task)}{isWaiting && '?'} <Pill tone={look.tone}>{look.label}</Pill></span>}
        text={isWaiting && review.description ? review.description : <>{isTold ? '' : `${subject} · `}{actor ? `By ${actor}` : 'By the forum'}, <LiveTime at={Date.parse(createdAt)} renderedAt={renderedAt} /></>}
      />
      <p role="status" className="sr-only">{look.label}{step && `: ${step.label}`}</p>
      {error && <p className="text-13 text-amber">Not up to date: {error.message}</p>}
      <div className={isWaiting ? 'extension-columns' : 'task-column'}>
        {isWaiting && <ConsentPanel task={task} review={review} username={username} />}
        <TaskResult task={task} />
        <Card title="Steps" action={state === 'running' && task.canCancel && <CancelTask id={task.id} />} className="task-card">
          <TaskSteps task={task} renderedAt={renderedAt} />
        </Card>
      </div>
    </div>
  );
}

/** The form that had the focus is gone once it was agreed to: what follows takes it. */
function useFocusAfter(isWaiting: boolean) {
  const panel = useRef<HTMLDivElement>(null);
  const wasWaiting = useRef(isWaiting);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting && document.activeElement === document.body) panel.current?.focus();
    wasWaiting.current = isWaiting;
  }, [isWaiting]);
  return panel;
}
