import { validateManifest } from './parse-manifest';

/** The smallest manifest that is valid, with these fields on top. */
export function buildManifest(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    manifest_version: 2,
    name: 'My Extension',
    slug: 'my-ext',
    version: '1.0.0',
    module: 'MyExt',
    ...fields,
  };
}

/** The error messages of the smallest manifest with these fields on top. */
export function listErrors(fields: Record<string, unknown>): string[] {
  const result = validateManifest(buildManifest(fields));
  return result.ok ? [] : result.errors.map(({ message }) => message);
}

/** Its warnings, where it is valid. */
export function listWarnings(fields: Record<string, unknown>): string[] {
  const result = validateManifest(buildManifest(fields));
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.warnings.map(({ message }) => message);
}

/** An `admin_ui` section of one screen with these fields, over the setting `host`. */
export function buildAdminUi(parts: {
  section?: Record<string, unknown>;
  screen?: Record<string, unknown>;
  field?: Record<string, unknown>;
  contribution?: Record<string, unknown>;
}): Record<string, unknown> {
  const field = { key: 'host', type: 'text', label: 'Host', ...parts.field };
  const screen = { id: 'smtp', title: 'SMTP', fields: [field], ...parts.screen };
  const contribution = {
    id: 'entry', slot: 'plugin.my-ext.root', label: 'SMTP', ...parts.contribution,
  };
  return {
    settings_schema: { host: { type: 'string' } },
    admin_ui: { contributions: [contribution], screens: [screen], ...parts.section },
  };
}
