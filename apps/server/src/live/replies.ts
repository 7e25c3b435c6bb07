import { countRepliers, type CountedPeriod } from '@waypost/engine';
import type { Database } from '@waypost/engine/database';
import type { Kysely } from 'kysely';

import type { CountedAt, CountedVersion } from './journey-counts.ts';

/** Answers are counted row by row, so not each time a number moves. */
const freshMs = 1500;

/** Reads how many answered each message of a journey's version, for a reader who asks again and again. */
export function createReplies(db: Kysely<Database>, journeyId: string): CountedAt['replies'] {
  let last: { of: string; at: number; replies: ReadonlyMap<string, number> } | null = null;
  return async (version: CountedVersion, period: CountedPeriod | null) => {
    if (!version.graph.activities.some(({ type }) => type === 'whatsapp')) return new Map();
    const of = `${version.id} ${period?.from} ${period?.until}`;
    if (last !== null && last.of === of && performance.now() - last.at < freshMs) {
      return last.replies;
    }
    const replies = await countRepliers(db, { id: version.id, journeyId }, period);
    last = { of, at: performance.now(), replies };
    return replies;
  };
}
