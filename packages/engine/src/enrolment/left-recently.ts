import { sql, type RawBuilder } from 'kysely';

/** A passage, or who is to begin one, as columns bucket, profile_id, journey_id and concurrency_key of this alias. */
export type PassageAlias = 'w' | 'mine';

/** Whether the person's last passage of the same journey and key ended after a moment. */
export function leftRecently(alias: PassageAlias, since: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (
    SELECT FROM run past
     WHERE past.bucket = ${sql.ref(`${alias}.bucket`)} AND past.profile_id = ${sql.ref(`${alias}.profile_id`)}
       AND past.journey_id = ${sql.ref(`${alias}.journey_id`)} AND past.concurrency_key = ${sql.ref(`${alias}.concurrency_key`)}
       AND NOT past.live AND past.parent_id IS NULL AND past.ended_at > ${since})`;
}
