import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { DeltaTally } from './delta-tally.ts';

/** Appends a transaction's changes to the live numbers. The last statement before its commit. */
export async function appendDeltas(trx: Kysely<Database>, tally: DeltaTally): Promise<void> {
  const deltas = tally.entries();
  if (deltas.length === 0) return;
  await sql`
    INSERT INTO activity_delta (version_id, activity, outcome, n)
    SELECT * FROM unnest(
      ${deltas.map((delta) => delta.versionId)}::int[],
      ${deltas.map((delta) => delta.activity)}::text[],
      ${deltas.map((delta) => delta.outcome)}::text[],
      ${deltas.map((delta) => delta.n)}::int[])`.execute(trx);
}
