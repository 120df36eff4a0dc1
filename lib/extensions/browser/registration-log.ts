import type { PageBundle } from './page-bundle';
import type { Registry } from './registry';

export interface RegistrationLogOptions {
  registry: Registry;
  findBundle(slug: string): PageBundle | undefined;
  /** Only moderators and admins are believed, so only their browsers report. */
  isStaff(): boolean;
}

/** Bundles register in one go; what comes within this time goes into one report. */
const SETTLE_MS = 1000;
const MAX_WARNINGS = 50;
const STORE = 'nexus-extension-registrations';

/** Tells authors what is wrong with their registrations, and the admin's list what was registered. */
export function createRegistrationLog({ registry, findBundle, isStaff }: RegistrationLogOptions) {
  const warnings = new Map<string, string[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function send(slug: string): void {
    timers.delete(slug);
    const bundle = findBundle(slug);
    if (!bundle) return;
    const body = JSON.stringify({
      digest: bundle.digest16,
      registered: registry.listRegistered(slug).map(({ kind, key }) => ({ kind, key })),
      warnings: warnings.get(slug) ?? [],
    });
    if (isKnown(slug, body)) return;
    fetch(`/api/v1/extensions/${slug}/registrations`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).catch(() => {
      // Offline: the next page of a moderator reports it again.
    });
  }

  function touch(slug: string): void {
    if (!isStaff()) return;
    clearTimeout(timers.get(slug));
    timers.set(slug, setTimeout(send, SETTLE_MS, slug));
  }

  return {
    touch,
    warn(slug: string | null, message: string): void {
      console.warn(slug ? `Extension "${slug}": ${message}` : message);
      if (slug === null) return;
      const list = warnings.get(slug) ?? [];
      if (list.length < MAX_WARNINGS && !list.includes(message)) warnings.set(slug, [...list, message]);
      touch(slug);
    },
  };
}

/** The same report is sent once a tab, not once a page. */
function isKnown(slug: string, body: string): boolean {
  try {
    const key = `${STORE}:${slug}`;
    if (sessionStorage.getItem(key) === body) return true;
    sessionStorage.setItem(key, body);
  } catch {
    // Storage is full or forbidden: it is reported again, which does no harm.
  }
  return false;
}
