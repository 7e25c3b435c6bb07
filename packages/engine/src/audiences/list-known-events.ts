import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { kindOfValues, valueCounts, type AttributeKind } from './value-kinds.ts';

/** A custom event that rules may ask for. */
export interface KnownEvent {
  name: string;
  fields: { field: string; label: string; kind: AttributeKind; examples: string[] }[];
}

/** The newest of each name that are looked into for their fields. */
const sampleSize = 200;

/** Names looked into; more than these nobody chooses from a list. */
const mostNames = 200;

/** Custom events recorded so far, or awaited by a journey, with the fields they bring, by name. */
export async function listKnownEvents(db: Kysely<Database>): Promise<KnownEvent[]> {
  // Each name is found by one look into the index, however many events there are.
  const { rows: names } = await sql<{ name: string }>`
    WITH RECURSIVE recorded AS (
      (SELECT name FROM event WHERE kind = 'custom' ORDER BY name LIMIT 1)
      UNION ALL
      SELECT (SELECT e.name FROM event e WHERE e.kind = 'custom' AND e.name > r.name ORDER BY e.name LIMIT 1)
        FROM recorded r WHERE r.name IS NOT NULL
    ), awaited AS (
      SELECT a->>'eventName' AS name
        FROM journey j, jsonb_array_elements(j.draft->'activities') AS a
       WHERE a->>'type' = 'entryEvent' AND j.kind <> 'trial'
    )
    SELECT name FROM recorded WHERE name IS NOT NULL
    UNION
    SELECT name FROM awaited WHERE name <> ''
    ORDER BY 1 LIMIT ${mostNames}`.execute(db);
  const { rows: fields } = await sql<{
    name: string;
    key: string;
    values: number;
    numbers: number;
    booleans: number;
    dates: number;
    lists: number;
    examples: string[] | null;
  }>`
    SELECT n.name, f.key, ${valueCounts(sql`f.value`)}
      FROM unnest(${names.map(({ name }) => name)}::text[]) AS n (name)
      CROSS JOIN LATERAL (
        SELECT payload FROM event e WHERE e.kind = 'custom' AND e.name = n.name
         ORDER BY e.occurred_at DESC LIMIT ${sampleSize}) AS newest
      CROSS JOIN LATERAL jsonb_each(newest.payload) AS f
     GROUP BY n.name, f.key ORDER BY n.name, f.key`.execute(db);
  const byName = new Map<string, KnownEvent>(names.map(({ name }) => [name, { name, fields: [] }]));
  for (const row of fields) {
    if (!/^[A-Za-z0-9_]{1,64}$/.test(row.key)) continue;
    byName.get(row.name)?.fields.push({
      field: `event.${row.key}`,
      label: row.key.replaceAll('_', ' '),
      kind: kindOfValues(row),
      examples: row.examples ?? [],
    });
  }
  return [...byName.values()];
}
