import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals short texts such as access tokens for storage. */
export interface SecretBox {
  seal(text: string): Buffer;
  /** @throws Error when the text was sealed with another key or changed since. */
  open(sealed: Buffer): string;
}

const nonceLength = 12;
const tagLength = 16;

/**
 * Seals with AES-256-GCM; what is stored is nonce, tag, ciphertext.
 * @throws Error when the key is not 32 bytes long.
 */
export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== 32) {
    throw new Error(`The secret key must be 32 bytes long, not ${key.length}.`);
  }
  return {
    seal(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const nonce = sealed.subarray(0, nonceLength);
      const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
      decipher.setAuthTag(tag);
      const body = sealed.subarray(nonceLength + tagLength);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
