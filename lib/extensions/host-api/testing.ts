import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import type { Json } from '../runner/json';
import { answerHost } from './answer-host';

/** Everything that content can ask for. */
export const ALL_CAPABILITIES = ['content:read', 'content:write', 'users:read', 'users:email'];

/** Calls `nexus` as an extension would, while it answers a viewer. */
export function askHost(member: string, args: Json[] = [], { slug = 'polls', viewer = null, capabilities = ALL_CAPABILITIES, depth = 0 }: { slug?: string; viewer?: Viewer | null; capabilities?: string[]; depth?: number } = {}): Promise<Json> {
  return answerHost(slug, capabilities, member, args, { slug, viewer, depth, correlationId: randomUUID(), signal: new AbortController().signal });
}
