import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, base64url: session, setup and mail tokens. */
export const randomToken = () => randomBytes(32).toString('base64url');

/** What is stored of a token: its SHA-256, so that a read of the database lets nobody in. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest());

export const sha256Hex = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Short and speakable: what a person quotes when something failed. */
export const incidentId = () => randomBytes(5).toString('hex');

export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
