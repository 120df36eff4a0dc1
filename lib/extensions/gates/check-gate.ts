import { getPool } from '@/lib/db/pool';
import type { Role } from '@/lib/permissions/roles';
import { getSetting } from '@/lib/settings/get-setting';
import { HostCallError } from '../runner/host-call-error';
import { getManifest } from '../registry/find-manifest';
import { passesTier, type Visitor } from './passes-tier';
import { readGates } from './read-gates';

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
  const gates = await readGates(slug, (await getManifest(slug)).manifest);
  const gate = gates.find((candidate) => candidate.key === key);
  if (!gate) {
    const declared = gates.map((candidate) => candidate.key).join(', ') || 'none';
    throw new HostCallError('UnknownPermissionError', `"${key}" is not declared under "permissions" in the manifest. Declared: ${declared}`, 'unknown_permission', gates.map((candidate) => candidate.key));
  }
  const [visitor, guestBrowsing] = await Promise.all([findVisitor(userId), getSetting('guestBrowsing')]);
  if (userId !== null && !visitor) return refuse(403, gate.label);
  if (passesTier(gate.tier, visitor, guestBrowsing)) return { passes: true, refusal: null };
  return visitor === null && (gate.tier === 'everyone' || gate.tier === 'member') ? refuse(401, gate.label) : refuse(403, gate.label);
}

const refuse = (status: 401 | 403, label: string): GateDecision => ({
  passes: false,
  refusal: { status, message: status === 401 ? `Log in first: ${label}.` : `You may not do this: ${label}.` },
});

// The role as it is now, not as it was when the extension heard of the user.
async function findVisitor(userId: number | null): Promise<Visitor> {
  if (userId === null) return null;
  const { rows } = await getPool().query<{ id: number; role: Role }>({ name: 'gate-visitor', text: 'SELECT id, role::text FROM users WHERE id = $1', values: [userId] });
  return rows[0] ?? null;
}
