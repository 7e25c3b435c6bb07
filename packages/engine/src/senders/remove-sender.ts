import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export type SenderRemoval =
  | { kind: 'removed' }
  | { kind: 'not_found' }
  /** Names of live journeys and unfinished campaigns that send with it. */
  | { kind: 'in_use'; by: string[] }
  /** Messages of it that have not left yet. */
  | { kind: 'queued'; messages: number };

/** Removes a sender that nothing live uses and that has nothing left to send. */
export async function removeSender(db: Kysely<Database>, id: string): Promise<SenderRemoval> {
  return db.transaction().execute(async (trx) => {
    const sender = await trx
      .selectFrom('sender')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (sender === undefined) return { kind: 'not_found' };
    const users = await sql<{ name: string }>`
      SELECT j.name
        FROM journey j JOIN journey_version v ON v.journey_id = j.id
       WHERE j.goes_on AND j.kind = 'journey'
         AND EXISTS (SELECT FROM jsonb_array_elements(v.graph->'activities') AS a
                      WHERE a->>'type' = 'whatsapp' AND a->>'senderId' = ${id})
      UNION
      SELECT name FROM campaign WHERE sender_id = ${id}::uuid AND status IN ('scheduled', 'sending')
       ORDER BY 1`.execute(trx);
    if (users.rows.length > 0) return { kind: 'in_use', by: users.rows.map(({ name }) => name) };
    const queued = await trx
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('sender_id', '=', id)
      .executeTakeFirstOrThrow();
    if (queued.n > 0) return { kind: 'queued', messages: queued.n };
    await trx
      .updateTable('campaign')
      .set({ sender_id: null })
      .where('sender_id', '=', id)
      .execute();
    await trx.deleteFrom('sender').where('id', '=', id).execute();
    return { kind: 'removed' };
  });
}
