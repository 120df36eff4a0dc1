import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright/test';
import { hashPassword } from '@/lib/auth/password';
import { projectPath } from '@/lib/core/project-path';
import { readFilesOf, startReleaseServer, type ReleaseServer } from '@/lib/testing/release-server';
import type { Role } from '@/lib/permissions/roles';
import { startForum, type Forum } from './forum';
import { openOwnForum, type OwnForum } from './own-forum';
import { expect } from './test';

export const ADMIN_PASSWORD = 'harbour lights';
const AT_REST_MS = 60_000;

/** A task as `/api/v1` answers it, as far as tests look at it. */
export interface Task {
  id: string;
  state: string;
  status: string | null;
  message: string | null;
}

/** A forum without bundled extensions, and a server in GitHub's shape that it installs from. */
export interface ReleaseSite {
  forum: Forum;
  own: OwnForum;
  server: ReleaseServer;
  dataDir: string;
  /** Publishes a version of polls; what is given takes the place of its files, null takes one away. */
  publishPolls(version: string, changes?: { fields?: Record<string, unknown>; files?: Record<string, string | null> }): Promise<void>;
  /** Signs a new account in to a browser. */
  signIn(browser: BrowserContext, role: Role): Promise<void>;
  close(): Promise<void>;
}

export async function openReleaseSite(env: Record<string, string> = {}): Promise<ReleaseSite> {
  const home = await mkdtemp(join(tmpdir(), 'nexus-releases-'));
  const dataDir = join(home, 'data');
  const server = await startReleaseServer();
  const bundled = await mkdtemp(join(home, 'bundled-'));
  const forum = await startForum({ command: 'start', dataDir, env: { NEXUS_EXTENSIONS_DIR: bundled, NEXUS_GITHUB_API: server.api, NEXUS_GITHUB_RAW: server.raw, ...env } });
  const own = await openOwnForum(dataDir);
  const polls = await readFilesOf(projectPath('extensions', 'polls'));
  return {
    forum, own, server, dataDir,
    async publishPolls(version, { fields = {}, files = {} } = {}) {
      const manifest = JSON.stringify({ ...JSON.parse(String(polls['manifest.json'])), version, ...fields });
      const all = { ...polls, 'manifest.json': manifest, ...files };
      const kept = Object.fromEntries(Object.entries(all).flatMap(([name, body]) => (body === null ? [] : [[name, body]])));
      await server.publish({ owner: 'harbour', repo: 'polls', version, files: kept });
    },
    async signIn(browser, role) {
      const { name, value } = await own.logIn(role);
      await browser.addCookies([{ name, value, url: forum.url, httpOnly: true, sameSite: 'Lax' }]);
      if (role === 'admin') await own.sql('UPDATE users SET password_hash = $1 WHERE id = (SELECT max(id) FROM users)', [await hashPassword(ADMIN_PASSWORD)]);
    },
    async close() {
      await own.close();
      await forum.stop();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The task that a page shows, once it is over or waits. */
export async function taskAtRest(page: Page): Promise<Task> {
  await page.waitForURL(/\/admin\/installs\/[0-9a-f-]{36}$/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  let task: Task = { id, state: 'running', status: null, message: null };
  await expect.poll(async () => {
    ({ task } = await (await page.request.get(`/api/v1/admin/extension-tasks/${id}`)).json());
    return task.state;
  }, { timeout: AT_REST_MS }).not.toBe('running');
  return task;
}
