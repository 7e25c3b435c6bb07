import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What the owner of a sender needs to know of it. */
export interface DispatchSender {
  id: string;
  connection: 'simulator' | 'meta';
  phone_number_id: string;
  waba_id: string;
  token: Buffer;
  app_secret: Buffer;
  messages_per_second: number;
  paused: boolean;
  suppression_version: number;
}

/** Reads all senders: there are few, and the owner looks at them once a second. */
export async function loadSenders(db: Kysely<Database>): Promise<DispatchSender[]> {
  const { rows } = await sql<DispatchSender>`
    SELECT s.id, s.connection, s.phone_number_id, s.waba_id, s.token, s.app_secret,
           s.messages_per_second, s.paused_at IS NOT NULL AS paused, s.suppression_version
      FROM sender s ORDER BY s.id`.execute(db);
  return rows;
}
