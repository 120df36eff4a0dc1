import type { Transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { TOPIC } from '../registry/topic';
import type { SettingWrites } from './merge-settings';
import { sealSecret } from './seal-secret';
import type { DeclaredSetting } from './setting-fields';

/** Writes changed settings, each into the table of its kind and out of the other one: a setting may have become a secret. */
export async function writeSettings(tx: Transaction, slug: string, fields: readonly DeclaredSetting[], writes: SettingWrites): Promise<void> {
  for (const { key, secret } of fields) {
    const value = writes.get(key);
    if (value === undefined) continue;
    const keepsPlain = value !== null && !secret;
    const keepsSealed = value !== null && secret;
    if (!keepsPlain) await tx.extensionSetting.deleteMany({ where: { slug, key } });
    if (!keepsSealed) await tx.extensionSecret.deleteMany({ where: { slug, key } });
    if (keepsPlain) await upsertPlain(tx, slug, key, JSON.stringify(value));
    if (keepsSealed) {
      const sealed = sealSecret({ slug, key }, JSON.stringify(value));
      await tx.extensionSecret.upsert({ where: { slug_key: { slug, key } }, create: { slug, key, sealed }, update: { sealed, updatedAt: new Date() } });
    }
  }
}

// By hand: Prisma would tell a JSON null from no value by a class of its own.
async function upsertPlain(tx: Transaction, slug: string, key: string, text: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO extension_settings (slug, key, value, updated_at) VALUES (${slug}, ${key}, ${text}::json, now())
    ON CONFLICT (slug, key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`;
}

/** Open pages and other servers read again; runners are given settings with each call. */
export const announceSettings = () => announce({ topic: TOPIC, event: 'settings' });
