import { ensureExtensionAccount } from '@/lib/accounts/ensure-extension-account';
import type { Viewer } from '@/lib/auth/viewer';
import { getManifest } from '../registry/find-manifest';
import type { HostCall } from './members-types';

/** Who writes: the person whose request is being answered; in events, in jobs and for guests the extension's own account. */
export async function actAs({ viewer, slug }: HostCall): Promise<Viewer> {
  return viewer ?? ensureExtensionAccount({ slug, name: (await getManifest(slug)).manifest.name });
}
