import { z } from 'zod';
import { label, optional, text } from './field-kinds';

const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

export function slug() {
  return z
    .string()
    .min(1)
    .max(40)
    .regex(/^[a-z0-9-]*$/, '{value} must contain only lowercase letters, digits and hyphens');
}

export const identityFields = {
  $schema: optional(text(2000)).describe(
    'Address of the JSON Schema, for checks and completion in your editor: `https://<forum>/manifest_schema.json`.',
  ),
  manifest_version: z.literal(2).describe('Version of the manifest format. Always 2.'),
  name: label(100).describe('Display name, shown on the extension card and in the admin pages.'),
  slug: slug().describe(
    'Machine name, unique on a forum: at most 40 lowercase letters, digits and hyphens. It is the address prefix `/ext/<slug>/…` and cannot change after the install.',
  ),
  version: z
    .string()
    .max(64)
    .regex(SEMVER, 'must be a semantic version such as 1.2.3')
    .describe('Semantic version. The latest release with a higher one is offered as an update.'),
  module: z
    .string()
    .max(128)
    .regex(
      /^[A-Z][A-Za-z0-9_.]*$/,
      'must start with an uppercase letter and contain only letters, digits, underscores and dots',
    )
    .refine((name) => name.split('.').every((part) => /^[A-Za-z_]/.test(part)), {
      error: 'must have a letter or underscore at the start of each dotted part',
    })
    .describe(
      'Name under which `server/index.ts` exports its definition. A dotted `A.B` is exported as `B`.',
    ),
};

/** The name that `server/index.ts` exports for a `module`: `MyForum.Polls` → `Polls`. */
export function getExportName(module: string): string {
  return module.slice(module.lastIndexOf('.') + 1);
}
