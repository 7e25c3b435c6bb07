import type { EventJourney } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Journeys that an event starts, by name: those live ones, and drafts whose entry is an event. */
export async function listEventJourneys(db: Kysely<Database>): Promise<EventJourney[]> {
  const { rows } = await sql<EventJourney>`
    SELECT id, name, admits AND entry_event IS NOT NULL AS "isLive" FROM journey
     WHERE kind = 'journey'
       AND (admits AND entry_event IS NOT NULL OR draft @> '{"activities": [{"type": "entryEvent"}]}')
     ORDER BY name, id
     LIMIT 1000`.execute(db);
  return rows;
}
