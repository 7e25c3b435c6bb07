import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A sender, as news finds it. */
export interface NewsSender {
  id: string;
  wabaId: string;
  portfolioId: string | null;
  /** Digits only. */
  number: string;
}

/** All senders: there are few, and news is rare. */
export async function findNewsSenders(db: Kysely<Database>): Promise<NewsSender[]> {
  const { rows } = await sql<NewsSender>`
    SELECT id, waba_id AS "wabaId", portfolio_id AS "portfolioId",
           regexp_replace(display_phone_number, '\\D', '', 'g') AS number
      FROM sender ORDER BY id`.execute(db);
  return rows;
}
