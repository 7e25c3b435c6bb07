import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileReference } from './event-input.ts';

export interface EventProfile {
  bucket: number;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds the profiles meant by these references, by place in the list; the unknown ones are missing. */
export async function findEventProfiles(
  db: Kysely<Database>,
  references: readonly ProfileReference[],
): Promise<Map<number, EventProfile>> {
  const byId: { place: number; id: string }[] = [];
  const byExternalId: { place: number; externalId: string }[] = [];
  const byAddress: { place: number; kind: 'phone' | 'bsuid'; value: string }[] = [];
  references.forEach((reference, place) => {
    if ('id' in reference) {
      if (uuid.test(reference.id)) byId.push({ place, id: reference.id });
    } else if ('externalId' in reference) {
      byExternalId.push({ place, externalId: reference.externalId });
    } else if ('phone' in reference) {
      byAddress.push({ place, kind: 'phone', value: reference.phone });
    } else {
      byAddress.push({ place, kind: 'bsuid', value: reference.bsuid });
    }
  });
  const { rows } = await sql<EventProfile & { place: number }>`
    WITH wanted AS (
      SELECT place, id
        FROM unnest(${byId.map((entry) => entry.place)}::int[],
                    ${byId.map((entry) => entry.id)}::uuid[]) AS w (place, id)
       UNION ALL
      SELECT place, profile_id_of(external_id)
        FROM unnest(${byExternalId.map((entry) => entry.place)}::int[],
                    ${byExternalId.map((entry) => entry.externalId)}::text[]) AS w (place, external_id)
       UNION ALL
      SELECT place, a.profile_id
        FROM unnest(${byAddress.map((entry) => entry.place)}::int[],
                    ${byAddress.map((entry) => entry.kind)}::text[],
                    ${byAddress.map((entry) => entry.value)}::text[]) AS w (place, kind, value)
        JOIN address a ON a.kind = w.kind AND a.value = w.value
    )
    SELECT DISTINCT ON (w.place) w.place, p.bucket, p.id
      FROM wanted w
      JOIN profile p ON p.bucket = bucket_of(w.id) AND p.id = w.id
     ORDER BY w.place, p.merged_into IS NOT NULL, p.created_at, p.id`.execute(db);
  return new Map(rows.map((row) => [row.place, { bucket: row.bucket, id: row.id }]));
}
