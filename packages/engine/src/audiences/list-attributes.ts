import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A field of profiles that rules and messages may use. */
export interface KnownAttribute {
  /** As used in rules and Liquid, e.g. `profile.tier`. */
  field: string;
  label: string;
  kind: 'text' | 'number' | 'boolean' | 'date' | 'consent';
  examples: string[];
}

/** Newest and oldest people looked at, each. */
const sampleSize = 1000;

const ownFields: KnownAttribute[] = [
  { field: 'profile.first_name', label: 'First name', kind: 'text', examples: [] },
  { field: 'profile.last_name', label: 'Last name', kind: 'text', examples: [] },
  { field: 'profile.phone', label: 'Phone', kind: 'text', examples: [] },
  { field: 'profile.country', label: 'Country', kind: 'text', examples: ['IT', 'FR', 'NL'] },
  { field: 'profile.locale', label: 'Locale', kind: 'text', examples: ['it-IT', 'en'] },
  { field: 'profile.time_zone', label: 'Time zone', kind: 'text', examples: ['Europe/Rome'] },
  { field: 'profile.external_id', label: 'External id', kind: 'text', examples: [] },
  {
    field: 'consent.marketing',
    label: 'Marketing consent',
    kind: 'consent',
    examples: ['in', 'out'],
  },
  { field: 'consent.service', label: 'Service consent', kind: 'consent', examples: ['in', 'out'] },
];

/** The fields every profile has, then the attributes found in a sample of people, by name. */
export async function listAttributes(db: Kysely<Database>): Promise<KnownAttribute[]> {
  const { rows } = await sql<{
    key: string;
    values: number;
    numbers: number;
    booleans: number;
    dates: number;
    examples: string[] | null;
  }>`
    WITH sample AS (
      (SELECT attributes FROM profile ORDER BY created_at DESC, id DESC LIMIT ${sampleSize})
      UNION ALL
      (SELECT attributes FROM profile ORDER BY created_at, id LIMIT ${sampleSize})
    )
    SELECT a.key,
           count(*) FILTER (WHERE a.value <> 'null' AND a.value <> '""') AS values,
           count(*) FILTER (WHERE jsonb_typeof(a.value) = 'number'
             OR (jsonb_typeof(a.value) = 'string' AND a.value #>> '{}' ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$')) AS numbers,
           count(*) FILTER (WHERE jsonb_typeof(a.value) = 'boolean') AS booleans,
           count(*) FILTER (WHERE jsonb_typeof(a.value) = 'string'
             AND a.value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}') AS dates,
           (array_agg(DISTINCT left(a.value #>> '{}', 40))
              FILTER (WHERE jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
                        AND a.value <> '""'))[1:4] AS examples
      FROM sample, jsonb_each(sample.attributes) AS a
     GROUP BY a.key ORDER BY a.key`.execute(db);
  const attributes = rows
    .filter(({ key }) => /^[A-Za-z0-9_]{1,64}$/.test(key))
    .map((row): KnownAttribute => ({
      field: `profile.${row.key}`,
      label: row.key.replaceAll('_', ' '),
      kind: kindOf(row),
      examples: row.examples ?? [],
    }));
  const own = new Set(ownFields.map(({ field }) => field));
  return [...ownFields, ...attributes.filter(({ field }) => !own.has(field))];
}

function kindOf(counts: {
  values: number;
  numbers: number;
  booleans: number;
  dates: number;
}): KnownAttribute['kind'] {
  if (counts.values === 0) return 'text';
  if (counts.booleans === counts.values) return 'boolean';
  if (counts.numbers === counts.values) return 'number';
  return counts.dates === counts.values ? 'date' : 'text';
}
