import { ROLE_TIERS, type RoleTier } from '@nexus/sdk/manifest';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { requireExtensionAdmin } from '../policy';
import { getManifest } from '../registry/find-manifest';
import { TOPIC } from '../registry/topic';
import { slugSchema } from '../schema';
import { readGates, type Gate } from './read-gates';

const MAX_GATES = 100;
const tierSchema = z.enum(ROLE_TIERS, { error: `Choose one of: ${ROLE_TIERS.join(', ')}.` });
const gatesSchema = z
  .array(z.object({ key: z.string().max(64), tier: tierSchema.nullable() }), { error: 'Expected a list of {key, tier}.' })
  .max(MAX_GATES, `Expected at most ${MAX_GATES} permissions.`);

/**
 * Says who passes gates of an extension; a null tier gives one back to the manifest. Counts from the next check on.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function savePermissions(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, gates: wanted } = parseInput(z.object({ slug: slugSchema, gates: gatesSchema }), input);
  const admin = requireExtensionAdmin(viewer);
  const gates = await readGates(slug, (await getManifest(slug)).manifest);
  const unknown = wanted.filter(({ key }) => !gates.some((gate) => gate.key === key));
  if (unknown.length > 0) throw new AppError('invalid_input', `There is no permission "${unknown[0]?.key}". Declared: ${gates.map(({ key }) => key).join(', ') || 'none'}.`);
  const changed = wanted.filter(({ key, tier }) => gates.some((gate) => gate.key === key && isOther(gate, tier)));
  if (changed.length === 0) return;
  await transaction(async (tx) => {
    for (const { key, tier } of changed) {
      const where = { slug_key: { slug, key } };
      if (tier === null) await tx.extensionGate.deleteMany({ where: { slug, key } });
      else await tx.extensionGate.upsert({ where, create: { slug, key, tier }, update: { tier, updatedAt: new Date() } });
    }
    const before = Object.fromEntries(changed.flatMap(({ key }) => gates.filter((gate) => gate.key === key).map((gate) => [key, gate.tier])));
    const after = Object.fromEntries(changed.map(({ key, tier }) => [key, tier ?? 'as the manifest says']));
    await recordAudit(tx, { actorId: admin.id, action: 'extension.save_permissions', subject: `extension:${slug}`, before, after });
  });
  await announce({ topic: TOPIC, event: 'permissions' });
}

const isOther = (gate: Gate, tier: RoleTier | null) => (tier === null ? gate.isSaved : gate.tier !== tier || !gate.isSaved);
