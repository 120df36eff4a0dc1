import { readExtension } from '@/lib/api/read-extension';
import { apiRoute } from '@/lib/api/route';

export const GET = apiRoute<{ slug: string }>(async ({ viewer, params }) => ({ extension: await readExtension(viewer, params.slug) }));
