import { describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import type { Supervisor } from './supervisor';
import { useRunners } from './testing/harness';
import { context, route } from './testing/requests';

useTestDatabase();
const { makeSpec, supervise } = useRunners();

describe('slots, whose late answers nobody waits for:', () => {
  const slot = { kind: 'slot', name: 'footer', props: {} } as const;
  const late = (deadlineMs: number) => context({ deadlineMs, label: 'slot footer', mayBeLate: true });
  const warm = (supervisor: Supervisor, slug: string) => supervisor.call(slug, route('/echo'), context());

  it('they are no failures, however many there are, and hold no place', async () => {
    const spec = makeSpec(`footer: () => new Promise(() => {}), '/echo': () => 1`);
    const supervisor = await supervise([spec], { knobs: { callsInFlight: 2 } });
    await warm(supervisor, spec.slug);
    for (let page = 0; page < 25; page += 1) await expect(supervisor.call(spec.slug, slot, late(5))).rejects.toMatchObject({ code: 'timeout' });
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
    expect(supervisor.state(spec.slug)).toMatchObject({ process_state: 'running', restarts: 0 });
    expect(supervisor.logs(spec.slug)).toEqual([]);
  });

  it('they do not tell the log what a handler threw over being aborted', async () => {
    const spec = makeSpec(`footer: () => { const end = performance.now() + 120; while (performance.now() < end); throw new DOMException('over', 'AbortError'); }, '/echo': () => 1`);
    const supervisor = await supervise([spec]);
    await warm(supervisor, spec.slug);
    for (let page = 0; page < 6; page += 1) {
      const call = supervisor.call(spec.slug, slot, late(60));
      // The forum is busy: it reads the answer before it sees the time.
      const busyUntil = performance.now() + 200;
      while (performance.now() < busyUntil);
      await expect(call).rejects.toMatchObject({ code: 'timeout' });
    }
    expect(supervisor.logs(spec.slug)).toEqual([]);
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
  });

  it('a handler may compute its time; only one that never ends is killed', async () => {
    const spec = makeSpec(`footer: ({ props }) => { const end = performance.now() + props.ms; while (performance.now() < end); }, '/echo': () => 1`);
    const supervisor = await supervise([spec], { knobs: { pingEveryMs: 2_500 } });
    await warm(supervisor, spec.slug);
    await expect(supervisor.call(spec.slug, { ...slot, props: { ms: 900 } }, late(20))).rejects.toMatchObject({ code: 'timeout' });
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
    expect(supervisor.state(spec.slug)).toMatchObject({ process_state: 'running', restarts: 0 });
    await expect(supervisor.call(spec.slug, { ...slot, props: { ms: 60_000 } }, late(20))).rejects.toMatchObject({ code: 'timeout' });
    const reasons = () => supervisor.logs(spec.slug).map(({ message }) => message);
    await vi.waitFor(() => expect(reasons()).toEqual(['The runner ended: slot footer missed its deadline and kept the runner from answering.']), 10_000);
  });

  it('they still open the breaker when they throw in time', async () => {
    const spec = makeSpec(`footer: () => { throw new Error('mine'); }, '/echo': () => 1`);
    const supervisor = await supervise([spec]);
    await warm(supervisor, spec.slug);
    for (let page = 0; page < 5; page += 1) await expect(supervisor.call(spec.slug, slot, late(1_000))).rejects.toMatchObject({ code: 'handler_threw' });
    await expect(supervisor.call(spec.slug, slot, late(1_000))).rejects.toMatchObject({ code: 'breaker_open' });
  });

  it('the first page after an idle time waits no longer than any other, and starts the runner for the next', async () => {
    const spec = makeSpec(`start: () => new Promise((resolve) => setTimeout(resolve, 400)), footer: () => '<p>Here</p>', '/echo': () => 1`);
    const supervisor = await supervise([spec]);
    await expect(supervisor.call(spec.slug, slot, late(100))).rejects.toMatchObject({ code: 'timeout', message: 'slot footer: the runner was not ready within 100 ms.' });
    expect(supervisor.state(spec.slug).process_state).toBe('starting');
    await vi.waitFor(() => expect(supervisor.state(spec.slug).process_state).toBe('running'), 5_000);
    expect(await supervisor.call(spec.slug, slot, late(1_000))).toBe('<p>Here</p>');
  });
});
