import { sql, type RawBuilder } from 'kysely';

import { containsPattern } from '../paging/contains.ts';

/** What part of a WhatsApp user id may be: its digits, maybe with its country before them. */
const maybeUserId = /^[a-z0-9.]*\d[a-z0-9.]*$/i;

/**
 * A condition over profile `p`: people with these words in their name, number, external id, username or user id. User ids
 * are looked up among addresses, since to learn one must write no index of profiles.
 */
export function foundBy(search: string): RawBuilder<unknown> {
  const pattern = containsPattern(search);
  const says = (profile: string) => sql`${searchText(profile)} ILIKE ${pattern}`;
  if (!maybeUserId.test(search)) return says('p');
  return sql`(p.bucket, p.id) IN (
    SELECT s.bucket, s.id FROM profile s WHERE ${says('s')}
     UNION ALL
    SELECT a.bucket, a.profile_id FROM address a WHERE a.kind = 'bsuid' AND a.value ILIKE ${pattern})`;
}

/** What the trigram index `profile_searched` is made over. */
function searchText(profile: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${profile}.${name}`);
  return sql`(coalesce(${column('first_name')}, '') || ' ' || coalesce(${column('last_name')}, '') || ' ' || coalesce(${column('phone')}, '') || ' ' || ${column('external_id')} || ' ' || coalesce(${column('username')}, ''))`;
}
