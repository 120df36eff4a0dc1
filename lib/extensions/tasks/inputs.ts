import { z } from 'zod';
import semver from 'semver';
import { slugSchema } from '../schema';

const versionSchema = z.string().max(100).refine((version) => semver.valid(version) !== null, 'Expected a version such as 1.2.3.');
/** What a form leaves out is sent as an empty text. */
const optionalVersion = z.preprocess((value) => (value === '' || value === null ? undefined : value), versionSchema.optional());

/** Where a package comes from. */
export const addressSchema = z.string({ error: 'Expected the address of a repository or a manifest.' }).trim()
  .min(1, 'Expected the address of a repository or a manifest.').max(500, 'Expected at most 500 characters.');

export const uninstallModes = ['keep', 'export', 'purge'] as const;
export type UninstallMode = (typeof uninstallModes)[number];

/** What each kind of task is asked to do; stored with it, so that it can be tried again. */
export const taskInputs = {
  install: z.discriminatedUnion('from', [
    z.object({ from: z.literal('address'), address: addressSchema }),
    z.object({ from: z.literal('upload'), name: z.string().max(200), sha256: z.string() }),
    z.object({ from: z.literal('bundled'), slug: slugSchema }),
  ]),
  update: z.object({ slug: slugSchema, version: optionalVersion }),
  rollback: z.object({ slug: slugSchema }),
  sync: z.object({ slug: slugSchema }),
  migrate: z.object({ slug: slugSchema }),
  uninstall: z.object({ slug: slugSchema, mode: z.enum(uninstallModes), isForced: z.boolean().default(false) }),
};

export type TaskInput = { [Kind in keyof typeof taskInputs]: { kind: Kind } & z.output<(typeof taskInputs)[Kind]> }[keyof typeof taskInputs];
