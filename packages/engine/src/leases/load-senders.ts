import { pausedCategory } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What the owner of a sender needs to know of it. */
export interface DispatchSender {
  id: string;
  connection: 'simulator' | 'meta';
  phone_number_id: string;
  waba_id: string;
  /** The portfolio whose limit it shares; its account's id where Meta has not told it. */
  portfolio_id: string;
  messaging_limit: string | null;
  token: Buffer;
  app_secret: Buffer;
  messages_per_second: number;
  paused: boolean;
  pause_code: number | null;
  paused_until: Date | null;
  policies_confirmed: boolean;
  suppression_version: number;
}

/** Reads all senders: there are few, and the owner looks at them once a second. */
export async function loadSenders(db: Kysely<Database>): Promise<DispatchSender[]> {
  const { rows } = await sql<DispatchSender>`
    SELECT s.id, s.connection, s.phone_number_id, s.waba_id,
           coalesce(s.portfolio_id, s.waba_id) AS portfolio_id, s.messaging_limit, s.token, s.app_secret,
           s.messages_per_second, s.paused_at IS NOT NULL AS paused, s.pause_code, s.paused_until,
           s.policies_confirmed_at IS NOT NULL AS policies_confirmed, s.suppression_version
      FROM sender s ORDER BY s.id`.execute(db);
  return rows;
}

/**
 * Whether nothing at all may leave at this moment, ms since the epoch: everything is paused, or nobody has
 * confirmed Meta's rules for a live sender yet.
 */
export function isHeld(sender: DispatchSender, now: number): boolean {
  if (sender.connection === 'meta' && !sender.policies_confirmed) return true;
  return isPaused(sender, now) && pausedCategory(sender.pause_code) === null;
}

function isPaused({ paused, paused_until: until }: DispatchSender, now: number): boolean {
  return paused && (until === null || until.getTime() > now);
}
