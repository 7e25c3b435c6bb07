import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { setAsideUntil } from './set-aside-until.ts';

/** Closes letters about what went on by itself: a message whose time is over, a run that an event moved on. */
export async function forgetGone(db: Kysely<Database>, now: number): Promise<void> {
  await sql`
    UPDATE dead_letter d SET state = 'gone', settled_at = ${new Date(now)}
     WHERE d.state = 'open' AND CASE d.kind
       WHEN 'run' THEN NOT EXISTS (
         SELECT FROM run r
          WHERE r.bucket = bucket_of(d.subject::uuid) AND r.id = d.subject::uuid AND r.live
            AND r.wake_at >= ${setAsideUntil})
       WHEN 'message' THEN NOT EXISTS (
         SELECT FROM outbox o
          WHERE o.bucket = bucket_of(d.subject::uuid) AND o.message_id = d.subject::uuid
            AND o.due_at >= ${setAsideUntil})
       WHEN 'launch' THEN NOT EXISTS (
         SELECT FROM launch l WHERE l.id = d.subject::uuid AND l.status = 'set_aside')
       ELSE false END`.execute(db);
}
