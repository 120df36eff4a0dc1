import type { Viewer } from '@/lib/auth/viewer';
import { listActiveExtensions, type ActiveExtension } from './active-extensions';

/**
 * What pages show of extensions to a viewer: all that is switched on, or nothing in safe mode, be it the forum's or that of
 * an admin's browser. Whatever goes into a page asks here; only what answers requests of its own (API, assets, live
 * topics) goes by what is switched on.
 */
export async function listShownExtensions(viewer: Viewer | null): Promise<ActiveExtension[]> {
  return viewer?.hidesExtensions ? [] : listActiveExtensions();
}
