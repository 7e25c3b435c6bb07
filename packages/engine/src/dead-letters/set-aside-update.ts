import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { reasonOf } from './reason-of.ts';
import { setAside } from './set-aside.ts';

/** Keeps a parked update that can't be processed as an orphan, and notes why. */
export async function setAsideUpdate(
  trx: Kysely<Database>,
  id: number,
  error: unknown,
  now: number,
): Promise<void> {
  const { rows } = await sql<{ sender_id: string; received_at: Date }>`
    UPDATE parked_update SET orphan = true WHERE id = ${id} AND NOT orphan
    RETURNING sender_id, received_at`.execute(trx);
  await setAside(
    trx,
    rows.map((row) => ({
      kind: 'update',
      subject: String(id),
      senderId: row.sender_id,
      reason: reasonOf(error),
      data: { receivedAt: row.received_at.toISOString() },
    })),
    now,
  );
}
