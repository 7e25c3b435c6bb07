import { createHash } from 'node:crypto';

import type { OtherUpdate } from './updates.ts';

/** One change of a webhook's entry. */
export interface Change {
  accountId: string;
  /** When Meta wrote the entry, ms since the epoch; null for messages and where it is missing. */
  at: number | null;
  field: string;
  value: unknown;
}

/** What every update about accounts, numbers and templates carries. */
export function newsOf(change: Change, about: unknown = change.value) {
  const { accountId, at, field } = change;
  const key = createHash('sha256')
    .update(JSON.stringify([accountId, at, field, about]))
    .digest('base64url');
  return { accountId, at, field, key, phoneNumberId: null };
}

/** Keeps what has a shape we don't know, or don't act on. */
export function otherUpdate(
  change: Change,
  value: unknown = change.value,
  phoneNumberId: string | null = null,
): OtherUpdate {
  return { ...newsOf(change, value), kind: 'other', phoneNumberId, value };
}
