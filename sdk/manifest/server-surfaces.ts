import { listAdminMethods } from './admin-methods';
import type { Manifest } from './manifest-schema';

/**
 * What in a manifest needs a server half, for a message that says why `server/index.ts` may not
 * be missing.
 *
 * @returns names of manifest fields, e.g. `['hooks', 'admin_ui.describe']`; empty where none does
 */
export function listServerSurfaces(manifest: Manifest): string[] {
  const { services, admin_ui: adminUi } = manifest;
  const offered = (services?.provides.length ?? 0) + (services?.consumes.length ?? 0);
  const declared: readonly [string, boolean][] = [
    ['hooks', (manifest.hooks?.length ?? 0) > 0],
    ['digest_sections', (manifest.digest_sections?.length ?? 0) > 0],
    ['side_data', (manifest.side_data?.length ?? 0) > 0],
    ['jobs', (manifest.jobs?.length ?? 0) > 0],
    ['services', offered > 0],
    ['collections', Object.keys(manifest.collections ?? {}).length > 0],
    ['api_endpoints', (manifest.api_endpoints?.length ?? 0) > 0],
    ['admin_ui.describe', adminUi?.describe === true],
    ['admin_ui methods', listAdminMethods(adminUi).length > 0],
  ];
  return declared.filter(([, isDeclared]) => isDeclared).map(([name]) => name);
}

/** Whether `server/index.ts` is required. */
export function hasServerSurface(manifest: Manifest): boolean {
  return listServerSurfaces(manifest).length > 0;
}
