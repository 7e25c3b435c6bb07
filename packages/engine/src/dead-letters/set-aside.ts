import { sql, type Kysely } from 'kysely';

import type { Database, DeadLetterKind } from '../database/schema.ts';

/** Something that can't be processed, and what is needed to try it again. */
export interface DeadLetter {
  kind: DeadLetterKind;
  /** Id of the row that was set aside. */
  subject: string;
  senderId?: string | null;
  journeyId?: string | null;
  activity?: string | null;
  /** What was thrown (`reasonOf`). */
  reason: string;
  data?: Record<string, unknown>;
}

/**
 * Notes what was set aside, in the transaction that takes it out of the way. What is set aside already and failed
 * again keeps its row, with one more try.
 */
export async function setAside(
  trx: Kysely<Database>,
  letters: readonly DeadLetter[],
  now: number,
): Promise<void> {
  if (letters.length === 0) return;
  const at = new Date(now);
  await sql`
    INSERT INTO dead_letter AS d
           (kind, subject, sender_id, journey_id, activity, reason, data, first_at, last_at)
    SELECT kind, subject, sender_id, journey_id, activity, reason, data, ${at}, ${at}
      FROM unnest(
             ${letters.map(({ kind }) => kind)}::text[],
             ${letters.map(({ subject }) => subject)}::text[],
             ${letters.map(({ senderId }) => senderId ?? null)}::uuid[],
             ${letters.map(({ journeyId }) => journeyId ?? null)}::uuid[],
             ${letters.map(({ activity }) => activity ?? null)}::text[],
             ${letters.map(({ reason }) => reason)}::text[],
             ${letters.map(({ data }) => JSON.stringify(data ?? {}))}::jsonb[]
           ) AS l (kind, subject, sender_id, journey_id, activity, reason, data)
        ON CONFLICT (kind, subject) WHERE state IN ('open', 'replaying') DO UPDATE
       SET tries = d.tries + 1, last_at = excluded.last_at, reason = excluded.reason, data = excluded.data,
           state = 'open'`.execute(trx);
}
