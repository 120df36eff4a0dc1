import type { RoleTier } from '@nexus/sdk/manifest';
import { hasRole, type Role } from '@/lib/permissions/roles';

/** Whoever stands before a gate, as far as it matters; a guest is null. */
export type Visitor = { id: number; role: Role } | null;

/** Whether a tier lets somebody through. Guests pass `everyone` only where the forum lets them look around. */
export function passesTier(tier: RoleTier, visitor: Visitor, guestBrowsing: boolean): boolean {
  if (tier === 'everyone') return visitor !== null || guestBrowsing;
  return hasRole(visitor, tier);
}
