import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Whose secret it is: sealed for one, it opens for no other. */
export interface SecretPlace {
  slug: string;
  key: string;
}

/**
 * Seals a secret: AES-256-GCM (NIST SP 800-38D) under a key of the extension's own, derived from the master secret by HKDF
 * (RFC 5869), with slug and key as associated data.
 * @returns version, nonce, tag and ciphertext in one
 */
export function sealSecret(place: SecretPlace, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, deriveKey(currentMaster(), place.slug), nonce).setAAD(associatedData(place));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), content]));
}

/** The secret, or null when it was sealed for another place, under an unknown master secret, or was changed since. */
export function openSecret(place: SecretPlace, sealed: Uint8Array): string | null {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) return null;
  for (const master of [currentMaster(), process.env.NEXUS_SECRET_PREVIOUS]) {
    const text = master ? decrypt(deriveKey(master, place.slug), place, Buffer.from(sealed)) : null;
    if (text !== null) return text;
  }
  return null;
}

function decrypt(key: Buffer, place: SecretPlace, sealed: Buffer): string | null {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(associatedData(place));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: the caller says that it cannot be read.
    return null;
  }
}

// JSON, so that no other slug and key can write the same bytes.
const associatedData = ({ slug, key }: SecretPlace) => Buffer.from(JSON.stringify([VERSION, slug, key]));

const deriveKey = (master: string, slug: string) => Buffer.from(hkdfSync('sha256', master, '', `nexus extension secrets ${slug}`, 32));

function currentMaster(): string {
  const master = process.env.NEXTAUTH_SECRET;
  if (!master) throw new Error('NEXTAUTH_SECRET is not set: boot sets it from NEXUS_SECRET or the data folder.');
  return master;
}
