import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { sendingKey, type ServerIdentity } from './load-sending-state.ts';

/** Notes which server this database lives on, and the generation of its marks. */
export async function noteIdentity(
  db: Kysely<Database>,
  identity: ServerIdentity | null,
  generation: number,
): Promise<void> {
  const value = JSON.stringify({ ...identity, generation });
  await sql`
    INSERT INTO installation AS i (key, value) VALUES (${sendingKey}, ${value}::jsonb)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()
     WHERE (i.value->>'generation')::int <= ${generation}`.execute(db);
}
