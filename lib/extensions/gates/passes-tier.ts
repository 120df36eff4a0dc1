import type { RoleTier } from '@nexus/sdk/manifest';
import { hasRole, type Role } from '@/lib/permissions/roles';

/** Whoever stands before a gate, as far as it matters; a guest is null. */
export type Visitor = { id: number; role: Role } | null;

/** Whether a tier lets somebody through. `everyone` includes guests, who may look around: lib/decisions/0012-guest-browsing.md. */
export const passesTier = (tier: RoleTier, visitor: Visitor): boolean => tier === 'everyone' || hasRole(visitor, tier);
