import { describe, expect, it } from 'vitest';
import type { TaskState, TaskStep, TaskStepName, TaskView } from '@/lib/extensions/tasks/types';
import { listShownSteps } from './list-shown-steps';

const START = Date.parse('2026-03-12T14:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** Steps a second apart, the last of them in `last`. */
const stepsOf = (names: TaskStepName[], last: TaskStep['state'] = 'done'): TaskStep[] =>
  names.map((step, index) => ({ step, state: index === names.length - 1 ? last : 'done', detail: '', at: at(index) }));

const show = (state: TaskState, steps: TaskStep[], task: Partial<TaskView> = {}) =>
  listShownSteps({ kind: 'update', from: null, mode: null, state, steps, finishedAt: state === 'running' || state === 'waiting' ? null : at(60), ...task });

const states = (shown: ReturnType<typeof show>) => shown.map(({ step, state }) => `${step} ${state}`);

describe('listShownSteps', () => {
  it('shows everything to come before anything has begun', () => {
    const shown = show('running', []);
    expect(shown.map(({ state }) => state)).toEqual(Array(shown.length).fill('upcoming'));
    expect(shown[0]).toEqual({ step: 'resolve', label: 'Find the repository', state: 'upcoming', detail: '', startedAt: null, endedAt: null });
  });

  it('shows what was done with how long it took, what goes on, and what is to come', () => {
    const shown = show('running', stepsOf(['resolve', 'release', 'download'], 'running'));
    expect(states(shown).slice(0, 4)).toEqual(['resolve done', 'release done', 'download running', 'extract upcoming']);
    expect(shown.slice(0, 3).map(({ startedAt, endedAt }) => endedAt !== null && startedAt !== null ? endedAt - startedAt : null)).toEqual([1000, 1000, null]);
  });

  it('leaves out what was passed over: an update that asks for nothing new, an extension without a server half', () => {
    const shown = show('running', stepsOf(['resolve', 'release', 'download', 'extract', 'read', 'check', 'store', 'assets'], 'running'));
    expect(states(shown)).toEqual(['resolve done', 'release done', 'download done', 'extract done', 'read done', 'check done', 'store done', 'assets running', 'switch upcoming', 'hook upcoming']);
  });

  it('waits for consent by its plain name', () => {
    const waiting = show('waiting', stepsOf(['resolve', 'release', 'download', 'extract', 'read', 'review'], 'running'));
    expect(waiting.find(({ step }) => step === 'review')).toMatchObject({ label: 'Your consent', state: 'waiting' });
    expect(show('running', []).find(({ step }) => step === 'review')).toMatchObject({ label: 'Your consent, where it asks for more' });
  });

  it('says where a task ended that was killed or called off under its step', () => {
    const steps = stepsOf(['resolve', 'release'], 'running');
    expect(states(show('failed', steps)).slice(0, 3)).toEqual(['resolve done', 'release failed', 'download upcoming']);
    expect(states(show('cancelled', steps)).slice(0, 2)).toEqual(['resolve done', 'release stopped']);
    expect(show('failed', steps)[1]?.endedAt).toBe(START + 60_000);
  });

  it('shows nothing to come when it is done, whatever was left out', () => {
    expect(states(show('done', stepsOf(['resolve', 'release'])))).toEqual(['resolve done', 'release done']);
  });

  it('shows a step that no plan has, where it was taken', () => {
    expect(states(show('running', stepsOf(['switch', 'hook'], 'running'), { kind: 'migrate' }))).toEqual(['switch done', 'hook running']);
  });
});
