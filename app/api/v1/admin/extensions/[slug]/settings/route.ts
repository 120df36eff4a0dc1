import { readExtension } from '@/lib/api/read-extension';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { describeSaved, saveSettings } from '@/lib/extensions/settings/save-settings';

export const PATCH = apiRoute<{ slug: string }>(async ({ request, viewer, params }) => {
  const { settings } = await readJsonObject(request);
  const { unchecked } = await saveSettings(viewer, { slug: params.slug, settings });
  return { extension: await readExtension(viewer, params.slug), ...(unchecked !== null && { warning: describeSaved(unchecked) }) };
});
