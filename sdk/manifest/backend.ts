import { z } from 'zod';
import { findCronProblem } from './cron';
import { fields, knownName, list, mapOf, optional, text, withDefault } from './field-kinds';
import { HTTP_METHODS } from './known';

const jsonObject = () => z.record(z.string(), z.unknown());

const apiEndpoint = fields({
  method: knownName({ one: 'method', many: 'methods' }, HTTP_METHODS).describe('HTTP method.'),
  path: z
    .string()
    .max(200)
    .regex(
      /^\/([A-Za-z0-9._~:{}*-]+(\/[A-Za-z0-9._~:{}*-]+)*\/?)?$/,
      'must be a path below /ext/<slug>/api, e.g. /polls/:id',
    )
    .refine((path) => !`${path}/`.includes('/ext/'), {
      error: 'must not include /ext/ — /ext/<slug>/api is prefixed automatically',
    })
    .describe('Path below `/ext/<slug>/api`, e.g. `/polls/:id`.'),
  description: text(1000).describe('What it does; shown in the OpenAPI document.'),
  permission: optional(text(64)).describe('Key of `permissions` that a caller must pass.'),
});

const collectionName = z
  .string()
  .max(48)
  .regex(
    /^[a-z][a-z0-9_]*$/,
    '{value} must start with a lowercase letter and contain only lowercase letters, digits and underscores',
  );

const collectionIndex = fields({
  field: z
    .string()
    .max(128)
    .regex(
      /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/,
      'must be the name of a field, with dots for nested ones',
    )
    .describe('Field of the documents; `a.b` for a nested one.'),
  unique: withDefault(z.boolean(), false).describe('Whether two documents may share a value.'),
});

const collection = fields({
  schema: optional(jsonObject()).describe('JSON Schema that each document is checked against.'),
  indexes: withDefault(list(collectionIndex, 20), []).describe('Fields to look documents up by.'),
  initial_data: optional(
    z.union([list(jsonObject(), 1000), jsonObject().transform((document) => [document])], {
      error: 'must be a list of objects',
    }),
  ).describe('Documents that are put in once, at the install.'),
});

const job = fields({
  name: z
    .string()
    .max(64)
    .regex(
      /^[A-Za-z][A-Za-z0-9_-]*$/,
      '{value} must start with a letter and contain only letters, digits, underscores and hyphens',
    )
    .describe('Name of the function under `jobs`; unique.'),
  cron: optional(
    z
      .string()
      .max(100)
      .superRefine((pattern, context) => {
        const message = findCronProblem(pattern);
        if (message) context.addIssue({ code: 'custom', message });
      }),
  ).describe('When it runs, in UTC: minute, hour, day, month, weekday, e.g. `0 4 * * *`.'),
  description: optional(text(500)).describe('What it does; shown to admins.'),
});

export const backendFields = {
  api_endpoints: optional(list(apiEndpoint, 200)).describe(
    'Routes of the server half: documents them and holds them behind permissions.',
  ),
  collections: optional(mapOf(collectionName, collection, 50)).describe(
    'Stores of JSON documents that need no migration: a map from name to collection.',
  ),
  jobs: optional(list(job, 50)).describe(
    'Background jobs. One with `cron` runs exactly once per tick, however many servers there are.',
  ),
};
