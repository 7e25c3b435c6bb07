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
  for (const { place, bucket, id } of [...rows, ...(await findByAttribute(db, byAttribute))]) {
    const people = found[place];
    if (people !== undefined && people.length < 2 && !people.some((one) => one.id === id)) {
      people.push({ bucket, id });
    }
  }
  return found;
}

/**
 * No index knows attributes: all who are looked for so share one reading of the profiles. Of those who have the same
 * value the first and the last are enough to see that there are several.
 */
async function findByAttribute(
  db: Kysely<Database>,
  wanted: readonly (WantedPerson & { place: number })[],
): Promise<(FoundPerson & { place: number })[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<FoundPerson & { place: number }>`
    SELECT f.place, bucket_of(one.id) AS bucket, one.id
      FROM (
        SELECT w.place, min(p.id::text) AS first, max(p.id::text) AS last
          FROM profile p
          JOIN unnest(
                 ${wanted.map(({ place }) => place)}::int[],
                 ${wanted.map(({ findBy }) => findBy)}::text[],
                 ${wanted.map(({ findValue }) => findValue)}::text[]
               ) AS w (place, find_by, value) ON p.attributes->>w.find_by = w.value
         WHERE p.merged_into IS NULL
         GROUP BY w.place
      ) AS f, LATERAL (VALUES (f.first::uuid), (f.last::uuid)) AS one (id)`.execute(db);
  return rows;
}
