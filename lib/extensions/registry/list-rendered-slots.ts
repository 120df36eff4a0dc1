import type { Viewer } from '@/lib/auth/viewer';
import { surfaceName } from '../browser/surface-kinds';
import type { RenderedSlot } from '../browser/rendered-slot';
import { listShownExtensions } from './shown-extensions';

/**
 * The slots that extensions render on the server for a viewer's first HTML: declared in the manifest, present in the definition, and
 * not switched off for having failed too often.
 */
export async function listRenderedSlots(viewer: Viewer | null): Promise<RenderedSlot[]> {
  return (await listShownExtensions(viewer)).flatMap(({ slug, manifest, declared, switchedOff }) =>
    (manifest.slots ?? []).filter((name) => declared?.slots.includes(name) && !switchedOff.includes(surfaceName('slot', name))).map((name) => ({ slug, name })),
  );
}
