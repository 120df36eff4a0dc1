import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { sealSessionToken, sessionCookieName } from '@/lib/auth/session-cookie';
import { hashToken, randomToken } from '@/lib/core/ids';
import { socketFolderOf } from '@/lib/db/embedded/socket-folder';
import type { Role } from '@/lib/permissions/roles';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A forum that one spec has for itself, since it restarts it or bends its limits. */
export interface OwnForum {
  databaseUrl: string;
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Writes a setting as it is stored. */
  set(key: string, value: unknown): Promise<void>;
  /** A new account. @returns the cookie of a session of its own */
  logIn(role: Role): Promise<{ name: string; value: string }>;
  /** Runs the product's own command line on the forum's data. */
  nexus(...args: string[]): Promise<{ code: number; output: string }>;
  close(): Promise<void>;
}

/** @param dataDir of a forum that runs */
export async function openOwnForum(dataDir: string): Promise<OwnForum> {
  const read = async (secret: string) => (await readFile(join(dataDir, 'secrets', secret), 'utf8')).trim();
  const databaseUrl = `postgresql://nexus:${await read('postgres')}@/nexus?host=${encodeURIComponent(socketFolderOf(dataDir))}`;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // The forum restarts under it.
  pool.on('error', () => undefined);
  const sql: OwnForum['sql'] = async (text, values = []) => (await pool.query(text, values)).rows;
  return {
    databaseUrl,
    sql,
    async set(key, value) {
      await sql('INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, now()) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value', [key, JSON.stringify(value)]);
    },
    async logIn(role) {
      const token = randomToken();
      const name = `m_${token.slice(0, 8).toLowerCase().replaceAll(/[^a-z0-9]/g, '0')}`;
      const [user] = await sql<{ id: number }>(`INSERT INTO users (username, email, name, role, password_hash) VALUES ($1, $2, $3, $4::"Role", '-') RETURNING id`, [name, `${name}@example.org`, name, role]);
      await sql(`INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')`, [Buffer.from(hashToken(token)), user?.id]);
      process.env.NEXTAUTH_SECRET = await read('master');
      return { name: sessionCookieName(), value: await sealSessionToken(token) };
    },
    async nexus(...args) {
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, ['bin/nexus.mjs', ...args], { cwd: root, env: { ...process.env, NEXUS_DATA_DIR: dataDir } });
        return { code: 0, output: stdout + stderr };
      } catch (error) {
        if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'number') throw error;
        return { code: error.code, output: 'stdout' in error && 'stderr' in error ? `${String(error.stdout)}${String(error.stderr)}` : '' };
      }
    },
    close: () => pool.end(),
  };
}
