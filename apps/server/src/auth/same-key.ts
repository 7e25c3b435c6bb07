import { timingSafeEqual } from 'node:crypto';
import { hashApiKey } from '@waypost/engine/api-keys';

/** Compares a key with the one that was set from outside, in the same time whatever differs. */
export function isSameKey(key: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hashApiKey(key)), Buffer.from(hashApiKey(expected)));
}
