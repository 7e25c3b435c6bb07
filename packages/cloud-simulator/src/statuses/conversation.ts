import { createHash } from 'node:crypto';

import type { Pricing } from './pricing.ts';

const day = 86_400_000;

/**
 * The `conversation` of a status. Up to v23.0 every message has one of its own; from v24.0 on only
 * messages in a free entry point do. The end is told with `sent` only.
 */
export function conversationOf(
  messageId: string,
  status: string,
  pricing: Pricing,
  at: number,
  settings: { version: string; freeUntil: number | null },
): Record<string, unknown> | undefined {
  const free = pricing.type === 'free_entry_point';
  if (!free && Number(settings.version.slice(1)) >= 24) return undefined;
  const endsAt = free ? (settings.freeUntil ?? at + 3 * day) : at + day;
  return {
    id: createHash('md5').update(messageId).digest('hex'),
    ...(status === 'sent' ? { expiration_timestamp: String(Math.floor(endsAt / 1000)) } : {}),
    origin: { type: pricing.category },
  };
}
