import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** The rolling window of the portfolio's limit. */
export const dayMs = 86_400_000;

/** Different people written to outside a window in the last 24 hours, over all senders of a portfolio. */
export async function portfolioUsage(
  db: Kysely<Database>,
  portfolioId: string,
  now: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM portfolio_recipient
     WHERE portfolio_id = ${portfolioId} AND reached_at > ${new Date(now - dayMs)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Forgets people who have not counted for a day. */
export async function forgetOldRecipients(db: Kysely<Database>, now: number): Promise<void> {
  await sql`DELETE FROM portfolio_recipient WHERE reached_at <= ${new Date(now - 2 * dayMs)}`.execute(
    db,
  );
}
