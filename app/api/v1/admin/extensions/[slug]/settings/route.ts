import { readExtension } from '@/lib/api/read-extension';
import { apiRoute, readJsonObject } from '@/lib/api/route';
import { saveSettings } from '@/lib/extensions/settings/save-settings';

export const PATCH = apiRoute<{ slug: string }>(async ({ request, viewer, params }) => {
  const { settings } = await readJsonObject(request);
  await saveSettings(viewer, { slug: params.slug, settings });
  return { extension: await readExtension(viewer, params.slug) };
});
