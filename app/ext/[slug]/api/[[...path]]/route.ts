import type { NextRequest } from 'next/server';
import { getViewer } from '@/lib/auth/get-viewer';
import { answerApi } from '@/lib/extensions/api/answer-api';

interface Context {
  params: Promise<{ slug: string }>;
}

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()]);
  return answerApi({ request, slug, viewer, address: request.headers.get('x-nexus-client-ip') ?? 'unknown' });
}

export { GET as HEAD, GET as POST, GET as PUT, GET as PATCH, GET as DELETE, GET as OPTIONS };
