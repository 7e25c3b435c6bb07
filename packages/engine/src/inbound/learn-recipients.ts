import type { StatusUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findProfiles, personKey } from './address-book.ts';
import { linkIdentities } from './link-identities.ts';

/** Statuses name the person too since 2026: learns who has which user id. */
export async function learnRecipients(
  trx: Kysely<Database>,
  statuses: readonly StatusUpdate[],
  now: number,
): Promise<void> {
  const persons = new Map(
    statuses.flatMap(({ person }) =>
      person === null ||
      person.userId === null ||
      (person.waId === null && person.username === null)
        ? []
        : [[personKey(person), person] as const],
    ),
  );
  if (persons.size === 0) return;
  const sighted = [...persons.values()];
  await linkIdentities(trx, sighted, await findProfiles(trx, sighted), now);
}
