import { clock } from '@/lib/core/clock';
import { HostCallError } from './host-call-error';
import type { Knobs } from './knobs';
import { LogBuffer, type LogLine } from './log-buffer';
import { ManagedExtension } from './managed-extension';
import type { CallRequest, Declared, Json } from './protocol';
import { RunnerError } from './runner-error';
import type { Surroundings } from './runner-life';
import { startRunner } from './start-runner';
import type { CallContext, ProcessState, RunnerSpec } from './types';

/** Starts, watches and stops the runners of this process. */
export interface Supervisor {
  /** What should exist from now on: others are drained and stopped, changed ones replaced. */
  configure(specs: RunnerSpec[]): Promise<void>;
  /**
   * Has one handler of an extension run, its runner started first where it is not running.
   * @throws RunnerError
   */
  call(slug: string, request: CallRequest, context: CallContext): Promise<unknown>;
  /**
   * What a version declares, asked in a runner of its own that is thrown away; its start handler does not run.
   * @throws RunnerError no_runner with `loadFailure`, crashed
   */
  probe(spec: RunnerSpec): Promise<Declared>;
  /**
   * Has one handler run in a runner of its own that is thrown away, for an extension that is switched off.
   * @throws RunnerError
   */
  callOnce(spec: RunnerSpec, request: CallRequest, context: CallContext): Promise<unknown>;
  state(slug: string): ProcessState;
  states(): ProcessState[];
  /** Lets an extension out of quarantine. */
  release(slug: string): Promise<void>;
  /** The last lines it logged and printed, oldest first. */
  logs(slug: string): LogLine[];
  /** Writes a line of the forum's into what admins read of an extension. */
  note(slug: string, level: 'info' | 'warn', message: string): void;
  /** Every limit as it is now. */
  knobs(): Knobs;
  stop(): Promise<void>;
}

export interface SupervisorOptions extends Omit<Surroundings, 'knobs'> {
  readKnobs: () => Promise<Knobs>;
}

const LOOK_FOR_IDLE_MS = 30_000;
const SHORT_LOG = { linesPerSecond: 100, bytes: 65_536, shown: 100 };

export async function createSupervisor({ readKnobs, ...options }: SupervisorOptions): Promise<Supervisor> {
  const extensions = new Map<string, ManagedExtension>();
  let knobs = await readKnobs();
  let isStopped = false;
  let working: Promise<void> = Promise.resolve();
  const around: Surroundings = { ...options, knobs: () => knobs };
  const sweep = setInterval(() => extensions.forEach((extension) => extension.reapIfIdle()), LOOK_FOR_IDLE_MS);
  sweep.unref();

  // One change at a time: two at once could each start the runner that the other is to replace.
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = working.then(work);
    working = turn.catch(() => undefined);
    return turn;
  };
  const configure = async (specs: RunnerSpec[]) => {
    if (isStopped) return;
    knobs = await readKnobs();
    const wanted = new Map(specs.map((spec) => [spec.slug, spec]));
    const removed = [...extensions].filter(([slug]) => !wanted.has(slug));
    for (const [slug] of removed) extensions.delete(slug);
    await Promise.all([...removed.map(([, extension]) => extension.retire('disabled')), ...specs.map((spec) => place(spec))]);
  };
  const place = async (spec: RunnerSpec) => {
    const existing = extensions.get(spec.slug);
    const extension = existing ?? new ManagedExtension(spec, around);
    extensions.set(spec.slug, extension);
    if (existing && !existing.isRunningAs(spec)) await existing.update(spec);
    await extension.refresh();
  };
  const get = (slug: string): ManagedExtension => {
    const extension = extensions.get(slug);
    if (!extension || isStopped) throw new RunnerError('no_runner', `No enabled extension "${slug}" has a server half.`);
    return extension;
  };

  return {
    configure: (specs) => inTurn(() => configure(specs)),
    call: async (slug, request, context) => get(slug).call(request, context),
    probe: (spec) => probe(spec, around),
    callOnce: (spec, request, context) => callOnce({ spec, request, context }, around),
    state: (slug) => extensions.get(slug)?.state() ?? { slug, process_state: 'idle', restarts: 0, lastStderr: '', level: options.ability.level },
    states: () => [...extensions.values()].map((extension) => extension.state()),
    release: (slug) => inTurn(() => get(slug).release()),
    logs: (slug) => extensions.get(slug)?.log.lines() ?? [],
    note: (slug, level, message) => extensions.get(slug)?.log.add(level, 'forum', message),
    knobs: () => knobs,
    stop: async () => {
      isStopped = true;
      clearInterval(sweep);
      await inTurn(async () => void (await Promise.all([...extensions.values()].map((extension) => extension.retire('shutdown')))));
    },
  };
}

async function probe(spec: RunnerSpec, around: Surroundings): Promise<Declared> {
  const { runner, declared } = await startRunner({
    ...around,
    spec,
    knobs: around.knobs(),
    startedAt: clock.now(),
    log: new LogBuffer(SHORT_LOG),
    answerHost: (): Promise<Json> => Promise.reject(new HostCallError('Error', 'Nothing of the forum can be used while the extension is being loaded.', 'not_ready')),
  }, null);
  await runner.stop();
  return declared;
}

async function callOnce({ spec, request, context }: { spec: RunnerSpec; request: CallRequest; context: CallContext }, around: Surroundings): Promise<unknown> {
  const options = { ...around, spec, knobs: around.knobs(), startedAt: clock.now(), log: new LogBuffer(SHORT_LOG) };
  const { runner } = await startRunner(options, null);
  try {
    return await runner.call(request, context, await around.readSettings(spec.slug));
  } finally {
    runner.kill('Its one call is over.');
    await runner.ended;
  }
}
