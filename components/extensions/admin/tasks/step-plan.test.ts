import { describe, expect, it } from 'vitest';
import { taskKinds, taskSteps, type TaskView } from '@/lib/extensions/tasks/types';
import { labelOf, planOf, stepLabels } from './step-plan';

type Plan = Pick<TaskView, 'kind' | 'from' | 'mode'>;
const plans: Plan[] = taskKinds.flatMap((kind): Plan[] => {
  if (kind === 'install') return (['address', 'upload', 'bundled'] as const).map((from) => ({ kind, from, mode: null }));
  if (kind === 'uninstall') return (['keep', 'export', 'purge'] as const).map((mode) => ({ kind, from: null, mode }));
  return [{ kind, from: null, mode: null }];
});

describe('steps of a task', () => {
  it('all have a label, and all stand in some plan', () => {
    expect(Object.keys(stepLabels).toSorted()).toEqual([...taskSteps].toSorted());
    const planned = new Set(plans.flatMap((plan) => [...planOf(plan)]));
    expect(taskSteps.filter((step) => !planned.has(step))).toEqual([]);
  });

  it.each(plans)('$kind $from $mode: no step twice, no label twice, in the order of a whole install', (plan) => {
    const steps = planOf(plan);
    const labels = steps.map((step) => labelOf(plan.kind, step));
    expect(new Set(labels).size).toBe(steps.length);
    expect(labels.every((label) => /^[A-Z]/.test(label))).toBe(true);
    const places = steps.map((step) => taskSteps.indexOf(step));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('name what a kind does in its own words', () => {
    expect(labelOf('install', 'hook')).toBe('Run onInstall');
    expect(labelOf('update', 'hook')).toBe('Run onUpdate');
    expect(labelOf('rollback', 'switch')).toBe('Undo migrations and switch');
    expect(labelOf('migrate', 'switch')).toBe('Run migrations');
  });

  it('ask for consent where a package comes from outside for the first time, and export where that was chosen', () => {
    expect(planOf({ kind: 'install', from: 'upload', mode: null })).toEqual(['extract', 'read', 'review', 'check', 'store', 'compile', 'start', 'assets', 'switch', 'hook']);
    expect(planOf({ kind: 'install', from: 'bundled', mode: null })).not.toContain('review');
    expect(planOf({ kind: 'uninstall', from: null, mode: 'export' })).toEqual(['stop', 'goodbye', 'export', 'remove']);
    expect(planOf({ kind: 'uninstall', from: null, mode: 'purge' })).not.toContain('export');
  });
});
