import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whom somebody looks for. */
export interface WantedPerson {
  /** `external_id`, `phone`, or an attribute's name. */
  findBy: string;
  findValue: string;
}

export interface FoundPerson {
  bucket: number;
  id: string;
}

/** The people meant, at most two for each who is looked for: more than one is too many. */
export async function findPeople(
  db: Kysely<Database>,
  wanted: readonly WantedPerson[],
): Promise<FoundPerson[][]> {
  const found: FoundPerson[][] = wanted.map(() => []);
  const places = wanted.map((person, place) => ({ ...person, place }));
  const { rows } = await sql<FoundPerson & { place: number }>`
    WITH wanted AS (
      SELECT * FROM unnest(
        ${places.map(({ place }) => place)}::int[],
        ${places.map(({ findBy }) => findBy)}::text[],
        ${places.map(({ findBy, findValue }) => (findBy === 'phone' ? findValue.replaceAll(/[^\d+]/g, '') : findValue))}::text[]
      ) AS w (place, find_by, value)
    )
    SELECT w.place, p.bucket, p.id
      FROM wanted w
      JOIN profile p ON p.bucket = bucket_of(profile_id_of(w.value)) AND p.id = profile_id_of(w.value)
     WHERE w.find_by = 'external_id' AND p.merged_into IS NULL
     UNION ALL
    SELECT w.place, p.bucket, p.id
      FROM wanted w
      JOIN address a ON a.kind = 'phone' AND a.value = w.value
      JOIN profile p ON p.bucket = a.bucket AND p.id = a.profile_id
     WHERE w.find_by = 'phone' AND p.merged_into IS NULL`.execute(db);
  const byAttribute = places.filter(({ findBy }) => findBy !== 'external_id' && findBy !== 'phone');
  // No index knows attributes: all who are looked for so share one reading of the profiles.
  const others =
    byAttribute.length === 0
      ? { rows: [] }
      : await sql<FoundPerson & { place: number }>`
          SELECT w.place, p.bucket, p.id
            FROM profile p
            JOIN unnest(
                   ${byAttribute.map(({ place }) => place)}::int[],
                   ${byAttribute.map(({ findBy }) => findBy)}::text[],
                   ${byAttribute.map(({ findValue }) => findValue)}::text[]
                 ) AS w (place, find_by, value) ON p.attributes->>w.find_by = w.value
           WHERE p.merged_into IS NULL
           LIMIT ${byAttribute.length * 1000}`.execute(db);
  for (const { place, bucket, id } of [...rows, ...others.rows]) {
    const people = found[place];
    if (people !== undefined && people.length < 2 && !people.some((one) => one.id === id)) {
      people.push({ bucket, id });
    }
  }
  return found;
}
