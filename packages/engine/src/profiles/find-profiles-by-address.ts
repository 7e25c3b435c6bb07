import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileRow } from './profile.ts';

/** A profile as a list names it, with the number or user id it was looked up by. */
export type AddressedProfile = { value: string } & Pick<
  ProfileRow,
  'id' | 'external_id' | 'first_name' | 'last_name'
>;

/** The profiles that have one of these numbers (E.164) or user ids, the latest first: several may share one. */
export async function findProfilesByAddress(
  db: Kysely<Database>,
  values: readonly string[],
): Promise<AddressedProfile[]> {
  if (values.length === 0) return [];
  return db
    .selectFrom('profile')
    .innerJoin('address', (join) =>
      join
        .onRef('address.bucket', '=', 'profile.bucket')
        .onRef('address.profile_id', '=', 'profile.id'),
    )
    .select([
      'address.value',
      'profile.id',
      'profile.external_id',
      'profile.first_name',
      'profile.last_name',
    ])
    .where('address.kind', 'in', ['phone', 'bsuid'])
    .where('address.value', 'in', [...values])
    .orderBy('profile.created_at', 'desc')
    .orderBy('profile.id', 'desc')
    .execute();
}
