import { hkdfSync } from 'node:crypto';

/** The password of an extension's role: derived, so that no file and no row holds it. */
export function rolePassword(role: string): string {
  const master = process.env.NEXTAUTH_SECRET;
  if (!master) throw new Error('NEXTAUTH_SECRET is not set: boot sets it from NEXUS_SECRET or the data folder.');
  return Buffer.from(hkdfSync('sha256', master, '', `nexus extension role ${role}`, 32)).toString('base64url');
}
