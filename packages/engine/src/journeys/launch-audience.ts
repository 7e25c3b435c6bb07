import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { LaunchAudience } from '../enrolment/start-launch.ts';
import { JourneyRefusal } from './journey-refusal.ts';

/**
 * Who an entry lets in, as the audience is at this moment; null is everybody.
 * @throws JourneyRefusal when there is no such audience any more.
 */
export async function launchAudience(
  trx: Kysely<Database>,
  audienceId: string | null,
): Promise<LaunchAudience> {
  if (audienceId === null) return { kind: 'everybody' };
  const audience = await trx
    .selectFrom('audience')
    .select(['id', 'kind', 'rule'])
    .where('id', '=', audienceId)
    .executeTakeFirst();
  if (audience === undefined) {
    throw new JourneyRefusal(
      'audience_missing',
      'The audience of the entry does not exist any more. Choose another one and publish again.',
    );
  }
  if (audience.kind === 'list') return { kind: 'list', audienceId: audience.id };
  return audience.rule === null
    ? { kind: 'everybody' }
    : { kind: 'rule', audienceId: audience.id, rule: audience.rule };
}
