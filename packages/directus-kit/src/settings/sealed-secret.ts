import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SecretSeal {
  /** `owner` is bound to the sealed bytes: moved to another row they no longer open. */
  seal(text: string, owner: string): Buffer;
  /** @throws when the bytes were altered, belong to another owner or to another key */
  open(sealed: Buffer, owner: string): string;
}

/**
 * Keeps secrets of others (signing keys, API tokens, passwords) at rest: AES-256-GCM with a key of
 * its own, derived by HKDF-SHA256 from the platform's key for files (64 hexadecimal digits).
 */
export function secretSeal(filesKey: string): SecretSeal {
  const master = Buffer.from(filesKey, 'hex');
  const key = Buffer.from(hkdfSync('sha256', master, '', 'ia-infinity/source-secrets/v1', 32));
  return {
    seal(text, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), content]);
    },
    open(sealed, owner) {
      if (sealed[0] !== VERSION) throw new Error('This secret was sealed by another version.');
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      decipher.setAuthTag(tag);
      const content = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
    },
  };
}
