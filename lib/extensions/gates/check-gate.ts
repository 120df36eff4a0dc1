import type { RoleTier } from '@nexus/sdk/manifest';
import { notFound } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import type { Role } from '@/lib/permissions/roles';
import { HostCallError } from '../runner/host-call-error';
import { readManifest } from '../registry/find-manifest';
import { passesTier, type Visitor } from './passes-tier';

export interface CheckGateInput {
  slug: string;
  key: string;
  /** Null for a guest; an id that nobody has passes nothing. */
  userId: number | null;
}

export interface GateDecision {
  passes: boolean;
  /** What a refused person would have to do; null where they pass. */
  refusal: { status: 401 | 403; message: string } | null;
}

/**
 * Whether somebody passes a gate of an extension.
 * @throws HostCallError UnknownPermissionError naming the declared gates; AppError not_found
 */
export async function checkGate({ slug, key, userId }: CheckGateInput): Promise<GateDecision> {
  const { gate, visitor } = await readFacts({ slug, key, userId });
  if (userId !== null && !visitor) return refuse(403, gate.label);
  if (passesTier(gate.tier, visitor)) return { passes: true, refusal: null };
  return visitor === null && gate.tier === 'member' ? refuse(401, gate.label) : refuse(403, gate.label);
}

interface Row {
  digest: string;
  tier: RoleTier | null;
  role: Role | null;
}

// One statement: a handler asks for several gates, and each would be three. The role as it is now, not as it was when the
// extension heard of the user.
const FACTS = {
  name: 'gate-facts',
  text: `SELECT e.digest, g.tier::text, u.role::text
         FROM extensions e
         LEFT JOIN extension_gates g ON g.slug = e.slug AND g.key = $2
         LEFT JOIN users u ON u.id = $3
         WHERE e.slug = $1`,
};

async function readFacts({ slug, key, userId }: CheckGateInput): Promise<{ gate: { label: string; tier: RoleTier }; visitor: Visitor }> {
  const { rows } = await getPool().query<Row>({ ...FACTS, values: [slug, key, userId] });
  const manifest = rows[0] && (await readManifest(slug, rows[0].digest));
  if (!rows[0] || !manifest) throw notFound('That extension, or a valid manifest of it,');
  const { tier, role } = rows[0];
  const gates = manifest.permissions ?? [];
  const gate = gates.find((candidate) => candidate.key === key);
  if (!gate) {
    const declared = gates.map((candidate) => candidate.key);
    throw new HostCallError('UnknownPermissionError', `"${key}" is not declared under "permissions" in the manifest. Declared: ${declared.join(', ') || 'none'}`, 'unknown_permission', declared);
  }
  return {
    gate: { label: gate.label, tier: tier ?? gate.default },
    visitor: role === null || userId === null ? null : { id: userId, role },
  };
}

const refuse = (status: 401 | 403, label: string): GateDecision => ({
  passes: false,
  refusal: { status, message: status === 401 ? `Log in first: ${label}.` : `You may not do this: ${label}.` },
});
