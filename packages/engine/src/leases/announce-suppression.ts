import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { suppressionChannel } from './lease-session.ts';

/** Tells the owners of all senders, in whatever process, that opt-outs were recorded. Heard at commit. */
export async function announceSuppression(trx: Kysely<Database>): Promise<void> {
  await sql`SELECT pg_notify(${suppressionChannel}, '')`.execute(trx);
}
