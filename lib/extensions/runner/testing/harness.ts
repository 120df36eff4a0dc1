import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { clock } from '@/lib/core/clock';
import { projectPath } from '@/lib/core/project-path';
import { bundleChildMain } from '../child-main';
import { withOverrides, type Knobs } from '../knobs';
import { probeLaunchAbility, type LaunchAbility } from '../launch-level';
import { LogBuffer } from '../log-buffer';
import type { RunnerOptions } from '../runner';
import { startRunner, type LiveRunner } from '../start-runner';
import { createSupervisor, type Supervisor, type SupervisorOptions } from '../supervisor';
import type { RunnerSpec } from '../types';

/** Speaks the protocol and gives handlers everything raw. */
export const fixtureChild = projectPath('lib', 'extensions', 'runner', 'testing', 'child.fixture.mjs');

export interface Harness {
  dataDir: string;
  /** Writes an extension's compiled file. @param handlers the inside of its definition: `'/echo': (request) => request.body` */
  makeSpec(handlers: string, overrides?: Partial<RunnerSpec>): RunnerSpec;
  runnerOptions(spec: RunnerSpec, overrides?: Partial<RunnerOptions>): Promise<RunnerOptions>;
  /** A runner without a supervisor; ended after the test. */
  start(spec: RunnerSpec, overrides?: Partial<RunnerOptions>): Promise<LiveRunner & { log: LogBuffer }>;
  /** Stopped after the test. */
  supervise(specs: RunnerSpec[], overrides?: Partial<SupervisorOptions> & { knobs?: Partial<Knobs> }): Promise<Supervisor>;
}

/** On a busy machine a healthy runner needs longer than it may in a forum. */
const PATIENT = { startMs: 30_000 };
let ability: Promise<LaunchAbility> | undefined;
/** As far as this machine lets runners be shut in. */
export const testAbility = () => (ability ??= probeLaunchAbility());

/** The real child main, bundled into a folder of its own; for tests that need more than the protocol. */
export async function buildChildMain(folder: string): Promise<string> {
  return bundleChildMain(join(folder, 'child-main'));
}

/** What tests of real runners need; call it once, at the top of the file. @param under where its folder lies */
export function useRunners(under = tmpdir()): Harness {
  const dataDir = realpathSync(mkdtempSync(join(under, 'nexus-runner-')));
  const cleanups: (() => Promise<void>)[] = [];
  let specs = 0;
  afterEach(async () => {
    for (const clean of cleanups.splice(0)) await clean();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const makeSpec: Harness['makeSpec'] = (handlers, overrides = {}) => {
    specs += 1;
    const folder = join(dataDir, 'extensions', String(specs));
    const entry = join(folder, 'server.mjs');
    mkdirSync(folder, { recursive: true });
    writeFileSync(entry, `export const Test = {\n${handlers}\n};\n`);
    return { slug: `test-${specs}`, version: '1.0.0', digest: `digest-${specs}`, entry, exportName: 'Test', capabilities: [], hasWorkers: false, ...overrides };
  };
  const runnerOptions: Harness['runnerOptions'] = async (spec, overrides = {}) => ({
    spec,
    knobs: withOverrides(PATIENT),
    ability: await testAbility(),
    childMain: fixtureChild,
    dataDir,
    startedAt: clock.now(),
    log: new LogBuffer({ linesPerSecond: 100, bytes: 262_144, shown: 200 }),
    answerHost: async (_slug, _capabilities, member, args) => ({ member, args }),
    ...overrides,
  });
  const start: Harness['start'] = async (spec, overrides = {}) => {
    const options = await runnerOptions(spec, overrides);
    const live = await startRunner(options, async () => ({}));
    cleanups.push(async () => {
      live.runner.kill('The test is over.');
      await live.runner.ended;
    });
    return { ...live, log: options.log };
  };
  const supervise: Harness['supervise'] = async (wanted, { knobs = {}, ...overrides } = {}) => {
    const supervisor = await createSupervisor({
      dataDir,
      childMain: fixtureChild,
      ability: await testAbility(),
      answerHost: async () => null,
      readSettings: async () => ({}),
      readKnobs: async () => withOverrides({ ...PATIENT, ...knobs }),
      onChange: () => undefined,
      ...overrides,
    });
    cleanups.push(() => supervisor.stop());
    await supervisor.configure(wanted);
    return supervisor;
  };
  return { dataDir, makeSpec, runnerOptions, start, supervise };
}
