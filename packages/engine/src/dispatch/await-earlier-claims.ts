import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { claimLockClass } from './prepare-claim.ts';

/**
 * Waits until no claim of a sender is open that began under an earlier lease; later ones find the lease taken. Its
 * owner may be dead while the database still works on what it had asked for: those rows are locked, a claim would
 * step over them, and whatever comes after them to the same people would overtake them.
 */
export async function awaitEarlierClaims(db: Kysely<Database>, senderId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${claimLockClass}, hashtext(${senderId}))`.execute(db);
}
