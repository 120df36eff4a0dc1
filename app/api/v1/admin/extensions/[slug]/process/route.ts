import { apiRoute } from '@/lib/api/route';
import { getProcess } from '@/lib/extensions/get-process';
import { reshapeProcess } from '@/lib/extensions/reshape-extension';

export const GET = apiRoute<{ slug: string }>(async ({ viewer, params }) => {
  const { process, logs } = await getProcess(viewer, { slug: params.slug });
  return { process: reshapeProcess(process), logs };
});
