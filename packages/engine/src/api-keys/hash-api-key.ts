import { createHash } from 'node:crypto';

/** How a key is stored: its SHA-256, in hex. Keys are long and random, so a plain hash is enough. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
