import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { requireRole } from '@/lib/permissions/require';

export interface AdminOverview {
  members: number;
  newMembers: number;
  posts: number;
  newPosts: number;
  replies: number;
  newReplies: number;
  extensionsOn: number;
  extensions: number;
  databaseVersion: string;
  databaseBytes: number;
}

const OVERVIEW = `SELECT
  (SELECT count(*)::int FROM users) AS members,
  (SELECT count(*)::int FROM users WHERE created_at > now() - interval '7 days') AS "newMembers",
  (SELECT count(*)::int FROM posts WHERE deleted_at IS NULL) AS posts,
  (SELECT count(*)::int FROM posts WHERE deleted_at IS NULL AND created_at > now() - interval '7 days') AS "newPosts",
  (SELECT count(*)::int FROM replies WHERE deleted_at IS NULL) AS replies,
  (SELECT count(*)::int FROM replies WHERE deleted_at IS NULL AND created_at > now() - interval '7 days') AS "newReplies",
  (SELECT count(*)::int FROM extensions WHERE enabled) AS "extensionsOn",
  (SELECT count(*)::int FROM extensions) AS extensions,
  current_setting('server_version') AS "databaseVersion",
  pg_database_size(current_database())::float8 AS "databaseBytes"`;

/** The figures of the first admin page; `new…` counts the last seven days. */
export async function getOverview(viewer: Viewer | null): Promise<AdminOverview> {
  requireRole(viewer, 'admin', 'see the overview');
  const { rows } = await getPool().query<AdminOverview>(OVERVIEW);
  const row = rows[0];
  if (!row) throw new Error('A query of constants answered no row.');
  return row;
}
