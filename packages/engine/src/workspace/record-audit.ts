import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Notes who did what to what, e.g. `journeys.publish` on a journey's id. */
export async function recordAudit(
  db: Kysely<Database>,
  entry: { actor: string; action: string; subject: string; detail?: Record<string, unknown> },
  now: number,
): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({ ...entry, at: new Date(now), detail: JSON.stringify(entry.detail ?? {}) })
    .execute();
}
