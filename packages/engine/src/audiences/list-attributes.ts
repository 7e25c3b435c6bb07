import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { kindOfValues, valueCounts, type AttributeKind, type ValueCounts } from './value-kinds.ts';

/** A field of profiles that rules and messages may use. */
export interface KnownAttribute {
  /** As used in rules and Liquid, e.g. `profile.tier`. */
  field: string;
  label: string;
  kind: AttributeKind | 'consent';
  /** A field of every profile, an attribute seen in profiles, or one that somebody has described. */
  origin: 'everybody' | 'seen' | 'described';
  /** Values most people of the sample have, the most frequent first. */
  examples: string[];
}

/** Newest and oldest people looked at, each. */
const sampleSize = 1000;

/** Most values offered of a field. */
const mostExamples = 20;

const ownFields = [
  { name: 'first_name', label: 'First name' },
  { name: 'last_name', label: 'Last name' },
  { name: 'phone', label: 'Phone' },
  { name: 'country', label: 'Country' },
  { name: 'locale', label: 'Locale' },
  { name: 'time_zone', label: 'Time zone' },
  { name: 'external_id', label: 'External id' },
] as const;

const consents: KnownAttribute[] = [
  {
    field: 'consent.marketing',
    label: 'Marketing consent',
    kind: 'consent',
    origin: 'everybody',
    examples: ['in', 'out'],
  },
  {
    field: 'consent.service',
    label: 'Service consent',
    kind: 'consent',
    origin: 'everybody',
    examples: ['in', 'out'],
  },
];

const own: ReadonlySet<string> = new Set(ownFields.map(({ name }) => name));

/**
 * The fields every profile has, then the attributes found in a sample of people or described by somebody, by name.
 * An attribute's kind is what somebody has said it is, else what its values look like.
 */
export async function listAttributes(db: Kysely<Database>): Promise<KnownAttribute[]> {
  const [found, described, common] = await Promise.all([
    sampledAttributes(db),
    db.selectFrom('attribute').selectAll().execute(),
    commonValues(db),
  ]);
  const byName = new Map(described.map((row) => [row.name, row]));
  const names = new Set([...found.keys(), ...byName.keys()]);
  const attributes = [...names]
    .filter((name) => /^[A-Za-z0-9_]{1,64}$/.test(name) && !own.has(name))
    .toSorted()
    .map((name): KnownAttribute => {
      const counts = found.get(name);
      const said = byName.get(name);
      return {
        field: `profile.${name}`,
        label: said?.label ?? name.replaceAll('_', ' '),
        kind: said?.kind ?? (counts === undefined ? 'text' : kindOfValues(counts)),
        origin: said === undefined ? 'seen' : 'described',
        examples: counts?.examples ?? [],
      };
    });
  const fields = ownFields.map(({ name, label }): KnownAttribute => ({
    field: `profile.${name}`,
    label,
    kind: 'text',
    origin: 'everybody',
    examples: common.get(name) ?? [],
  }));
  return [...fields, ...consents, ...attributes];
}

const sample = sql`
  (SELECT * FROM profile ORDER BY created_at DESC, id DESC LIMIT ${sampleSize})
  UNION ALL
  (SELECT * FROM profile ORDER BY created_at, id LIMIT ${sampleSize})`;

async function sampledAttributes(db: Kysely<Database>): Promise<Map<string, ValueCounts>> {
  const { rows } = await sql<ValueCounts & { key: string }>`
    SELECT a.key, ${valueCounts(sql`a.value`)}
      FROM (${sample}) AS person, jsonb_each(person.attributes) AS a
     GROUP BY a.key`.execute(db);
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

/** Countries, locales and zones of the sample. Names and numbers are nobody's choice from a list. */
async function commonValues(db: Kysely<Database>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ name: string; examples: string[] }>`
    SELECT name, (array_agg(value ORDER BY n DESC, value))[1:${sql.lit(mostExamples)}] AS examples
      FROM (SELECT v.name, v.value, count(*) AS n
              FROM (${sample}) AS person,
                   LATERAL (VALUES ('country', country), ('locale', locale), ('time_zone', time_zone)) AS v (name, value)
             WHERE v.value IS NOT NULL GROUP BY 1, 2) AS counted
     GROUP BY name`.execute(db);
  return new Map(rows.map(({ name, examples }) => [name, examples]));
}
