import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { MessageLink } from './find-link.ts';

/** Two requests this close together are one tap: phones repeat a request when a page is slow. */
const sameTapMs = 2_000;

/**
 * Stores a click as an event of the person. Answers `repeated` when it belongs to the tap before, and
 * `first` when nobody clicked anything in this message yet.
 */
export async function insertClick(
  trx: Kysely<Database>,
  link: MessageLink,
  index: number,
  now: number,
): Promise<'first' | 'another' | 'repeated'> {
  const at = new Date(now);
  // Taps on the links of one message are looked at one after the other, so that only one is the first.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('click:' || ${link.message_id}, 0))`.execute(
    trx,
  );
  const { rows: clicks } = await sql<{ index: number | null; received_at: Date }>`
    SELECT button AS index, received_at FROM event
     WHERE bucket = ${link.bucket} AND profile_id = ${link.profile_id} AND kind = 'click'
       AND message_id = ${link.message_id}`.execute(trx);
  const isRepeated = clicks.some(
    (click) => click.index === index && now - click.received_at.getTime() < sameTapMs,
  );
  if (isRepeated) return 'repeated';
  await sql`
    INSERT INTO event (bucket, profile_id, kind, message_id, run_id, button, payload, occurred_at, received_at)
    VALUES (${link.bucket}, ${link.profile_id}, 'click', ${link.message_id}, ${link.run_id}, ${index},
            ${JSON.stringify({ url: link.target })}, ${at}, ${at})`.execute(trx);
  return clicks.length === 0 ? 'first' : 'another';
}
