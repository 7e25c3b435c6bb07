import { connect } from '@waypost/engine/database';

import type { BenchDatabase } from './bench-database.ts';

/** So many people with one `crowd`, named `<crowd>-1`, `<crowd>-2`, … */
export interface Crowd {
  /** Attribute that an audience can ask for; letters only. */
  crowd: string;
  count: number;
  /** E.164 without the last seven digits. */
  phonePrefix: string;
}

const atOnce = 50_000;

/**
 * Writes people with both consents straight into the tables, in seconds instead of minutes. They are there since a
 * minute ago, so that a launch reads them.
 */
export async function insertPeople(
  database: BenchDatabase,
  { crowd, count, phonePrefix }: Crowd,
): Promise<void> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    for (let first = 1; first <= count; first += atOnce) {
      await connection.pool.query(insertSlice, [
        crowd,
        phonePrefix,
        first,
        Math.min(count, first + atOnce - 1),
      ]);
    }
    await connection.pool.query('ANALYZE profile, address');
  } finally {
    await connection.close();
  }
}

/** The phone of the n-th of a crowd, as `insertPeople` writes it. */
export function phoneOf(phonePrefix: string, n: number): string {
  return phonePrefix + String(n).padStart(7, '0');
}

const insertSlice = `
  WITH people AS (
    SELECT $1::text || '-' || n AS external_id, $2::text || lpad(n::text, 7, '0') AS phone, n
      FROM generate_series($3::int, $4::int) AS n
  ), added AS (
    INSERT INTO profile (bucket, id, external_id, first_name, phone, country, locale, attributes,
                         marketing_consent, service_consent, created_at, updated_at)
    SELECT bucket_of(profile_id_of(external_id)), profile_id_of(external_id), external_id, 'Person ' || n,
           phone, 'IT', 'it', jsonb_build_object('crowd', $1::text), 'in', 'in',
           now() - interval '1 minute', now() - interval '1 minute'
      FROM people
     ORDER BY 1, 2
    RETURNING bucket, id, phone
  )
  INSERT INTO address (kind, value, bucket, profile_id)
  SELECT 'phone', phone, bucket, id FROM added`;
