import { getAdminMethodName, listAdminMethods, type Manifest } from '@nexus/sdk/manifest';
import type { Declared } from '../runner/protocol';

/** What the manifest declares and the definition does not hold: a message for each, none when all is there. */
export function compareDeclared(manifest: Manifest, declared: Declared): string[] {
  const { slug } = manifest;
  const missing: string[] = [];
  const need = (isNeeded: boolean, holds: boolean, what: string, because: string) => {
    if (isNeeded && !holds) missing.push(`${what} is missing in server/index.ts; ${because} in the manifest needs it`);
  };
  const callback = (field: 'hooks' | 'digest_sections' | 'side_data', name: string) => need((manifest[field] ?? []).length > 0, declared.callbacks.includes(name), name, `"${field}"`);
  callback('hooks', 'handleEvent');
  callback('digest_sections', 'handleDigestSection');
  callback('side_data', 'persistAttachment');
  for (const { name } of manifest.jobs ?? []) need(true, declared.jobs.includes(name), `jobs.${name}`, `the job "${name}"`);
  for (const { name } of manifest.services?.provides ?? []) need(true, declared.services.includes(name), `services["${name}"]`, `the service "${name}"`);
  for (const name of manifest.events?.subscribes ?? []) need(true, declared.events.includes(name), `events["${name}"]`, `the subscription to "${name}"`);
  for (const { method, path } of manifest.api_endpoints ?? []) need(true, hasRoute(declared, method, path), `router.${method.toLowerCase()}('${path}', …)`, `the endpoint ${method} ${path}`);
  need(manifest.admin_ui?.describe === true, declared.callbacks.includes('admin.describe'), 'admin.describe', '"admin_ui.describe"');
  for (const method of listAdminMethods(manifest.admin_ui)) {
    const name = getAdminMethodName({ slug, method });
    if (name !== undefined) need(true, declared.adminMethods.includes(name), `admin.methods.${name}`, `the method "${method}"`);
  }
  return missing;
}

/** Names of parameters may differ; an endpoint with a star stands for several routes. */
function hasRoute({ routes }: Declared, method: string, path: string): boolean {
  if (path.includes('*')) return true;
  const wanted = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  return routes.some((route) => wanted.includes(route.method) && shapeOf(route.path) === shapeOf(path));
}

const shapeOf = (path: string) => path.split('/').filter(Boolean).map((part) => (part.startsWith(':') || part.startsWith('{') ? ':' : part)).join('/');
