import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, notFound } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/ids';
import { toErrorResponse } from '@/lib/core/to-response';
import { isDownload } from './package/asset-types';
import { isFileError } from './package/file-errors';
import { findAsset, type ServedAsset } from './registry/find-asset';

const YEAR = 31_536_000;

export interface AnswerAssetInput {
  request: Request;
  slug: string;
  /** The address's parts after `/assets/`, decoded. */
  segments: readonly string[];
}

/** Answers a request for a public file of an extension: GET and HEAD, with ETag. */
export async function answerAsset({ request, slug, segments }: AnswerAssetInput): Promise<Response> {
  try {
    const asset = await findAsset({ slug, segments });
    if (!asset) throw notFound('That file');
    const headers = headersOf(asset);
    if (matches(request.headers.get('if-none-match'), headers.ETag)) return new Response(null, { status: 304, headers });
    if (request.method === 'HEAD') return new Response(null, { headers });
    return new Response(await readVerified(asset), { headers });
  } catch (error) {
    return toErrorResponse(error);
  }
}

function headersOf({ file, sha256, type, bytes, isImmutable }: ServedAsset) {
  return {
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Cache-Control': isImmutable ? `public, max-age=${YEAR}, immutable` : 'public, no-cache',
    ETag: `"${sha256.slice(0, 32)}"`,
    'X-Content-Type-Options': 'nosniff',
    // Whatever opens the file as a document gets no script, no form and none of the forum's origin.
    'Content-Security-Policy': "default-src 'none'; sandbox",
    ...(isDownload(type) ? { 'Content-Disposition': `attachment; filename="${path.basename(file)}"` } : {}),
  };
}

/** The digest was checked when the version was stored; a file changed since is not handed out. */
async function readVerified({ file, sha256 }: ServedAsset): Promise<Uint8Array<ArrayBuffer>> {
  const content = await readFile(file).catch((error: unknown) => {
    throw isFileError(error, 'ENOENT') ? notFound('That file') : error;
  });
  if (sha256Hex(content) !== sha256) throw new AppError('unavailable', 'That file is damaged on this server. Restart the forum to restore it.');
  return new Uint8Array(content);
}

function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  return header.trim() === '*' || header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag);
}
