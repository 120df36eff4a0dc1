import { notFound } from '@/lib/core/errors';
import { findRow } from '../install/extension-row';
import { InstallFailure } from '../install/install-failure';
import type { TaskWork } from './context';
import type { TaskInput } from './inputs';
import { installStaged } from './install-staged';
import { recordingFailure, requireRepository, requireSlug } from './run-update';
import { stageFromAddress } from './stage-package';

type Input = Extract<TaskInput, { kind: 'sync' }>;

/** Fetches the version that runs once more and puts its files in order: what was damaged or lost is as it was published. */
export const runSync: TaskWork<Input> = async (context, { slug }) => {
  const row = await findRow(slug);
  if (!row || row.digest === '') throw notFound('An installed version of that extension');
  const origin = requireRepository(row);
  return recordingFailure({ row, version: row.version, signal: context.signal }, async () => {
    const staged = await stageFromAddress({ taskId: context.task.id, ...context }, { address: origin, version: row.version });
    if (!staged) throw new InstallFailure('no_release', `There is no release of version ${row.version}.`);
    requireSlug(slug, staged);
    if (staged.pack.packed.digest !== row.digest) throw new InstallFailure('download_failed', `The repository publishes other files as version ${row.version} than those that were installed: they were ${row.digest.slice(0, 16)}, now they are ${staged.pack.packed.digest.slice(0, 16)}. Nothing was changed.`);
    return installStaged(context, staged);
  });
};
