import { createHash, timingSafeEqual } from 'node:crypto';
import type { Role } from '@waypost/api';
import type pg from 'pg';

/** How an API key is stored. Keys are long and random, so a plain hash is enough. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares a key with the one given by WAYPOST_API_KEY, in the same time whatever differs. */
export function isSameKey(key: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hashApiKey(key)), Buffer.from(hashApiKey(expected)));
}

/** Finds the key that is not revoked, and notes its use at most once a minute. */
export async function findApiKey(
  pool: pg.Pool,
  key: string,
  now: number,
): Promise<{ name: string; role: Role } | null> {
  const found = await pool.query<{ id: string; name: string; role: Role; stale: boolean }>(
    `select id, name, role, (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute') as stale
     from api_key where hash = $1 and revoked_at is null`,
    [hashApiKey(key), new Date(now)],
  );
  const row = found.rows[0];
  if (!row) return null;
  if (row.stale) {
    // A database that takes no writes still knows whose key it is.
    await pool
      .query('update api_key set last_used_at = $2 where id = $1', [row.id, new Date(now)])
      .catch(() => {});
  }
  return { name: row.name, role: row.role };
}
