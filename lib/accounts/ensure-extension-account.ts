import { randomBytes } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';

export interface ExtensionAccountInput {
  slug: string;
  /** What people read beside what it writes. */
  name: string;
}

type Row = Omit<Viewer, 'sessionId'>;

const FIND = { name: 'extension-account', text: 'SELECT id, username::text, name, role::text, avatar_url AS "avatarUrl" FROM users WHERE extension_slug = $1' };
/** No hash at all: no password can ever fit it, and log-in passes over such accounts anyway. */
const NO_PASSWORD = '';
const LONGEST_USERNAME = 20;

/** An extension's own account, made when it is first needed: a member, to whom nobody can log in. */
export async function ensureExtensionAccount({ slug, name }: ExtensionAccountInput): Promise<Viewer> {
  for (const username of usernamesFor(slug)) {
    const { rows } = await getPool().query<Row>({ ...FIND, values: [slug] });
    if (rows[0]) return { ...rows[0], sessionId: 0 };
    // A username that is taken, and another server that makes it at the same moment, both end in the next look.
    await getPool().query(
      `INSERT INTO users (username, email, name, password_hash, extension_slug) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [username, `${slug}-${randomBytes(6).toString('hex')}@extensions.invalid`, name, NO_PASSWORD, slug],
    );
  }
  throw new Error(`No username was free for the account of the extension "${slug}".`);
}

/** The last one is never inserted: it only gives the look that follows the last attempt. */
function usernamesFor(slug: string): string[] {
  const plain = `ext_${slug.replaceAll('-', '_')}`.slice(0, LONGEST_USERNAME);
  const random = () => `${plain.slice(0, LONGEST_USERNAME - 7)}_${randomBytes(3).toString('hex')}`;
  return [plain, random(), random(), random()];
}
