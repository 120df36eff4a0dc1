import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { db } from '@/lib/db/client';
import type { Json } from '../runner/json';
import { closeExtensionSql } from './close-sql';
import { borrowConnection } from './lending/lender';
import type { RoleConnection } from './lending/connect-as-role';
import { giveBack } from './lending/transactions';
import { roleNameOf } from './names';
import { querySql, type SqlCaller } from './query';
import { dropExtensionData } from './roles/drop-extension-data';
import { ensureExtensionRole } from './roles/ensure-role';

/** A call of an extension that goes on until the test says otherwise. */
export const callerOf = (slug: string, signal = new AbortController().signal): SqlCaller => ({ slug, call: randomUUID(), signal });

/** One statement as an extension runs it. */
export const ask = (slug: string, text: string, params: Json[] = []) => querySql(callerOf(slug), { text, params, token: null });

/** Runs work on a connection logged in as the extension, past the parser: what PostgreSQL alone holds back. */
export async function asRole<T>(slug: string, work: (connection: RoleConnection) => Promise<T>): Promise<T> {
  const connection = await borrowConnection({ role: await roleNameOf(slug), waitMs: 30_000 });
  try {
    return await work(connection);
  } finally {
    await giveBack(connection);
  }
}

/** Gives a test file extensions with a role and an empty schema; call it once, after useTestDatabase(). */
export function useExtensions(...slugs: string[]): void {
  beforeAll(async () => {
    for (const slug of slugs) await createExtension(slug);
  });
  afterAll(async () => {
    await closeExtensionSql();
    for (const slug of slugs) await dropExtensionData(slug);
    await closeExtensionSql();
  });
}

export async function createExtension(slug: string, canReadContent = true): Promise<string> {
  await db().extension.create({ data: { slug, name: slug, version: '1.0.0', source: 'folder', digest: slug, manifest: {}, loadStatus: 'not_loaded' } });
  return ensureExtensionRole({ slug, canReadContent });
}

/** A package folder that holds these files; removed after the test file. */
export async function writePackage(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-package-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const folders: string[] = [];

/** Removes what writePackage made. */
export async function removePackages(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}
