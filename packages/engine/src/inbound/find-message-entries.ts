import { entryMessageSchema, type EntryMessage } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A live journey that people enter by writing to us. */
export interface MessageEntry {
  journeyId: string;
  versionId: number;
  entry: EntryMessage;
}

/** Finds the live journeys with an entry by message. Rows that were published in an unknown shape are passed over. */
export async function findMessageEntries(db: Kysely<Database>): Promise<MessageEntry[]> {
  const { rows } = await sql<{ id: string; live_version_id: number; entry_message: unknown }>`
    SELECT id, live_version_id, entry_message FROM journey
     WHERE admits AND entry_message IS NOT NULL
     ORDER BY id`.execute(db);
  return rows.flatMap((row) => {
    const entry = entryMessageSchema.safeParse(row.entry_message);
    return entry.success
      ? [{ journeyId: row.id, versionId: row.live_version_id, entry: entry.data }]
      : [];
  });
}
