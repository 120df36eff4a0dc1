import { surfaceName } from '../browser/surface-kinds';
import type { RenderedSlot } from '../browser/rendered-slot';
import { listActiveExtensions } from './active-extensions';

/**
 * The slots that extensions render on the server for first HTML: declared in the manifest, present in the definition, and
 * not switched off for having failed too often.
 */
export async function listRenderedSlots(): Promise<RenderedSlot[]> {
  return (await listActiveExtensions()).flatMap(({ slug, manifest, declared, switchedOff }) =>
    (manifest.slots ?? []).filter((name) => declared?.slots.includes(name) && !switchedOff.includes(surfaceName('slot', name))).map((name) => ({ slug, name })),
  );
}
