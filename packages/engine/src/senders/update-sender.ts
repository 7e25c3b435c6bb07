import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

export interface SenderChange {
  name?: string | undefined;
  token?: Buffer | undefined;
  appSecret?: Buffer | undefined;
  messagesPerSecond?: number | undefined;
}

/** Changes what is given; undefined when there is no such sender. */
export async function updateSender(
  db: Kysely<Database>,
  id: string,
  change: SenderChange,
): Promise<SenderRow | undefined> {
  return db
    .updateTable('sender')
    .set((column) => ({
      name: change.name ?? column.ref('name'),
      token: change.token ?? column.ref('token'),
      app_secret: change.appSecret ?? column.ref('app_secret'),
      messages_per_second: change.messagesPerSecond ?? column.ref('messages_per_second'),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
