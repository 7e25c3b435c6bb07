import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Who a webhook speaks of: by number (as WhatsApp writes it, without plus), by user id, or both. */
export interface Person {
  waId: string | null;
  userId: string | null;
}

export interface ProfileKey {
  bucket: number;
  profileId: string;
}

/** Identifies a person within a batch. */
export function personKey(person: Person): string {
  return `${person.waId ?? ''}/${person.userId ?? ''}`;
}

/**
 * The profiles of each person, by `personKey`: those of the user id and those of the number. Both may
 * belong to several; contacts hidden behind another profile come last. Whoever nobody knows is missing.
 */
export async function findProfiles(
  db: Kysely<Database>,
  persons: readonly Person[],
): Promise<Map<string, ProfileKey[]>> {
  const keys = persons.flatMap((person) => addressesOf(person));
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{
    kind: string;
    value: string;
    bucket: number;
    profile_id: string;
  }>`
    SELECT a.kind, a.value, a.bucket, a.profile_id
      FROM address a JOIN profile p ON p.bucket = a.bucket AND p.id = a.profile_id
     WHERE (a.kind, a.value) IN (
             SELECT * FROM unnest(
               ${keys.map((key) => key.kind)}::text[],
               ${keys.map((key) => key.value)}::text[]))
     ORDER BY p.merged_into IS NOT NULL, a.bucket, a.profile_id`.execute(db);
  const byAddress = new Map<string, ProfileKey[]>();
  for (const row of rows) {
    const key = `${row.kind}:${row.value}`;
    const known = byAddress.get(key) ?? [];
    known.push({ bucket: row.bucket, profileId: row.profile_id });
    byAddress.set(key, known);
  }
  const found = new Map<string, ProfileKey[]>();
  for (const person of persons) {
    const profiles = new Map<string, ProfileKey>();
    for (const { kind, value } of addressesOf(person)) {
      for (const profile of byAddress.get(`${kind}:${value}`) ?? []) {
        profiles.set(profile.profileId, profile);
      }
    }
    if (profiles.size > 0) found.set(personKey(person), [...profiles.values()]);
  }
  return found;
}

function addressesOf(person: Person): { kind: 'phone' | 'bsuid' | 'wa_id'; value: string }[] {
  return [
    ...(person.waId === null
      ? []
      : [
          { kind: 'wa_id', value: person.waId } as const,
          { kind: 'phone', value: `+${person.waId}` } as const,
        ]),
    ...(person.userId === null ? [] : [{ kind: 'bsuid', value: person.userId } as const]),
  ];
}
