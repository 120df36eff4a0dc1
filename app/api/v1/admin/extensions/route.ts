import { apiRoute } from '@/lib/api/route';
import { listInstalledExtensions } from '@/lib/extensions/list-installed';
import { reshapeInstalled } from '@/lib/extensions/reshape-installed';

export const GET = apiRoute(async ({ viewer }) => ({ extensions: (await listInstalledExtensions(viewer)).map(reshapeInstalled) }));
