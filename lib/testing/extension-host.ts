import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { validateManifest, type Manifest } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { answerHost } from '@/lib/extensions/host-api/answer-host';
import type { CallRequest } from '@/lib/extensions/runner/call-request';
import { createNexus } from '@/lib/extensions/runner/child/create-nexus';
import { loadDefinition, type Loaded } from '@/lib/extensions/runner/child/load-definition';
import { restoreError } from '@/lib/extensions/runner/child/restore-error';
import { runCall } from '@/lib/extensions/runner/child/run-call';
import { describeForExtension } from '@/lib/extensions/runner/host-call-error';
import type { Json } from '@/lib/extensions/runner/json';
import { closeExtensionSql } from '@/lib/extensions/sql/close-sql';
import { migrateExtension } from '@/lib/extensions/sql/migrations/migrate-extension';
import { dropExtensionData } from '@/lib/extensions/sql/roles/drop-extension-data';
import { ensureExtensionRole } from '@/lib/extensions/sql/roles/ensure-role';

/** The server half of one of our extensions, with the forum behind it and everything real but the process between them. */
export interface ExtensionHost {
  /** Calls its API as somebody. */
  request<Body = unknown>(viewer: Viewer | null, method: string, path: string, given?: { query?: Record<string, string | string[]>; body?: Json }): Promise<{ status: number; body: Body }>;
  /** Asks for anything else a runner can be asked. */
  call<Answer = unknown>(request: CallRequest, viewer?: Viewer | null): Promise<Answer>;
  /** What it published to open pages: topic and data. */
  published: [topic: Json, data: Json][];
  /** What it asked the forum for: members of `nexus`. */
  asked: string[];
  loaded: Loaded;
}

/** Installs a package of ours for a test file; call it once, after useTestDatabase(). @param exported what `server/index.ts` exports */
export function useExtensionHost(folder: string, exported: object): () => ExtensionHost {
  let host: ExtensionHost | undefined;
  let slug = '';
  beforeAll(async () => {
    const parsed = validateManifest(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('\n'));
    slug = parsed.manifest.slug;
    await install(folder, parsed.manifest);
    host = createHost(parsed.manifest, exported);
  });
  afterAll(async () => {
    await closeExtensionSql();
    await dropExtensionData(slug);
    await closeExtensionSql();
  });
  return () => {
    if (!host) throw new Error('The extension is not installed yet.');
    return host;
  };
}

async function install(folder: string, manifest: Manifest): Promise<void> {
  const { slug, name, version } = manifest;
  await db().extension.create({ data: { slug, name, version, source: 'bundled', digest: 'd'.repeat(64), manifest: JSON.parse(JSON.stringify(manifest)), enabled: true, loadStatus: 'loaded' } });
  await ensureExtensionRole({ slug, canReadContent: manifest.capabilities?.includes('content:read') ?? false });
  await migrateExtension({ slug, folder, pointer: null });
}

function createHost({ slug, name, version, module, capabilities = [] }: Manifest, exported: object): ExtensionHost {
  const current = new AsyncLocalStorage<{ viewer: Viewer | null; correlationId: string }>();
  const published: ExtensionHost['published'] = [];
  const asked: string[] = [];
  const ask = async (member: string, args: readonly unknown[]): Promise<Json> => {
    asked.push(member);
    const { viewer = null, correlationId = randomUUID() } = current.getStore() ?? {};
    // As on the wire: nothing but JSON crosses.
    const sent: Json[] = JSON.parse(JSON.stringify(args));
    try {
      const answer = await answerHost(slug, capabilities, member, sent, { slug, viewer, depth: 0, correlationId, signal: new AbortController().signal });
      if (member === 'live.publish') published.push([sent[0] ?? null, sent[1] ?? null]);
      return JSON.parse(JSON.stringify(answer));
    } catch (error) {
      throw restoreError(describeForExtension(error, slug, member));
    }
  };
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const nexus = createNexus({ init: { slug, name, version, startedAt: new Date().toISOString() }, call: ask, log });
  const loaded = loadDefinition(exported, module, nexus);
  const call = async <Answer,>(request: CallRequest, viewer: Viewer | null = null): Promise<Answer> => {
    const user = viewer && { id: viewer.id, username: viewer.username, role: viewer.role, groups: [] };
    const run = () => runCall(loaded, nexus, { id: 1, request, viewer: user, settings: {}, signal: new AbortController().signal });
    const answer: Answer = JSON.parse(await current.run({ viewer, correlationId: randomUUID() }, run));
    return answer;
  };
  return {
    published,
    asked,
    loaded,
    call,
    request: async <Body,>(viewer: Viewer | null, method: string, path: string, { query = {}, body = null }: { query?: Record<string, string | string[]>; body?: Json } = {}) => {
      const answer = await call<{ status: number; body: { value: Body } }>({ kind: 'route', method, path, query, headers: {}, body }, viewer);
      return { status: answer.status, body: answer.body.value };
    },
  };
}

const ignore = () => undefined;
