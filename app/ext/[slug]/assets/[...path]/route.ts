import type { NextRequest } from 'next/server';
import { answerAsset } from '@/lib/extensions/answer-asset';

interface Context {
  params: Promise<{ slug: string; path: string[] }>;
}

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { slug, path } = await params;
  return answerAsset({ request, slug, segments: path });
}

export const HEAD = GET;
