import type { Kysely, Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

export type NoticeRow = Selectable<Database['sender_notice']>;

/** The latest news about an account, or about one of its senders and the account as a whole. */
export async function listNotices(
  db: Kysely<Database>,
  of: { wabaId: string; senderId?: string },
  limit: number,
): Promise<NoticeRow[]> {
  const { senderId } = of;
  return db
    .selectFrom('sender_notice')
    .selectAll()
    .where('waba_id', '=', of.wabaId)
    .$if(senderId !== undefined, (query) =>
      query.where((where) =>
        where.or([where('sender_id', 'is', null), where('sender_id', '=', senderId ?? null)]),
      ),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
