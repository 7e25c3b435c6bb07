import { sql, type Kysely } from 'kysely';

import type { Database, DeadLetterKind } from '../database/schema.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';

/** Something that was set aside, with the names of what it belongs to. */
export interface ListedDeadLetter {
  id: number;
  kind: DeadLetterKind;
  subject: string;
  sender_name: string | null;
  journey_id: string | null;
  journey_name: string | null;
  /** For a run: whose passage it is. */
  profile_id: string | null;
  reason: string;
  tries: number;
  first_at: Date;
  last_at: Date;
  state: 'open' | 'replaying';
}

/** A page of what is set aside and not settled, the newest first. */
export async function listDeadLetters(
  db: Kysely<Database>,
  query: { kind?: DeadLetterKind | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<ListedDeadLetter>> {
  const [before] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
  const { rows } = await sql<ListedDeadLetter>`
    SELECT d.id, d.kind, d.subject, s.name AS sender_name, coalesce(t.tried_id, d.journey_id) AS journey_id, j.name AS journey_name,
           r.profile_id, d.reason, d.tries, d.first_at, d.last_at, d.state
      FROM dead_letter d
      LEFT JOIN sender s ON s.id = d.sender_id
      LEFT JOIN journey j ON j.id = d.journey_id
      LEFT JOIN trial t ON t.journey_id = d.journey_id
      LEFT JOIN LATERAL (SELECT CASE WHEN d.kind = 'run' THEN d.subject::uuid END AS id) AS w ON true
      LEFT JOIN run r ON r.bucket = bucket_of(w.id) AND r.id = w.id
     WHERE d.state IN ('open', 'replaying')
       AND (${query.kind ?? null}::text IS NULL OR d.kind = ${query.kind ?? null})
       AND (${before ?? null}::bigint IS NULL OR d.id < ${before ?? null}::bigint)
     ORDER BY d.id DESC
     LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [String(row.id)]);
}
