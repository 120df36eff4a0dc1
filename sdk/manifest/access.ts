import { z } from 'zod';
import { fields, knownName, label, list, optional, text, withDefault } from './field-kinds';
import { CAPABILITIES, ROLE_TIERS } from './known';
import { explainPermissionName } from './other-names';

const permission = fields(
  {
    key: z
      .string()
      .min(1)
      .max(64)
      .regex(
        /^[a-z0-9_]*$/,
        '{value} must contain only lowercase letters, digits and underscores',
      )
      .describe('Name used in `permissions.check`; unique, also among the settings.'),
    label: label(120).describe('Shown on the Permissions page.'),
    default: withDefault(knownName({ one: 'role', many: 'roles' }, ROLE_TIERS), 'member').describe(
      'Who passes before an admin chooses: `everyone` (guests too, where they may browse), `member`, `moderator` or `admin`.',
    ),
  },
  {
    otherwise: (value) => (typeof value === 'string' ? explainPermissionName(value) : undefined),
  },
);

/** A host such as `api.example.com`, or `*.example.org` for every host below it. */
const host = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'must be a host name such as api.example.com or *.example.org, without https://, port or path',
  );

export const accessFields = {
  capabilities: optional(list(text(64).meta({ examples: [...CAPABILITIES] }), 50)).describe(
    `What the extension needs to do: ${CAPABILITIES.map((name) => `\`${name}\``).join(', ')}. A call without its capability is refused.`,
  ),
  permissions: optional(list(permission)).describe(
    'Gates that the extension checks and admins hand out to roles and groups.',
  ),
  network: optional(list(host, 50)).describe(
    'Hosts that `nexus.http.fetch` may reach: `api.example.com`, `*.example.org`.',
  ),
};
