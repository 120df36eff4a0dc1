import type { AdminUi } from './admin-ui';

type AdminField = AdminUi['screens'][number]['fields'][number];

function methodsOfFields(fields: readonly AdminField[]): (string | undefined)[] {
  return fields.map((field) => field.options_source?.method);
}

/**
 * Every method that the screens call, once each and as written in the manifest.
 *
 * @example listAdminMethods(manifest.admin_ui) // ['nexus/admin/google/load']
 */
export function listAdminMethods(adminUi: AdminUi | undefined): string[] {
  const methods = (adminUi?.screens ?? []).flatMap((screen) => [
    screen.load,
    screen.refresh?.method,
    ...screen.actions.map((action) => action.method),
    ...methodsOfFields(screen.fields),
    ...screen.actions.flatMap((action) => methodsOfFields(action.prompt_fields ?? [])),
  ]);
  return [...new Set(methods.filter((method) => method !== undefined))];
}

/**
 * The name under which the extension keeps a method in `admin.methods`.
 *
 * @param method as in the manifest
 * @returns what follows the slug, or undefined where the method is not this extension's
 * @example getAdminMethodName({ slug: 'google', method: 'nexus/admin/google/smtp_test' }) // 'smtp_test'
 */
export function getAdminMethodName(parts: { slug: string; method: string }): string | undefined {
  const prefixes = [`nexus/admin/${parts.slug}/`, `nexo/admin/${parts.slug}/`];
  const prefix = prefixes.find((start) => parts.method.startsWith(start));
  return prefix === undefined ? undefined : parts.method.slice(prefix.length);
}
