import { manifestJsonSchema } from '@nexus/sdk/manifest';
import { sha256Hex } from '@/lib/core/ids';

const body = `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`;
const headers = { 'Content-Type': 'application/schema+json; charset=utf-8', 'Cache-Control': 'public, no-cache', ETag: `"${sha256Hex(body).slice(0, 32)}"` };

/** The JSON Schema of manifests: editors validate by it. */
export function GET(request: Request): Response {
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
