import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { dropExtensionData } from '../sql/roles/drop-extension-data';

/**
 * Removes the row of an extension with all that hangs on it and, unless it is kept, everything that it ever stored. Safe
 * to repeat: what is gone is gone, and the row that says so goes last.
 */
export async function removeData({ slug, keepsData: isToBeKept }: { slug: string; keepsData: boolean }): Promise<void> {
  // What never came to run has nothing worth keeping.
  const keepsData = isToBeKept && (await db().extension.count({ where: { slug, digest: { not: '' } } })) > 0;
  if (!keepsData) await dropExtensionData(slug);
  await transaction(async (tx) => {
    const of = { where: { slug } };
    if (keepsData) {
      await tx.$executeRaw`INSERT INTO extension_kept_data (slug, version, source, origin, repository)
        SELECT slug, version, source, origin, repository FROM extensions WHERE slug = ${slug} AND digest <> ''
        ON CONFLICT (slug) DO UPDATE SET version = excluded.version, source = excluded.source, origin = excluded.origin, repository = excluded.repository, kept_at = now()`;
    } else {
      await tx.extensionKeptData.deleteMany(of);
      await tx.extensionKeyValue.deleteMany(of);
      await tx.extensionSetting.deleteMany(of);
      await tx.extensionSecret.deleteMany(of);
      await tx.extensionGate.deleteMany(of);
      await tx.attachment.deleteMany(of);
      await tx.liveMessage.deleteMany({ where: { topic: { startsWith: `ext:${slug}:` } } });
      // That it was removed is history; what was done with it before goes with it.
      await tx.extensionTask.deleteMany({ where: { slug, kind: { not: 'uninstall' }, state: { notIn: ['running', 'waiting'] } } });
    }
    await tx.extensionRunnerState.deleteMany(of);
    // Its listeners, deliveries, dead letters and kinds of attachments go with the row.
    await tx.extension.deleteMany(of);
  });
  if (!keepsData) await removeAccount(slug);
}

/** The account that it wrote with, unless something it wrote is still here: then it stays that text's author. */
async function removeAccount(slug: string): Promise<void> {
  await db().user.deleteMany({ where: { extensionSlug: slug, posts: { none: {} }, replies: { none: {} } } });
}
