import { clock } from '@/lib/core/clock';
import type { InstallWatcher } from '../install/install-steps';
import { saveProgress, settleTask, type Settlement, type TaskRow } from './task-row';
import type { TaskStep, TaskStepName } from './types';

/** Somebody cancelled the task, or took this process for dead. */
export class TaskStopped extends Error {
  override readonly name = 'TaskStopped';
}

/** From these on there is a version, or none: nothing can be called off any more. */
const BEYOND_RECALL: readonly TaskStepName[] = ['switch', 'hook', 'stop', 'goodbye', 'export', 'remove'];

/** Whoever looks on while this process works on a task: told all its steps whenever one changes. */
export type TaskObserver = (steps: readonly TaskStep[]) => void;

/** Whether a task can still be cancelled, by the steps that it has begun. */
export const canStop = (steps: readonly TaskStep[]): boolean => !steps.some(({ step }) => BEYOND_RECALL.includes(step));

/** Shows the steps of one task as it gets on, and stops it between two steps once it was cancelled. */
export class TaskProgress {
  readonly #steps: TaskStep[];
  #slug: string | null = null;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(private readonly id: string, private readonly owner: string, before: TaskRow, private readonly observe: TaskObserver = () => undefined) {
    // What waited for somebody goes on where it was.
    this.#steps = before.steps.map((step) => ({ ...step, state: step.state === 'running' ? 'done' : step.state }));
  }

  /** @throws TaskStopped */
  async step<T>(name: TaskStepName, work: () => Promise<T>, describe: (value: T) => string = () => ''): Promise<T> {
    await this.begin(name);
    const value = await work();
    await this.done(name, describe(value));
    return value;
  }

  /** @throws TaskStopped */
  async begin(step: TaskStepName): Promise<void> {
    this.#steps.push({ step, state: 'running', detail: '', at: clock.now().toISOString() });
    await this.#save();
  }

  /** @throws TaskStopped */
  async done(step: TaskStepName, detail: string): Promise<void> {
    const begun = this.#steps.findLast((candidate) => candidate.step === step);
    if (begun) Object.assign(begun, { state: 'done', detail });
    await this.#save();
  }

  /** Says more of the step that runs, without waiting: a download that gets on. */
  tell(detail: string): void {
    const running = this.#steps.at(-1);
    if (running?.state !== 'running') return;
    running.detail = detail;
    this.#saving = this.#save().catch(() => undefined);
  }

  /** Whose task it is, once that is known. */
  knowSlug(slug: string): void {
    this.#slug = slug;
  }

  /** For the steps of an install. */
  get watcher(): InstallWatcher {
    return { begin: (step) => this.begin(step), done: (step, detail) => this.done(step, detail) };
  }

  async settle(settlement: Settlement): Promise<void> {
    await this.#saving;
    if (settlement.state === 'waiting') this.#steps.push({ step: 'review', state: 'running', detail: '', at: clock.now().toISOString() });
    const ended = settlement.state === 'failed' ? 'failed' : 'done';
    for (const step of this.#steps) if (step.state === 'running' && settlement.state !== 'waiting') step.state = ended;
    this.observe(this.#steps);
    await settleTask({ id: this.id, owner: this.owner, steps: this.#steps, ...settlement });
  }

  async #save(): Promise<void> {
    this.observe(this.#steps);
    if (!(await saveProgress({ id: this.id, owner: this.owner, steps: this.#steps, slug: this.#slug }))) throw new TaskStopped('The task was cancelled.');
  }
}
