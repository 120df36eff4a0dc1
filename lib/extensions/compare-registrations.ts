import type { Manifest } from '@nexus/sdk/manifest';
import { declaredSurfaces, undeclaredAllowed } from './registry/declared-surfaces';
import type { StoredRegistrations } from './schema';
import type { RuntimeRegistration } from './types';

export interface CompareRegistrationsInput {
  manifest: Manifest;
  /** The last report about this version; null when there is none. */
  report: StoredRegistrations | null;
}

/** Drawn from the manifest before any bundle has run, so that there is nothing a bundle has to register. */
const DRAWN_FROM_MANIFEST = 'explore';

/** Holds what a bundle registered against what its manifest declares: the "Runtime registrations" table. */
export function compareRegistrations({ manifest, report }: CompareRegistrationsInput): RuntimeRegistration[] {
  const declared = declaredSurfaces(manifest);
  const allowed = new Set(undeclaredAllowed(manifest));
  const registered = new Set(report?.registered.map(({ kind, key }) => `${kind}:${key}`));
  const lines = declared.map(({ kind, key }): RuntimeRegistration => {
    const isRegistered = report ? registered.has(`${kind}:${key}`) : null;
    const warning = isRegistered === false && kind !== DRAWN_FROM_MANIFEST ? 'Declared but not registered.' : null;
    return { kind, key, declared: true, registered: isRegistered, warning };
  });
  for (const { kind, key } of report?.registered ?? []) {
    if (declared.some((surface) => surface.kind === kind && surface.key === key)) continue;
    lines.push({ kind, key, declared: false, registered: true, warning: allowed.has(kind) ? null : 'Not declared in the manifest, so it is not shown.' });
  }
  return lines;
}
