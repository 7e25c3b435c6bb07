import type { Kysely } from 'kysely';

import { audienceCondition } from '../audiences/rule-condition.ts';
import type { Database } from '../database/schema.ts';
import { audienceChanges } from './audience-changes.ts';

/** Takes whoever is in an audience now as known, in the transaction that publishes the journey that watches it. */
export async function watchAudience(
  trx: Kysely<Database>,
  journeyId: string,
  audienceId: string,
  now: number,
): Promise<void> {
  const audience = await trx
    .selectFrom('audience')
    .select(['id', 'kind', 'rule'])
    .where('id', '=', audienceId)
    .executeTakeFirstOrThrow();
  const filter = await audienceCondition(trx, audience, now);
  await audienceChanges(trx, journeyId, filter, null);
}
