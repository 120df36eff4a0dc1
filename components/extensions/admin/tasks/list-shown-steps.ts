import type { TaskState, TaskStep, TaskStepName, TaskView } from '@/lib/extensions/tasks/types';
import { labelOf, planOf, stepLabels } from './step-plan';

export type ShownState = 'done' | 'running' | 'waiting' | 'failed' | 'stopped' | 'upcoming';

/** A step as the page of its task shows it. */
export interface ShownStep {
  step: TaskStepName;
  label: string;
  state: ShownState;
  detail: string;
  /** Milliseconds since the epoch; null before it begins. */
  startedAt: number | null;
  /** Milliseconds since the epoch; null while it goes on, and before. */
  endedAt: number | null;
}

/** What was done, in the order in which it was, then what may still come; what was passed over is left out. */
export function listShownSteps(task: Pick<TaskView, 'kind' | 'from' | 'mode' | 'state' | 'steps' | 'finishedAt'>): ShownStep[] {
  const { kind, state, steps, finishedAt } = task;
  const plan = planOf(task);
  const reached = Math.max(-1, ...steps.map(({ step }) => plan.indexOf(step)));
  const upcoming = state === 'done' ? [] : plan.slice(reached + 1);
  return [
    ...steps.map((step, index) => toShown(step, { kind, state, endedAt: steps[index + 1]?.at ?? finishedAt })),
    ...upcoming.map((step) => ({ step, label: labelOf(kind, step), state: 'upcoming', detail: '', startedAt: null, endedAt: null }) satisfies ShownStep),
  ];
}

function toShown({ step, state, detail, at }: TaskStep, task: { kind: TaskView['kind']; state: TaskState; endedAt: string | null }): ShownStep {
  const shown = state === 'running' ? runningAs[task.state] : state;
  return {
    step, detail,
    // That it asks for something is known by then.
    label: step === 'review' ? stepLabels.review : labelOf(task.kind, step),
    state: shown,
    startedAt: Date.parse(at),
    endedAt: task.endedAt === null ? null : Date.parse(task.endedAt),
  };
}

/** A task may end under a step that never heard of it: its process was killed, or somebody called it off. */
const runningAs = { running: 'running', waiting: 'waiting', done: 'done', failed: 'failed', cancelled: 'stopped' } as const satisfies Record<TaskState, ShownState>;

/** The step that a task is at, in words; null when it is over or has not begun. */
export const currentStep = (task: TaskView): ShownStep | null => listShownSteps(task).find(({ state }) => state === 'running' || state === 'waiting') ?? null;
